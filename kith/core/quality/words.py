"""Small words for findings: days, hours, lists of names. And what text a plan's items hold."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time

from kith.kernel.clock import local

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def wall_clock(at: datetime) -> datetime:
    """A moment as the clock on the wall shows it, so that moments of either kind can be compared."""
    return local(at).replace(tzinfo=None) if at.tzinfo else at


def day_of(at: datetime) -> date:
    """The day of a moment, as people in the United Kingdom count it."""
    return wall_clock(at).date()


def day_words(day: date) -> str:
    """9 January 2026."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def hour_words(at: time | datetime) -> str:
    """5:30pm, 9am, midday, midnight."""
    if at.minute == 0 and at.hour in (0, 12):
        return "midday" if at.hour else "midnight"
    minutes = f":{at.minute:02d}" if at.minute else ""
    return f"{at.hour % 12 or 12}{minutes}{'am' if at.hour < 12 else 'pm'}"


def moment_words(at: datetime) -> str:
    """Sunday 11 January at 6pm."""
    at = wall_clock(at)
    return f"{_WEEKDAYS[at.weekday()]} {at.day} {MONTHS[at.month - 1]} at {hour_words(at)}"


def listed(words: Iterable[str]) -> str:
    """Ruby, Alfie and Kayden."""
    held = list(words)
    return f"{', '.join(held[:-1])} and {held[-1]}" if len(held) > 1 else "".join(held)


def counted(number: float, one: str) -> str:
    """1 hour, 15 hours, half hours kept: 1.5 hours."""
    shown = f"{number:g}"
    return f"{shown} {one}" if shown == "1" else f"{shown} {one}s"


def blank(text: str) -> bool:
    """True if there is nothing to read."""
    return not text.strip()


def texts(item: object, *fields: str) -> Iterator[tuple[str, str]]:
    """(place, text) of the fields named that hold words; a list's places are counted: "red_flags.2"."""
    for field in fields:
        held = getattr(item, field)
        if isinstance(held, str):
            if held.strip():
                yield field, held
        else:
            yield from ((f"{field}.{index}", text) for index, text in enumerate(held) if text.strip())
