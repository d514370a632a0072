"""CHILD-9: what must change to step down or close."""

import pytest

from kith.core.plans import content as c
from tests.unit.quality.builders import KAYDEN, RUBY, Severity, found, only
from tests.unit.quality.builders_second import childs_plan, outcome, step_down, without

pytestmark = pytest.mark.rule("CHILD-9")


def test_written_for_each_child_is_right() -> None:
    assert found(childs_plan(), "CHILD-9") == []


def test_each_child_without_it_is_named() -> None:
    one = only(childs_plan(outcome(1, children=(RUBY, KAYDEN)), step_down(children=(RUBY,))), "CHILD-9")
    assert "Kayden" in one.message
    assert one.severity is Severity.BLOCK


def test_empty_words_are_none() -> None:
    assert len(found(childs_plan(step_down(words=" ")), "CHILD-9")) == 3


def test_without_outcomes_nothing_is_asked() -> None:
    assert found(without(c.Outcome, c.Action, c.StepDown), "CHILD-9") == []
