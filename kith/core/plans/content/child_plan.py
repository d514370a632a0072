"""The child's plan: outcomes, actions, the timeline and what must change to step down."""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from kith.core.plans.content.base import ItemBase, ItemId, Line, PersonId, Text


class Outcome(ItemBase):
    """CHILD-3 to CHILD-5, CHILD-13: a state of the child's life that answers a need or danger; measured, dated, ranked.

    `nothing_to_heal_because` says why a plan in which no outcome heals past hurt has none (CHILD-13).
    """

    kind: Literal["outcome"] = "outcome"
    words: Text = ""
    answers: tuple[ItemId, ...] = ()
    need: Line = ""
    found_by: Line = ""
    baseline: Line = ""
    measure: Line = ""
    due_on: date | None = None
    rank: Annotated[int, Field(ge=1)] | None = None
    along_the_way: tuple[Line, ...] = ()
    if_not_reached: Line = ""
    heals: bool = False
    open: bool = True
    many_because: Line = ""
    nothing_to_heal_because: Line = ""


class ActionState(StrEnum):
    """Where an action is."""

    NOT_STARTED = "not started"
    RUNNING = "running"
    OPEN = "open"
    DONE = "done"


class Action(ItemBase):
    """CHILD-6: one known actor, a seen act, for which outcome and child, when, and how it is known.

    `step_id` is the safety step that this action is, if it is one: whoever has that step in their part is not told it
    twice.
    """

    kind: Literal["action"] = "action"
    who: PersonId | None = None
    act: Text = ""
    outcome_id: ItemId | None = None
    by_when: Line = ""
    due_on: date | None = None
    how_known: Line = ""
    state: ActionState = ActionState.OPEN
    from_prompt: Line = ""
    steps_in: PersonId | None = None
    step_id: ItemId | None = None


class TimelineRow(ItemBase):
    """TIME-1 to TIME-4: when, the task with who and why, meetings, changes. An unannounced visit is in no copy."""

    kind: Literal["timeline_row"] = "timeline_row"
    when: Line = ""
    task: Text = ""
    who: tuple[PersonId, ...] = ()
    why: Line = ""
    meetings: Text = ""
    changes: Text = ""
    unannounced: bool = False
    unplanned: bool = False
    done_on: date | None = None
    finish_on: date | None = None


class StepDown(ItemBase):
    """CHILD-9: what must change to step down or close, in words the family can say."""

    kind: Literal["step_down"] = "step_down"
    words: Text = ""
