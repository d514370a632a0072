"""A form that came too late, compared three ways: as it began, as it was sent, and what was saved meanwhile (ACCESS-6).

The page carries a short mark of every value it began with, and no value. Marks come from outside: they decide what is
shown in an input, never what may be done. Where one is missing or wrong, both values are shown.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from enum import Enum, auto
from hashlib import sha256
from typing import Any

from kith.govuk.typed_text import clean

_MARK = 16
MOST_MARKS = 8000


class Outcome(Enum):
    """What became of one field."""

    ALIKE = auto()
    ONLY_MINE = auto()
    ONLY_THEIRS = auto()
    BOTH = auto()


def as_text(value: Any) -> str:
    """A value of a field as one text, the same whether it was typed or read from what is saved."""
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case datetime() | date() | time():
            return value.isoformat()
        case list() | tuple() | set() | frozenset():
            return ", ".join(sorted(map(str, value)))
        case _:
            return clean(str(value))


def mark_of(text: str) -> str:
    """A short mark of a value; the same value has the same mark."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:_MARK]


def marks_written(texts: Mapping[str, str]) -> str:
    """The marks of all fields as one value of a hidden input."""
    return " ".join(f"{name}={mark_of(text)}" for name, text in texts.items())


def marks_read(carried: str, names: Iterable[str]) -> dict[str, str]:
    """The marks a page carried, of the fields there are; nothing of what is too long or is none."""
    if len(carried) > MOST_MARKS:
        return {}
    wanted = frozenset(names)
    pairs = (part.split("=", 1) for part in carried.split(" ") if "=" in part)
    return {name: mark for name, mark in pairs if name in wanted and len(mark) == _MARK}


def outcomes(began: Mapping[str, str], mine: Mapping[str, str], theirs: Mapping[str, str]) -> dict[str, Outcome]:
    """What became of each field of `mine`: `began` are marks, the others values. An unknown beginning is no mark."""
    return {name: _outcome(began.get(name), text, theirs.get(name, "")) for name, text in mine.items()}


def _outcome(began: str | None, mine: str, theirs: str) -> Outcome:
    if mine == theirs:
        return Outcome.ALIKE
    if began == mark_of(theirs):
        return Outcome.ONLY_MINE
    return Outcome.ONLY_THEIRS if began == mark_of(mine) else Outcome.BOTH
