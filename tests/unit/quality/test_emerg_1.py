"""EMERG-1: what tonight needs, and nothing else."""

import pytest

from kith.core.plans.content import ManagersWord
from tests.unit.quality.builders import (
    AMARA,
    CHILDREN,
    KAYDEN,
    NIGHT_OF_E1,
    PAULINE,
    SHELLEY,
    Severity,
    at,
    child_now,
    emergency,
    found,
    in_charge,
    member,
    only,
    plan,
    step,
    tonight,
)  # fmt: skip

pytestmark = pytest.mark.rule("EMERG-1", part="what the paper must hold")


def test_a_paper_that_holds_what_tonight_needs_is_enough() -> None:
    assert found(tonight(), "EMERG-1", NIGHT_OF_E1) == []


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"named_worker": None}, "named_worker", "which worker"),
        ({"ring": " "}, "ring", "whom to ring"),
        ({"in_charge": ()}, "in_charge", "who is in charge"),
        ({"managers_word": ManagersWord()}, "managers_word", "manager"),
        ({"managers_word": ManagersWord(decided_at=at("9 22:14"))}, "managers_word.words", "which manager"),
        ({"children_now": tuple(map(child_now, CHILDREN[1:]))}, "children_now", "where Kayden is"),
        (
            {"children_now": (child_now(KAYDEN, where=" "), *map(child_now, CHILDREN[1:]))},
            "children_now.0.where",
            "where Kayden is",
        ),
    ],
)
def test_each_part_that_is_missing_is_named(change: dict[str, object], field: str, says: str) -> None:
    one = only(tonight(emergency(**change)), "EMERG-1", NIGHT_OF_E1)
    assert (one.severity, one.field) == (Severity.BLOCK, field)
    assert says in one.message


def test_what_to_do_must_be_written() -> None:
    assert only(plan(emergency(), review_on=None), "EMERG-1", NIGHT_OF_E1).message == "Write what to do tonight."


def test_trying_to_reach_the_manager_is_enough() -> None:
    tried = emergency(managers_word=ManagersWord(tried_at=at("9 22:03")))
    assert found(tonight(tried), "EMERG-1", NIGHT_OF_E1) == []


@pytest.mark.parametrize("field", ["awake", "able", "sober"])
@pytest.mark.parametrize(("answer", "says"), [(None, "Answer yes or no"), (False, "not ")])
def test_awake_able_and_sober_are_each_answered(field: str, answer: bool | None, says: str) -> None:
    held = in_charge(SHELLEY, "9 22:00", "10 12:00", **{field: answer})
    one = only(tonight(emergency(in_charge=(held,))), "EMERG-1", NIGHT_OF_E1)
    assert one.field == f"in_charge.0.{field}"
    assert says in one.message


def test_hours_in_which_nobody_is_named_are_shown() -> None:
    held = in_charge(None, "9 22:00", "10 12:00")
    assert only(tonight(emergency(in_charge=(held,))), "EMERG-1", NIGHT_OF_E1).field == "in_charge.0.who"


def test_the_newest_answer_for_a_child_counts() -> None:
    rows = (child_now(KAYDEN, where="", missing=True, safe=False), *map(child_now, CHILDREN))
    assert found(tonight(emergency(children_now=rows)), "EMERG-1", NIGHT_OF_E1) == []


class TestNightByOneWhoCannotHear:
    """Bad draft 19, AT-77: Pauline alone at night."""

    deaf = member(PAULINE, hears_at_night=False)

    def test_able_cannot_be_yes(self) -> None:
        held = in_charge(PAULINE, "9 22:00", "10 12:00")
        one = only(tonight(emergency(in_charge=(held,)), self.deaf), "EMERG-1", NIGHT_OF_E1)
        assert (one.field, one.severity) == ("in_charge.0.able", Severity.BLOCK)
        assert "Pauline cannot hear at night" in one.message

    def test_by_day_she_is(self) -> None:
        assert found(tonight(emergency(), self.deaf), "EMERG-1", NIGHT_OF_E1) == []

    def test_with_somebody_who_hears_she_is_not_alone(self) -> None:
        both = (in_charge(PAULINE, "9 22:00", "10 12:00"), in_charge(AMARA, "9 22:00", "10 12:00"))
        assert found(tonight(emergency(in_charge=both), self.deaf), "EMERG-1", NIGHT_OF_E1) == []


def test_no_emergency_part_no_such_question() -> None:
    assert found(plan(step(rule_id=None)), "EMERG-1") == []
