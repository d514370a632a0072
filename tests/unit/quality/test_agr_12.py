"""AGR-12: whose part changed is asked again, and only they."""

from datetime import date

import pytest

from kith.core.plans.records import Changed
from tests.unit.quality.builders import (
    AMARA,
    JOAN,
    KIRSTY,
    SHELLEY,
    STEP,
    Gate,
    Severity,
    agreement,
    at,
    found,
    if_then,
    places,
    whole,
)  # fmt: skip

pytestmark = pytest.mark.rule("AGR-12", part="whose part changed")
ALL = (agreement(SHELLEY), agreement(KIRSTY), agreement(JOAN), agreement(AMARA))
CHANGED = Changed(item_id=STEP, on=date(2026, 1, 25))


def test_nothing_changed_nobody_is_asked() -> None:
    assert found(whole(agreements=ALL), "AGR-12") == []


def test_only_those_whose_part_changed_are_asked_again() -> None:
    asked = found(whole(agreements=ALL, changed=CHANGED), "AGR-12")
    assert [(one.item_id, one.severity, one.gate) for one in asked] == [(STEP, Severity.BLOCK, Gate.GOING_LIVE)] * 2
    assert ["Shelley" in asked[0].message, "Kirsty" in asked[1].message] == [True, True]


def test_whoever_said_yes_since_is_not() -> None:
    again = (*ALL, agreement(SHELLEY, at=at("25 16:00")), agreement(KIRSTY, at=at("25 16:30")))
    assert found(whole(agreements=again, changed=CHANGED), "AGR-12") == []


def test_a_line_of_the_back_up_plan_counts_as_well() -> None:
    line = Changed(item_id=if_then().id, on=date(2026, 1, 25))
    assert places(whole(agreements=ALL, changed=line), "AGR-12") == [(if_then().id, "who", "block")] * 2
