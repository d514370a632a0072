"""SOS-10: how a dispute is worked with."""

from datetime import date

import pytest

from kith.core.plans.content import Dispute
from tests.unit.quality.builders import (
    AMARA,
    CRAIG,
    WORRY,
    PlanDocument,
    Severity,
    danger,
    found,
    goal,
    only,
    plan,
    said,
    scale,
)

pytestmark = pytest.mark.rule("SOS-10", part="what the statement says")


def of(**change: object) -> PlanDocument:
    whole = {"worked_with": "Amara talks with him", "by": AMARA, "looked_at_on": date(2026, 1, 29)}
    dispute = Dispute(**{"person_id": CRAIG, "said": said("I did not."), **whole, **change})
    return plan(danger(disputes=(dispute,), nobody_disputes=False), goal(), scale())


def test_how_by_whom_and_when_are_right() -> None:
    assert found(of(), "SOS-10") == []


@pytest.mark.parametrize("lacks", [{"worked_with": " "}, {"by": None}, {"looked_at_on": None}])
def test_each_is_asked_for(lacks: dict[str, object]) -> None:
    one = only(of(**lacks), "SOS-10")
    assert (one.item_id, one.field, one.severity) == (WORRY, "disputes.0.worked_with", Severity.HINT)
    assert "Craig" in one.message
