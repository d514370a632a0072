"""Dates in three inputs and times as people write them. What was typed stays in the inputs, real or not."""

import re
from collections.abc import Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from kith.govuk.dates import MONTHS, date_words, time_words
from kith.govuk.fields.base import Field, GroupedField
from kith.govuk.fields.text import shown_text

PARTS = ("day", "month", "year")
FIRST_YEAR, LAST_YEAR = 1900, 2100
_PART_WIDTHS = {"day": "govuk-input--width-2", "month": "kith-month", "year": "govuk-input--width-4"}
_LONGEST_PART = 20
_TIME = re.compile(r"([0-9]{1,2})(?:[:.]([0-9]{2}))?\s*(am|pm|a\.m\.|p\.m\.)?")
_WHOLE_WORDS = {
    f"{twelve}{word}": at
    for word, at in (("midday", time(12)), ("noon", time(12)), ("midnight", time(0)))
    for twelve in ("", "12 ")
}

TypedDate = tuple[str, str, str]


class DateParts(forms.Widget):
    """Reads the three inputs `name-day`, `name-month`, `name-year`."""

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> TypedDate | None:
        """What was typed, part by part; None when the form was sent without the inputs."""
        typed = [str(data.get(f"{name}-{part}") or "").strip() for part in PARTS]
        return (typed[0], typed[1], typed[2]) if any(typed) else None

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        """True when none of the three inputs was sent."""
        return not any(f"{name}-{part}" in data for part in PARTS)


class DateField(Field, forms.Field):
    """A date as day, month, year; the month may be a number or a name ("jan", "January")."""

    component = "date-input"

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=DateParts, **options)

    def to_python(self, value: Any) -> date | None:
        """The date; or what is missing, or that there is no such date."""
        if value is None or isinstance(value, date):
            return value
        problem = date_problem(value, self.said_first)
        if problem:
            raise ValidationError(problem)
        day, month, year = (number for number in _numbers(value) if number is not None)
        return date(year, month, day)

    def in_words(self, value: str) -> str:
        """9 January 2026, from 2026-01-09."""
        try:
            return date_words(date.fromisoformat(value))
        except ValueError:
            return value

    def sent(self, name: str, value: Any) -> dict[str, list[str]]:
        """Its three inputs."""
        return {f"{name}-{part}": [text] for part, text in zip(PARTS, typed_date(value), strict=True)}

    def has_changed(self, initial: Any, data: Any) -> bool:
        """True when the inputs do not say the date the form began with."""
        return typed_date(initial) != typed_date(data)

    def first_input_id(self, bound: GroupedField) -> str:
        """The first input that is wrong, else the day."""
        faulty = faulty_parts(typed_date(bound.typed())) if bound.errors else ()
        return f"{bound.auto_id}-{faulty[0] if faulty else 'day'}"

    def own(self, bound: GroupedField) -> Mapping[str, Any]:
        """Three inputs; those that are wrong are marked."""
        typed = typed_date(bound.typed())
        wrong = (faulty_parts(typed) or PARTS) if bound.errors else ()
        items = [
            {
                "name": part,
                "value": text,
                "classes": _PART_WIDTHS[part] + (" govuk-input--error" if part in wrong else ""),
                "inputmode": "text" if part == "month" else "numeric",
                "autocomplete": "off",
            }
            for part, text in zip(PARTS, typed, strict=True)
        ]
        return {"fieldset": self.fieldset_params(bound), "namePrefix": bound.html_name, "items": items}


