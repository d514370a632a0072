"""Folding: the many ways to write the same letters become one, so that spelling cannot get round a scan (SHARE-6).

Compatibility forms (fullwidth, mathematical) are normalised, accents and hidden characters dropped, case folded, and
letters of other scripts that look like Latin ones replaced by a named table. Pure.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

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
    """`words`: words and numbers between single spaces, one before and after. `squeezed`: letters and digits alone."""

    words: str
    squeezed: str
    text: str

    @property
    def word_at(self) -> tuple[int, ...]:
        """For each character of `words`, its index in the text; worked out when something was found, and only then."""
        return tuple(index for _, index in walk(self.text))

    @property
    def squeezed_at(self) -> tuple[int, ...]:
        """The same for `squeezed`."""
        return tuple(index for piece, index in walk(self.text) if piece != " ")


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
    """Both streams of a text. Most texts fold letter for letter, and their words are cut out whole."""
    even = text.translate(_ONE_FOR_ONE)
    if _UNEVEN not in even:
        runs = _RUNS.findall(even)
        return Folded(f" {' '.join(runs)} " if runs else " ", "".join(runs), text)
    words = "".join(piece for piece, _ in walk(text))
    return Folded(words, words.replace(" ", ""), text)


def walk(text: str) -> list[tuple[str, int]]:
    """The pieces of `words` with their indexes, character by character: one may fold to none or to several."""
    walked = [(" ", 0)]
    for index, character in enumerate(text):
        folded = fold_character(character)
        if not folded:
            if not _hidden(character) and walked[-1][0] != " ":
                walked.append((" ", index))
            continue
        for piece in folded:
            before = walked[-1][0]
            if piece.isalnum():
                if before != " " and before.isdigit() != piece.isdigit():
                    walked.append((" ", index))
                walked.append((piece, index))
            elif before != " ":
                walked.append((" ", index))
    if walked[-1][0] != " ":
        walked.append((" ", len(text)))
    return walked
