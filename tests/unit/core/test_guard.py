"""The guard: how a reader stands, on which days, and which facts they may not hold (SHARE-5, SHARE-6)."""

from datetime import date

import pytest

from kith.core.protection.guard import Assessed, Carrier, Danger, Guard, Period, Standing, WithheldFact
from tests.unit.core.plain import CRAIG, JOAN, LEANNE, LONG_AGO, PAULINE, RUBY, TODAY, carrier, fact, guard, uid

TOMORROW = date(2026, 1, 16)


@pytest.mark.parametrize(
    ("day", "covered"),
    [(date(2026, 1, 8), False), (date(2026, 1, 9), True), (date(2026, 1, 20), True), (date(2026, 1, 21), False)],
)
def test_a_period_holds_its_first_and_its_last_day(day: date, covered: bool) -> None:
    assert Period(date(2026, 1, 9), date(2026, 1, 20)).covers([day]) is covered
    assert Period(date(2026, 1, 9)).covers([day]) is (day >= date(2026, 1, 9))


def test_a_period_covers_if_any_day_lies_within() -> None:
    assert Period(TODAY, TODAY).covers([date(2025, 1, 1), TODAY])
    assert not Period(TODAY, TODAY).covers([])


@pytest.mark.rule("SHARE-5", part="not assessed yet counts as unsafe")
def test_somebody_nobody_has_looked_at_is_not_safe() -> None:
    assert guard().standing(uid(999)) is Standing.NOT_ASSESSED
    assert Guard(frozenset({TODAY})).standing(PAULINE) is Standing.NOT_ASSESSED
    assert guard().standing(PAULINE) is Standing.SAFE


def test_a_danger_to_anybody_at_all_comes_before_an_assessment() -> None:
    held = guard(dangers=(Danger(PAULINE, LEANNE, LONG_AGO),))
    assert held.standing(PAULINE) is Standing.POSES_RISK
    assert held.standing(LEANNE) is Standing.SAFE


def test_passing_things_on_comes_before_an_assessment() -> None:
    assert guard(carriers=(carrier(JOAN),)).standing(JOAN) is Standing.PASSES_ON


@pytest.mark.parametrize("days", [{TODAY}, {TODAY, date(2025, 12, 1)}])
def test_a_danger_from_tomorrow_is_honoured_tomorrow_and_not_before(days: set[date]) -> None:
    danger = Danger(PAULINE, RUBY, Period(TOMORROW))
    assert guard(days=frozenset(days), dangers=(danger,)).standing(PAULINE) is Standing.SAFE
    assert guard(days=frozenset({*days, TOMORROW}), dangers=(danger,)).standing(PAULINE) is Standing.POSES_RISK


def test_a_danger_that_ended_still_counts_for_a_version_frozen_while_it_held() -> None:
    frozen_on = date(2025, 12, 1)
    over = Danger(PAULINE, RUBY, Period(date(2025, 11, 1), date(2025, 12, 31)))
    assert guard(days=frozenset({TODAY, frozen_on}), dangers=(over,)).standing(PAULINE) is Standing.POSES_RISK
    assert guard(days=frozenset({TODAY}), dangers=(over,)).standing(PAULINE) is Standing.SAFE


def test_an_assessment_counts_only_while_it_holds_today() -> None:
    over = Assessed(PAULINE, Period(date(2025, 1, 1), date(2026, 1, 14)))
    held = guard(days=frozenset({TODAY, date(2025, 12, 1)}), assessed=(over,))
    assert held.standing(PAULINE) is Standing.NOT_ASSESSED


def test_an_assessment_of_the_day_a_version_was_frozen_may_come_later() -> None:
    since = Assessed(PAULINE, Period(TODAY))
    assert guard(days=frozenset({TODAY, date(2025, 12, 1)}), assessed=(since,)).standing(PAULINE) is Standing.SAFE


@pytest.mark.rule("SHARE-6", part="who may hold a fact")
def test_a_fact_is_withheld_from_everybody_but_those_named_while_it_is_in_force() -> None:
    place = fact("Mill Rise", may_hold=frozenset({PAULINE}))
    over = fact("Old Lane", number=2, period=Period(date(2025, 1, 1), date(2025, 6, 1)))
    to_come = fact("New Lane", number=3, period=Period(TOMORROW))
    held = guard(facts=(place, over, to_come))
    assert held.withheld_from(CRAIG) == (place,)
    assert held.withheld_from(PAULINE) == ()
    tomorrow = guard(days=frozenset({TODAY, TOMORROW}), facts=(place, over, to_come))
    assert tomorrow.withheld_from(CRAIG) == (place, to_come)
    old_version = guard(days=frozenset({TODAY, date(2025, 5, 1)}), facts=(place, over, to_come))
    assert old_version.withheld_from(CRAIG) == (place, over)


@pytest.mark.rule("SHARE-6", part="who may hold a fact may not once it would reach somebody who may not")
def test_a_fact_is_withheld_from_who_may_hold_it_once_they_pass_things_on_to_somebody_who_may_not() -> None:
    period = Period(TODAY)
    fact = WithheldFact(uid(900), "the address", ("22 Mill Rise",), frozenset({PAULINE, JOAN}), period)
    alone = Guard(days=frozenset({TODAY}), facts=(fact,))
    to_joan = Guard(days=frozenset({TODAY}), facts=(fact,), carriers=(Carrier(PAULINE, JOAN, period),))
    to_craig = Guard(days=frozenset({TODAY}), facts=(fact,), carriers=(Carrier(PAULINE, CRAIG, period),))
    assert alone.withheld_from(PAULINE) == () == to_joan.withheld_from(PAULINE)
    assert to_craig.withheld_from(PAULINE) == (fact,)
