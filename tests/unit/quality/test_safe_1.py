"""SAFE-1: the worry and what needs to be done stand first."""

import pytest

from tests.unit.quality.builders import Severity, danger, found, only, plan, purpose, step

pytestmark = pytest.mark.rule("SAFE-1", part="the content check")


def test_both_written_is_right() -> None:
    assert found(plan(purpose(), step(rule_id=None)), "SAFE-1") == []


@pytest.mark.parametrize("fault", [{"worry": ""}, {"needed": ""}, {"worry": " \n"}, {"needed": "\t"}])
def test_both_must_be_written(fault: dict[str, str]) -> None:
    one = only(plan(purpose(**fault)), "SAFE-1")
    assert (one.item_id, one.field, one.severity) == (purpose().id, "purpose", Severity.BLOCK)
    assert one.message == "Write the worry and what needs to be done."


@pytest.mark.parametrize("items", [(), (step(rule_id=None),)])
def test_a_plan_without_a_purpose_is_told_to_write_one(items: tuple[object, ...]) -> None:
    assert only(plan(*items), "SAFE-1").item_id is None


def test_a_plan_without_a_safety_part_needs_none() -> None:
    assert found(plan(danger()), "SAFE-1") == []
