"""Dates and times in the words people read: 9 January 2026, 5:30pm (DESIGN 8)."""

from datetime import date, datetime, time

from kith.kernel.clock import local

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def date_words(day: date) -> str:
    """9 January 2026. An instant is read as its day in the United Kingdom."""
    if isinstance(day, datetime):
        day = _in_uk(day).date()
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_words(day: date) -> str:
    """Friday 9 January 2026."""
    if isinstance(day, datetime):
        day = _in_uk(day).date()
    return f"{WEEKDAYS[day.weekday()]} {date_words(day)}"


def time_words(at: time | datetime) -> str:
    """5:30pm, 9am, midday, midnight. An instant is read as its time in the United Kingdom."""
    clock = _in_uk(at).time() if isinstance(at, datetime) else at
    if clock.minute == 0 and clock.hour in (0, 12):
        return "midday" if clock.hour else "midnight"
    minutes = f":{clock.minute:02d}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes}{'am' if clock.hour < 12 else 'pm'}"


def datetime_words(at: datetime) -> str:
    """9 January 2026 at 5:30pm."""
    return f"{date_words(at)} at {time_words(at)}"


def _in_uk(at: datetime) -> datetime:
    return local(at) if at.tzinfo else at
