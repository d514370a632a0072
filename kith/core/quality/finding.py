"""A finding: what a check says of a plan. One rule = one small function; all of them are in `check.CHECKS`."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Severity(StrEnum):
    """A block refuses the step; a hint may be overruled with a reason and never stands on a family copy."""

    BLOCK = "block"
    HINT = "hint"


class Gate(StrEnum):
    """Which step a block refuses. AGREEMENT: that person's agreement alone, never the plan (AGR-5)."""

    PROPOSING = "proposing"
    GOING_LIVE = "going live"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where, and how to mend it (QUAL-2).

    `item_id` None: the plan itself; then `field` may be a place in the records ("agreements.0.told_on"). `span`: from
    and until which character of the field. `becomes_duty`: a block that the emergency lane turned into a dated duty
    (EMERG-2). `overruled`: the reason somebody gave who overruled the hint; it stays in sight (RULE-4).
    """

    rule: str
    severity: Severity
    item_id: UUID | None
    field: str
    message: str
    mend: str = ""
    span: tuple[int, int] | None = None
    gate: Gate = Gate.PROPOSING
    becomes_duty: bool = False
    overruled: str = ""


def worth_a_look(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The hints that nobody overruled, each place and message once."""
    hints = (one for one in findings if one.severity is Severity.HINT and not one.overruled)
    return tuple({(one.item_id, one.message): one for one in hints}.values())


def stands_in_the_way(findings: Iterable[Finding], gate: Gate) -> tuple[Finding, ...]:
    """The blocks that refuse a step: to go live, whatever refuses proposing counts as well. Hints never do."""
    counted = (Gate.PROPOSING, Gate.GOING_LIVE) if gate is Gate.GOING_LIVE else (gate,)
    return tuple(one for one in findings if one.severity is Severity.BLOCK and one.gate in counted)
