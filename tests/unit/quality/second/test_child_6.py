"""CHILD-6: actions are one known actor, a seen act, for which outcome, when, how known. Bad draft 6."""

import pytest

from kith.core.plans import content as c
from tests.unit.quality.builders import CRAIG, KAYDEN, RUBY, WORRY, Severity, found, only, places
from tests.unit.quality.builders_second import ACTION, action, childs_plan, outcome

pytestmark = pytest.mark.rule("CHILD-6")


def test_a_whole_action_is_right() -> None:
    assert found(childs_plan(), "CHILD-6") == []


@pytest.mark.parametrize("field", ["who", "act", "outcome_id", "how_known", "by_when"])
def test_each_part_that_is_missing_is_named(field: str) -> None:
    one = only(childs_plan(action(**{field: None if field in {"who", "outcome_id"} else ""})), "CHILD-6")
    assert (one.field, one.severity) == (field, Severity.BLOCK)


def test_bad_draft_6() -> None:
    draft = action(who=CRAIG, act="to engage with probation", by_when="asap", how_known="")
    assert sorted(places(childs_plan(draft), "CHILD-6"), key=str) == [
        (ACTION, "act", "hint"), (ACTION, "by_when", "block"), (ACTION, "by_when", "hint"),
        (ACTION, "how_known", "block"),
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["asap", "As soon as possible", "ongoing", "TBC", "when able"])
def test_no_date_is_none(words: str) -> None:
    assert (ACTION, "by_when", "block") in places(childs_plan(action(by_when=words)), "CHILD-6")


def test_a_day_is_enough() -> None:
    due = outcome().due_on
    assert not [one for one in found(childs_plan(action(by_when="", due_on=due)), "CHILD-6") if one.field == "by_when"]


def test_it_is_for_an_outcome_of_the_same_child() -> None:
    assert only(childs_plan(action(outcome_id=WORRY)), "CHILD-6").field == "outcome_id"
    apart = childs_plan(outcome(2, children=(RUBY,)), action(2, children=(KAYDEN,), outcome_id=outcome(2).id))
    assert only(apart, "CHILD-6").field == "children"


def test_what_is_done_is_not_asked_again() -> None:
    assert found(childs_plan(action(how_known="", state=c.ActionState.DONE)), "CHILD-6") == []
