"""The emergency lane: each child now, who is in charge by the hour, the manager's word, when it lapses."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from kith.core.plans.content.base import ChildId, ItemBase, Line, PersonId, SpeakerId, Text
from kith.kernel.frozen import Frozen
from kith.kernel.kept import kept


class ChildNow(Frozen):
    """EMERG-1, TOOL-4: where one child is, who saw them, and "safe now and tonight with this plan?" with a reason."""

    child_id: ChildId
    where: Line = ""
    missing: bool = False
    seen_by: PersonId | None = None
    seen_at: datetime | None = None
    safe: bool | None = None
    answered_by: SpeakerId | None = None
    because: Line = ""


class InCharge(Frozen):
    """EMERG-1, EMERG-3: who is in charge from an hour until an hour; awake, able and sober are each answered."""

    from_at: datetime
    until_at: datetime
    who: PersonId | None = None
    awake: bool | None = None
    able: bool | None = None
    sober: bool | None = None
    if_not: Line = ""


class ManagersWord(Frozen):
    """EMERG-1, OVER-1: the manager's spoken decision, or when it was tried to reach them."""

    by: SpeakerId | None = None
    tried_at: datetime | None = None
    decided_at: datetime | None = None
    words: Text = ""


class Emergency(ItemBase):
    """What tonight needs, and nothing else. `renewals` counts how often it was renewed."""

    kind: Literal["emergency"] = "emergency"
    named_worker: PersonId | None = None
    from_at: datetime
    lapses_at: datetime | None = None
    next_look_at: datetime | None = None
    children_now: tuple[ChildNow, ...] = ()
    in_charge: tuple[InCharge, ...] = ()
    ring: Line = ""
    managers_word: ManagersWord = ManagersWord()
    renewals: int = 0
    renewal_decided_by: PersonId | None = None
    weighed: tuple[Line, ...] = ()
    why_this: Text = ""
    legal_action_needed: bool = False
    interim_until_legal_action: bool = False

    @kept
    def tells_of(self) -> frozenset[UUID]:
        """Also those of whom it says where they are."""
        return frozenset(self.children).union(now.child_id for now in self.children_now)
