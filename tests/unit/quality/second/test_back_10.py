"""BACK-10: agreement to the back-up plan is recorded as to any part."""

import pytest

from tests.unit.quality.builders import (
    ALFIE,
    CHILDREN,
    JOAN,
    RUBY,
    SHELLEY,
    STEP,
    Gate,
    Severity,
    agreement,
    for_child,
    found,
    if_the_plan_fails,
    if_then,
    not_agreed,
    only,
    plan,
    view,
)  # fmt: skip

pytestmark = pytest.mark.rule("BACK-10", part="the family who act in it, and each child; agencies are BACK-7's")
VIEWS = tuple(view(child) for child in CHILDREN)


def test_a_yes_to_everything_counts() -> None:
    assert found(plan(if_then(), agreements=agreement(SHELLEY)), "BACK-10") == []


def test_a_yes_to_the_line_counts() -> None:
    line = if_then()
    assert found(plan(line, agreements=agreement(SHELLEY, items=(line.id,))), "BACK-10") == []


def test_a_yes_to_a_step_is_no_yes_to_the_back_up() -> None:
    one = only(plan(if_then(), agreements=agreement(SHELLEY, items=(STEP, if_the_plan_fails().id))), "BACK-10")
    assert "Shelley" in one.message
    assert (one.item_id, one.severity, one.gate) == (if_then().id, Severity.BLOCK, Gate.GOING_LIVE)


def test_who_only_stands_in_was_asked_elsewhere() -> None:
    assert found(plan(if_then(), agreements=agreement(JOAN, items=(STEP,))), "BACK-10") == []


def test_a_child_who_was_not_heard_is_named() -> None:
    one = only(plan(for_child(RUBY), for_child(ALFIE), view(RUBY)), "BACK-10")
    assert "Alfie" in one.message


def test_a_child_who_does_not_agree_was_heard() -> None:
    assert found(plan(for_child(RUBY), not_agreed=not_agreed(RUBY)), "BACK-10") == []
    assert found(plan(*(for_child(child) for child in CHILDREN), *VIEWS), "BACK-10") == []
