"""Words of the lists found in a text: whole words, in one pass; quotes, names and explained terms are left alone."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

import ahocorasick

from kith.core.quality.language.lists import Entry, Kind, entries

EVERY_KIND = frozenset(Kind) - {Kind.SERVICE}
# Same letters, same length: a place found in the folded text is the place in the text itself.
_FOLD = (("’", "'"), ("‘", "'"), ("‑", "-"), ("‐", "-"), ("\u00a0", " "), ("\n", " "), ("\t", " "))
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’|(?<!\w)'(?:[^']|(?<=\w)'(?=\w))*'(?!\w)")
_IN_BRACKETS = re.compile(r"\([^()]*(?:\([^()]*\)[^()]*)*\)")
_EXPLAINED = re.compile(r"\s*\(([^()]+ [^()]+)\)")
_MAY_BE_EXPLAINED = frozenset({Kind.JARGON, Kind.ACRONYM})
_FEW = 12


@dataclass(frozen=True, slots=True)
class Found:
    """A word of a list in a text, with its place."""

    entry: Entry
    start: int
    end: int


@cache
def _automaton() -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    held: dict[str, list[tuple[int, str, Entry]]] = {}
    for entry in entries():
        for form in entry.forms:
            held.setdefault(form.lower(), []).append((len(form), form, entry))
    for form, meanings in held.items():
        automaton.add_word(form, tuple(meanings))
    automaton.make_automaton()
    return automaton


def find(text: str, names: Collection[str] = (), kinds: frozenset[Kind] = EVERY_KIND) -> list[Found]:
    """What of the lists stands in a text, from left to right; of words that overlap the longest counts."""
    same = text
    for written, plain in _FOLD:
        same = same.replace(written, plain)
    folded = same.lower()
    if len(folded) != len(text):
        folded = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in same)
    hits = [
        Found(entry, end - length + 1, end + 1)
        for end, meanings in _automaton().iter(folded)
        for length, form, entry in meanings
        if entry.kind in kinds
        and _whole(folded, end - length, end + 1)
        and (not entry.exact or same[end - length + 1 : end + 1] == form)
    ]
    return list(_kept(text, folded, hits, names)) if hits else []


def _whole(text: str, before: int, after: int) -> bool:
    """True if neither side goes on: "engage" in "engagement", "re" in "re-read"."""
    starts = before < 0 or not (text[before].isalnum() or text[before] in "-_")
    return starts and (after >= len(text) or not (text[after].isalnum() or text[after] in "-_"))


def _kept(text: str, folded: str, hits: list[Found], names: Collection[str]) -> Iterator[Found]:
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    explained: set[Entry] = set()
    until = 0
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if hit.start < until:
            continue
        until = hit.end
        if any(start <= hit.start and hit.end <= end for start, end in quoted):
            continue
        if _is_name(text, hit, names) or _in_longer(folded, hit):
            continue
        if hit.entry.kind in _MAY_BE_EXPLAINED and (hit.entry in explained or _is_explained(text, hit)):
            explained.add(hit.entry)
            continue
        yield hit


def _is_name(text: str, hit: Found, names: Collection[str]) -> bool:
    word = text[hit.start : hit.end]
    return word[0].isupper() and word in names


def _in_longer(folded: str, hit: Found) -> bool:
    """True if it stands in a longer word that is plain: the monitor in "baby monitor"."""
    return any(
        (start := folded.find(longer, max(0, hit.start - len(longer)), hit.end + len(longer))) >= 0
        and start <= hit.start
        and start + len(longer) >= hit.end - 1
        for longer in hit.entry.but_not
    )


def _is_explained(text: str, hit: Found) -> bool:
    """True for "core group (the small group that works on the plan)", and for "the small group (core group)"."""
    if _EXPLAINED.match(text, hit.end):
        return True
    return any(
        found.start() < hit.start and hit.end < found.end() and text[: found.start()].rstrip(" ")[-1:].isalnum()
        for found in _IN_BRACKETS.finditer(text)
        if found.end() - found.start() - (hit.end - hit.start) <= _FEW + 2
    )
