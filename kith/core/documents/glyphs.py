"""Which characters no shipped font can show, found when words are typed and named at the field.

One such character makes typst refuse the whole document (SHARE-10), so this must judge as typst does. A letter with its
marks, or an emoji joined from several, is shown by one font or not at all.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from kith.core.documents.setting import tidy
from kith.core.documents.typefaces import faces

_SPACES = frozenset("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000")
# Shown as nothing at all where the font lacks them (Unicode: default ignorable code points).
_INVISIBLE = frozenset(
    chr(point)
    for first, last in (
        (0xAD, 0xAD),
        (0x34F, 0x34F),
        (0x61C, 0x61C),
        (0x115F, 0x1160),
        (0x180B, 0x180F),
        (0x200B, 0x200F),
        (0x2060, 0x206F),
        (0x3164, 0x3164),
        (0xFE00, 0xFE0F),
        (0xFFA0, 0xFFA0),
        (0xFFF0, 0xFFF8),
        (0x1BCA0, 0x1BCA3),
        (0x1D173, 0x1D17A),
        (0xE0020, 0xE007F),
    )
    for point in range(first, last + 1)
)
_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_SKIN_TONES = "\U0001f3fb-\U0001f3ff"
_TAGS = "\U000e0020-\U000e007f"


@dataclass(frozen=True)
class Unprintable:
    """A character (with its marks) that cannot be printed. `position` counts in the tidied text."""

    position: int
    character: str
    name: str
    after: str


def unprintable(text: str) -> list[Unprintable]:
    """What in the text no shipped font can show, in order; empty if all of it can be printed."""
    if _passes_at_once(text):
        return []
    shown = tidy(text)
    return [
        Unprintable(found.start(), part, _name(part), _words_before(shown, found.start()))
        for found in _clusters().finditer(shown)
        if (part := _lacking(found.group()))
    ]


def explain(found: Sequence[Unprintable]) -> str:
    """The hits in plain words, for the field they stand in; empty if there are none."""
    if not found:
        return ""
    first = {hit.character: hit for hit in reversed(found)}
    named = [_quoted(hit) for hit in sorted(first.values(), key=lambda hit: hit.position)]
    shown, more = named[:_MOST_NAMED], len(named) - _MOST_NAMED
    listed = _listed([*shown, f"{more} more"] if more > 0 else shown)
    it = "it" if len(named) == 1 else "them"
    return f"We cannot print {listed}. Take {it} out or write {it} in words."


_MOST_NAMED = 4


def _quoted(hit: Unprintable) -> str:
    visible = unicodedata.category(hit.character[0])[0] not in "CZM"
    what = f"‘{hit.character}’" if visible else f"a hidden character ({hit.name})"
    return f"{what} (after ‘{hit.after}’)" if hit.after else f"{what} (at the start)"


def _listed(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _name(character: str) -> str:
    return " with ".join(unicodedata.name(part, "").lower() or f"U+{ord(part):04X}" for part in character)


def _words_before(text: str, position: int) -> str:
    return " ".join(text[max(0, position - 40) : position].split()[-2:])


@lru_cache(maxsize=4096)
def _lacking(cluster: str) -> str:
    """The part of a cluster that cannot be shown; empty if one font has it all."""
    needed = [character for character in cluster if character not in _INVISIBLE]
    if not needed or needed == ["\n"]:
        return ""
    forms = [_own_or_parts(character) for character in needed]
    fonts = _coverages() if len(cluster) == 1 else _own_coverages()
    if any(all(_shows(points, form) for form in forms) for points in fonts):
        return ""
    alone = [
        character
        for character, form in zip(needed, forms, strict=True)
        if character != "\n" and not any(_shows(points, form) for points in fonts)
    ]
    return alone[0] if alone else cluster.strip("\n")


def _own_or_parts(character: str) -> tuple[int, frozenset[int]]:
    parts = unicodedata.normalize("NFD", character)
    return ord(character), frozenset(map(ord, parts))


def _shows(points: frozenset[int], form: tuple[int, frozenset[int]]) -> bool:
    whole, parts = form
    return whole in points or parts <= points


@cache
def _own_coverages() -> tuple[frozenset[int], ...]:
    """What each font has a glyph for. Some have one for U+0000 or a line end; those are never set."""
    return tuple(face.covers - frozenset(range(0x20)) for face in faces())


@cache
def _coverages() -> tuple[frozenset[int], ...]:
    """What each font shows of characters that stand alone: also the spaces it makes from its own space."""
    spaces = frozenset(map(ord, _SPACES))
    return tuple(points | spaces for points in _own_coverages())


def _passes_at_once(text: str) -> bool:
    """Most text: only known characters, and no mark after a letter of another font."""
    seen = set(text)
    every, marked = _known()
    return every >= seen and not any(marks & seen and parted.search(text) for marks, parted in marked)


@cache
def _known() -> tuple[frozenset[str], tuple[tuple[frozenset[str], re.Pattern[str]], ...]]:
    """Every character that may pass at once; and each font's marks, with a pattern for one parted from its letter.

    A mark that several fonts have is given to one of them here: stricter than needed, and a miss only costs the full
    look. What NFC would change is not known.
    """
    every = {chr(point) for points in _coverages() for point in points}
    known = {sign for sign in every if not _joins(sign) and unicodedata.is_normalized("NFC", sign)} | {"\n"}
    marked = []
    for points in _own_coverages():
        signs = {chr(point) for point in points}
        marks = {sign for sign in signs - known if unicodedata.category(sign)[0] == "M" and sign not in _INVISIBLE}
        if _AS_PICTURE in signs:
            marks |= {_AS_PICTURE, _JOINER}
        if marks:
            marked.append((frozenset(marks), _parted(signs, marks)))
            known |= marks
    return frozenset(known), tuple(marked)


def _parted(signs: set[str], marks: set[str]) -> re.Pattern[str]:
    """A mark whose letter the font lacks; where the font joins emoji, also a joiner before something it lacks."""
    letter, mark = _class(signs), _class(marks)
    joined = f"|{_JOINER}(?![{letter}])" if _JOINER in marks else ""
    return re.compile(f"[{mark}](?<![{letter}][{mark}]){joined}")


def _joins(character: str) -> bool:
    return unicodedata.category(character)[0] == "M" or character in _INVISIBLE


@cache
def _clusters() -> re.Pattern[str]:
    """A letter with its marks; emoji joined by U+200D; a flag with its tags."""
    marks = _class(chr(point) for point in range(0x300, 0x1F000) if _joins(chr(point)))
    follow = f"[{marks}{_SKIN_TONES}{_TAGS}]"
    return re.compile(f"(?s:.){follow}*(?:(?<={_JOINER})[\\u2190-\\u2bff\\U0001f000-\\U0001faff]{follow}*)*")


def _class(characters: Iterable[str]) -> str:
    points = sorted(map(ord, characters))
    ranges: list[list[int]] = []
    for point in points:
        if ranges and ranges[-1][1] == point - 1:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)
