"""A guard as a file: dangers, carriers, assessments and withheld facts, dated. Kept apart from every plan file."""

from collections.abc import Iterable
from datetime import date
from typing import Literal

from kith.core.protection.guard import Assessed, Carrier, Danger, Guard, WithheldFact
from kith.kernel.frozen import Frozen


class GuardFile(Frozen):
    """Everything known of a family's dangers; `guard(days)` is what of it counts on those days.

    Version 2: a fact may carry words that give it away when they stand close together.
    """

    schema_version: Literal[2] = 2
    dangers: tuple[Danger, ...] = ()
    carriers: tuple[Carrier, ...] = ()
    assessed: tuple[Assessed, ...] = ()
    facts: tuple[WithheldFact, ...] = ()

    def guard(self, days: Iterable[date]) -> Guard:
        """The guard as of these days: today, and the day a version was frozen."""
        return Guard(frozenset(days), self.dangers, self.carriers, self.assessed, self.facts)
