"""A child's log in typed pieces."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode
from uuid import UUID

from django.urls import reverse

from kith.core.access.log_selectors import Chosen, LogLine, LogPage
from kith.doors.staff.access_log.forms import ChosenForm
from kith.doors.staff.evidence_words import act_words, looked_at
from kith.govuk.dates import date_words, day_words, time_words
from kith.govuk.page import Page
from kith.govuk.pieces import Column, Empty, Link, Table

_COLUMNS = (Column("Time"), Column("Who"), Column("What, and on what basis"))


@dataclass(frozen=True, slots=True)
class DayShown:
    """The lines of one day on this page, folded under how many there are; the newest day stands open."""

    summary: str
    table: Table
    open: bool


@dataclass(frozen=True, kw_only=True)
class AccessLogPage(Page):
    """One child's log, some lines at a time."""

    form: ChosenForm
    narrowed: bool
    action: str
    days: tuple[DayShown, ...]
    nothing: Empty
    onward: tuple[Link, ...]
    away: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedLogPage(Page):
    """The log on one page, for paper."""

    about: str
    days: tuple[Table, ...]
    nothing: Empty
    cut_off: str


def day_tables(lines: Iterable[LogLine]) -> tuple[Table, ...]:
    """The lines of each day of the real clock under its date."""
    return tuple(
        Table(day, _COLUMNS, tuple((time_words(line.at), line.who, what_words(line)) for line in held))
        for day, held in groupby(lines, key=lambda line: day_words(line.at))
    )


def days_shown(lines: Iterable[LogLine]) -> tuple[DayShown, ...]:
    """Each day with how many lines it has here, by how many people."""
    tables = day_tables(lines)
    return tuple(DayShown(_summary(one), one, place == 0) for place, one in enumerate(tables))


def _summary(day: Table) -> str:
    """“Thursday 15 January 2026: 12 lines, by 3 people”."""
    number, people = len(day.rows), len({who for _, who, _ in day.rows})
    lines = "1 line" if number == 1 else f"{number} lines"
    return f"{day.caption}: {lines}, by {'1 person' if people == 1 else f'{people} people'}"


def what_words(line: LogLine) -> str:
    """“Looked at the family’s page (lead worker)”, “Gave somebody access to this record: Beth. Why: covers for Amara”.

    The site's date too, where it was another than the day's.
    """
    words = looked_at(line.page) + (f" ({line.basis})" if line.basis else "")
    if line.action:
        words = act_words(line.action) + (f": {line.about}" if line.about else "")
        words += f". Why: {line.why.rstrip('.')}" if line.why else ""
    return f"{words}.{f' The site’s date was {date_words(line.domain_date)}.' if line.domain_date else ''}"


def nothing_there(chosen: Chosen) -> Empty:
    """What is said where no line is shown."""
    if chosen == Chosen():
        return Empty("Nobody has looked at this record yet.")
    return Empty("Nobody did, in what you asked for.", "Choose other days or another person.")


def chosen_words(chosen: Chosen, names: dict[UUID, str]) -> str:
    """“Amara Osei, from 9 January 2026, until 20 January 2026”; nothing where all is shown."""
    parts = [
        names.get(chosen.who, "one person") if chosen.who else "",
        f"from {date_words(chosen.from_on)}" if chosen.from_on else "",
        f"until {date_words(chosen.until_on)}" if chosen.until_on else "",
    ]
    return ", ".join(part for part in parts if part)


def onward_links(shown: LogPage, child_id: UUID, chosen: Chosen, below: int | None) -> tuple[Link, ...]:
    """To the newest and to the older lines of the same list."""
    newest = (Link("Back to the newest", address("access-log", child_id, chosen)),) if below is not None else ()
    older = (Link("Show older", address("access-log", child_id, chosen, below=shown.older)),) if shown.older else ()
    return (*newest, *older)


def address(name: str, child_id: UUID, chosen: Chosen, below: int | None = None) -> str:
    """An address of the log that shows what was chosen."""
    parts: list[tuple[str, object]] = [("who", chosen.who)] if chosen.who else []
    for field, day in (("from_on", chosen.from_on), ("until_on", chosen.until_on)):
        if day:
            parts += [(f"{field}-day", day.day), (f"{field}-month", day.month), (f"{field}-year", day.year)]
    if below is not None:
        parts.append(("older", below))
    query = urlencode(parts)
    return f"{reverse(name, args=[child_id])}{f'?{query}' if query else ''}"
