"""Loads the guard of a family; for services and selectors that have asked for reach already."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple
from uuid import UUID

from django.db.models import F, QuerySet, TextField, UUIDField, Value

from kith.core.protection.guard import Assessed, Carrier, Danger, Guard, Period, Together, WithheldFact
from kith.core.protection.models import AssessedSafe, PassesOn, PosesRisk, Withheld
from kith.kernel.compiled import Compiled
from kith.kernel.secrets import decrypted

_WITHHELD, _POSES, _PASSES, _SAFE = "withheld", "poses", "passes", "safe"
_NONE = Value(None, output_field=TextField())  # NULL fits every column
_NOBODY = Value(None, output_field=UUIDField())


class _Row(NamedTuple):
    """One row of the four tables; what a table does not have is None."""

    kind: str
    id: UUID
    one: UUID
    other: UUID
    label: str
    words: Any
    together: Any
    may_hold: list[UUID]
    from_on: date
    until_on: date | None

    @property
    def period(self) -> Period:
        return Period(self.from_on, self.until_on)


def guard_of(family_id: UUID, days: Iterable[date]) -> Guard:
    """The family's guard as of these days: today, and the day a version was frozen. One query."""
    of_kind: dict[str, list[_Row]] = {_WITHHELD: [], _POSES: [], _PASSES: [], _SAFE: []}
    for row in _rows_of(family_id):
        of_kind[row.kind].append(row)
    return Guard(
        days=frozenset(days),
        dangers=tuple(Danger(row.one, row.other, row.period) for row in of_kind[_POSES]),
        carriers=tuple(Carrier(row.one, row.other, row.period) for row in of_kind[_PASSES]),
        assessed=tuple(Assessed(row.one, row.period) for row in of_kind[_SAFE]),
        facts=tuple(map(_fact, of_kind[_WITHHELD])),
    )


def _fact(row: _Row) -> WithheldFact:
    together = decrypted(row.together) if row.together is not None else ()
    return WithheldFact(
        id=row.id,
        label=row.label,
        variants=tuple(decrypted(row.words)),
        may_hold=frozenset(row.may_hold),
        period=row.period,
        together=tuple(Together(tuple(map(tuple, lists))) for lists in together),
    )


def _rows_of(family_id: UUID) -> list[_Row]:
    """All that is recorded, in the order it was."""
    rows = (_Row(*row) for row in _RECORDED.rows(family_id))
    return sorted(rows, key=lambda row: row.id)


def _recorded(family_id: UUID) -> QuerySet[Any, Any]:
    """The four tables in one. Withheld facts stand first: they give the columns their types."""
    facts = _columns(Withheld, family_id, _WITHHELD, _NOBODY, _NOBODY, "label", "words", "together", "may_hold")
    return facts.union(
        _columns(PosesRisk, family_id, _POSES, F("from_person_id"), F("to_person_id"), _NONE, _NONE, _NONE, _NONE),
        _columns(PassesOn, family_id, _PASSES, F("person_id"), F("to_person_id"), _NONE, _NONE, _NONE, _NONE),
        _columns(AssessedSafe, family_id, _SAFE, F("person_id"), _NOBODY, _NONE, _NONE, _NONE, _NONE),
        all=True,
    )


def _columns(
    model: type[Withheld | PosesRisk | PassesOn | AssessedSafe], family_id: UUID, kind: str, *columns: Any
) -> QuerySet[Any, Any]:
    held = model.objects.filter(family_id=family_id)
    return held.values_list(Value(kind), "id", *columns, "from_on", "until_on")


_RECORDED = Compiled(_recorded)
