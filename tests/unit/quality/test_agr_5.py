"""AGR-5: while a doubt is open, no agreement is taken; the plan goes on."""

import pytest

from kith.core.plans.records import CapacityDoubt
from kith.core.quality.check import check
from kith.core.quality.finding import stands_in_the_way
from tests.unit.quality.builders import (
    LEANNE,
    NIGHT_OF_E1,
    PAULINE,
    Gate,
    Severity,
    agreement,
    at,
    found,
    only,
    tonight,
)

pytestmark = pytest.mark.rule("AGR-5", part="a signature while a doubt is open")
DOUBT = CapacityDoubt(person_id=LEANNE, opened_at=at("9 22:20"), settled_at=at("10 10:30"))
SIGNED = agreement(LEANNE, at=at("9 22:40"))


def test_a_signature_while_the_doubt_is_open_is_refused_even_in_the_lane() -> None:
    """Bad draft 12: Leanne, 9 January 22:40."""
    night = tonight(agreements=SIGNED, capacity_doubts=DOUBT)
    one = only(night, "AGR-5", NIGHT_OF_E1)
    assert (one.severity, one.gate, one.field) == (Severity.BLOCK, Gate.AGREEMENT, "agreements.0.at")
    assert "Leanne" in one.message
    assert "manager" in one.mend
    assert one not in stands_in_the_way(check(night, NIGHT_OF_E1), Gate.GOING_LIVE)


def test_a_doubt_that_was_never_settled_counts() -> None:
    never = DOUBT.model_copy(update={"settled_at": None})
    assert only(tonight(agreements=agreement(LEANNE), capacity_doubts=never), "AGR-5", NIGHT_OF_E1)


@pytest.mark.parametrize("moment", ["9 21:00", "10 10:40"])
def test_before_the_doubt_and_after_it_is_settled_a_yes_counts(moment: str) -> None:
    yes = agreement(LEANNE, at=at(moment))
    assert found(tonight(agreements=yes, capacity_doubts=DOUBT), "AGR-5", NIGHT_OF_E1) == []


def test_it_is_about_one_person() -> None:
    other = agreement(PAULINE, at=at("9 22:40"))
    assert found(tonight(agreements=other, capacity_doubts=DOUBT), "AGR-5", NIGHT_OF_E1) == []
