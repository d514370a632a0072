"""scan: looks for withheld facts in every string of an edition and in the final text of every form (SHARE-5, -6).

The safety net, not the fence: `compose` decides what a reader gets, and the scan stops what should not have been in the
words. It cannot catch paraphrase, translation, pictures or inference (LIMITS, shown where people rely on it).
Names match as whole words, and with an s after them (an apostrophe is easily forgotten: "at Shelleys"); a number ends
a word. A squeezed stream (no spaces, no marks) is searched only for variants of 8 or more characters or with digits, so
that "owl" is not found in "Howl's"; what chance put together there does not count (see `chance`). Telephone numbers
match without leading 0 or +44, also when a longer variant holds them. A name that is a word as well ("Rose", "Will") is
found as either: a person decides.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

import ahocorasick

from kith.core.editions.chance import Squeezed
from kith.core.editions.edition import Edition
from kith.core.editions.folding import Folded, fold, fold_character
from kith.core.editions.reader import NamedChild
from kith.core.plans.content import PlanContent
from kith.core.protection.guard import Guard

LIMITS = (
    "This check looks for words and numbers, in many spellings. It cannot see the same thing said in other words or in "
    "another language, or in a picture, or what a reader can work out."
)
UNCONNECTED_CHILD = "the name of a child this reader has no connection to"
_SQUEEZED_LENGTH = 8
_SQUEEZED_LENGTH_WITH_DIGITS = 5
_PHONE_LENGTH = 9
_NUMBERS = re.compile(rf"\d{{{_PHONE_LENGTH},}}")


@dataclass(frozen=True, slots=True)
class Sought:
    """Something one reader must not find: a withheld fact, or the name of a child they have no connection to."""

    id: UUID
    label: str
    variants: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """Something sought and found: which, in which string (`place`), from `start` to `end` there, and the words."""

    sought_id: UUID
    label: str
    place: str
    start: int
    end: int
    words: str


class _Needle(NamedTuple):
    sought: Sought
    length: int
    whole_words: bool


def sought_for(
    reader_id: UUID,
    connected: frozenset[UUID],
    content: PlanContent,
    children_of_family: Sequence[NamedChild],
    guard: Guard,
) -> tuple[Sought, ...]:
    """What this reader must not find: facts withheld from them (SHARE-6) and unconnected children's names (SHARE-5).

    A child of the family who is not in this plan counts as well, under the name of today; those in it also under the
    name they had when it was frozen.
    """
    facts = (Sought(fact.id, fact.label, fact.variants) for fact in guard.withheld_from(reader_id))
    frozen = (NamedChild(one.id, one.known_as, one.name) for one in map(content.person, content.children))
    names: dict[UUID, dict[str, None]] = {}
    for child in (*frozen, *children_of_family):
        if child.id not in connected:
            first_name = child.name.split()[:1]
            names.setdefault(child.id, {}).update(dict.fromkeys((child.known_as, child.name, *first_name)))
    return (*facts, *(Sought(child, UNCONNECTED_CHILD, tuple(known)) for child, known in names.items()))


def scan_edition(edition: Edition, sought: tuple[Sought, ...]) -> tuple[Hit, ...]:
    """Every hit in an edition's own strings. The final text of each form is scanned too: `scan(texts, sought)`."""
    return scan(edition.strings(), sought)


def scan(texts: Iterable[tuple[str, str]], sought: tuple[Sought, ...]) -> tuple[Hit, ...]:
    """Every place in `texts`, pairs of (place, text), where something sought stands, in order of place.

    The texts are read on from one to the next, so that words split over two fields are found.
    """
    if not sought:
        return ()
    places = tuple(texts)
    joined = "\n".join(text for _, text in places)
    folded = fold(joined)
    met = [
        (needle, last)
        for matcher, stream in zip(_matchers(sought), (folded.words, folded.squeezed), strict=True)
        for last, needles in (matcher.iter(stream) if len(matcher) else ())
        for needle in needles
    ]
    if not met:
        return ()
    back = {True: folded.word_at, False: folded.squeezed_at}
    found: dict[tuple[int, UUID], int] = {}
    squeezed = Squeezed(folded.squeezed, folded.squeezed_at, joined)
    for needle, last in met:
        if not needle.whole_words and squeezed.by_chance(last - needle.length + 1, last):
            continue
        edge = 1 if needle.whole_words else 0
        at = back[needle.whole_words]
        key = (at[last - needle.length + 1 + edge], needle.sought.id)
        found[key] = max(found.get(key, 0), at[last - edge] + 1)
    return _hits(found, {one.id: one for one in sought}, places, joined)


def _hits(
    found: dict[tuple[int, UUID], int], by_id: dict[UUID, Sought], places: Sequence[tuple[str, str]], joined: str
) -> tuple[Hit, ...]:
    starts = [0]
    for _, text in places:
        starts.append(starts[-1] + len(text) + 1)
    hits = []
    for (start, sought_id), end in sorted(found.items()):
        index = bisect_right(starts, start) - 1
        begin, place = starts[index], places[index][0]
        hits.append(Hit(sought_id, by_id[sought_id].label, place, start - begin, end - begin, joined[start:end]))
    return tuple(hits)


@lru_cache(maxsize=256)
def _matchers(sought: tuple[Sought, ...]) -> tuple[ahocorasick.Automaton, ahocorasick.Automaton]:
    """One automaton over whole words and one over the squeezed stream, for all variants of all that is sought."""
    in_words: dict[str, list[_Needle]] = {}
    in_squeezed: dict[str, list[_Needle]] = {}
    for one in sought:
        for variant in one.variants:
            folded = fold(variant)
            if not folded.squeezed:
                continue
            for words in _in_words(variant, folded):
                in_words.setdefault(words, []).append(_Needle(one, len(words), whole_words=True))
            for squeezed in {_searchable(part) for part in (folded.squeezed, *_NUMBERS.findall(folded.squeezed))} - {
                ""
            }:
                in_squeezed.setdefault(squeezed, []).append(_Needle(one, len(squeezed), whole_words=False))
    return _automaton(in_words), _automaton(in_squeezed)


def _in_words(variant: str, folded: Folded) -> Iterator[str]:
    """The forms of a variant to search among whole words: as it is, its apostrophes left out, all of it in one word.

    Each also with an s at its end.
    """
    without = "".join(filter(_is_written_or_space, variant))
    forms = {folded.words: None}
    if without != variant:
        forms[fold(without).words] = None
    if folded.words[1:-1] != folded.squeezed:
        forms[fold(folded.squeezed).words] = None
    for words in forms:
        yield words
        if words[-2].isalpha():
            yield f"{words[:-1]}s "


@lru_cache(maxsize=8192)
def _is_written_or_space(character: str) -> bool:
    return character.isspace() or any(map(str.isalnum, fold_character(character)))


def _searchable(squeezed: str) -> str:
    """The form of a variant to search in the squeezed stream; empty if too short to be told from chance."""
    if squeezed.isdigit() and len(squeezed) >= _PHONE_LENGTH:
        abroad = next((prefix for prefix in ("0044", "44") if squeezed.startswith(prefix)), "")
        return squeezed.removeprefix(abroad).removeprefix("0")
    least = _SQUEEZED_LENGTH_WITH_DIGITS if any(map(str.isdigit, squeezed)) else _SQUEEZED_LENGTH
    return squeezed if len(squeezed) >= least else ""


def _automaton(needles: dict[str, list[_Needle]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for pattern, held in needles.items():
        automaton.add_word(pattern, held)
    if needles:
        automaton.make_automaton()
    return automaton
