"""What a family is called to somebody: by the names of those they may see, and no other (ACCESS-1, ACCESS-4).

What was typed as the family's name may hold the surname of a child whose record is hidden. So each part of it is shown
only to who sees somebody with that name, whether or not anybody is hidden: a name that is short says nothing.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.core.access.models import Reach
from kith.core.people.models import Child, Person

_BETWEEN = re.compile(r"\s*(?:,|;|/|\+|&|\band\b)\s*", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+")


def name_shown(typed: str, names: Sequence[str]) -> str:
    """The parts of a typed family name that stand in `names`; the last word of the first name where none does."""
    seen = {word for name in names for word in _words(name)}
    parts = [part for part in _BETWEEN.split(typed) if part]
    kept = [part for part in parts if (words := _words(part)) and words <= seen]
    if parts and kept == parts:
        return typed
    if kept:
        return " and ".join(filter(None, (", ".join(kept[:-1]), kept[-1])))
    return next((name.split()[-1] for name in names if name.split()), "")


def names_of_families(typed: Mapping[UUID, str], children: QuerySet[Reach, UUID] | Collection[UUID]) -> dict[UUID, str]:
    """What some families are called to who sees `children`; for callers that have asked for reach already.

    Two queries for all of them: which children of these families are among those seen, for somebody may see 400,000;
    then their names, eldest first, and those of the people connected to them.
    """
    seen = _seen_of(typed, children)
    around = Person.objects.filter(Q(id__in=seen) | Q(connections__child_id__in=seen), family_id__in=typed)
    rows = around.order_by("born_on", "id").values_list("family_id", "name", "file__id").distinct()
    held: dict[UUID, list[tuple[bool, str]]] = {family: [] for family in typed}
    for family, name, child in rows:
        held[family].append((child is None, name))
    return {family: name_shown(words, _eldest_child_first(held[family])) for family, words in typed.items()}


def _seen_of(families: Iterable[UUID], children: QuerySet[Reach, UUID] | Collection[UUID]) -> list[UUID]:
    """Those of the children who are of these families."""
    if not isinstance(children, QuerySet):
        return sorted(children)
    theirs = Child.objects.filter(person__family_id__in=list(families)).values("id")
    return sorted(set(children.filter(child_id__in=theirs)))


def _eldest_child_first(people: Iterable[tuple[bool, str]]) -> list[str]:
    return [name for _, name in sorted(people, key=lambda one: one[0])]


def _words(name: str) -> frozenset[str]:
    return frozenset(_WORD.findall(name.casefold()))
