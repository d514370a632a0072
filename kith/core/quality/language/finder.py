"""Words of the lists found in a text: whole words, in one pass; quotes, names and explained terms are left alone."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

import ahocorasick

from kith.core.quality.language.lists import Entry, Kind, entries

EVERY_KIND = frozenset(Kind) - {Kind.SERVICE}
# Same letters, same length: a place found in the folded text is the place in the text itself.
_FOLD = (("’", "'"), ("‘", "'"), ("‑", "-"), ("‐", "-"), ("\u00a0", " "), ("\n", " "), ("\t", " "))
_QUOTED = re.compile(r"“[^”]*”|\"[^\"]*\"|‘(?:[^‘’]|’(?=\w))*’|(?<!\w)'(?:[^']|(?<=\w)'(?=\w))*'(?!\w)")
_EXPLAINED = re.compile(r"\s*\(([^()]+ [^()]+)\)")
_MAY_BE_EXPLAINED = frozenset({Kind.JARGON, Kind.ACRONYM})
_FEW = 12  # letters between the bracket and the term: "(called a core group)"


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
    return next((found for _, found in find_in([text], [kinds], names)), [])


def find_in(
    texts: Sequence[str], kinds: Sequence[frozenset[Kind]], names: Collection[str]
) -> Iterator[tuple[int, list[Found]]]:
    """The same of many texts in one pass: (which text, what stands in it), texts without any left out."""
    same, folded = _folded("\x00".join(texts))
    starts = [0, *accumulate(len(text) + 1 for text in texts)]
    held: dict[int, list[Found]] = {}
    for last, meanings in _automaton().iter(folded):
        for length, form, entry in meanings:
            start, end = last - length + 1, last + 1
            if _whole(folded, start - 1, end) and (not entry.exact or same[start:end] == form):
                index = bisect_right(starts, start) - 1
                if entry.kind in kinds[index]:
                    hit = Found(entry, start - starts[index], end - starts[index])
                    held.setdefault(index, []).append(hit)
    for index in sorted(held):
        text = texts[index]
        yield index, list(_kept(text, folded[starts[index] : starts[index] + len(text)], held[index], names))


def _folded(text: str) -> tuple[str, str]:
    """A text with plain marks, and the same in small letters; both as long as the text."""
    for written, plain in _FOLD:
        text = text.replace(written, plain)
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower() if len(letter.lower()) == 1 else letter for letter in text)
    return text, small


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
        if hit.entry.kind is Kind.NOBODY and not _begins_a_sentence(text, hit):
            continue
        if hit.entry.kind in _MAY_BE_EXPLAINED and (hit.entry in explained or _is_explained(text, hit)):
            explained.add(hit.entry)
            continue
        yield hit


def _is_name(text: str, hit: Found, names: Collection[str]) -> bool:
    word = text[hit.start : hit.end]
    return word[0].isupper() and word in names


def _in_longer(folded: str, hit: Found) -> bool:
    """True if it stands in a longer word that is plain ("baby monitor"), or goes on as one ("sign in")."""
    for longer in hit.entry.but_not:
        start = folded.find(longer, max(0, hit.start - len(longer)), hit.end + len(longer))
        if 0 <= start < hit.end and start + len(longer) > hit.start:
            return True
    return False


def _begins_a_sentence(text: str, hit: Found) -> bool:
    """True for "Family to …", false for "asks the family to …", where somebody does it."""
    before = text[: hit.start].rstrip(" ")
    return not before or before[-1] in ".;:!?\n•-–"


def _is_explained(text: str, hit: Found) -> bool:
    """True for "core group (the small group that works on the plan)", and for "the small group (core group)"."""
    if _EXPLAINED.match(text, hit.end):
        return True
    opened = text.rfind("(", 0, hit.start)
    return opened > 0 and ")" not in text[opened : hit.start] and hit.end < len(text) and hit.start - opened <= _FEW
