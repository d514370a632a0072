"""EMERG-2: what else a gate would ask becomes a duty while the lane is open."""

from datetime import date

import pytest

from kith.core.quality.check import check
from kith.core.quality.finding import Gate, stands_in_the_way
from tests.unit.quality.builders import NIGHT_OF_E1, Severity, emergency, found, plan, step, tonight

pytestmark = pytest.mark.rule("EMERG-2", part="what becomes a duty")


def test_tonight_nothing_else_stands_in_the_way() -> None:
    night = check(tonight(), NIGHT_OF_E1)
    assert stands_in_the_way(night, Gate.GOING_LIVE) == ()
    assert {one.rule for one in night if one.becomes_duty} == {"SAFE-1", "REV-1", "NET-2"}
    assert all(one.severity is Severity.HINT for one in night)


def test_the_same_without_the_lane_is_refused() -> None:
    by_day = plan(step(rule_id=None), review_on=None)
    assert {one.rule for one in stands_in_the_way(check(by_day, NIGHT_OF_E1), Gate.GOING_LIVE)} >= {"SAFE-1", "REV-1"}


def test_what_the_lane_itself_needs_is_no_duty() -> None:
    nobody = check(tonight(emergency(named_worker=None)), NIGHT_OF_E1)
    assert [one.rule for one in nobody if one.severity is Severity.BLOCK] == ["EMERG-1"]


@pytest.mark.parametrize(("today", "is_open"), [(date(2026, 1, 8), False), (date(2026, 1, 10), True),
                                                (date(2026, 1, 11), False)])  # fmt: skip
def test_the_lane_is_open_until_the_day_it_lapses(today: date, is_open: bool) -> None:
    (purpose,) = found(tonight(), "SAFE-1", today)
    assert purpose.becomes_duty is is_open
