"""What changed between two copies of one reader: all that they may see of a change (SHARE-12). Pure.

It is made of the two editions' own strings and of nothing else, so that what is in neither cannot stand in it.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kith.core.editions.edition import Block, Card, Edition, EditionLabels, Paragraph
from kith.core.plans.diff import How
from kith.core.plans.wording import Mark, Run, counted, likeness, marked, out_of_order, shown

_ALIKE = 0.4
_MOST_COMPARED = 20_000


@dataclass(frozen=True, slots=True)
class EditionChange:
    """One change in a copy: under which heading (empty: around the sections), and its words before and after."""

    how: How
    heading: str
    before: str = ""
    after: str = ""
    words: tuple[Run, ...] = ()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A block under its heading, as it reads; `count` tells apart two that read the same.

    `called` is what stands there for the heading: that a council gave it other words is no change of the copy.
    """

    heading: str
    text: str
    count: int
    called: str = field(compare=False)


def diff_editions(a: Edition | None, b: Edition | None) -> tuple[EditionChange, ...]:
    """Every change from one copy to the next, in the order of the new one; None is a reader with no part."""
    before, after = _pieces(a), _pieces(b)
    there, here = set(before), set(after)
    gone = [piece for piece in before if piece not in here]
    new = [piece for piece in after if piece not in there]
    became = _paired(gone, new)
    moved = out_of_order(before, after)
    changes: list[EditionChange] = []
    for piece in after:
        if piece in moved:
            changes.append(EditionChange(How.MOVED, piece.called, piece.text, piece.text))
        elif was := became.get(piece):
            changes.append(_changed(was, piece))
    added = [EditionChange(How.ADDED, piece.called, after=piece.text) for piece in new if piece not in became]
    kept = set(became.values())
    dropped = [EditionChange(How.DROPPED, piece.called, before=piece.text) for piece in gone if piece not in kept]
    return (*changes, *added, *dropped)


def in_words(change: EditionChange) -> str:
    """One sentence for the reader of the copy."""
    where = f"“{change.heading}”" if change.heading else "the lines around your part"
    match change.how:
        case How.ADDED:
            return f"New under {where}: “{change.after}”."
        case How.DROPPED:
            return f"No longer under {where}: “{change.before}”."
        case How.MOVED:
            return f"In another place under {where}: “{change.after}”."
        case _ if any(run.mark is Mark.SAME and run.words.strip() for run in change.words):
            return f"Changed under {where}: “{shown(change.words)}”."
        case _:
            return f"Changed under {where}: it was “{change.before}”; it is now “{change.after}”."


def _changed(was: _Piece, now: _Piece) -> EditionChange:
    how = How.MOVED if was.text == now.text else How.REWORDED
    return EditionChange(how, now.called, was.text, now.text, marked(was.text, now.text))


def _pieces(edition: Edition | None) -> tuple[_Piece, ...]:
    if edition is None:
        return ()
    seen: Counter[tuple[str, str]] = Counter()
    pieces = []
    for heading, called, text in _texts(edition):
        seen[heading, text] += 1
        pieces.append(_Piece(heading, text, seen[heading, text], called))
    return tuple(pieces)


def _texts(edition: Edition) -> Iterator[tuple[str, str, str]]:
    yield from (("", "", text) for text in (edition.title, edition.reader_name) if text.strip())
    for section in edition.sections:
        plain = section.plainly or section.heading
        yield from ((plain, section.heading, _as_read(block, edition.labels)) for block in section.blocks)
    around = (edition.review_line, edition.your_part_line, *edition.speak_to_lines)
    yield from (("", "", text) for text in around if text.strip())


def _as_read(block: Block, labels: EditionLabels) -> str:
    if isinstance(block, Paragraph):
        return block.text
    if isinstance(block, Card):
        rows = [(row.label, row.text) for row in block.rows]
        return "\n".join(filter(None, (block.title, *(f"{label}: {text}" for label, text in rows))))
    rows = [
        (labels.who, block.who),
        (labels.act, block.act),
        (labels.by_when, block.by_when),
        (labels.steps_in, block.steps_in),
        (labels.checks, block.checks),
    ]
    return "\n".join(f"{label}: {text}" for label, text in rows if text.strip())


def _paired(gone: Sequence[_Piece], new: Sequence[_Piece]) -> dict[_Piece, _Piece]:
    """Which new piece an old one became: the most alike first, under the same heading or else with the same words."""
    if len(gone) * len(new) > _MOST_COMPARED:
        return {}
    words = {piece: counted(piece.text) for piece in (*gone, *new)}
    found = [
        (score, -there, -here)
        for here, piece in enumerate(new)
        for there, was in enumerate(gone)
        if (score := _score(was, piece, words)) >= _ALIKE
    ]
    became: dict[_Piece, _Piece] = {}
    taken: set[_Piece] = set()
    for _, there, here in sorted(found, reverse=True):
        piece, was = new[-here], gone[-there]
        if piece not in became and was not in taken:
            became[piece] = was
            taken.add(was)
    return became


def _score(was: _Piece, now: _Piece, words: Mapping[_Piece, Counter[str]]) -> float:
    if was.heading == now.heading:
        return likeness(words[was], words[now])
    return 1.0 if was.text == now.text else 0.0
