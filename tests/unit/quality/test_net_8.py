"""NET-8: planning happens with a network, or a manager decided otherwise."""

import pytest

from kith.core.plans.content import Part
from tests.unit.quality.builders import (
    NIGHT_OF_E1,
    RAY,
    Gate,
    Severity,
    decision,
    found,
    member,
    only,
    plan,
    purpose,
    step,
    tonight,
)  # fmt: skip

pytestmark = pytest.mark.rule("NET-8", part="a network or a decision")


def test_a_network_is_right() -> None:
    assert found(plan(purpose(), member()), "NET-8") == []


@pytest.mark.parametrize("members", [(), (member(RAY, part=Part.UNSUITABLE),)])
def test_without_one_the_plan_does_not_go_live(members: tuple[object, ...]) -> None:
    one = only(plan(purpose(), step(rule_id=None), *members), "NET-8")
    assert (one.item_id, one.severity, one.gate) == (None, Severity.BLOCK, Gate.GOING_LIVE)


def test_a_manager_may_decide_to_go_on() -> None:
    assert found(plan(purpose(), decisions=decision("NET-8")), "NET-8") == []
    assert only(plan(purpose(), decisions=decision("NET-8", yes=False)), "NET-8")
    assert only(plan(purpose(), decisions=decision("BOT-2")), "NET-8")


def test_in_an_emergency_nobody_asks() -> None:
    assert found(tonight(), "NET-8", NIGHT_OF_E1) == []
