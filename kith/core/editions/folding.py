"""Folding: the many ways to write the same letters become one, so that spelling cannot get round a scan (SHARE-6).

Compatibility forms (fullwidth, mathematical) are normalised, accents and hidden characters dropped, case folded, and
letters of other scripts that look like Latin ones replaced by a named table. Pure.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain

_CYRILLIC = dict(zip("авекмнорстухіѕјԁԛԝӏгьцһүԍѵ", "abekmhopctyxisjdqwlrbuhygv", strict=True))
_GREEK = dict(zip("αβεζηικμνορτυχγς", "abeznikuvoptuxys", strict=True))
_GREEK_CAPITALS = dict(zip("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx", strict=True))
_SMALL_CAPITALS = dict(zip("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnoprstuvwyz", strict=True))
_LATIN = {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ɡ": "g", "ɑ": "a"}
_LATIN |= {"æ": "ae", "œ": "oe", "þ": "th"}
_APOSTROPHES = dict.fromkeys("ʼʻʽʹˈʾʿꞌ", "'")
LOOK_ALIKES: dict[str, str] = {**_CYRILLIC, **_GREEK, **_SMALL_CAPITALS, **_LATIN, **_APOSTROPHES}
# Letters by their class, but drawn as nothing or as a longer join: Hangul fillers, the Arabic kashida.
_DRAWN_AS_NOTHING = frozenset("\u115f\u1160\u3164\uffa0\u0640")


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """What one character folds to: none, one or more plain characters."""
    out = []
    for part in unicodedata.normalize("NFKD", character):
        for piece in unicodedata.normalize("NFKD", _GREEK_CAPITALS.get(part, part.casefold())):
            if _hidden(piece):
                continue
            digit = unicodedata.digit(piece, None)
            out.append(str(digit) if digit is not None else LOOK_ALIKES.get(piece, piece))
    return "".join(out)


def _hidden(character: str) -> bool:
    """True for marks on a letter and for what is not drawn at all; tabs and line ends are spaces, not hidden."""
    kind = unicodedata.category(character)
    return kind in {"Mn", "Me", "Cf"} or character in _DRAWN_AS_NOTHING or (kind == "Cc" and not character.isspace())


@dataclass(frozen=True, slots=True)
class Folded:
    """`words`: words and numbers between single spaces, one before and after. `squeezed`: letters and digits alone.

    `word_at` and `squeezed_at` give, for each character of the two, its index in the text that was folded.
    """

    words: str
    word_at: tuple[int, ...]
    squeezed: str
    squeezed_at: tuple[int, ...]


_UNEVEN = "\x00"
_RUNS = re.compile(r"[0-9]+|[^\W0-9_]+")


class _OneForOne(dict[int, str]):
    """What each character folds to where that is one character, and `_UNEVEN` where it is none or several."""

    _MOST = 8192

    def __missing__(self, code: int) -> str:
        """Work it out and keep it."""
        character = chr(code)
        folded = fold_character(character) or ("" if _hidden(character) else " ")
        if len(self) >= self._MOST:
            self.clear()
        self[code] = folded if len(folded) == 1 else _UNEVEN
        return self[code]


_ONE_FOR_ONE = _OneForOne()


def fold(text: str) -> Folded:
    """Both streams of a text, each with the way back to it."""
    even = text.translate(_ONE_FOR_ONE)
    return _fold_uneven(text) if _UNEVEN in even else _fold_even(even)


def _fold_even(even: str) -> Folded:
    """Of a text whose every character folded to one: runs of letters or digits, cut out whole (most texts; fast)."""
    runs = [found.span() for found in _RUNS.finditer(even)]
    if not runs:
        return Folded(" ", (0,), "", ())
    pieces = [even[start:end] for start, end in runs]
    word_at = chain((0,), *(range(start, end + 1) for start, end in runs))
    squeezed_at = chain.from_iterable(range(start, end) for start, end in runs)
    return Folded(f" {' '.join(pieces)} ", tuple(word_at), "".join(pieces), tuple(squeezed_at))


def _fold_uneven(text: str) -> Folded:
    """Of any text, character by character: one may fold to none (hidden ones) or to several (ligatures)."""
    words, word_at, squeezed, squeezed_at = [" "], [0], [], []
    for index, character in enumerate(text):
        folded = fold_character(character)
        if not folded:
            if not _hidden(character) and words[-1] != " ":
                words.append(" ")
                word_at.append(index)
            continue
        for piece in folded:
            if piece.isalnum():
                if words[-1] != " " and words[-1].isdigit() != piece.isdigit():
                    words.append(" ")
                    word_at.append(index)
                words.append(piece)
                word_at.append(index)
                squeezed.append(piece)
                squeezed_at.append(index)
            elif words[-1] != " ":
                words.append(" ")
                word_at.append(index)
    if words[-1] != " ":
        words.append(" ")
        word_at.append(len(text))
    return Folded("".join(words), tuple(word_at), "".join(squeezed), tuple(squeezed_at))
