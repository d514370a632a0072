"""What somebody types to find a person, taken apart: names, days, numbers. Pure."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kith.core.people.search_keys import Sounds, letters_left_out, parts
from kith.core.practice.nicknames import NICKNAMES
from kith.kernel.errors import Invalid
from kith.kernel.folding import Folded

MOST_WORDS = 8
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_END = r"(?![0-9])"
_TWO, _YEAR = r"([0-9]{1,2})", r"([0-9]{4}|[0-9]{2})"
_DAYS = (
    ("ymd", re.compile(rf"(?<![0-9])([0-9]{{4}})[-/.]([0-9]{{1,2}})[-/.]([0-9]{{1,2}}){_END}")),
    (
        "dmy",
        re.compile(rf"(?<![0-9]){_TWO}\s*[-/. ]\s*{_TWO}\s*[-/. ]\s*{_YEAR}{_END}"),
    ),
    (
        "dmy",
        re.compile(rf"(?<![0-9]){_TWO}(?:st|nd|rd|th)?\s+{_MONTH},?\s+{_YEAR}{_END}", re.IGNORECASE),
    ),
    ("mdy", re.compile(rf"\b{_MONTH}\s+([0-9]{{1,2}})(?:st|nd|rd|th)?,?\s+([0-9]{{4}}){_END}", re.IGNORECASE)),
    ("dmy", re.compile(rf"(?<![0-9])([0-9]{{2}})([0-9]{{2}})((?:19|20)[0-9]{{2}}){_END}")),
)
_NHS = re.compile(rf"(?<![0-9])([0-9]{{3}})[ -]?([0-9]{{3}})[ -]?([0-9]{{4}}){_END}")


class Why(StrEnum):
    """Why somebody is found, best first; in words that follow a name in a list."""

    NUMBER = "number"
    BORN = "date of birth"
    NAME = "name"
    NICKNAME = "nickname"
    NEAR = "spelt nearly the same"
    SOUNDS = "sounds like it"
    TURNED = "date of birth with day and month the other way round"
    YEAR = "year of birth"
    ALIKE = "looks like it"


@dataclass(frozen=True, slots=True)
class Wanted:
    """One thing that was typed, and each key it may be found by with why."""

    keys: Mapping[str, Why]
    exact: str

    def best(self, held: frozenset[str]) -> Why | None:
        """The best reason for which somebody with these keys is meant; None if they are not."""
        found = [why for key, why in self.keys.items() if key in held]
        return min(found, key=list(Why).index) if found else None


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that was typed. `text` is its names and words alone, folded, to be compared with whole names."""

    names: tuple[Wanted, ...]
    others: tuple[Wanted, ...]
    text: str

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """All of it."""
        return self.names + self.others


def words_in(typed: str) -> tuple[str, ...]:
    """The parts of names in what was typed; for asking how they sound before `asked` is called."""
    return parts(_without_numbers(typed))


def asked(typed: str, today: date, sounds: Sounds) -> Asked:
    """What was typed, taken apart. Invalid when there is nothing to look for, or a date that does not exist."""
    rest, days = _days(typed, today)
    numbers = [match.expand(r"\1\2\3") for match in _NHS.finditer(rest)]
    others = [*map(_day, days), *(Wanted({f"i{number}": Why.NUMBER}, f"i{number}") for number in numbers)]
    names, text = [], []
    for word in _NHS.sub(" ", rest).replace(",", " ").split():
        if any(character.isdigit() for character in word):
            others.append(_numbered(Folded(word).squeezed))
            continue
        for part in parts(word):
            names.append(_named(part, sounds.get(part, ())))
            text.append(part)
    if not names and not others:
        raise Invalid("Enter a name, a date of birth or a number", "words")
    if len(names) + len(others) > MOST_WORDS:
        raise Invalid(f"Enter {MOST_WORDS} words or fewer", "words")
    return Asked(tuple(names), tuple(others), " ".join(text))


def same_as(name: str, day: date | None, sounds: Sounds) -> Asked:
    """A whole name and a day as they stand on a form, to find who may be the same person."""
    named = parts(name)[:MOST_WORDS]
    return Asked(
        tuple(_named(part, sounds.get(part, ())) for part in named), (_day(day),) if day else (), " ".join(named)
    )


def _named(part: str, sounds: Sequence[str]) -> Wanted:
    near = {f"x{left}": Why.NEAR for left in letters_left_out(part)}
    heard = {f"s{sound}": Why.SOUNDS for sound in sounds}
    short = {f"n{name}": Why.NICKNAME for name in NICKNAMES.get(part, ())}
    return Wanted({**heard, **near, **short, f"n{part}": Why.NAME}, f"n{part}")


def _numbered(word: str) -> Wanted:
    """A word with a digit in it: a number somebody is known by, a part of an address, or a year."""
    year = {f"y{word}": Why.YEAR} if len(word) == 4 and word.isdigit() else {}
    return Wanted({**year, f"n{word}": Why.NAME, f"i{word}": Why.NUMBER}, f"n{word}")


def _day(day: date) -> Wanted:
    key = f"d{day.isoformat()}"
    turned = {f"d{day.replace(day=day.month, month=day.day).isoformat()}": Why.TURNED} if day.day <= 12 else {}
    return Wanted({**turned, key: Why.BORN}, key)


def _days(typed: str, today: date) -> tuple[str, list[date]]:
    """The words without their dates, and the dates."""
    days = []
    for order, pattern in _DAYS:
        found = pattern.finditer(typed)
        days += [_real(dict(zip(order, match.groups(), strict=True)), match[0], today) for match in found]
        typed = pattern.sub(" ", typed)
    return typed, days


def _real(typed: Mapping[str, str], words: str, today: date) -> date:
    month = typed["m"].lower()[:3]
    year = int(typed["y"])
    if len(typed["y"]) == 2:
        year += 2000 if 2000 + year <= today.year + 1 else 1900
    try:
        return date(year, _MONTHS.index(month) + 1 if month in _MONTHS else int(typed["m"]), int(typed["d"]))
    except ValueError as fault:
        raise Invalid(f"{words.strip()} is not a real date. Check the day and the month", "words") from fault


def _without_numbers(typed: str) -> str:
    return " ".join(_plain_words(typed))


def _plain_words(typed: str) -> Iterator[str]:
    for word in typed.replace(",", " ").split():
        if not any(character.isdigit() for character in word):
            yield word
