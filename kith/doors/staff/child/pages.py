"""The pages of this area in typed pieces."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from kith.core.people.likely_same import Contact
from kith.core.people.selectors import FamilyView, PersonView
from kith.doors.staff.pages import age_words, identity_of
from kith.govuk.dates import date_words
from kith.govuk.forms import Form
from kith.govuk.page import Page
from kith.govuk.pieces import Fact, Link, Notice


@dataclass(frozen=True, slots=True)
class Asking:
    """A record out of reach: whom to ask, and the way to open it at once."""

    words: str
    at_once: Link | None


@dataclass(frozen=True, kw_only=True)
class PersonFormPage(Page):
    """A form about somebody. `note` is said above it; `left_out` names fields that are not asked yet."""

    form: Form
    action: str
    button: str
    note: str = ""
    left_out: tuple[str, ...] = ()
    records: tuple[Link, ...] = ()
    ask: tuple[Asking, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PersonPage(Page):
    """Who somebody is, where they live, and what they are to whom."""

    facts: tuple[Fact, ...]
    addresses: tuple[Fact, ...]
    connections: tuple[Fact, ...]
    change: Link | None
    move: Link | None


@dataclass(frozen=True, kw_only=True)
class TakeOutPage(Page):
    """Asks once more before an address is taken out."""

    form: Form
    action: str
    text: str
    leave: Link


def asked_of(contacts: Sequence[Contact], may_break_glass: bool) -> tuple[Asking, ...]:
    """Whom to ask about records that are out of reach, and the way to open one at once where that may be."""
    return tuple(
        Asking(
            f"A record exists. Ask {one.name}{f', {one.phone}' if one.phone else ''}.",
            Link("Open it at once, for a reason", reverse("break-glass", args=[one.child_id]))
            if may_break_glass and one.child_id
            else None,
        )
        for one in contacts
    )


def person_page(seen: PersonView, family: FamilyView, may_write: bool, notice: Notice | None) -> PersonPage:
    """The page of somebody within reach."""
    place = [family.id, seen.person.id]
    return PersonPage(
        title="A child" if seen.is_child else "Somebody around the children",
        heading=seen.details.name,
        identity=identity_of(family),
        notice=notice,
        back_link=Link("Back to the family", reverse("family", args=[family.id])),
        facts=_facts(seen),
        addresses=_addresses(seen, family, may_write),
        connections=() if seen.is_child else _connections(seen, family, may_write),
        change=Link("Change these details", reverse("person-change", args=place)) if may_write else None,
        move=Link("Add an address", reverse("person-address", args=place)) if may_write else None,
    )


def _facts(seen: PersonView) -> tuple[Fact, ...]:
    details = seen.details
    born = f"{date_words(details.born_on)} ({age_words(details.born_on)})" if details.born_on else ""
    known = (
        ("Known as", details.known_as),
        ("Date of birth", born),
        ("Expected", date_words(details.expected_on) if details.expected_on else ""),
        ("NHS number", _spaced(details.nhs_number)),
        ("The council’s number", details.council_id),
        ("Telephone", details.phone),
        ("Former names", "\n".join(details.former_names)),
        ("Other names they go by", "\n".join(details.also_known_as)),
        ("Needs", seen.person.needs),
    )
    return tuple(Fact(name, answer) for name, answer in known if answer)


def _spaced(number: str) -> str:
    return f"{number[:3]} {number[3:6]} {number[6:]}" if number else ""


def _addresses(seen: PersonView, family: FamilyView, may_write: bool) -> tuple[Fact, ...]:
    rows = []
    for number, one in enumerate(seen.addresses, 1):
        until = f" until {date_words(one.until_on)}" if one.until_on else ""
        place = [family.id, seen.person.id, one.id]
        links = (Link("Take out", reverse("person-address-out", args=place), f"address {number}"),)
        answer = f"{one.lines}\n{one.postcode}" if one.postcode else one.lines
        rows.append(Fact(f"From {date_words(one.from_on)}{until}", answer, links if may_write else ()))
    return tuple(rows)


def _connections(seen: PersonView, family: FamilyView, may_write: bool) -> tuple[Fact, ...]:
    held = {one.child_id: one for one in seen.person.connections.all()}
    rows = []
    for child in family.children:
        one = held.get(child.id)
        responsible = ", with parental responsibility" if one and one.parental_responsibility else ""
        answer = f"{one.described_as}{responsible}" if one else "No connection is written down."
        link = Link(
            "Change" if one else "Add",
            reverse("person-connection", args=[family.id, seen.person.id, child.id]),
            f"what they are to {child.person.known_as}",
        )
        rows.append(Fact(f"To {child.person.known_as}", answer, (link,) if may_write else ()))
    return tuple(rows)
