"""The life of a version: every transition of the table, and the refusal of all others."""

from itertools import product

import pytest

from kith.core.plans.workflow import TRANSITIONS, Act, State, after

EXPECTED = {
    (None, Act.PROPOSE): State.PROPOSED,
    (State.PROPOSED, Act.WITHDRAW): State.WITHDRAWN,
    (State.PROPOSED, Act.REPLACE): State.REPLACED,
    (State.PROPOSED, Act.GO_LIVE): State.LIVE,
    (State.LIVE, Act.SUPERSEDE): State.SUPERSEDED,
}


@pytest.mark.parametrize(("state", "act"), list(product([None, *State], Act)), ids=str)
def test_each_act_leads_where_the_table_says_or_is_not_possible(state: State | None, act: Act) -> None:
    assert after(state, act) is EXPECTED.get((state, act))


def test_every_state_but_the_first_is_reached_and_what_ended_stays_so() -> None:
    assert set(TRANSITIONS.values()) == set(State)
    ended = {State.WITHDRAWN, State.REPLACED, State.SUPERSEDED}
    assert not [state for state, _ in TRANSITIONS if state in ended]
