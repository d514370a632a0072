"""AGR-6: does the person understand the plan; do they see the risks? Asked apart."""

import pytest

from tests.unit.quality.builders import KAYDEN, SHELLEY, Gate, Severity, agreement, decision, found, only, whole

pytestmark = pytest.mark.rule("AGR-6", part="a signature after a no")
QUESTIONS = pytest.mark.parametrize("field", ["understands", "sees_the_risk"])


def test_two_yeses_are_right() -> None:
    assert found(whole(agreements=agreement()), "AGR-6") == []


@QUESTIONS
@pytest.mark.parametrize("answer", [False, None])
def test_a_no_or_no_answer_means_no_signature(field: str, answer: bool | None) -> None:
    one = only(whole(agreements=agreement(**{field: answer})), "AGR-6")
    assert (one.field, one.severity, one.gate) == (f"agreements.0.{field}", Severity.BLOCK, Gate.AGREEMENT)
    assert "Shelley" in one.message


@QUESTIONS
def test_after_the_managers_advice_it_may_stand(field: str) -> None:
    advised = decision("AGR-6", person_id=SHELLEY)
    assert found(whole(agreements=agreement(**{field: False}), decisions=advised), "AGR-6") == []


def test_advice_about_somebody_else_does_not_count() -> None:
    advised = decision("AGR-6", person_id=KAYDEN)
    assert only(whole(agreements=agreement(understands=False), decisions=advised), "AGR-6")


def test_a_childs_understanding_is_judged_otherwise() -> None:
    judged = agreement(KAYDEN, understands=None, sees_the_risk=None)
    assert found(whole(agreements=judged), "AGR-6") == []


def test_a_spoken_yes_is_a_yes_as_well() -> None:
    assert only(whole(agreements=agreement(signed=False, sees_the_risk=False)), "AGR-6")
