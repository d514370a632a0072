"""AGR-9: who cannot agree is not pressed; no step leans on them."""

import pytest

from tests.unit.quality.builders import CRAIG, STEP, Gate, Severity, found, not_agreed, only, plan, purpose, step, whole

pytestmark = pytest.mark.rule("AGR-9", part="the record and the steps")


def test_a_whole_record_is_right() -> None:
    assert found(whole(not_agreed=not_agreed()), "AGR-9") == []


@pytest.mark.parametrize("field", ["offered", "own_words", "stands_without_them", "manager", "rationale", "review_on"])
def test_each_part_of_the_record_is_needed(field: str) -> None:
    one = only(whole(not_agreed=not_agreed(**{field: None if field in {"manager", "review_on"} else " "})), "AGR-9")
    assert (one.field, one.severity, one.gate) == (f"not_agreed.0.{field}", Severity.BLOCK, Gate.GOING_LIVE)
    assert "Craig" in one.message


@pytest.mark.parametrize("place", ["who", "steps_in", "check_by"])
def test_no_step_may_lean_on_them(place: str) -> None:
    """AT-36."""
    one = only(plan(purpose(), step(rule_id=None, **{place: CRAIG}), not_agreed=not_agreed()), "AGR-9")
    assert (one.item_id, one.severity, one.gate) == (STEP, Severity.BLOCK, Gate.GOING_LIVE)
    assert "Craig does not agree" in one.message
