"""Finds children and the people around them by what somebody types, within their reach and never beyond (ACCESS-1).

Keys come before likeness: whoever has every word that was typed stands above those whose name only looks like it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.core.access.principal import Principal
from kith.core.access.selectors import reached_children
from kith.core.people.asked import Asked, Why, asked, words_in
from kith.core.people.choices import FoundBy
from kith.core.people.findables import sounds_of
from kith.core.people.models import Connection, Findable, Person
from kith.core.people.search_keys import sounding
from kith.core.people.within_reach import ids_found
from kith.kernel import clock

PAGE_SIZE = 25
MOST_PAGES = 8


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody who was found, why, and the family they were found in.

    `children` are those within reach that they are or are connected to; `related` says what they are to each.
    """

    person_id: UUID
    name: str
    is_child: bool
    born_on: date | None
    expected_on: date | None
    family_id: UUID
    family_name: str
    children: tuple[UUID, ...]
    related: tuple[tuple[str, str], ...]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FoundPage:
    """One page of people found; `more` says only that there is another page."""

    people: tuple[Found, ...]
    number: int
    more: bool


def people_found(principal: Principal, typed: str, page: int = 1) -> FoundPage:
    """The people within reach who may be meant, best first. Invalid when nothing can be looked for."""
    number = min(max(page, 1), MOST_PAGES)
    looked_for = asked(typed, clock.today(), sounds_of(sounding(words_in(typed))))
    ids = ids_found(principal, looked_for, PAGE_SIZE + 1, (number - 1) * PAGE_SIZE)
    shown = ids[:PAGE_SIZE]
    return FoundPage(_described(principal, shown, looked_for), number, len(ids) > PAGE_SIZE and number < MOST_PAGES)


def _described(principal: Principal, ids: Sequence[UUID], looked_for: Asked) -> tuple[Found, ...]:
    people = Person.objects.select_related("family", "file").prefetch_related("findables").in_bulk(ids)
    reached = reached_children(principal)
    related: dict[UUID, list[Connection]] = {}
    held = Connection.objects.filter(person_id__in=ids, child_id__in=reached).select_related("child__person")
    for one in held.order_by("child__person__born_on", "id"):
        related.setdefault(one.person_id, []).append(one)
    return tuple(
        Found(
            person_id=person.id,
            name=person.name,
            is_child=hasattr(person, "file"),
            born_on=person.born_on,
            expected_on=person.expected_on,
            family_id=person.family_id,
            family_name=person.family.name,
            children=tuple(one.child_id for one in related.get(person.id, ())) or (person.id,),
            related=tuple((one.child.person.known_as, one.described_as) for one in related.get(person.id, ())),
            reasons=_reasons(list(person.findables.all()), looked_for),
        )
        for person in (people[person_id] for person_id in ids)
    )


def _reasons(rows: Sequence[Findable], looked_for: Asked) -> tuple[str, ...]:
    """Why somebody was found, by the row that fits best."""
    fits: list[tuple[int, Findable, list[Why]]] = []
    for row in rows:
        keys = frozenset(row.keys)
        why = [one.best(keys) for one in looked_for.wanted]
        whole = [one for one in why if one is not None]
        if len(whole) == len(why):
            order = list(Why)
            fits.append((sum(order.index(one) for one in whole), row, whole))
    if not fits:
        return (Why.ALIKE.value,)
    _, row, whole = min(fits, key=lambda fit: (fit[0], fit[1].made_of != FoundBy.NAME))
    return tuple(dict.fromkeys(_words(row, one) for one in whole))


_ROW_WORDS: Mapping[str, str] = {
    FoundBy.ALSO: "also known as",
    FoundBy.FORMER: "former name",
    FoundBy.ADDRESS: "address",
}


def _words(row: Findable, why: Why) -> str:
    by_name = why in {Why.NAME, Why.NICKNAME, Why.NEAR, Why.SOUNDS}
    if by_name and row.made_of in _ROW_WORDS:
        how = "" if why is Why.NAME else f", {why.value}"
        return f"{_ROW_WORDS[row.made_of]}: {row.words}{how}"
    return why.value
