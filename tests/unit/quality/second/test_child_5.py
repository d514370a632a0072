"""CHILD-5: an outcome is a state of the child's life, with where it starts, a measure, a date, steps along the way."""

import pytest

from tests.unit.quality.builders import Severity, found, only
from tests.unit.quality.builders_second import action, childs_plan, outcome

pytestmark = pytest.mark.rule("CHILD-5")


def test_a_whole_outcome_is_right() -> None:
    assert found(childs_plan(), "CHILD-5") == []


@pytest.mark.parametrize("field", ["words", "baseline", "measure", "due_on"])
def test_each_part_that_is_missing_is_named(field: str) -> None:
    one = only(childs_plan(outcome(**{field: None if field == "due_on" else " "})), "CHILD-5")
    assert (one.field, one.severity) == (field, Severity.BLOCK)


def test_its_actions_are_steps_along_the_way() -> None:
    assert found(childs_plan(outcome(along_the_way=())), "CHILD-5") == []
    assert only(childs_plan(outcome(2, along_the_way=()), action()), "CHILD-5").field == "along_the_way"


@pytest.mark.parametrize(
    ("words", "task"),
    [
        ("Mum attends six sessions at Clearwater", "attends"),
        ("Completed the parenting course", "Completed"),
        ("Kayden has a referral by June", "referral"),
        ("Craig engages", "engages"),
    ],
)
def test_a_task_is_no_outcome(words: str, task: str) -> None:
    first = found(childs_plan(outcome(words=words)), "CHILD-5")[0]
    assert (first.field, first.severity) == ("words", Severity.HINT)
    assert first.span is not None
    assert words[slice(*first.span)] == task


@pytest.mark.parametrize("words", ["Kayden is in school and home at night", "Ruby gets to be a child and plays"])
def test_a_life_is_one(words: str) -> None:
    assert found(childs_plan(outcome(words=words)), "CHILD-5") == []
