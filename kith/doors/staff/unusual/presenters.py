"""Unusual looks in typed pieces: what each is, and why it is listed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from kith.core.access.unusual import Kind
from kith.core.access.unusual_selectors import NoteSeen, ReasonGiven
from kith.core.people.unusual_selectors import RecordOpened
from kith.doors.staff.unusual.forms import LookedIntoForm
from kith.govuk.dates import date_words, datetime_words, time_words
from kith.govuk.page import Page
from kith.govuk.pieces import Column, Empty, Fact, Link, Table, WorkRow
from kith.kernel import clock

TITLES: Mapping[Kind, str] = {
    Kind.MANY: "Many records in one day",
    Kind.OWN_NAME: "A family of the same name",
    Kind.RESTRICTED: "A restricted record",
    Kind.OUTSIDE: "Opened by breaking the glass",
    Kind.AFTER_END: "Looked after the work had ended",
    Kind.NIGHT: "Looked at night, not on the rota",
}
REASONS: Mapping[Kind, str] = {
    Kind.MANY: "One person opened as many children’s records in one day as the council’s settings call many, or more.",
    Kind.OWN_NAME: "The worker’s last name is one of the family’s. It may be chance. A relative must not look.",
    Kind.RESTRICTED: "The record is restricted. Each person who opens it is listed once a month.",
    Kind.OUTSIDE: "The child was not the person’s to see. They gave a reason and opened the record all the same.",
    Kind.AFTER_END: "The child had been the person’s to work with, and was not any more on that day.",
    Kind.NIGHT: "In the hours that the council calls night, by who is no out-of-hours worker and was on no rota.",
}


class Listed(Protocol):
    """One unusual look, as it is listed and read."""

    id: UUID
    kind: str
    person_label: str
    child_id: UUID | None
    first_at: datetime
    times: int


@dataclass(frozen=True, kw_only=True)
class UnusualListPage(Page):
    """Those to look into; or those that were."""

    rows: tuple[WorkRow, ...]
    nothing: Empty
    older: Link | None
    other: Link


@dataclass(frozen=True, kw_only=True)
class UnusualLookPage(Page):
    """One of them, with the log or the list it is from, every note about it, and the form to write one more."""

    reason: str
    facts: tuple[Fact, ...]
    reasons: tuple[Fact, ...]
    log: Link
    notes: tuple[Fact, ...]
    form: LookedIntoForm
    action: str


@dataclass(frozen=True, kw_only=True)
class RecordsPage(Page):
    """What one person opened on one day, by number and time."""

    reason: str
    records: Table | None
    none: Empty
    pages: tuple[Link, ...]


def row_of(one: Listed, on_words: str, into: bool) -> WorkRow:
    """A line of the list."""
    address = reverse("unusual-look", args=[one.id])
    when = f"looked into; {on_words}" if into else on_words
    return WorkRow(Link(TITLES[Kind(one.kind)], address), one.person_label, when)


def reason_fact(given: ReasonGiven) -> Fact:
    """When the glass was broken, why, and what a manager said to it."""
    found = f"A manager looked at it: {given.found}" if given.found else "No manager has looked at it yet."
    return Fact(datetime_words(given.at), f"{given.kind}.\n{given.reason}\n{found}")


def note_fact(note: NoteSeen) -> Fact:
    """When, by whom, and what they found."""
    return Fact(datetime_words(note.at), f"{note.words}\n{note.by}")


def times_words(kind: Kind, times: int) -> str:
    """“61 children’s records”, “3 times”."""
    if kind in (Kind.MANY, Kind.NIGHT):
        return f"{times} child{'’s record' if times == 1 else 'ren’s records'}"
    return f"{times} time{'s' if times != 1 else ''}"


def records_table(records: Sequence[RecordOpened], person_id: UUID, on: date) -> Table | None:
    """Records by number, each with the way to its log; no name of a child stands here."""
    columns = (
        Column("Record"),
        Column("From"),
        Column("Until"),
        Column("Times", number=True),
        Column("Why they could"),
    )
    rows = tuple(
        (
            Link(one.number, log_address(one.child_id, person_id, on), ": its log"),
            time_words(clock.local(one.first_at).time()),
            time_words(clock.local(one.last_at).time()),
            str(one.times),
            one.basis or "not known",
        )
        for one in records
    )
    return Table(f"Records opened on {date_words(on)}", columns, rows) if rows else None


def log_address(child_id: UUID, person_id: UUID, on: date) -> str:
    """The child's log, narrowed to this person and this day."""
    parts: list[tuple[str, object]] = [("who", person_id)]
    for end in ("from_on", "until_on"):
        parts += [(f"{end}-day", on.day), (f"{end}-month", on.month), (f"{end}-year", on.year)]
    return f"{reverse('access-log', args=[child_id])}?{urlencode(parts)}"
