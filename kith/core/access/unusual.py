"""What counts as unusual looking, decided on plain facts: for the data-protection reader, who judges it (ACCESS-2).

A finding is a question and no verdict: each says why it is here, and who reads it says what came of it.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

_SHORTEST_NAME = 2
_NO_NAMES = frozenset({"and", "family", "the"})


class Kind(StrEnum):
    """Why looks are listed."""

    MANY = "many"
    OWN_NAME = "own_name"
    RESTRICTED = "restricted"
    OUTSIDE = "outside"
    AFTER_END = "after_end"
    NIGHT = "night"


@dataclass(frozen=True, slots=True)
class Limits:
    """The council's own: how many children's records by one person in a day are many."""

    many_records: int


@dataclass(frozen=True, slots=True)
class Looks:
    """One person's looks at one child's record on one day: how many, from when, how many of them at night.

    `outside` counts those by breaking the glass; `ended_on` is the last day on which the person had the child as their
    own, where that day is past. `names` are the child's and the family's.
    """

    person_id: UUID
    person: str
    child_id: UUID
    on: date
    first_at: datetime
    times: int
    at_night: int
    outside: int
    on_rota: bool
    restricted: bool
    ended_on: date | None
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to look into. With the same kind, person, child and occasion it is the same one, found again."""

    kind: Kind
    person_id: UUID
    person: str
    child_id: UUID | None
    on: date
    occasion: str
    first_at: datetime
    times: int


def unusual(looks: Iterable[Looks], limits: Limits) -> Iterator[Finding]:
    """What is unusual in the looks of some days."""
    by_person: dict[tuple[UUID, date], list[Looks]] = {}
    for one in looks:
        by_person.setdefault((one.person_id, one.on), []).append(one)
        yield from _of_one_child(one)
    for held in by_person.values():
        yield from _of_one_day(held, limits)


def _of_one_child(one: Looks) -> Iterator[Finding]:
    day, month = one.on.isoformat(), f"{one.on:%Y-%m}"
    if one.outside:
        yield _finding(Kind.OUTSIDE, one, day, one.outside)
    if one.ended_on is not None:
        yield _finding(Kind.AFTER_END, one, day, one.times)
    if shares_surname(one.person, one.names):
        yield _finding(Kind.OWN_NAME, one, month, one.times)
    if one.restricted:
        yield _finding(Kind.RESTRICTED, one, month, one.times)


def _of_one_day(held: list[Looks], limits: Limits) -> Iterator[Finding]:
    first = min(held, key=lambda one: one.first_at)
    if len(held) >= limits.many_records:
        yield _finding(Kind.MANY, first, first.on.isoformat(), len(held), child=False)
    at_night = [one for one in held if one.at_night and not one.on_rota]
    if at_night:
        first = min(at_night, key=lambda one: one.first_at)
        yield _finding(Kind.NIGHT, first, first.on.isoformat(), len(at_night), child=False)


def _finding(kind: Kind, one: Looks, occasion: str, times: int, child: bool = True) -> Finding:
    about = one.child_id if child else None
    return Finding(kind, one.person_id, one.person, about, one.on, occasion, one.first_at, times)


def shares_surname(person: str, names: Iterable[str]) -> bool:
    """True if a worker's last name is one of a family's; of a double name either half counts, accents do not."""
    own = _parts(person.split()[-1]) if person.split() else frozenset()
    return any(own & _parts(name) for name in names)


def _parts(name: str) -> frozenset[str]:
    plain = "".join(one for one in unicodedata.normalize("NFKD", name) if not unicodedata.combining(one)).casefold()
    words = "".join(one if one.isalnum() or one in "'’" else " " for one in plain).replace("’", "'").split()
    return frozenset(word for word in words if len(word) >= _SHORTEST_NAME) - _NO_NAMES
