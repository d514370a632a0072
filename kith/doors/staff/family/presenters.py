"""The family's page in typed pieces."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from django.urls import reverse

from kith.core.people.selectors import FamilyView
from kith.core.plans.selectors import PlanStanding
from kith.doors.staff.family.forms import OpenPlanForm
from kith.doors.staff.pages import age_words, identity_of, listed
from kith.govuk.dates import date_words
from kith.govuk.page import Page
from kith.govuk.pieces import Column, Empty, Fact, Link, Notice, Table, Tag, Tone, WorkRow


class Connected(Protocol):
    """What somebody is to one child."""

    child_id: UUID
    described_as: str
    parental_responsibility: bool


class ChildsPerson(Protocol):
    """A child as a person."""

    id: UUID
    name: str
    known_as: str
    born_on: date | None
    expected_on: date | None


@dataclass(frozen=True, kw_only=True)
class FamilyPage(Page):
    """Children, people, plans."""

    children: tuple[Fact, ...]
    people: Table | None
    add: tuple[Link, ...]
    plans: tuple[WorkRow, ...]
    no_plan: Empty
    start: Link | None


@dataclass(frozen=True, kw_only=True)
class OpenPlanPage(Page):
    """The form to start a plan."""

    form: OpenPlanForm
    any_free: bool
    family_id: UUID


def family_page(
    family: FamilyView,
    plans: Sequence[PlanStanding],
    may_write: bool,
    may_change: bool,
    logs: Collection[UUID],
    restricting: Mapping[UUID, Link],
    notice: Notice | None,
) -> FamilyPage:
    """The page of a family within reach; `logs` are the children whose log this person may read.

    `restricting` leads to where the record of a child is restricted, for who may.
    """
    names = {child.id: child.person.known_as for child in family.children}
    start = Link("Start a safety plan", reverse("plan-open", args=[family.id])) if may_write else None
    return FamilyPage(
        title="Family",
        heading=f"{family.name} family",
        identity=identity_of(family),
        notice=notice,
        back_link=Link("My work", reverse("work")),
        children=tuple(
            _child(family, child.person, child.id in logs, restricting.get(child.id)) for child in family.children
        ),
        people=_people(family, names),
        add=_add(family) if may_change else (),
        plans=tuple(_plan_row(plan, names) for plan in plans),
        no_plan=Empty(
            "There is no plan yet." if may_write else "There is no plan here that you can open.",
            "A safety plan says who does what to keep the children safe now."
            if may_write
            else "If you expected one, ask the lead worker.",
            start,
        ),
        start=start if len({child for plan in plans for child in plan.children}) < len(names) else None,
    )


def _log_link(child_id: UUID, name: str) -> Link:
    return Link("Who opened it", reverse("access-log", args=[child_id]), f"({name}’s record)")


def _child(family: FamilyView, person: ChildsPerson, log: bool, restricting: Link | None) -> Fact:
    expected = f"expected {date_words(person.expected_on)}" if person.expected_on else ""
    details = Link("See details", reverse("person", args=[family.id, person.id]), f"of {person.known_as}")
    links = [
        details,
        *((_log_link(person.id, person.known_as),) if log else ()),
        *((restricting,) if restricting else ()),
    ]
    return Fact(person.name, expected or age_words(person.born_on), tuple(links))


def _add(family: FamilyView) -> tuple[Link, ...]:
    place = [family.id]
    return (
        Link("Add a child", reverse("child-add", args=place)),
        Link("Add somebody around the children", reverse("adult-add", args=place)),
    )


def _people(family: FamilyView, names: dict[UUID, str]) -> Table | None:
    rows = []
    for person in family.adults:
        here = [one for one in person.connections.all() if one.child_id in names]
        rows.append(
            (
                Link(person.name, reverse("person", args=[family.id, person.id])),
                _connections(here, names),
                person.get_copy_format_display(),
                person.needs or "None known",
            )
        )
    columns = (Column("Name"), Column("Who they are"), Column("Copies in"), Column("Needs"))
    return Table("People around the children", columns, tuple(rows)) if rows else None


def _connections(here: Sequence[Connected], names: dict[UUID, str]) -> str:
    """“Kayden, Ruby and Alfie’s mum (PR)”: children to whom somebody is the same stand together."""
    alike: dict[tuple[str, bool], list[str]] = {}
    for one in here:
        alike.setdefault((one.described_as, one.parental_responsibility), []).append(names[one.child_id])
    return "; ".join(
        f"{listed(children)}’s {described}{' (PR)' if responsible else ''}"
        for (described, responsible), children in alike.items()
    )


def _plan_row(plan: PlanStanding, names: dict[UUID, str]) -> WorkRow:
    tag = Tag("Live", Tone.LIVE) if plan.live else Tag("Proposed", Tone.DUE) if plan.proposed else Tag("Draft")
    review = f"review {date_words(plan.review_on)}" if plan.review_on else "no review date yet"
    about = listed(names.get(child, "a child") for child in plan.children)
    return WorkRow(Link("Safety plan", reverse("plan", args=[plan.id])), f"For {about}", review, tag)
