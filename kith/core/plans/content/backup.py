"""The back-up plan: if this, then that; and for each child how trouble shows and who is there."""

from datetime import date
from enum import StrEnum
from typing import Literal

from kith.core.plans.content.base import ItemBase, Line, PersonId, Text
from kith.kernel.frozen import Frozen


class Layer(StrEnum):
    """BACK-4: a person is out, or the plan is not working."""

    SOMEBODY_IS_OUT = "somebody is out"
    PLAN_FAILS = "the plan is not working"
    DANGER = "danger comes back"


class IfThen(ItemBase):
    """BACK-3, BACK-4: a trigger, what is done, who does it, by when, whom to ring, who stands in.

    `decides_if_she_cannot` says who decides when the parent cannot be asked (AT-86): silence is never agreement.
    """

    kind: Literal["if_then"] = "if_then"
    layer: Layer | None = None
    when: Text = ""
    then: Text = ""
    who: tuple[PersonId, ...] = ()
    steps_in: tuple[PersonId, ...] = ()
    by_when: Line = ""
    ring_in_hours: Line = ""
    ring_out_of_hours: Line = ""
    needs_consent: bool = False
    if_they_cannot_say: Text = ""


class Trigger(Frozen):
    """What sets it off in this family; a major one is named with its response (BACK-2)."""

    words: Line
    major: bool = False
    response: Line = ""


class Carer(Frozen):
    """NET-5: somebody the child can be with, asked, who said yes; checks that are needed or done."""

    person_id: PersonId
    asked_on: date | None = None
    said_yes_on: date | None = None
    by_day_only: bool = False
    checks: Line = ""


class BackupForChild(ItemBase):
    """BACK-1, BACK-2, BACK-5: one child's own part. An empty part says why in `none_because` ("carers: …")."""

    kind: Literal["backup_for_child"] = "backup_for_child"
    triggers: tuple[Trigger, ...] = ()
    noticed: Text = ""
    effect: Text = ""
    calmed: Text = ""
    safe_people: tuple[PersonId, ...] = ()
    carers: tuple[Carer, ...] = ()
    child_can: Text = ""
    if_parent_changes: Text = ""
    if_carer_changes: Text = ""
    achievements: tuple[Line, ...] = ()
    none_because: tuple[Line, ...] = ()
