"""Reads a file from anywhere into a typed value, or says in one line what is wrong and where (DESIGN 4.10).

Nothing a file can hold gives a traceback: too large, not UTF-8, not JSON, a key twice, NaN, nested without end, fields
nobody knows, of a newer Kith. Pure: bytes in, value out.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from math import isfinite
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from kith.core.plans.faults import Fault, faults_of, place_of
from kith.core.plans.json_places import Path, deeper_at, token_at, twice_at

LARGEST_BYTES = 50_000_000
DEEPEST = 40
MOST_VALUES = 500_000
MOST_GROUPS = 200_000
LONGEST_LIST = 20_000
MOST_FIELDS = 500
_LONGEST_NUMBER = 30

Value = TypeVar("Value", bound=BaseModel)
Upgrade = Callable[[dict[str, Any]], Mapping[str, Any]]


class LoadError(ValueError):
    """What is wrong with a file, as one line; `place` is a dotted path, `others` the next faults, `count` of all."""

    def __init__(self, place: str, message: str, others: tuple[Fault, ...] = (), count: int = 1) -> None:
        self.place, self.message, self.others, self.count = place, message, others, count
        super().__init__(f"{place}: {message}" if place else message)


def load(data: bytes, model: type[Value], upgraded: Upgrade = lambda held: held) -> Value:
    """The value a file holds. `upgraded` brings an older schema up; it may raise LoadError."""
    held = parsed(data)
    if not isinstance(held, dict):
        raise LoadError("", "the file does not hold a JSON object ({ … })")
    _measured(held)
    brought_up = upgraded(held)
    try:
        # As JSON, strictly: a number is no date and "yes" is no truth value, but "2026-01-24" is a date.
        return model.model_validate_json(_as_json(brought_up), strict=True)
    except ValidationError as fault:
        first, *others = _faults(fault, model, brought_up)
        raise LoadError(first.place, first.message, tuple(others), fault.error_count()) from None


def _as_json(value: Any) -> bytes:
    try:
        return json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        raise LoadError(place_of(_half_a_character(value)), "a character here is only half of one") from None


def _half_a_character(held: Any) -> Path:
    for path, value in _walked(held):
        for key, one in value.items() if isinstance(value, dict) else enumerate(value):
            if any("\ud800" <= letter <= "\udfff" for text in (key, one) if isinstance(text, str) for letter in text):
                return (*path, key)
    return ()


def _faults(fault: ValidationError, model: type[BaseModel], data: Any) -> tuple[Fault, ...]:
    """The first faults. Where there are thousands, those of the beginning are told, without a list of them all."""
    if fault.error_count() > _MANY:
        try:
            model.model_validate_json(_as_json(_beginning(data)), strict=True)
        except ValidationError as of_beginning:
            return faults_of(of_beginning, data)
    return faults_of(fault, data)


_MANY, _SOME = 1000, 40


def _beginning(value: Any) -> Any:
    """The same value with no more than the first of every list and of every object's fields."""
    if isinstance(value, dict):
        return {key: _beginning(one) for key, one in islice(value.items(), _SOME)}
    return [_beginning(one) for one in value[:_SOME]] if isinstance(value, list) else value


def parsed(data: bytes) -> Any:
    """JSON as plain values; LoadError for whatever is not JSON, or is JSON that two readers could read differently."""
    if len(data) > LARGEST_BYTES:
        raise LoadError("", f"the file is larger than {LARGEST_BYTES / 1e6:.0f} MB, the most that is read")
    text = _decoded(data)
    if not text.strip():
        raise LoadError("", "the file is empty")
    _bounded(text)
    try:
        return json.loads(
            text, object_pairs_hook=_once_each, parse_constant=_no_number, parse_int=_whole, parse_float=_real
        )
    except json.JSONDecodeError as fault:
        raise LoadError(f"line {fault.lineno}, column {fault.colno}", f"this is not JSON: {fault.msg}") from None
    except RecursionError:
        raise LoadError(place_of(deeper_at(text, DEEPEST)), f"it is nested more than {DEEPEST} deep") from None
    except _Unreadable as fault:
        raise LoadError(place_of(fault.place(text)), fault.message) from None


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        line = data.count(b"\n", 0, fault.start) + 1
        raise LoadError(f"line {line}", f"byte {fault.start} is not UTF-8; save the file as UTF-8") from None


class _Unreadable(Exception):
    """JSON that is refused though it parses; `place` finds where it stands in the text."""

    def __init__(self, message: str, place: Callable[[str], Path]) -> None:
        self.message, self.place = message, place


def _once_each(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    held = dict(pairs)
    if len(held) != len(pairs):
        counted = Counter(key for key, _ in pairs)
        twice = next(key for key, count in counted.items() if count > 1)
        raise _Unreadable("this field stands twice", lambda text: twice_at(text, twice))
    return held


def _no_number(words: str) -> NoReturn:
    raise _Unreadable(f"{words} is not a number that JSON knows", lambda text: token_at(text, words))


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise _Unreadable("this number is too long", lambda text: token_at(text, digits))
    return int(digits)


def _real(digits: str) -> float:
    number = float(digits)
    if not isfinite(number):
        raise _Unreadable("this number is too large", lambda text: token_at(text, digits))
    return number


def _bounded(text: str) -> None:
    """LoadError if there is more in it than in any plan: told before it takes time and memory to read."""
    if text.count(",") > MOST_VALUES or text.count("{") + text.count("[") > MOST_GROUPS:
        raise LoadError("", f"the file holds more than {MOST_VALUES:,} values or {MOST_GROUPS:,} lists and objects")


def _measured(held: Any) -> None:
    """LoadError if it is deeper, longer or wider than any plan is."""
    for path, value in _walked(held):
        if len(path) >= DEEPEST:
            raise LoadError(place_of(path), f"it is nested more than {DEEPEST} deep")
        if isinstance(value, list) and len(value) > LONGEST_LIST:
            raise LoadError(place_of(path), f"this list has {len(value):,} entries; at most {LONGEST_LIST:,} are read")
        if isinstance(value, dict) and len(value) > MOST_FIELDS:
            raise LoadError(place_of(path), f"this has {len(value):,} fields; at most {MOST_FIELDS} are read")


def _walked(held: Any) -> Iterator[tuple[Path, Any]]:
    """Every object and list with its path, without recursion."""
    waiting: list[tuple[Path, Any]] = [((), held)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        waiting += [((*path, key), one) for key, one in inner if isinstance(one, dict | list)]
