"""Folding: the many ways to write the same letters become one, so that spelling cannot get round a scan (SHARE-6).

Compatibility forms (fullwidth, mathematical) are normalised, accents and hidden characters dropped, case folded, and
letters of other scripts that look like Latin ones replaced by a named table. Pure.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_CYRILLIC = dict(zip("авекмнорстухіѕјԁԛԝӏгьц", "abekmhopctyxisjdqwlrbu", strict=True))
_GREEK = dict(zip("αβεζηικμνορτυχγς", "abeznikuvoptuxys", strict=True))
LOOK_ALIKES: dict[str, str] = {**_CYRILLIC, **_GREEK, "ı": "i", "ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ŧ": "t"}


@lru_cache(maxsize=8192)
def fold_character(character: str) -> str:
    """What one character folds to: none, one or more plain characters."""
    out = []
    for part in unicodedata.normalize("NFKD", character).casefold():
        for piece in unicodedata.normalize("NFKD", part):
            kind = unicodedata.category(piece)
            if kind in {"Mn", "Me", "Cf"}:
                continue
            digit = unicodedata.digit(piece, None)
            out.append(str(digit) if digit is not None else LOOK_ALIKES.get(piece, piece))
    return "".join(out)


@dataclass(frozen=True, slots=True)
class Folded:
    """`words`: words between single spaces, one before and after. `squeezed`: letters and digits alone.

    `word_at` and `squeezed_at` give, for each character of the two, its index in the text that was folded.
    """

    words: str
    word_at: tuple[int, ...]
    squeezed: str
    squeezed_at: tuple[int, ...]


def fold(text: str) -> Folded:
    """Both streams of a text, each with the way back to it."""
    words, word_at, squeezed, squeezed_at = [" "], [0], [], []
    for index, character in enumerate(text):
        folded = fold_character(character)
        if not folded:
            if unicodedata.category(character) not in {"Mn", "Me", "Cf"} and words[-1] != " ":
                words.append(" ")
                word_at.append(index)
            continue
        for piece in folded:
            if piece.isalnum():
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
