"""Words that stand close together: the narrowest stretches of a folded text with one word of each list (SHARE-6).

Close is within eight words, first and last counted. One thing is said in that many: “the first 999 call that night came
from Ruby” has nine from “first” and seven from “999”. At ten, what one line says of one person and the next line of
another began to meet in whole plans. Counted on over the fields of one section, in either order; what another section
says is another matter. Pure.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from kith.kernel.folding import Folded

WITHIN = 8

Place = tuple[int, int]


def places_of(form: str, words: str) -> Iterator[Place]:
    """From where to where it stands as whole words in words that are parted by single spaces."""
    at = words.find(f" {form} ")
    while at >= 0:
        yield at + 1, at + 1 + len(form)
        at = words.find(f" {form} ", at + 1)


def near(lists: Sequence[Iterable[str]], words: str) -> Iterator[Place]:
    """Each stretch of words with a form of every list and no narrower one inside, from right to left."""
    places = sorted(
        (*place, index) for index, forms in enumerate(lists) for form in forms for place in places_of(form, words)
    )
    nearest = len(words) + 1
    for at in range(len(places) - 1, -1, -1):
        start = places[at][0]
        end = _first_end(places, at, _limit(words, start), len(lists))
        if end is not None and end < nearest:
            nearest = end
            yield start, end


def _limit(words: str, start: int) -> int:
    """Where the last word that is still close to the one at `start` ends."""
    end = start
    for _ in range(WITHIN):
        end = words.find(" ", end + 1)
        if end < 0:
            return len(words)
    return end


def _first_end(places: Sequence[tuple[int, int, int]], at: int, limit: int, lists: int) -> int | None:
    """Where the narrowest stretch that begins with this place ends; None if there is none within the limit."""
    ends: dict[int, int] = {}
    for number in range(at, len(places)):
        start, end, index = places[number]
        if start >= limit:
            break
        if end <= limit:
            ends[index] = min(ends.get(index, end), end)
    return max(ends.values()) if len(ends) == lists else None


def around(spaced: str, at: int) -> str:
    """A piece of a text that holds all that is close to what begins at that index, and some more."""
    reach = _A_LINE
    while True:
        before, after = spaced[max(at - reach, 0) : at], spaced[at : at + reach]
        begun = at <= reach or len(before.split()) > WITHIN
        if begun and (at + reach >= len(spaced) or len(after.split()) > WITHIN):
            return before + after
        reach *= 2


def may_be_near(lists: Sequence[Iterable[str]], at_sight: Sequence[Sequence[str]], piece: str) -> bool:
    """Whether a short piece of a text has a form of every list close to each other.

    Most are told apart `at_sight`, by the same forms without their spaces.
    """
    letters = tight(piece)
    for forms in at_sight:
        for form in forms:
            if form in letters:
                break
        else:
            return False
    return next(near(lists, Folded(piece).words), None) is not None


def tight(form: str) -> str:
    """Without its spaces."""
    return form.replace(" ", "")


_A_LINE = 80


def in_one_part(start: int, end: int, begins: Sequence[int]) -> bool:
    """True if no part of the text begins between the first and the last of these characters."""
    return bisect_right(begins, start) == bisect_right(begins, end - 1)
