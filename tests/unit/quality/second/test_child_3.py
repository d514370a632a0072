"""CHILD-3: an outcome answers a need or danger and points at what found it; each danger has an outcome."""

import pytest

from tests.unit.quality.builders import WORRY, Gate, Severity, danger, found, only, plan
from tests.unit.quality.builders_second import ACTION, OUTCOME, childs_plan, outcome

pytestmark = pytest.mark.rule("CHILD-3", part="dangers; a need without an outcome is not known as one")


def test_a_whole_plan_is_right() -> None:
    assert found(childs_plan(), "CHILD-3") == []


def test_an_outcome_that_answers_nothing_is_refused_on_live() -> None:
    document = childs_plan(outcome(answers=()), outcome(2))
    one = only(document, "CHILD-3")
    assert (one.item_id, one.field, one.severity, one.gate) == (OUTCOME, "answers", Severity.BLOCK, Gate.GOING_LIVE)


def test_a_need_in_words_is_enough() -> None:
    assert found(childs_plan(outcome(2, answers=(), need="talking late for his age")), "CHILD-3") == []


def test_it_cannot_answer_an_action() -> None:
    assert only(childs_plan(outcome(2, answers=(WORRY, ACTION))), "CHILD-3").field == "answers.1"


def test_the_assessment_is_named() -> None:
    assert only(childs_plan(outcome(found_by=" ")), "CHILD-3").field == "found_by"


def test_a_danger_without_an_outcome_is_named() -> None:
    one = only(childs_plan(danger(2)), "CHILD-3")
    assert one.item_id == danger(2).id


def test_without_outcomes_no_danger_is_asked_about() -> None:
    assert found(plan(danger()), "CHILD-3") == []
