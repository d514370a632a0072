"""CHILD-4: up to six open outcomes for one child, ranked. Bad draft 7."""

import pytest

from tests.unit.quality.builders import KAYDEN, RUBY, Severity, found, only
from tests.unit.quality.builders_second import childs_plan, outcome

pytestmark = pytest.mark.rule("CHILD-4")


def many(number: int, **changes: object) -> list[object]:
    return [outcome(one, **changes) for one in range(1, number + 1)]


def test_six_are_right() -> None:
    assert found(childs_plan(*many(6)), "CHILD-4") == []


def test_bad_draft_7_seven_ask_for_a_reason() -> None:
    one = only(childs_plan(*many(7)), "CHILD-4")
    assert (one.item_id, one.field, one.severity) == (outcome(7).id, "many_because", Severity.HINT)
    assert "7 open outcomes" in one.message
    assert "Merge" in one.mend


def test_a_reason_is_an_answer() -> None:
    assert found(childs_plan(*many(6), outcome(7, many_because="all found by the court")), "CHILD-4") == []


def test_finished_ones_and_other_childrens_do_not_count() -> None:
    assert found(childs_plan(*many(6), outcome(7, open=False)), "CHILD-4") == []
    assert found(childs_plan(*many(6, children=(RUBY,)), outcome(7, children=(KAYDEN,))), "CHILD-4") == []


def test_no_two_of_one_child_stand_in_one_place() -> None:
    assert {one.item_id for one in found(childs_plan(outcome(2, rank=1)), "CHILD-4")} == {outcome(1).id, outcome(2).id}
    apart = childs_plan(outcome(1, children=(RUBY,)), outcome(2, rank=1, children=(KAYDEN,)))
    assert found(apart, "CHILD-4") == []


def test_one_without_a_place_is_asked() -> None:
    assert only(childs_plan(outcome(2, rank=None)), "CHILD-4").field == "rank"


def test_two_merged_to_hide_one_are_hinted_at() -> None:
    words = "Ruby sleeps well; Alfie talks more"
    one = only(childs_plan(*many(5), outcome(6, words=words)), "CHILD-4")
    assert one.span is not None
    assert words[slice(*one.span)] == ";"
    assert found(childs_plan(*many(4), outcome(5, words=words)), "CHILD-4") == []
