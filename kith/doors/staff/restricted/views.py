"""Restricted records: which there are, one of them, beginning, looking again, lifting (ACCESS-4)."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.log_policies import logs_readable
from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role
from kith.core.people.choices import RestrictedFor
from kith.core.people.restricted_selectors import (
    NameSeen,
    RestrictedView,
    list_of,
    people_around,
    restricted_for,
    restricted_records,
    service_managers_around,
    to_restrict,
)
from kith.core.people.restricted_services import record_restricted, restriction_lifted, restriction_looked_at
from kith.doors.staff.door import open_record, posted, principal, told
from kith.doors.staff.one_form import PER_PAGE, around, one_form, page_number
from kith.doors.staff.restricted.forms import LiftForm, RestrictForm, WordsForm
from kith.govuk.dates import date_words, datetime_words
from kith.govuk.page import Page, render
from kith.govuk.pieces import Empty, Fact, Link, WorkRow

WRITE = require_http_methods(["GET", "HEAD", "POST"])
HOME = "Restricted records"


@dataclass(frozen=True, kw_only=True)
class RecordsPage(Page):
    """The list."""

    rows: tuple[WorkRow, ...]
    none: Empty
    pages: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class RecordPage(Page):
    """One of them, without its content."""

    facts: tuple[Fact, ...]
    names: tuple[Fact, ...]
    ways: tuple[Link, ...]


@requires(Permission.RECORD_RESTRICT)
@require_safe
def records(request: HttpRequest) -> HttpResponse:
    """Every restricted record this person looks after, longest restricted first."""
    number = page_number(request)
    held = restricted_records(principal(request), (number - 1) * PER_PAGE, PER_PAGE)
    page = RecordsPage(
        title=HOME,
        notice=told(request),
        rows=tuple(
            WorkRow(
                Link(one.child_name, reverse("restricted-record", args=[one.id])),
                f"{one.reason}; {one.answerable} answers for it",
                f"since {date_words(one.begun_at)}",
            )
            for one in held.shown
        ),
        none=Empty("No record is restricted.", "A record is restricted on the page of its family."),
        pages=around(request, number, held.total),
    )
    return render(request, "staff/restricted/records.html", page)


@requires(Permission.RECORD_RESTRICT)
@require_safe
def record(request: HttpRequest, restriction_id: UUID) -> HttpResponse:
    """One restricted record: why, who is on its list, who answers for it, and what can be done."""
    asker = principal(request)
    seen = restricted_for(asker, restriction_id)
    open_record(request, [seen.child_id])
    place, log = [restriction_id], bool(logs_readable(asker, [seen.child_id]))
    page = RecordPage(
        title="Restricted record",
        heading=seen.child_name,
        notice=told(request),
        back_link=Link(HOME, reverse("restricted-records")),
        facts=(
            Fact("Why", f"{seen.reason}\n{seen.why}"),
            Fact("Since", datetime_words(seen.begun_at)),
            Fact(
                "Answers for it",
                seen.answerable,
                (Link("Change", reverse("restricted-answer", args=place), "who answers for it"),),
            ),
        ),
        names=tuple(_name(seen, one) for one in list_of(asker, restriction_id)),
        ways=(
            Link("Put somebody on the list", reverse("restricted-name-add", args=place)),
            Link("It is still needed", reverse("restricted-look", args=place)),
            Link("Lift the restriction", reverse("restricted-lift", args=place)),
            *([Link("Who opened it", reverse("access-log", args=[seen.child_id]))] if log else []),
        ),
    )
    return render(request, "staff/restricted/record.html", page)


def _name(seen: RestrictedView, one: NameSeen) -> Fact:
    until = f", until {date_words(one.until_on)}" if one.until_on else ""
    off = Link("Take off", reverse("restricted-name-off", args=[seen.id, one.user_id]), f"{one.name} the list")
    lead = ", lead worker" if one.user_id == seen.lead_worker_id else ""
    fixed = one.user_id in {seen.answerable_id, seen.lead_worker_id}
    return Fact(one.name, f"{one.role}{lead}{until}", () if fixed else (off,))


@requires(Permission.RECORD_RESTRICT)
@WRITE
def restrict(request: HttpRequest, child_id: UUID) -> HttpResponse:
    """Restrict a child's record to a list of named people."""
    asker = principal(request)
    child = to_restrict(asker, child_id)
    open_record(request, [child_id])
    people = people_around(asker, child_id)
    form = RestrictForm(posted(request), initial={"names": [str(child.lead_worker_id)]})
    form.ask(
        ((user.id, user.name, Role(user.role).label) for user in people),
        ((user.id, user.name) for user in service_managers_around(asker, child_id)),
    )

    def act(typed: dict[str, Any]) -> str:
        made = record_restricted(
            child_id=child_id,
            reason=RestrictedFor(typed["reason"]),
            why=typed["why"],
            names=[UUID(one) for one in typed["names"]],
            answerable_id=UUID(typed["answerable"]),
            by=asker,
        )
        return reverse("restricted-record", args=[made.id])

    return one_form(
        request, form, act, done="The record is restricted.", title="Restrict a record",
        heading=f"Restrict {child.person.known_as}’s record", button="Restrict the record", warning=True,
        caution="From now on only the people on the list reach it: no break-glass, no out-of-hours rota.",
        back_link=Link(HOME, reverse("restricted-records")),
    )  # fmt: skip


@requires(Permission.RECORD_RESTRICT)
@WRITE
def look(request: HttpRequest, restriction_id: UUID) -> HttpResponse:
    """The look every 90 days: it is still needed, and why."""
    asker = principal(request)
    seen = restricted_for(asker, restriction_id)
    open_record(request, [seen.child_id])
    home = reverse("restricted-record", args=[restriction_id])

    def act(typed: dict[str, Any]) -> str:
        restriction_looked_at(restriction_id=restriction_id, words=typed["words"], by=asker)
        return home

    return one_form(
        request, WordsForm(posted(request)), act, done="Written down. You will be asked again.",
        title="Look at a restriction again", heading=f"Is {seen.child_name}’s record still to be restricted?",
        facts=(Fact("Why it was restricted", f"{seen.reason}\n{seen.why}"),), button="It is still needed",
        text=("If it is not needed any more, go back and lift the restriction.",), back_link=Link("Go back", home),
    )  # fmt: skip


@requires(Permission.RECORD_RESTRICT)
@WRITE
def lift(request: HttpRequest, restriction_id: UUID) -> HttpResponse:
    """Open the record again to whoever works with it."""
    asker = principal(request)
    seen = restricted_for(asker, restriction_id)
    open_record(request, [seen.child_id])

    def act(typed: dict[str, Any]) -> str:
        restriction_lifted(restriction_id=restriction_id, why=typed["why"], by=asker)
        return reverse("restricted-records")

    return one_form(
        request, LiftForm(posted(request)), act, done="The restriction is lifted.", title="Lift a restriction",
        heading=f"Open {seen.child_name}’s record again", button="Lift the restriction", warning=True,
        text=("Whoever works with the child, their managers and the out-of-hours rota reach the record again.",),
        back_link=Link("Go back", reverse("restricted-record", args=[restriction_id])),
    )  # fmt: skip
