"""CHILD-13: what happens, and when, if it is not reached; chances to heal, or none because."""

import pytest

from tests.unit.quality.builders import Severity, found, only, plan, purpose
from tests.unit.quality.builders_second import childs_plan, outcome

pytestmark = pytest.mark.rule("CHILD-13")


def test_a_way_on_and_a_chance_to_heal_are_right() -> None:
    assert found(childs_plan(), "CHILD-13") == []


def test_no_way_on_is_refused() -> None:
    one = only(childs_plan(outcome(if_not_reached=" ")), "CHILD-13")
    assert (one.field, one.severity) == ("if_not_reached", Severity.BLOCK)
    assert found(childs_plan(outcome(2, if_not_reached="", open=False)), "CHILD-13") == []


def test_a_way_on_without_a_when_is_hinted_at() -> None:
    assert only(childs_plan(outcome(if_not_reached="Luke and Amara meet")), "CHILD-13").severity is Severity.HINT


def test_no_chance_to_heal_asks_why() -> None:
    one = only(childs_plan(outcome(heals=False)), "CHILD-13")
    assert (one.field, one.severity) == ("heals", Severity.BLOCK)
    assert found(childs_plan(outcome(heals=False, nothing_to_heal_because="born last week")), "CHILD-13") == []
    assert found(plan(purpose()), "CHILD-13") == []
