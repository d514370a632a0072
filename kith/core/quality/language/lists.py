"""The word lists: versioned data of our own, beside this file. Each entry says what to say in its place."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent / "lists"


class Kind(StrEnum):
    """Which list a word is of."""

    JARGON = "jargon"
    LABEL = "labels"
    ACRONYM = "acronyms"
    VAGUE = "vague"
    NOBODY = "nobody"
    PRESSING = "pressing"
    SERVICE = "services"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list. `exact`: only in these very letters. `but_not`: longer words in which it is left alone."""

    kind: Kind
    forms: tuple[str, ...]
    say: str
    exact: bool = False
    but_not: tuple[str, ...] = ()


@cache
def entries() -> tuple[Entry, ...]:
    """Every line of every list, with its inflections."""
    return tuple(_entry(kind, line) for kind in Kind for line in _read(kind.value)["words"])


@cache
def everyday() -> frozenset[str]:
    """Long words that every eight-year-old knows."""
    return frozenset(_read("everyday")["words"])


@cache
def versions() -> dict[str, str]:
    """Which version of each list is in use."""
    return {kind.value: _read(kind.value)["version"] for kind in Kind}


def _read(name: str) -> Any:
    return json.loads((_HERE / f"{name}.json").read_text(encoding="utf-8"))


def _entry(kind: Kind, line: dict[str, Any]) -> Entry:
    forms = [
        *line.get("word", ()),
        *line.get("exact", ()),
        *(form for noun in line.get("noun", ()) for form in (noun, plural(noun))),
        *(form for verb in line.get("verb", ()) for form in inflected(verb)),
    ]
    return Entry(kind, tuple(dict.fromkeys(forms)), line["say"], "exact" in line, tuple(line.get("but_not", ())))


def plural(noun: str) -> str:
    """One agency, two agencies."""
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def inflected(verb: str) -> Iterator[str]:
    """The forms of a verb; of several words the first one changes: steps down, stepped down."""
    first, space, rest = verb.partition(" ")
    tail = f"{space}{rest}"
    yield verb
    if first == "be":
        yield from (f"{form}{tail}" for form in ("is", "are", "was", "were", "been"))
        return
    yield f"{plural(first)}{tail}"
    stem = first.removesuffix("e")
    if first in _DOUBLED:
        stem = f"{first}{first[-1]}"
    yield f"{stem}ing{tail}"
    past = f"{first[:-1]}ied" if first.endswith("y") and first[-2] not in "aeiou" else f"{stem}ed"
    yield f"{_PAST.get(first, past)}{tail}"


_DOUBLED = frozenset({"step", "refer"})
_PAST = {"take": "took", "undertake": "undertook", "oversee": "oversaw"}
