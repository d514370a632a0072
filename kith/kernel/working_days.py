"""Working days per nation: Monday to Friday without that nation's bank holidays (standards: statutory clocks)."""

from datetime import date, timedelta
from enum import StrEnum
from functools import cache

import holidays


class Nation(StrEnum):
    """The nation whose bank holidays an authority keeps; the value is the code of the `holidays` library."""

    ENGLAND = "ENG"
    WALES = "WLS"
    SCOTLAND = "SCT"
    NORTHERN_IRELAND = "NIR"


@cache
def _bank_holidays(nation: Nation, year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("GB", subdiv=nation.value, years=year))


def is_working_day(day: date, nation: Nation) -> bool:
    """True from Monday to Friday, unless a bank holiday of that nation."""
    return day.weekday() < 5 and day not in _bank_holidays(nation, day.year)


def add_working_days(start: date, days: int, nation: Nation) -> date:
    """The last day of a period of `days` working days that begins on the working day after `start`.

    2 working days from Friday 9 January 2026 end on Tuesday 13 January. `days` is 1 or more.
    """
    if days < 1:
        raise ValueError("a period has at least one working day")
    day = start
    while days:
        day += timedelta(days=1)
        days -= is_working_day(day, nation)
    return day


def working_days_late(due_on: date, done_on: date, nation: Nation) -> int:
    """How many working days after `due_on` something was done; 0 when it was in time."""
    day, late = due_on, 0
    while day < done_on:
        day += timedelta(days=1)
        late += is_working_day(day, nation)
    return late
