"""Finds children and the people around them by what somebody types, within their reach and never beyond (ACCESS-1).

Keys come before likeness: whoever has every word that was typed stands above those whose name only looks like it. A
date beside a name hides nobody: whoever was born that day stands first, then nearly that day, then any other.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.core.access.principal import Principal
from kith.core.access.selectors import reached_children
from kith.core.people.asked import Asked, asked, words_in
from kith.core.people.family_names import names_of_families
from kith.core.people.findables import sounds_of
from kith.core.people.models import Connection, Person
from kith.core.people.reasons import reasons_of
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
    """One page of people found; `more` says only that there is another page, `notes` what was made of the words."""

    people: tuple[Found, ...]
    number: int
    more: bool
    notes: tuple[str, ...] = ()


def people_found(principal: Principal, typed: str, page: int = 1) -> FoundPage:
    """The people within reach who may be meant, best first. Invalid when nothing can be looked for."""
    number = min(max(page, 1), MOST_PAGES)
    looked_for = asked(typed, clock.today(), sounds_of(sounding(words_in(typed))))
    ids = ids_found(principal, looked_for, PAGE_SIZE + 1, (number - 1) * PAGE_SIZE)
    shown = dict(list(ids.items())[:PAGE_SIZE])
    more = len(ids) > PAGE_SIZE and number < MOST_PAGES
    return FoundPage(_described(principal, shown, looked_for), number, more, looked_for.notes)


def _described(principal: Principal, ids: Mapping[UUID, UUID], looked_for: Asked) -> tuple[Found, ...]:
    """Those people, each by the row that fits best."""
    people = Person.objects.select_related("family", "file").prefetch_related("findables", "addresses").in_bulk(ids)
    reached, today = reached_children(principal), clock.today()
    called = names_of_families({one.family_id: one.family.name for one in people.values()}, reached)
    related: dict[UUID, list[Connection]] = {}
    held = Connection.objects.filter(person_id__in=list(ids), child_id__in=reached).select_related("child__person")
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
            family_name=called[person.family_id],
            children=tuple(one.child_id for one in related.get(person.id, ())) or (person.id,),
            related=tuple((one.child.person.known_as, one.described_as) for one in related.get(person.id, ())),
            reasons=reasons_of(person, best, looked_for, today),
        )
        for person, best in ((people[person_id], best) for person_id, best in ids.items())
    )
