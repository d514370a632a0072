"""Two wordings side by side: which words stand in one only. For people who must choose, not for machines."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher

_PIECES = re.compile(r"\s+|\w+|[^\w\s]")
_MOST_PIECES = 4000


@dataclass(frozen=True, slots=True)
class Words:
    """A run of words; `only_here` when the other wording does not have them."""

    text: str
    only_here: bool = False


@dataclass(frozen=True, slots=True)
class TwoWordings:
    """Both wordings, each as runs that joined give the whole text back."""

    mine: tuple[Words, ...]
    theirs: tuple[Words, ...]


def compare(mine: str, theirs: str) -> TwoWordings:
    """The words of each that the other does not have. Very long texts are marked as a whole."""
    left, right = _PIECES.findall(mine), _PIECES.findall(theirs)
    if max(len(left), len(right)) > _MOST_PIECES:
        differ = mine != theirs
        return TwoWordings((Words(mine, differ),), (Words(theirs, differ),))
    steps = SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
    return TwoWordings(
        mine=_joined((left[a:b], step != "equal") for step, a, b, _, _ in steps),
        theirs=_joined((right[c:d], step != "equal") for step, _, _, c, d in steps),
    )


def _joined(runs: Iterable[tuple[list[str], bool]]) -> tuple[Words, ...]:
    return tuple(Words("".join(pieces), only_here) for pieces, only_here in runs if pieces)
