"""A finding: what a check says of a plan. One rule = one small function; all of them are in `check.CHECKS`."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Severity(StrEnum):
    """A block refuses the step; a hint may be overruled with a reason and never stands on a family copy."""

    BLOCK = "block"
    HINT = "hint"


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, where (`item_id` None: the plan itself; `field` of the item) and how to mend it (QUAL-2)."""

    rule: str
    severity: Severity
    item_id: UUID | None
    field: str
    message: str
