"""PlanRecords: what happened around a plan's content, as far as checks and editions need it. Frozen, plain data.

Bound to content by ids. Only content is hashed; records grow beside it (DESIGN 1: how the plan is going).
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field

from kith.core.plans.content import ChildId, ItemId, Line, PersonId, PlanContent, Text
from kith.kernel.frozen import Frozen


class Agreement(Frozen):
    """AGR-1 to AGR-14: somebody's yes to their own items, how they were told, asked and heard."""

    person_id: PersonId
    at: datetime
    how: Line
    items: tuple[ItemId, ...] = ()
    told_on: date | None = None
    told_by: PersonId | None = None
    format: Line = ""
    notice_on: date | None = None
    advice: Line = ""
    asked_alone: bool | None = None
    understands: bool | None = None
    sees_the_risk: bool | None = None
    said_back: Text = ""
    by_telephone: bool = False
    confirmed_at: datetime | None = None
    signed: bool = True


class CapacityDoubt(Frozen):
    """AGR-5: a doubt about somebody's capacity for this plan, open from a moment until it is settled."""

    person_id: PersonId
    opened_at: datetime
    settled_at: datetime | None = None
    because: Text = ""


class NotAgreed(Frozen):
    """AGR-9, AGR-10: somebody who does not agree or was not asked: the offer, their words, the manager's view."""

    person_id: PersonId
    reason: Literal["does not agree", "cannot be found", "sharing would raise danger", "other"]
    offered: Text = ""
    own_words: Text = ""
    stands_without_them: Text = ""
    manager: PersonId | None = None
    rationale: Text = ""
    on: date | None = None
    review_on: date | None = None


class Consulted(Frozen):
    """SAFE-5: an agency asked about its own steps: who, when, how."""

    person_id: PersonId
    items: tuple[ItemId, ...] = ()
    on: date
    how: Line = ""


class Result(StrEnum):
    """How a practice or a real use went (LOG-2, BACK-8)."""

    PASSED = "passed"
    PART = "part passed"
    FAILED = "failed"


class Practice(Frozen):
    """LOG-2, RULE-5: a walk-through, a no-warning test or a real use of one or more rules."""

    rules: tuple[ItemId, ...]
    on: date
    real_use: bool = False
    no_warning: bool = False
    who: tuple[PersonId, ...] = ()
    result: Result
    fix: Line = ""
    fix_by: PersonId | None = None
    fix_due_on: date | None = None
    fix_done_on: date | None = None


class Changed(Frozen):
    """The day a rule was last changed; practices before it do not count (RULE-5)."""

    item_id: ItemId
    on: date


class Reading(Frozen):
    """SOS-5: one person's number on one scale on one day, why that, and what would be one higher. Never averaged."""

    scale_id: ItemId
    person_id: PersonId
    on: date
    number: Annotated[int, Field(ge=0, le=10)]
    why: Line = ""
    one_higher: Line = ""


class Confidence(Frozen):
    """RULE-6: how sure somebody is that a rule will hold, and why."""

    rule_id: ItemId
    person_id: PersonId
    on: date
    number: Annotated[int, Field(ge=0, le=10)]
    why: Line = ""


class Overruled(Frozen):
    """A hint somebody overruled, with the reason; kept and shown (RULE-4, CHILD-4)."""

    rule: Line
    item_id: ItemId
    because: Text
    by: PersonId
    on: date


class Decision(Frozen):
    """OVER-1: a manager's decision about the plan, by rule; about one item, or about one person (AGR-6), if named."""

    rule: Line
    by: PersonId
    on: date
    yes: bool
    because: Text
    item_id: ItemId | None = None
    person_id: PersonId | None = None


class GoalChange(Frozen):
    """SOS-4: a goal reworded as an act of its own: both wordings, the reason, the manager."""

    goal_id: ItemId
    before: Text
    after: Text
    because: Text = ""
    decided_by: PersonId | None = None
    on: date


class Progress(Frozen):
    """CHILD-8, CHILD-10: what was written of an outcome at a review; why it was missed, and what is done."""

    outcome_id: ItemId
    on: date
    words: Text = ""
    in_the_childs_life: Text = ""
    missed: bool = False
    met: bool = False
    missed_because: Line = ""
    what_is_done: Text = ""
    to_manager: bool = False


class Review(Frozen):
    """REV-2, REV-5: a review: where, whose view stood first, what came of it, when it is looked at again."""

    on: date
    where: Line = ""
    family_view: Text = ""
    family_view_not_had_because: Line = ""
    closed: bool = False
    next_on: date | None = None


class Level(StrEnum):
    """CHILD-2: the level of a child in the plan."""

    EARLY_HELP = "early help"
    CHILD_IN_NEED = "child in need"
    CHILD_PROTECTION = "child protection"
    LOOKED_AFTER = "looked after"
    SECTION_47 = "section 47"


class ChildLevel(Frozen):
    """CHILD-2: level, category and lead worker belong to each child in the plan."""

    child_id: ChildId
    level: Level
    category: Line = ""
    lead_worker: PersonId
    from_on: date


class PlanRecords(Frozen):
    """Everything recorded beside one version's content."""

    agreements: tuple[Agreement, ...] = ()
    capacity_doubts: tuple[CapacityDoubt, ...] = ()
    not_agreed: tuple[NotAgreed, ...] = ()
    consulted: tuple[Consulted, ...] = ()
    practices: tuple[Practice, ...] = ()
    changed: tuple[Changed, ...] = ()
    readings: tuple[Reading, ...] = ()
    confidence: tuple[Confidence, ...] = ()
    overruled: tuple[Overruled, ...] = ()
    decisions: tuple[Decision, ...] = ()
    goal_changes: tuple[GoalChange, ...] = ()
    progress: tuple[Progress, ...] = ()
    reviews: tuple[Review, ...] = ()
    levels: tuple[ChildLevel, ...] = ()


class GoalAsAgreed(Frozen):
    """A goal's words in the version before: what a review may not edit (SOS-4)."""

    goal_id: UUID
    words: Text


class PlanDocument(Frozen):
    """One version with its records: what `check` needs, and what is exported. Carries no vault contents.

    `version_before_on` is the day the version before this one was frozen (VOICE-7).
    """

    content: PlanContent
    records: PlanRecords = PlanRecords()
    version: int | None = None
    label: Line = ""
    went_live_on: date | None = None
    version_before_on: date | None = None
    goals_before: tuple[GoalAsAgreed, ...] = ()
