"""Words marked: which stayed, which went, which are new. Pure; for plans and for editions alike (SHARE-12)."""

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

_WORDS = re.compile(r"\s+|[^\s]+")
_MOST_WORDS = 4000


class Mark(StrEnum):
    """What became of a run of words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that share a mark."""

    mark: Mark
    words: str


def marked(before: str, after: str) -> tuple[Run, ...]:
    """The two texts as one, word by word. All but the new ones give `before`; all but those gone give `after`."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if len(old) + len(new) > _MOST_WORDS:
        return tuple(Run(mark, words) for mark, words in ((Mark.GONE, before), (Mark.NEW, after)) if words)
    runs: list[Run] = []
    gone = added = ""
    for what, start, end, from_new, to_new in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        same = "".join(old[start:end]) if what == "equal" else ""
        if same.strip():
            runs += [*_changed(gone, added), Run(Mark.SAME, same)]
            gone = added = ""
        else:
            # A space that stayed between two changed words belongs to both, so that they are marked as one run.
            gone += "".join(old[start:end])
            added += "".join(new[from_new:to_new])
    return (*runs, *_changed(gone, added))


def _changed(gone: str, added: str) -> list[Run]:
    if gone == added:
        return [Run(Mark.SAME, gone)] if gone else []
    return [Run(mark, words) for mark, words in ((Mark.GONE, gone), (Mark.NEW, added)) if words]


def shown(runs: Iterable[Run]) -> str:
    """One line for a terminal: [-gone-] and {+new+}; long stretches that stayed are cut short."""
    signs = {Mark.GONE: "[-{}-]", Mark.NEW: "{{+{}+}}"}
    return "".join(signs[run.mark].format(run.words) if run.mark in signs else _short(run.words) for run in runs)


def _short(words: str) -> str:
    pieces = _WORDS.findall(words)
    return words if len(pieces) <= _KEPT * 2 else f"{''.join(pieces[:_KEPT])} … {''.join(pieces[-_KEPT:])}"


_KEPT = 16


def counted(text: str) -> Counter[str]:
    """The words of a text, for `likeness`."""
    return Counter(text.casefold().split())


def likeness(words: Counter[str], others: Counter[str]) -> float:
    """From 0 to 1: how many words two texts share, whatever their order."""
    total = words.total() + others.total()
    return 2 * sum(min(count, others[word]) for word, count in words.items()) / total if total else 1.0


def out_of_order(before: Sequence[Hashable], after: Sequence[Hashable]) -> frozenset[Hashable]:
    """The fewest of those in both that must be moved so that the rest keep their order."""
    place = {one: index for index, one in enumerate(before)}
    common = [one for one in after if one in place]
    ends: list[int] = []
    back: list[int] = []
    for index, one in enumerate(common):
        low, high = 0, len(ends)
        while low < high:
            middle = (low + high) // 2
            low, high = (middle + 1, high) if place[common[ends[middle]]] < place[one] else (low, middle)
        back.append(ends[low - 1] if low else -1)
        ends[low:] = [index, *ends[low + 1 :]]
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(common[at])
        at = back[at]
    return frozenset(common) - kept
