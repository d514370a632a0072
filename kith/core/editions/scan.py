"""scan: looks for withheld facts in every string of an edition and in the final text of every form (SHARE-5, -6).

The safety net, not the fence: `compose` decides what a reader gets, and the scan stops what should not have been in the
words. It cannot catch paraphrase, translation, pictures or inference (LIMITS, shown where people rely on it).
What forms of a word are looked for, and where, is in `needles`; what chance put together does not count (see `chance`).
Telephone numbers match without leading 0 or +44, also when a longer variant holds them. Words that give something away
only together count where they stand close to each other in one section (see `nearness`). A first name that is a word
as well ("Rose", "Will") is found but where it can only be the word (see `names_that_are_words`).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from uuid import UUID

import ahocorasick

from kith.core.editions.chance import span_of
from kith.core.editions.edition import Edition
from kith.core.editions.names_that_are_words import can_only_be_the_word
from kith.core.editions.nearness import Place, around, in_one_part, may_be_near, near, places_of, tight
from kith.core.editions.needles import Needles, Sought, needles_of
from kith.core.editions.reader import NamedChild
from kith.core.plans.content import PlanContent
from kith.core.protection.guard import Guard, WithheldFact
from kith.kernel.folding import Folded

LIMITS = (
    "This check looks for words and numbers, in many spellings. It cannot see the same thing said in other words or in "
    "another language, or in a picture, or what a reader can work out."
)
UNCONNECTED_CHILD = "the name of a child this reader has no connection to"


@dataclass(frozen=True, slots=True)
class Hit:
    """Something sought and found: which, in which string (`place`), from `start` to `end` there, and the words."""

    sought_id: UUID
    label: str
    place: str
    start: int
    end: int
    words: str


class _Span(NamedTuple):
    """Something sought, from `start` to `end` in the texts read on from one to the next; or words `near` each other."""

    start: int
    sought_id: UUID
    end: int
    near: bool = False


def sought_for(
    reader_id: UUID,
    connected: frozenset[UUID],
    content: PlanContent,
    children_of_family: Sequence[NamedChild],
    guard: Guard,
) -> tuple[Sought, ...]:
    """What this reader must not find: facts withheld from them (SHARE-6) and unconnected children's names (SHARE-5)."""
    facts = map(_sought, guard.withheld_from(reader_id))
    names = (child for child in _names_of_children(content, children_of_family) if child.id not in connected)
    return (*facts, *names)


def sought_from_anybody(
    content: PlanContent, children_of_family: Sequence[NamedChild], guard: Guard
) -> tuple[Sought, ...]:
    """What some reader may not find: all that `sought_for` can give; one search `among` it serves every reader."""
    return (*map(_sought, guard.facts), *_names_of_children(content, children_of_family))


def _sought(fact: WithheldFact) -> Sought:
    return Sought(fact.id, fact.label, fact.variants, fact.together)


def _names_of_children(content: PlanContent, children_of_family: Sequence[NamedChild]) -> Iterator[Sought]:
    """Each child of the family, in this plan or not, under the name of today and the one of when it was frozen."""
    frozen = (NamedChild(one.id, one.known_as, one.name) for one in map(content.person, content.children))
    names: dict[UUID, dict[str, None]] = {}
    for child in (*frozen, *children_of_family):
        first_name = child.name.split()[:1]
        names.setdefault(child.id, {}).update(dict.fromkeys((child.known_as, child.name, *first_name)))
    return (Sought(child, UNCONNECTED_CHILD, tuple(known)) for child, known in names.items())


def scan_edition(edition: Edition, sought: tuple[Sought, ...], among: tuple[Sought, ...] = ()) -> tuple[Hit, ...]:
    """Every hit in an edition's own strings. The final text of each form is scanned too: `scan(texts, sought)`."""
    spans = _spans(_read_on(edition.texts()), sought, among)
    if any(span.near for span in spans):
        lengths = (sum(map(len, part)) + len(part) for part in edition.parts())
        spans = _in_parts(spans, tuple(accumulate(lengths, initial=0)))
    return _hits(spans, sought, tuple(edition.strings())) if spans else ()


def scan(
    texts: Iterable[tuple[str, str]],
    sought: tuple[Sought, ...],
    among: tuple[Sought, ...] = (),
    first_lines: Sequence[str] = (),
) -> tuple[Hit, ...]:
    """Every place in `texts`, pairs of (place, text), where something sought stands, in order of place.

    The texts are read on from one to the next, so that words split over two fields are found. `among` is all that is
    sought for one or another of many readers: what is worked out once for all of it serves each of them. `first_lines`
    are those with which the parts of a finished copy begin; each stands there on a line of its own.
    """
    places = tuple(texts)
    joined = _read_on(text for _, text in places)
    spans = _spans(joined, sought, among)
    if any(span.near for span in spans):
        spans = _in_parts(spans, sorted(_begins(joined, first_lines)))
    return _hits(spans, sought, places) if spans else ()


def _in_parts(spans: Iterable[_Span], begins: Sequence[int]) -> tuple[_Span, ...]:
    """Without words that are near each other only because one part of a copy follows another."""
    return tuple(span for span in spans if not span.near or in_one_part(span.start, span.end, begins))


def _begins(joined: str, first_lines: Iterable[str]) -> Iterator[int]:
    for words in filter(None, map(str.split, first_lines)):
        line = r"\s+".join(map(re.escape, words))
        yield from (found.start() for found in re.finditer(rf"^[^\S\n]*{line}[^\S\n]*$", joined, re.MULTILINE))


