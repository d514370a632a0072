"""scan: looks for withheld facts in every string of an edition and in the final text of every form (SHARE-5, -6).

The safety net, not the fence: `compose` decides what a reader gets, and the scan stops what should not have been in the
words. It cannot catch paraphrase, translation, pictures or inference (LIMITS, shown where people rely on it).
What forms of a word are looked for, and where, is in `needles`; what chance put together does not count (see `chance`).
Telephone numbers match without leading 0 or +44, also when a longer variant holds them. A name that is a word as well
("Rose", "Will") is found as either: a person decides.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple
from uuid import UUID

from kith.core.editions.chance import span_of
from kith.core.editions.edition import Edition
from kith.core.editions.needles import Needles, Sought, needles_of
from kith.core.editions.reader import NamedChild
from kith.core.plans.content import PlanContent
from kith.core.protection.guard import Guard
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
    """Something sought, from `start` to `end` in the texts read on from one to the next."""

    start: int
    sought_id: UUID
    end: int


def sought_for(
    reader_id: UUID,
    connected: frozenset[UUID],
    content: PlanContent,
    children_of_family: Sequence[NamedChild],
    guard: Guard,
) -> tuple[Sought, ...]:
    """What this reader must not find: facts withheld from them (SHARE-6) and unconnected children's names (SHARE-5)."""
    facts = (Sought(fact.id, fact.label, fact.variants) for fact in guard.withheld_from(reader_id))
    names = (child for child in _names_of_children(content, children_of_family) if child.id not in connected)
    return (*facts, *names)


def sought_from_anybody(
    content: PlanContent, children_of_family: Sequence[NamedChild], guard: Guard
) -> tuple[Sought, ...]:
    """What some reader may not find: all that `sought_for` can give; one search `among` it serves every reader."""
    facts = (Sought(fact.id, fact.label, fact.variants) for fact in guard.facts)
    return (*facts, *_names_of_children(content, children_of_family))


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
    return _hits(spans, sought, tuple(edition.strings())) if spans else ()


def scan(
    texts: Iterable[tuple[str, str]], sought: tuple[Sought, ...], among: tuple[Sought, ...] = ()
) -> tuple[Hit, ...]:
    """Every place in `texts`, pairs of (place, text), where something sought stands, in order of place.

    The texts are read on from one to the next, so that words split over two fields are found. `among` is all that is
    sought for one or another of many readers: what is worked out once for all of it serves each of them.
    """
    places = tuple(texts)
    spans = _spans(_read_on(text for _, text in places), sought, among)
    return _hits(spans, sought, places) if spans else ()


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
    furthest: dict[tuple[int, UUID], int] = {}
    for start, sought_id, end in _everywhere(needles, folded, wanted):
        furthest[start, sought_id] = max(furthest.get((start, sought_id), 0), end)
    return tuple(_Span(start, sought_id, end) for (start, sought_id), end in sorted(furthest.items()))


# Texts that were searched, under the whole of text, of what was sought and of what was known: the same always gives
# the same. A very long text is not kept.
_LONGEST_KEPT = 100_000
_kept_spans = lru_cache(maxsize=64)(_spans_in)


def _everywhere(needles: Needles, folded: Folded, wanted: set[UUID]) -> Iterator[_Span]:
    """In the squeezed stream, without what chance put together; and the whole words that the two streams point to."""
    whole = set(map(itemgetter(1), needles.alone.iter(folded.apart))) if needles.alone else set()
    for last, form in needles.anywhere.iter(folded.squeezed) if needles.anywhere else ():
        whole.update(needles.phrases.get(form, ()))
        theirs = wanted.intersection(needles.squeezed.get(form, ()))
        span = span_of(folded, last - len(form) + 1, last) if theirs else None
        if span is not None:
            yield from (_Span(span[0], sought_id, span[1]) for sought_id in theirs)
    for form in whole:
        yield from _as_whole_words(form, folded, wanted.intersection(needles.whole[form]))


def _as_whole_words(form: str, folded: Folded, theirs: set[UUID]) -> Iterator[_Span]:
    at = folded.words.find(f" {form} ") if theirs else -1
    while at >= 0:
        start, end = folded.word_at[at + 1], folded.word_at[at + len(form)] + 1
        yield from (_Span(start, sought_id, end) for sought_id in theirs)
        at = folded.words.find(f" {form} ", at + 1)


def _hits(spans: Sequence[_Span], sought: tuple[Sought, ...], places: Sequence[tuple[str, str]]) -> tuple[Hit, ...]:
    joined, labels = _read_on(text for _, text in places), {one.id: one.label for one in sought}
    starts = [0]
    for _, text in places:
        starts.append(starts[-1] + len(text) + 1)
    hits = []
    for start, sought_id, end in spans:
        index = bisect_right(starts, start) - 1
        begin, place = starts[index], places[index][0]
        hits.append(Hit(sought_id, labels[sought_id], place, start - begin, end - begin, joined[start:end]))
    return tuple(hits)
