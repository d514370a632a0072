"""Loads the guard of a family; for services and selectors that have asked for reach already."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kith.core.protection.guard import Assessed, Carrier, Danger, Guard, Period, WithheldFact
from kith.core.protection.models import AssessedSafe, PassesOn, PosesRisk, Withheld


def guard_of(family_id: UUID, days: Iterable[date]) -> Guard:
    """The family's guard as of these days: today, and the day a version was frozen. Four queries."""
    return Guard(
        days=frozenset(days),
        dangers=tuple(
            Danger(row.from_person_id, row.to_person_id, Period(row.from_on, row.until_on))
            for row in PosesRisk.objects.filter(family_id=family_id).order_by("id")
        ),
        carriers=tuple(
            Carrier(row.person_id, row.to_person_id, Period(row.from_on, row.until_on))
            for row in PassesOn.objects.filter(family_id=family_id).order_by("id")
        ),
        assessed=tuple(
            Assessed(row.person_id, Period(row.from_on, row.until_on))
            for row in AssessedSafe.objects.filter(family_id=family_id).order_by("id")
        ),
        facts=tuple(
            WithheldFact(
                row.id, row.label, tuple(row.words), frozenset(row.may_hold), Period(row.from_on, row.until_on)
            )
            for row in Withheld.objects.filter(family_id=family_id).order_by("id")
        ),
    )
