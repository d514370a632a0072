"""Working days per nation: the scenario's dates, and what holds for every date."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.kernel.working_days import Nation, add_working_days, is_working_day, working_days_late

DATES = st.dates(date(2015, 1, 1), date(2035, 12, 31))
NATIONS = st.sampled_from(Nation)


@pytest.mark.parametrize(
    ("check", "start", "due"),
    [
        ("AT-09", date(2026, 1, 9), date(2026, 1, 13)),
        ("AT-10", date(2026, 4, 2), date(2026, 4, 8)),
        ("AT-11", date(2026, 8, 28), date(2026, 9, 2)),
        ("AT-65", date(2026, 10, 30), date(2026, 11, 3)),
    ],
)
def test_two_working_days_end_when_the_scenario_says(check: str, start: date, due: date) -> None:
    assert add_working_days(start, 2, Nation.ENGLAND) == due, check


def test_uploaded_a_working_day_after_the_bank_holiday_weekend_is_late_by_one() -> None:
    assert working_days_late(date(2026, 9, 2), date(2026, 9, 3), Nation.ENGLAND) == 1


@pytest.mark.parametrize(
    ("day", "works_in"),
    [
        (date(2026, 1, 1), ""),
        (date(2026, 1, 2), "ENG WLS NIR"),
        (date(2026, 3, 17), "ENG WLS SCT"),
        (date(2026, 4, 6), "SCT"),
        (date(2026, 7, 13), "ENG WLS SCT"),
        (date(2026, 8, 3), "ENG WLS NIR"),
        (date(2026, 8, 31), "SCT"),
        (date(2026, 11, 30), "ENG WLS NIR"),
        (date(2026, 12, 28), ""),
    ],
)
def test_nations_keep_different_bank_holidays(day: date, works_in: str) -> None:
    assert {nation.value for nation in Nation if is_working_day(day, nation)} == set(works_in.split())


@given(start=DATES, days=st.integers(1, 40), nation=NATIONS)
def test_a_period_ends_on_a_working_day_and_holds_that_many_of_them(start: date, days: int, nation: Nation) -> None:
    end = add_working_days(start, days, nation)
    between = (start + timedelta(days=offset) for offset in range(1, (end - start).days + 1))
    assert is_working_day(end, nation)
    assert sum(is_working_day(day, nation) for day in between) == days


@given(start=DATES, days=st.integers(1, 40), nation=NATIONS)
def test_a_longer_period_ends_later_and_starting_later_never_ends_earlier(
    start: date, days: int, nation: Nation
) -> None:
    end = add_working_days(start, days, nation)
    assert add_working_days(start, days + 1, nation) > end
    assert add_working_days(start + timedelta(days=1), days, nation) >= end


@given(due=DATES, nation=NATIONS, days=st.integers(1, 30))
def test_done_so_many_working_days_later_is_late_by_as_many(due: date, nation: Nation, days: int) -> None:
    assert working_days_late(due, add_working_days(due, days, nation), nation) == days


@given(due=DATES, early=st.integers(0, 30), nation=NATIONS)
def test_done_by_the_day_is_not_late(due: date, early: int, nation: Nation) -> None:
    assert working_days_late(due, due - timedelta(days=early), nation) == 0


@pytest.mark.parametrize("days", [0, -1])
def test_a_period_without_a_working_day_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="at least one working day"):
        add_working_days(date(2026, 1, 9), days, Nation.ENGLAND)
