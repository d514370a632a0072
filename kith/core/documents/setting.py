"""How an edition's words are laid before typst: as plain data, split into lines, each with its direction.

The words are not changed beyond Unicode NFC, line ends, tabs and hidden characters; what is added is invisible: break
points in words wider than a line, spaces that do not break in numbers and dates, isolates round numbers.
"""

import re
import unicodedata
from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from kith.core.documents.typefaces import advances, chain
from kith.core.editions.edition import Block, Card, Edition, EditionLabels, Layout, Paragraph, StepCard

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_HIDDEN = re.compile(
    "(\U0001f3f4[\U000e0030-\U000e0039\U000e0061-\U000e007a]{3,6}\U000e007f)|[\U000e0000-\U000e0fff\u202a-\u202e\ufeff]"
)
_WORDS = re.compile(r"[^\s\u200b]+")
_BREAK, _NO_BREAK, _LEFT_TO_RIGHT, _POP = "\u200b", "\u00a0", "\u2066", "\u2069"
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9]) (?=[0-9])")
_NUMBER = re.compile(r"\+?[0-9(][0-9 ()\u00a0-]{4,}[0-9]")
_MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
_DAY = re.compile(rf"\b([0-9]{{1,2}}) ({'|'.join(_MONTHS)})\b")
# Widest run of letters that is sure to fit the narrowest column, in ems.
_FITS_EMS = {Layout.STANDARD: 22.0, Layout.LARGE_PRINT: 20.0}
_RIGHT_TO_LEFT = {"R", "AL"}
_RIGHT_TO_LEFT_LANGUAGES = {"ar", "ckb", "fa", "he", "ks", "pnb", "ps", "sd", "ug", "ur", "yi"}

NO_TITLE = "Your part"
SIZE_POINTS = {Layout.STANDARD: 12, Layout.LARGE_PRINT: 18}


def tidy(text: str) -> str:
    """What glyphs.py judges and what is set: NFC, one kind of line end, tabs as spaces, no hidden characters.

    Hidden are tags (kept in the flags of England, Scotland and Wales), the rest of that plane, the
    byte order mark, and embeddings or overrides of direction: they show nothing, and can carry or turn words unseen.
    """
    if text.isascii() and "\r" not in text and "\t" not in text and text.isprintable():
        return text
    shown = _HIDDEN.sub(lambda found: found.group(1) or "", unicodedata.normalize("NFC", text))
    return _LINE_ENDS.sub("\n", shown).replace("\t", " ")


def direction(text: str) -> str:
    """`rtl` or `ltr` by the first strongly directed character (UAX 9, rules P2 and P3); `ltr` if there is none."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return "ltr"
        if kind in _RIGHT_TO_LEFT:
            return "rtl"
    return "ltr"


def _direction_of(language: str) -> str:
    return "rtl" if language in _RIGHT_TO_LEFT_LANGUAGES else "ltr"


def day_in_words(edition: Edition) -> str:
    """The edition's date as its reader writes it: `9 January 2026` in English, `2026-01-09` otherwise."""
    day = edition.dated_on
    if edition.language.split("-")[0] == "en":
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    return day.isoformat()


def as_template_data(edition: Edition) -> dict[str, Any]:
    """Everything the template may set. Built from the edition alone: no other source of words exists."""
    language, _, region = edition.language.partition("-")
    fits = _FITS_EMS[edition.layout]
    return {
        "language": language,
        "region": region or None,
        "english": language == "en",
        "dir": _direction_of(language),
        "fonts": chain(edition.language),
        "size": SIZE_POINTS[edition.layout],
        "large": edition.layout is Layout.LARGE_PRINT,
        "date": {
            "year": edition.dated_on.year,
            "month": edition.dated_on.month,
            "day": edition.dated_on.day,
        },
        "day": _numbers_kept(day_in_words(edition), _direction_of(language)),
        "metadata_title": _one_line(edition.title) if _says_something(edition.title) else NO_TITLE,
        "title": _heading(edition.title, fits),
        "reader_name": _line(edition.reader_name, fits),
        "sections": [
            {
                "heading": _heading(section.heading, fits),
                "blocks": [_block(block, edition, fits) for block in section.blocks],
            }
            for section in edition.sections
        ],
        "closing": [
            _passage(text, fits)
            for text in (
                edition.review_line,
                edition.your_part_line,
                *edition.speak_to_lines,
            )
            if text.strip()
        ],
    }


