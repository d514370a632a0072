"""The life of a version, as a table that code, documents and tests read (DESIGN 4.7)."""

from enum import StrEnum


class State(StrEnum):
    """Where a version is."""

    PROPOSED = "proposed"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    LIVE = "live"
    SUPERSEDED = "superseded"


# A version that people are asked about or live by; of any other no copy is made any more.
STANDS = frozenset({State.PROPOSED, State.LIVE})


class Act(StrEnum):
    """What can be done to a version."""

    PROPOSE = "propose"
    WITHDRAW = "withdraw"
    REPLACE = "replace"
    GO_LIVE = "go live"
    SUPERSEDE = "supersede"


TRANSITIONS: dict[tuple[State | None, Act], State] = {
    (None, Act.PROPOSE): State.PROPOSED,
    (State.PROPOSED, Act.WITHDRAW): State.WITHDRAWN,
    (State.PROPOSED, Act.REPLACE): State.REPLACED,
    (State.PROPOSED, Act.GO_LIVE): State.LIVE,
    (State.LIVE, Act.SUPERSEDE): State.SUPERSEDED,
}


def after(state: State | None, act: Act) -> State | None:
    """The state after an act, or None if the act is not possible in that state."""
    return TRANSITIONS.get((state, act))
