"""A plan with everything right has no findings; a mere safety plan is asked for nothing it does not have."""

from datetime import date

import pytest

from kith.core.quality.check import check
from kith.core.quality.finding import Gate, stands_in_the_way
from tests.unit.quality.builders import TODAY, content, of_words, plan, purpose, step, whole


def test_a_whole_plan_has_no_findings() -> None:
    assert check(whole(), TODAY) == ()


def test_a_mere_safety_plan_has_no_findings_in_its_words() -> None:
    assert of_words(content(purpose(), step(rule_id=None))) == ()


def test_a_mere_safety_plan_is_only_asked_for_its_people() -> None:
    found = check(plan(purpose(), step(rule_id=None)), TODAY)
    assert {finding.rule for finding in found} == {"NET-2", "NET-8"}
    assert stands_in_the_way(found, Gate.PROPOSING) == ()
    assert stands_in_the_way(found, Gate.GOING_LIVE) == found


@pytest.mark.parametrize("gate", Gate)
def test_hints_stand_in_nobodys_way(gate: Gate) -> None:
    hinted = check(whole(review_on=date(2026, 12, 1)), TODAY)
    assert [finding.rule for finding in hinted] == ["SAFE-2"]
    assert stands_in_the_way(hinted, gate) == ()
