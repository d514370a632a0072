"""RULE-2: each rule answers a danger statement; each danger statement has a rule."""

import pytest

from kith.core.quality.check import check
from kith.core.quality.finding import stands_in_the_way
from tests.unit.quality.builders import (
    RULE,
    TODAY,
    WORRY,
    Gate,
    Severity,
    danger,
    found,
    goal,
    only,
    plan,
    rule,
    scale,
    step,
    whole,
)  # fmt: skip

pytestmark = pytest.mark.rule("RULE-2", part="both ways")


def test_a_rule_and_its_danger_meet() -> None:
    assert found(whole(), "RULE-2") == []


def test_a_rule_that_answers_nothing() -> None:
    draft = plan(danger(), goal(), scale(), rule(), step(), rule(2, answers=()))
    one = only(draft, "RULE-2")
    assert (one.item_id, one.field, one.severity, one.gate) == (rule(2).id, "answers", Severity.BLOCK, Gate.GOING_LIVE)


def test_a_rule_must_answer_a_danger_and_nothing_else() -> None:
    assert [one.item_id for one in found(plan(danger(), goal(), rule(answers=(goal().id,))), "RULE-2")] == [RULE, WORRY]


def test_a_danger_without_a_rule() -> None:
    one = only(whole(danger(2), goal(2), scale(2)), "RULE-2")
    assert (one.item_id, one.severity, one.gate) == (danger(2).id, Severity.BLOCK, Gate.GOING_LIVE)
    assert one.message == "No rule answers DS2 yet."


def test_people_may_be_asked_about_a_draft_before_every_worry_has_its_rule() -> None:
    draft = check(whole(danger(2), goal(2), scale(2)), TODAY)
    assert stands_in_the_way(draft, Gate.PROPOSING) == ()
    assert stands_in_the_way(draft, Gate.GOING_LIVE) != ()
