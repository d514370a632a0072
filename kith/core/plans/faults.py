"""What is wrong with a value, in plain words and with its place: "document.content.items.3.act: this is missing"."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

SHOWN = 20
_LONGEST_PART = 60
_LONGEST_MESSAGE = 300
_FEW = 12


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: where, and what."""

    place: str
    message: str

    def line(self) -> str:
        """Both on one line."""
        return f"{self.place}: {self.message}" if self.place else self.message


_EXPECTED = {
    "string": "words are expected here",
    "int": "a whole number is expected here",
    "float": "a number is expected here",
    "bool": "true or false is expected here",
    "tuple": "a list is expected here",
    "list": "a list is expected here",
    "set": "a list is expected here",
    "frozen": "a list is expected here",
    "uuid": "an id (a UUID) is expected here",
    "datetime": "a date with time is expected here, for example 2026-01-24T17:30:00+00:00",
    "date": "a date is expected here, for example 2026-01-24",
    "time": "a time is expected here, for example 17:30",
    "timezone": "a date with time and zone is expected here",
    "model": "an object ({ … }) is expected here",
    "dataclass": "an object ({ … }) is expected here",
}
_WORDS = {
    "missing": "this is missing",
    "extra_forbidden": "no field of this name is known",
    "unexpected_keyword_argument": "no field of this name is known",
    "union_tag_not_found": "its kind is missing",
    "string_unicode": "a character here is no character (half of a pair)",
    "none_required": "null is expected here",
}


def faults_of(fault: ValidationError, data: Any) -> tuple[Fault, ...]:
    """The first of them, in the order of the file; `data` is what was read."""
    found = fault.errors(include_url=False, include_input=False)[:SHOWN]
    return tuple(_fault(dict(one), data) for one in found)


def _fault(one: Mapping[str, Any], data: Any) -> Fault:
    place = place_of(_as_written(one["loc"], data))
    kind, context = one["type"], one.get("ctx", {})
    if kind == "value_error":
        return _own(place, str(context.get("error", one["msg"])))
    return Fault(place, _on_one_line(_words(kind, context, str(one["msg"])))[:_LONGEST_MESSAGE])


def _words(kind: str, context: Mapping[str, Any], message: str) -> str:
    if kind == "union_tag_invalid":
        return f"there is no kind {place_of((str(context['tag']),))!r}; known are {context['expected_tags']}"
    if kind in {"enum", "literal_error"}:
        return f"expected here: {context['expected']}"
    if kind == "string_too_long":
        return f"at most {context['max_length']} characters are kept here"
    if kind in {"string_too_short", "too_short"}:
        return "this must not be empty"
    return _WORDS.get(kind) or _EXPECTED.get(kind.split("_")[0]) or message


def _own(place: str, words: str) -> Fault:
    """A message of the plan's own types may begin with a place of its own ("items.3.who: nobody is listed …")."""
    inner, colon, message = words.partition(": ")
    if colon and " " not in inner:
        return Fault(f"{place}.{inner}" if place else inner, message)
    return Fault(place, words)


def _as_written(loc: tuple[str | int, ...], data: Any) -> tuple[str | int, ...]:
    """The path as the file has it: the validator adds an item's kind, which is no step of the path."""
    path: list[str | int] = []
    here = data
    for part in loc:
        if isinstance(here, dict) and part not in here and part == here.get("kind"):
            continue
        path.append(part)
        inside = isinstance(here, dict) and part in here
        within = isinstance(here, list) and isinstance(part, int) and part < len(here)
        here = here[part] if inside or within else None
    return tuple(path)


def place_of(path: tuple[str | int, ...]) -> str:
    """A dotted path that can be printed anywhere, whatever a hostile file calls its fields."""
    parts = [_printable(str(part)) for part in path]
    shown = parts if len(parts) <= _FEW else [*parts[: _FEW // 2], "…", *parts[-_FEW // 2 :]]
    return ".".join(shown)


def _printable(part: str) -> str:
    plain = "".join(one if one.isprintable() else "�" for one in part[: _LONGEST_PART + 1])
    return plain if len(plain) <= _LONGEST_PART else f"{plain[:_LONGEST_PART]}…"


def _on_one_line(words: str) -> str:
    return " ".join(words.split())
