"""Where in a JSON text something stands that must not: asked only when reading has failed, piece by piece."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_PIECE = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')

Path = tuple[str | int, ...]


@dataclass(slots=True)
class _Level:
    """One object or list that is open: the step of the path in it now, and the fields it had."""

    step: str | int
    fields: set[str] = field(default_factory=set)


def twice_at(text: str, key: str) -> Path:
    """The place of the first field called `key` that its object has already."""
    for path, piece, fields in _tokens(text):
        if fields is not None and piece == key:
            if key in fields:
                return path
            fields.add(key)
    return ()


def token_at(text: str, words: str) -> Path:
    """The place of the first bare word (a number, NaN) written like this."""
    return next((path for path, piece, fields in _tokens(text) if fields is None and piece == words), ())


def deeper_at(text: str, depth: int) -> Path:
    """The first place deeper than `depth`."""
    return next((path for path, _, _ in _tokens(text) if len(path) > depth), ())


def _tokens(text: str) -> Iterator[tuple[Path, str, set[str] | None]]:
    """Each piece with its path; a field's name comes with the names its object had before it."""
    levels: list[_Level] = []
    named = False
    for found in _PIECE.finditer(text):
        piece = found.group()
        if piece in "{[":
            levels.append(_Level("" if piece == "{" else 0))
            named = piece == "{"
        elif piece in "}]":
            levels = levels[:-1]
            named = False
        elif piece == ",":
            named = bool(levels) and isinstance(levels[-1].step, str)
            if levels and isinstance(levels[-1].step, int):
                levels[-1].step += 1
        elif piece == ":":
            named = False
        elif named and piece[0] == '"':
            levels[-1].step = _unquoted(piece)
            yield tuple(level.step for level in levels), levels[-1].step, levels[-1].fields
            continue
        yield tuple(level.step for level in levels), piece, None


def _unquoted(piece: str) -> str:
    try:
        return str(json.loads(piece, strict=False))
    except ValueError:
        return piece[1:-1]