class TimeField(Field, forms.Field):
    """A time of day: 5:30pm, 5pm, 17:30, 17.30, midday, midnight. "5:30" alone is asked about, never guessed."""

    def to_python(self, value: Any) -> time | None:
        """The time; or how to write it."""
        if value is None or isinstance(value, time):
            return value
        text = " ".join(str(value).lower().split())
        if not text:
            return None
        return self.read(text)

    def in_words(self, value: str) -> str:
        """5:30pm, from 17:30:00."""
        try:
            return time_words(time.fromisoformat(value))
        except ValueError:
            return value

    def sent(self, name: str, value: Any) -> dict[str, list[str]]:
        """The time in words, as the input shows it."""
        return {name: [time_words(value) if isinstance(value, time) else shown_text(value)]}

    def read(self, text: str) -> time:
        """The time that lower-case `text` says."""
        if text in _WHOLE_WORDS:
            return _WHOLE_WORDS[text]
        match = _TIME.fullmatch(text)
        if match is None:
            raise ValidationError(f"{self.said_first} must be a time, like 5:30pm or 17:30")
        return self.from_parts(match)

    def from_parts(self, match: re.Match[str]) -> time:
        """The time of matched hour, minute and half of the day."""
        hour, minute, half = int(match[1]), int(match[2] or 0), (match[3] or "").replace(".", "")
        if minute > 59 or hour > 23 or (half and not 1 <= hour <= 12):
            raise ValidationError(f"{self.said_first} must be a real time, like 5:30pm or 17:30")
        if half:
            return time(hour % 12 + (12 if half == "pm" else 0), minute)
        if match[2] is None or (1 <= hour <= 11 and not match[1].startswith("0")):
            raise ValidationError(self.which_half(hour, minute))
        return time(hour, minute)

    def which_half(self, hour: int, minute: int) -> str:
        """Asks which half of the day was meant, in times the person can copy."""
        if hour == 0 or hour > 12:
            return f"{self.said_first} must be a time with minutes, like 17:30"
        morning, evening = time(hour % 12, minute), time(hour % 12 + 12, minute)
        return f"Say if {self.said} is {time_words(morning)} or {time_words(evening)}"

    def own(self, bound: GroupedField) -> Mapping[str, Any]:
        """Parameters of the input."""
        typed = bound.typed()
        shown = time_words(typed) if isinstance(typed, time) else shown_text(typed)
        return {
            "label": self.label_params(bound),
            "value": shown,
            "classes": "govuk-input--width-5",
            "autocomplete": "off",
        }


def typed_date(value: Any) -> TypedDate:
    """The three texts of the inputs for a date, for what was typed, or for nothing."""
    if isinstance(value, date):
        return str(value.day), str(value.month), str(value.year)
    if isinstance(value, (tuple, list)) and len(value) == len(PARTS):
        return str(value[0]), str(value[1]), str(value[2])
    return "", "", ""


def date_problem(typed: TypedDate, said: str) -> str:
    """What is wrong with a typed date, in words that say what to do; "" when it is real."""
    missing = [part for part, text in zip(PARTS, typed, strict=True) if not text]
    if missing:
        return f"{said} must include a {' and '.join(missing)}"
    day, month, year = _numbers(typed)
    if year is not None and len(typed[2]) != 4:
        return f"{said} must have a year of 4 numbers, like 2026"
    if year is not None and not FIRST_YEAR <= year <= LAST_YEAR:
        return f"{said} must have a year between {FIRST_YEAR} and {LAST_YEAR}"
    if day is None or month is None or year is None or not _is_real(year, month, day):
        return f"{said} must be a real date"
    return ""


def faulty_parts(typed: TypedDate) -> tuple[str, ...]:
    """The parts of a typed date that are missing or cannot be, first to last; none for a real date."""
    missing = tuple(part for part, text in zip(PARTS, typed, strict=True) if not text)
    if missing:
        return missing
    day, month, year = _numbers(typed)
    year_fits = year is not None and len(typed[2]) == 4 and FIRST_YEAR <= year <= LAST_YEAR
    fits = {
        "day": day is not None and 1 <= day <= 31,
        "month": month is not None and 1 <= month <= 12,
        "year": year_fits,
    }
    wrong = tuple(part for part in PARTS if not fits[part])
    if wrong or day is None or month is None or year is None:
        return wrong
    return () if _is_real(year, month, day) else ("day",)


def _numbers(typed: TypedDate) -> tuple[int | None, int | None, int | None]:
    return _number(typed[0]), _month(typed[1]), _number(typed[2])


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_PART else None


def _month(text: str) -> int | None:
    name = text.lower().rstrip(".")
    if len(name) >= 3:
        for number, month in enumerate(MONTHS, start=1):
            if month.lower().startswith(name):
                return number
    return _number(text)


def _is_real(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
