"""SOS-4: if the plan does not work change the plan, never the goal."""

from datetime import date

import pytest

from kith.core.plans.records import GoalAsAgreed, GoalChange
from tests.unit.quality.builders import HELEN, PlanDocument, Severity, danger, found, goal, only, plan, scale

pytestmark = pytest.mark.rule("SOS-4", part="an agreed goal in the next version")
BEFORE = GoalAsAgreed(goal_id=goal().id, words="Ruby lives in a calm home. We see this for 6 months.")
CHANGE = GoalChange(
    goal_id=goal().id, before=BEFORE.words, after=goal().words, because="Ruby asked", decided_by=HELEN,
    on=date(2026, 1, 24),
)  # fmt: skip


def of(*changes: GoalChange, item: object = None) -> PlanDocument:
    return plan(danger(), item or goal(), scale(), goals_before=(BEFORE,), goal_changes=changes)


def test_word_for_word_the_same_is_right() -> None:
    assert found(of(item=goal(words=BEFORE.words)), "SOS-4") == []


def test_a_reworded_goal_is_refused() -> None:
    """AT-118."""
    one = only(of(), "SOS-4")
    assert (one.item_id, one.field, one.severity) == (goal().id, "words", Severity.BLOCK)
    assert "both wordings" in one.mend


def test_a_goal_that_is_gone_is_refused() -> None:
    gone = plan(danger(), scale(), goals_before=(BEFORE,))
    assert (only(gone, "SOS-4").item_id, only(gone, "SOS-4").severity) == (None, Severity.BLOCK)


def test_an_act_of_its_own_with_reason_and_manager_may_change_it() -> None:
    assert found(of(CHANGE), "SOS-4") == []


@pytest.mark.parametrize("fault", [{"because": " "}, {"decided_by": None}, {"before": "other"}, {"after": "other"}])
def test_without_either_it_stays_refused(fault: dict[str, object]) -> None:
    assert only(of(CHANGE.model_copy(update=fault)), "SOS-4")