def _read_on(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _spans(joined: str, sought: tuple[Sought, ...], among: tuple[Sought, ...]) -> tuple[_Span, ...]:
    """Where it stands. Nothing is left out because it is missing in `among`."""
    known = among if set(sought) <= set(among) else sought
    return (_kept_spans if len(joined) <= _LONGEST_KEPT else _spans_in)(joined, sought, known)


def _spans_in(joined: str, sought: tuple[Sought, ...], known: tuple[Sought, ...]) -> tuple[_Span, ...]:
    if not sought:
        return ()
    needles, folded, wanted = needles_of(known), Folded(joined), {one.id for one in sought}
    met = _Met(needles, folded)
    furthest: dict[tuple[int, UUID], int] = {}
    for start, sought_id, end, _ in _everywhere(met, wanted):
        furthest[start, sought_id] = max(furthest.get((start, sought_id), 0), end)
    alone = (_Span(start, sought_id, end) for (start, sought_id), end in furthest.items())
    near = (span for span in _near(met, wanted) if (span.start, span.sought_id) not in furthest)
    return tuple(sorted((*alone, *near)))


# Texts that were searched, under the whole of text, of what was sought and of what was known: the same always gives
# the same. A very long text is not kept.
_LONGEST_KEPT = 100_000
_kept_spans = lru_cache(maxsize=64)(_spans_in)


class _Met:
    """What stands somewhere in a text, by one pass over each of its two streams: form by form its last characters."""

    def __init__(self, needles: Needles, folded: Folded) -> None:
        self.needles, self.folded = needles, folded
        self.alone = _by_form(needles.alone, folded.apart)
        self.anywhere = _by_form(needles.anywhere, folded.squeezed)
        self.whole = {*self.alone, *(one for form in self.anywhere for one in needles.phrases.get(form, ()))}

    def in_text(self, place: Place) -> Place:
        """From where to where in the text itself a place in its words is."""
        return self.folded.word_at[place[0]], self.folded.word_at[place[1] - 1] + 1

    def times(self, forms: Iterable[str]) -> int:
        """How often some of these forms stand there, or may."""
        return sum(len(self.alone.get(form, ()) or self.anywhere.get(tight(form), ())) for form in forms)

    def begins(self, forms: Iterable[str]) -> Iterator[int]:
        """Where in `spaced` these forms begin, or may."""
        for form in forms:
            length = len(tight(form))
            yield from (last - length for last in self.alone.get(form, ()))
            for last in self.anywhere.get(tight(form), ()) if form not in self.alone else ():
                yield self.folded.spaced_at(last - length + 1)


def _by_form(automaton: ahocorasick.Automaton, stream: str) -> dict[str, list[int]]:
    met: dict[str, list[int]] = {}
    for last, form in automaton.iter(stream) if automaton else ():
        if form in met:
            met[form].append(last)
        else:
            met[form] = [last]
    return met


def _everywhere(met: _Met, wanted: set[UUID]) -> Iterator[_Span]:
    """In the squeezed stream, without what chance put together; and the whole words that the two streams point to."""
    needles, folded = met.needles, met.folded
    for form in met.anywhere.keys() & needles.squeezed.keys():
        theirs = wanted.intersection(needles.squeezed[form])
        for span in (span_of(folded, last - len(form) + 1, last) for last in met.anywhere[form]) if theirs else ():
            if span is not None:
                yield from (_Span(span[0], sought_id, span[1]) for sought_id in theirs)
    for form in met.whole & needles.whole.keys():
        if theirs := wanted.intersection(needles.whole[form]):
            named = theirs.intersection(needles.names.get(form, ()))
            for start, end in map(met.in_text, places_of(form, folded.words)):
                only_a_word = bool(named) and can_only_be_the_word(folded.text, start, end)
                yield from (_Span(start, sought_id, end) for sought_id in (theirs - named if only_a_word else theirs))


def _near(met: _Met, wanted: set[UUID]) -> Iterator[_Span]:
    """Words that give something away only together, where they stand close to each other."""
    for one in met.needles.near:
        if one.sought_id not in wanted or any(map(met.whole.isdisjoint, one.lists)):
            continue
        lists = [forms & met.whole for forms in one.lists]
        if _stand_near(met, lists):
            for start, end in map(met.in_text, near(lists, met.folded.words)):
                yield _Span(start, one.sought_id, end, near=True)


def _stand_near(met: _Met, lists: Sequence[frozenset[str]]) -> bool:
    """Quickly, whether it is worth while to go through all words: around the rarest, each list has one."""
    spaced = met.folded.spaced
    if spaced is None:
        return True
    at_sight = [tuple(map(tight, forms)) for forms in lists]
    pieces = (around(spaced, at) for at in met.begins(min(lists, key=met.times)))
    return any(may_be_near(lists, at_sight, piece) for piece in pieces)


def _hits(spans: Sequence[_Span], sought: tuple[Sought, ...], places: Sequence[tuple[str, str]]) -> tuple[Hit, ...]:
    joined, labels = _read_on(text for _, text in places), {one.id: one.label for one in sought}
    starts = [0]
    for _, text in places:
        starts.append(starts[-1] + len(text) + 1)
    hits = []
    for start, sought_id, end, _ in spans:
        index = bisect_right(starts, start) - 1
        begin, place = starts[index], places[index][0]
        hits.append(Hit(sought_id, labels[sought_id], place, start - begin, end - begin, joined[start:end]))
    return tuple(hits)
