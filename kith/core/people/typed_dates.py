"""Dates as people type them, whole or in part: 14/3/18, 14.03.2018, 14th of March, March 2018, 2018. Pure.

A date is a key like a name, but people remember it wrongly: each has the keys of those it might have been meant for.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kith.core.people.wanted import Dated, Why

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_IN_FULL = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_MONTH = (
    r"(jan(?:uary)?|feb(?:r?uary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\.?(?![^\W\d_])"
)
_BEGIN, _END = r"(?<![0-9/.-])", r"(?![0-9])"
_DAY, _YEAR, _LONG_YEAR = r"([0-9]{1,2})", r"([0-9]{4}|[0-9]{2})", r"((?:19|20)[0-9]{2})"
_NTH, _OF = r"(?:st|nd|rd|th)?", r"(?:\s+of)?"
# In this order: what fits an earlier one is a date already, and is taken out of what was typed.
_WAYS = tuple(
    (order, re.compile(pattern, re.IGNORECASE))
    for order, pattern in (
        ("ymd", rf"{_BEGIN}([0-9]{{4}})[-/.]{_DAY}[-/.]{_DAY}{_END}"),
        ("dmy", rf"{_BEGIN}{_DAY}\s*[-/. ]\s*{_DAY}\s*[-/. ]\s*{_YEAR}{_END}"),
        ("dmy", rf"{_BEGIN}{_DAY}{_NTH}{_OF}[\s-]*{_MONTH},?[\s-]*{_YEAR}{_END}"),
        ("mdy", rf"\b{_MONTH}\s+{_DAY}{_NTH},?\s+([0-9]{{4}}){_END}"),
        ("dmy", rf"{_BEGIN}([0-9]{{2}})([0-9]{{2}}){_LONG_YEAR}{_END}"),
        ("ymd", rf"{_BEGIN}{_LONG_YEAR}([0-9]{{2}})([0-9]{{2}}){_END}"),
        ("my", rf"\b{_MONTH},?[\s-]+{_LONG_YEAR}{_END}"),
        ("my", rf"{_BEGIN}(0?[1-9]|1[0-2])[-/.]{_LONG_YEAR}{_END}"),
        ("ym", rf"{_BEGIN}{_LONG_YEAR}[-/.](0?[1-9]|1[0-2])(?![0-9/.-])"),
        ("dm", rf"{_BEGIN}{_DAY}{_NTH}{_OF}[\s-]*{_MONTH}"),
        ("md", rf"\b{_MONTH}\s+{_DAY}{_NTH}(?![0-9a-z])"),
        ("dm", rf"{_BEGIN}{_DAY}/{_DAY}(?![0-9/])"),
        ("y", rf"(?<![0-9a-z/.-]){_LONG_YEAR}(?![0-9a-z/.-])"),
    )
)
_RUN_TOGETHER = re.compile("[0-9]{8}")
_OLDEST = 1900


@dataclass(frozen=True, slots=True)
class TypedDate:
    """As much of a date as was typed, in numbers; 0 for what was not. `words` is how it was typed."""

    words: str
    year: int = 0
    month: int = 0
    day: int = 0

    @property
    def whole(self) -> bool:
        """True if it has a day, a month and a year."""
        return bool(self.year and self.month and self.day)

    @property
    def exists(self) -> bool:
        """True if there is such a day, month or year; 29 February needs no year."""
        return _exists(self.year or 2000, self.month or 1, self.day or 1)


def dates_in(typed: str, today: date) -> tuple[str, list[TypedDate]]:
    """The words without their dates, and the dates."""
    found: list[TypedDate] = []
    for order, pattern in _WAYS:
        kept, at = "", 0
        for match in pattern.finditer(typed):
            one = _read(dict(zip(order, match.groups(), strict=True)), match[0].strip(), today)
            if _is_date(one, order, today):
                kept, at = f"{kept}{typed[at : match.start()]} ", match.end()
                found.append(one)
        typed = kept + typed[at:]
    return typed, found


def _is_date(one: TypedDate, order: str, today: date) -> bool:
    """False for what is more likely a number, or a flat of a house: it has to be a date that exists."""
    if order == "y":
        return one.year <= today.year + 1
    doubtful = _RUN_TOGETHER.fullmatch(one.words) or (order == "dm" and "/" in one.words)
    return one.exists or not doubtful


def _read(typed: Mapping[str, str], words: str, today: date) -> TypedDate:
    year = int(typed.get("y", "0"))
    if len(typed.get("y", "")) == 2:
        year += 2000 if 2000 + year <= today.year + 1 else 1900
    month, day = typed.get("m", "0").lower()[:3], int(typed.get("d", "0"))
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month)
    if number > 12 and 0 < day <= 12:
        number, day = day, number
    return TypedDate(words, year, number, day)


def dated(one: TypedDate, today: date) -> Dated:
    """What a typed date looks for, and what it may have been meant for."""
    if one.whole:
        return _whole(one, today)
    if one.year and one.month:
        near = {f"d{year}-{one.month:02}": Why.A_YEAR for year in _beside(one.year)} | {f"y{one.year}": Why.YEAR}
        return Dated({f"d{one.year}-{one.month:02}": Why.MONTH_AND_YEAR}, near)
    if one.year:
        near = {f"y{year}": Why.A_YEAR for year in _beside(one.year)}
        return Dated({f"y{one.year}": Why.YEAR}, near)
    others = dict.fromkeys(_days_like(one), Why.NEARLY)
    turned = {f"d{one.day:02}-{one.month:02}": Why.TURNED} if _exists(2000, one.day, one.month) else {}
    exact = {f"d{one.month:02}-{one.day:02}": Why.DAY_AND_MONTH} if one.exists else {}
    return Dated(exact, {**others, **turned}, note="" if one.exists else _not_real(one, "days like it"))


def _whole(one: TypedDate, today: date) -> Dated:
    near = {f"d{day.isoformat()}": Why.NEARLY for day in _like(one, today)}
    same_day = ((year, one.month, one.day) for year in _beside(one.year))
    near |= {f"d{date(*day).isoformat()}": Why.A_YEAR for day in same_day if _exists(*day)}
    if _exists(one.year, one.day, one.month) and one.day != one.month:
        near[f"d{one.year:04}-{one.day:02}-{one.month:02}"] = Why.TURNED
    if one.exists:
        key = f"d{one.year:04}-{one.month:02}-{one.day:02}"
        return Dated({key: Why.BORN}, {held: why for held, why in near.items() if held != key}, whole=True)
    in_month = 1 <= one.month <= 12
    rest = {f"d{one.year:04}-{one.month:02}": Why.MONTH_AND_YEAR} if in_month else {f"y{one.year:04}": Why.YEAR}
    looked_for = f"{_IN_FULL[one.month - 1]} {one.year}" if in_month else str(one.year)
    return Dated({}, {**rest, **near}, whole=True, note=_not_real(one, f"{looked_for} and days like it"))


def _not_real(one: TypedDate, looked_for: str) -> str:
    return f"{one.words} is not a real date. Looked for {looked_for} instead."


def _beside(year: int) -> tuple[int, int]:
    return year - 1, year + 1


def _like(one: TypedDate, today: date) -> Iterator[date]:
    """The days that differ from it in one digit, or in two beside each other that changed places."""
    for text in _slips(f"{one.day:02}{one.month:02}{one.year:04}"):
        day, month, year = int(text[:2]), int(text[2:4]), int(text[4:])
        if _OLDEST <= year <= today.year + 1 and _exists(year, month, day):
            yield date(year, month, day)


def _days_like(one: TypedDate) -> Iterator[str]:
    for text in _slips(f"{one.day:02}{one.month:02}"):
        if _exists(2000, int(text[2:]), int(text[:2])):
            yield f"d{text[2:]}-{text[:2]}"


def _slips(text: str) -> Iterator[str]:
    for at, was in enumerate(text):
        yield from (f"{text[:at]}{digit}{text[at + 1 :]}" for digit in "0123456789" if digit != was)
        if text[at + 1 :] and text[at + 1] != was:
            yield f"{text[:at]}{text[at + 1]}{was}{text[at + 2 :]}"


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
