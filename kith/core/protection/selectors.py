"""Loads the guard of a family; for services and selectors that have asked for reach already."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, UUIDField, Value

from kith.core.protection.guard import Assessed, Carrier, Danger, Guard, Period, WithheldFact
from kith.core.protection.models import AssessedSafe, PassesOn, PosesRisk, Withheld

_POSES, _PASSES, _SAFE = "poses", "passes", "safe"
_NOBODY = Value(None, output_field=UUIDField())


def guard_of(family_id: UUID, days: Iterable[date]) -> Guard:
    """The family's guard as of these days: today, and the day a version was frozen. Two queries."""
    people = _people(family_id)
    return Guard(
        days=frozenset(days),
        dangers=tuple(Danger(one, other, period) for one, other, period in people[_POSES]),
        carriers=tuple(Carrier(one, other, period) for one, other, period in people[_PASSES]),
        assessed=tuple(Assessed(one, period) for one, _, period in people[_SAFE]),
        facts=tuple(
            WithheldFact(
                row.id, row.label, tuple(row.words), frozenset(row.may_hold), Period(row.from_on, row.until_on)
            )
            for row in Withheld.objects.filter(family_id=family_id).order_by("id")
        ),
    )


def _people(family_id: UUID) -> dict[str, list[tuple[UUID, UUID, Period]]]:
    """What is recorded of person and person, or of one person alone, by kind and in the order it was recorded."""
    rows = _rows(PosesRisk.objects.filter(family_id=family_id), _POSES, F("from_person_id"), F("to_person_id")).union(
        _rows(PassesOn.objects.filter(family_id=family_id), _PASSES, F("person_id"), F("to_person_id")),
        _rows(AssessedSafe.objects.filter(family_id=family_id), _SAFE, F("person_id"), _NOBODY),
        all=True,
    )
    found: dict[str, list[tuple[UUID, UUID, Period]]] = {_POSES: [], _PASSES: [], _SAFE: []}
    for kind, _, one, other, from_on, until_on in sorted(rows, key=lambda row: row[1]):
        found[kind].append((one, other, Period(from_on, until_on)))
    return found


def _rows(held: QuerySet[Any], kind: str, one: F, other: F | Value) -> QuerySet[Any, Any]:
    return held.values_list(Value(kind), "id", one, other, "from_on", "until_on")
