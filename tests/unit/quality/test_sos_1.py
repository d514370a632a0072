"""SOS-1: every danger statement has exactly one goal and one scale."""

import pytest

from tests.unit.quality.builders import WORRY, Severity, danger, found, goal, only, places, plan, scale, uid, whole

pytestmark = pytest.mark.rule("SOS-1", part="pairs, and how many")


def test_a_pair_and_a_scale_are_right() -> None:
    assert found(whole(), "SOS-1") == []


@pytest.mark.parametrize(
    ("items", "field", "says"), [((scale(),), "goal", "safety goal"), ((goal(),), "scale", "scale")]
)
def test_none_stands_alone(items: tuple[object, ...], field: str, says: str) -> None:
    one = only(plan(danger(), *items), "SOS-1")
    assert (one.item_id, one.field, one.severity) == (WORRY, field, Severity.BLOCK)
    assert says in one.message


@pytest.mark.parametrize("second", [goal(2, danger_id=WORRY), scale(2, danger_id=WORRY)])
def test_one_of_each_and_no_more(second: object) -> None:
    one = only(plan(danger(), goal(), scale(), second), "SOS-1")
    assert (one.item_id, one.severity) == (second.id, Severity.BLOCK)
    assert "exactly one" in one.message


def test_a_goal_of_nothing_is_named() -> None:
    astray = goal(2, danger_id=goal().id)
    assert places(plan(danger(), goal(), scale(), astray), "SOS-1") == [(astray.id, "danger_id", "block")]


def test_a_fourth_danger_statement_is_advice_and_no_block() -> None:
    """AT-17."""
    three = [make(number) for number in (1, 2, 3) for make in (danger, goal, scale)]
    assert found(plan(*three), "SOS-1") == []
    one = only(plan(*three, danger(4), goal(4), scale(4)), "SOS-1")
    assert (one.item_id, one.severity) == (uid(104), Severity.HINT)
    assert "4 danger statements" in one.message
