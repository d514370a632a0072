"""A duty: one thing due. `DutySpec` is what rules expect; rows are reconciled with it. Plain data (DESIGN 1)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DutySpec:
    """What is expected: unique by (kind, subject_id, occasion). `kind` is `room.what`; `rule` the rule it serves.

    `arises_on`: the day of what it follows from; it cannot have been done before.
    """

    kind: str
    subject_kind: str
    subject_id: UUID
    occasion: str
    children: tuple[UUID, ...]
    owner_id: UUID
    due_on: date
    rule: str
    arises_on: date | None = None


class State(StrEnum):
    """How a duty stands on a day; derived, never stored."""

    DUE = "due"
    DUE_TODAY = "due today"
    LATE = "late"
    DONE = "done"
    DONE_LATE = "done late"


def state_of(due_on: date, done_on: date | None, today: date) -> State:
    """The end of the due day is in time; the day after is late."""
    if done_on is not None:
        return State.DONE if done_on <= due_on else State.DONE_LATE
    if today > due_on:
        return State.LATE
    return State.DUE_TODAY if today == due_on else State.DUE
