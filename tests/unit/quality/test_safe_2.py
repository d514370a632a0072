"""SAFE-2, REV-1: a review lies ahead, and not far."""

from datetime import date, timedelta

import pytest

from tests.unit.quality.builders import TODAY, Severity, danger, found, only, plan, purpose, whole


@pytest.mark.rule("REV-1", part="the content check")
@pytest.mark.parametrize(
    ("review_on", "says"), [(None, "Set the date"), (date(2026, 1, 24), "not ahead any more"), (TODAY, "not ahead")]
)
def test_a_plan_without_a_review_ahead_is_told_so(review_on: date | None, says: str) -> None:
    """Bad draft 13."""
    one = only(whole(review_on=review_on), "REV-1")
    assert (one.item_id, one.field, one.severity) == (None, "review_on", Severity.BLOCK)
    assert says in one.message


@pytest.mark.rule("REV-1", part="the content check")
def test_a_review_tomorrow_will_do() -> None:
    assert found(whole(review_on=TODAY + timedelta(days=1)), "REV-1") == []


@pytest.mark.rule("SAFE-2", part="a date is always set, and it is near")
def test_a_safety_plan_that_nobody_looks_at_for_long_is_hinted_at() -> None:
    one = only(whole(review_on=TODAY + timedelta(days=43)), "SAFE-2")
    assert (one.field, one.severity) == ("review_on", Severity.HINT)
    assert "43 days" in one.message


@pytest.mark.rule("SAFE-2", part="a date is always set, and it is near")
def test_six_weeks_are_counted_from_the_day_it_went_live() -> None:
    assert found(whole(review_on=TODAY + timedelta(days=42)), "SAFE-2") == []
    assert found(plan(purpose(), live=date(2026, 1, 1), review_on=TODAY + timedelta(days=20)), "SAFE-2")


@pytest.mark.rule("SAFE-2", part="a date is always set, and it is near")
def test_a_plan_without_a_safety_part_may_run_longer() -> None:
    assert found(plan(danger(), review_on=date(2026, 12, 1)), "SAFE-2") == []
