"""SAFE-11: a rule names the power in force on its day, and does not lean on an order that ended."""

from datetime import date

import pytest

from kith.core.plans.content import Power
from tests.unit.quality.builders import (
    RULE,
    STEP,
    PlanDocument,
    Severity,
    at,
    found,
    only,
    order,
    plan,
    purpose,
    rule,
    step,
)

pytestmark = pytest.mark.rule("SAFE-11", part="which power a rule names")
LIVE_V5 = date(2026, 3, 17)
COURT = order(Power.COURT_ORDER, 2, from_at=at("2026-03-09 15:00"), until_at=at("2028-03-08 23:59"))


def says(act: str, *orders: object) -> PlanDocument:
    return plan(purpose(), rule(), step(act=act), *orders)


@pytest.mark.parametrize("words", ["the court says so", "there is a court order", "he has a restraining order"])
def test_court_while_there_is_only_police_bail(words: str) -> None:
    """AT-89: "court" in v3."""
    act = f"tells him: {words}"
    one = only(says(act, order()), "SAFE-11")
    assert (one.item_id, one.field, one.severity) == (STEP, "act", Severity.HINT)
    assert one.span is not None
    assert "court" in act[slice(*one.span)] or "restraining" in act[slice(*one.span)]
    assert "police bail" in one.message


@pytest.mark.parametrize("words", ["he is on bail", "the police bail says so", "he is on court bail"])
def test_bail_when_there_is_an_order_instead(words: str) -> None:
    assert only(says(f"says: {words}", order(), COURT), "SAFE-11", LIVE_V5)


def test_in_a_rules_own_words() -> None:
    one = only(plan(purpose(), rule(also=("The court order says so.",)), step(), order()), "SAFE-11")
    assert (one.item_id, one.field) == (RULE, "also.0")


@pytest.mark.parametrize(
    ("act", "today"),
    [
        ("says “he is on bail not to come here”", date(2026, 1, 25)),
        ("the police bail says so", date(2026, 1, 25)),
        ("bad news from court; court days", date(2026, 1, 25)),
        ("no time until Helen, the court and the children's own words say it is safe", date(2026, 1, 25)),
        ("there is a court order", LIVE_V5),
    ],
)
def test_no_cry_of_wolf(act: str, today: date) -> None:
    assert found(says(act, order(), COURT), "SAFE-11", today) == []


def test_without_a_register_nothing_is_known() -> None:
    assert found(says("the court order says so"), "SAFE-11") == []


def test_an_order_that_ended_is_no_ground_to_lean_on() -> None:
    leaning = plan(purpose(), rule(leans_on=(order().id,)), step(), order(), COURT)
    assert found(leaning, "SAFE-11") == []
    one = only(leaning, "SAFE-11", LIVE_V5)
    assert (one.item_id, one.field) == (RULE, "leans_on")
    both = plan(purpose(), rule(leans_on=(order().id, COURT.id)), step(), order(), COURT)
    assert found(both, "SAFE-11", LIVE_V5) == []