def _block(block: Block, edition: Edition, fits: float) -> dict[str, Any]:
    if isinstance(block, Paragraph):
        return {"kind": "paragraph", "passage": _passage(block.text, fits)}
    title = block.title if isinstance(block, Card) else ""
    pairs = labelled(block, edition.labels)
    rows = [{"label": _line(label, fits), "passage": _passage(value, fits)} for label, value in pairs]
    return {
        "kind": "card",
        "title": _passage(title, fits),
        "rows": rows,
        "together": _lines(title, pairs, edition.layout) <= _TOGETHER[edition.layout],
    }


def labelled(block: StepCard | Card, labels: EditionLabels) -> tuple[tuple[str, str], ...]:
    """Labels and what stands beside them, in order, without those that say nothing."""
    if isinstance(block, Card):
        pairs = tuple((row.label, row.text) for row in block.rows)
    else:
        pairs = (
            (labels.who, block.who),
            (labels.act, block.act),
            (labels.by_when, block.by_when),
            (labels.steps_in, block.steps_in),
            (labels.checks, block.checks),
        )
    return tuple((label, value) for label, value in pairs if value.strip())


# About a third of a page: a step or card of so many lines is never parted by a page end. A longer one is, for a block
# that is kept together and does not fit leaves its page half empty, or runs over its foot.
_TOGETHER = {Layout.STANDARD: 15, Layout.LARGE_PRINT: 11}
_LETTERS_A_LINE = {Layout.STANDARD: 50, Layout.LARGE_PRINT: 48}


def _lines(title: str, pairs: Iterable[tuple[str, str]], layout: Layout) -> int:
    """About how many lines a card takes; in large print the words go on after their label."""
    letters = _LETTERS_A_LINE[layout]
    told = ((f"{label}: {value}" if layout is Layout.LARGE_PRINT else value) for label, value in pairs)
    return sum(-(-len(line) // letters) for text in (title, *told) for line in text.split("\n"))


def _passage(text: str, fits: float) -> list[dict[str, Any]]:
    """Paragraphs (parted by blank lines), each with its lines and direction."""
    paragraphs = (part.strip("\n") for part in re.split(r"\n[ \n]*\n", tidy(text)))
    return [_run(part.split("\n"), direction(part), fits) for part in paragraphs if part.strip()]


def _line(text: str, fits: float) -> dict[str, Any]:
    """A text that stands on one line by nature (title, heading, label, name)."""
    line = _one_line(text)
    return _run([line], direction(line), fits)


def _heading(text: str, fits: float) -> dict[str, Any] | None:
    """As `_line`; None where there is nothing to read, for an empty heading would be heard as one."""
    return _line(text, fits) if _says_something(text) else None


def _says_something(text: str) -> bool:
    return any(unicodedata.category(character)[0] in "LNPS" for character in text)


def _run(lines: list[str], towards: str, fits: float) -> dict[str, Any]:
    shown = [_with_breaks(_numbers_kept(line.strip(), towards), fits) for line in lines]
    return {"dir": towards, "lines": shown, "short": len(shown) == 1 and len(shown[0]) <= _SHORT}


_SHORT = 40  # characters: a name or a date, set beside its label even where it runs the other way


def _one_line(text: str) -> str:
    return " ".join(tidy(text).split("\n")).strip()


def _numbers_kept(line: str, towards: str) -> str:
    """No telephone number or date is parted by a line end; none is turned round between right-to-left words."""
    kept = _DAY.sub(rf"\1{_NO_BREAK}\2", _BETWEEN_DIGITS.sub(_NO_BREAK, line))
    if towards == "rtl":
        return _NUMBER.sub(rf"{_LEFT_TO_RIGHT}\g<0>{_POP}", kept)
    return kept


def _with_breaks(line: str, fits: float) -> str:
    """Puts invisible break points into words too wide for a column, so that nothing runs off the page."""
    if len(line) < fits / _WIDEST:
        return line
    return _WORDS.sub(lambda word: _broken(word.group(), fits), line)


_WIDEST = 1.3  # ems: no letter of the shipped fonts that people write words with is wider


def _broken(word: str, fits: float) -> str:
    width_of = advances()
    if len(word) < fits / _WIDEST or sum(width_of.get(ord(character), _WIDEST) for character in word) <= fits:
        return word
    return word[0] + "".join(_break_between(before, after) + after for before, after in pairwise(word))


def _break_between(before: str, after: str) -> str:
    """An invisible break point that parts no letter from its marks and changes no joined Arabic letter."""
    if unicodedata.category(after)[0] in "MC" or unicodedata.category(before) == "Cf":
        return ""
    if unicodedata.combining(before) == _VIRAMA or "\U0001f3fb" <= after <= "\U0001f3ff":
        return ""
    if unicodedata.bidirectional(before) == unicodedata.bidirectional(after) == "AL":
        return f"\u200d{_BREAK}\u200d"
    return _BREAK


_VIRAMA = 9
