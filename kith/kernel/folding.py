"""Folding: the many ways to write the same letters become one, so that spelling cannot get round a scan (SHARE-6).

Compatibility forms (fullwidth, mathematical) are normalised, accents and hidden characters dropped, case folded, and
letters of other scripts that look like Latin ones replaced by a named table. Pure.
"""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import compress

from kith.kernel.kept import kept

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


@dataclass(frozen=True)
class Folded:
    """A text in the two ways it is searched. Each is worked out when it is first asked for, and kept."""

    text: str

    @kept
    def squeezed(self) -> str:
        """Letters and digits alone."""
        if self._plain is None:
            return "".join(self._runs)
        return self._plain.translate(_SMALL_OR_SPACE, _NOT_WRITTEN).decode("ascii")

    @kept
    def apart(self) -> str:
        """Each word between spaces, one or more; quicker than `words`, and it may lack the numbers."""
        if self._plain is None:
            return self.words
        return f" {self._plain.translate(_SMALL_LETTER_OR_SPACE, _HIDDEN_ASCII).decode('ascii')} "

    @kept
    def spaced(self) -> str | None:
        """Like `apart` and index for index the same, with its numbers; a word and a number that touch are one."""
        if self._plain is None:
            return None
        return f" {self._plain.translate(_SMALL_OR_SPACE, _HIDDEN_ASCII).decode('ascii')} "

    def spaced_at(self, index: int) -> int:
        """Where in `spaced` a character of `squeezed` stands."""
        spaced, begin, end = self.spaced or "", 0, len(self.spaced or "")
        while end - begin > 1:
            middle = (begin + end) // 2
            letters = middle - begin - spaced.count(" ", begin, middle)
            if letters > index:
                end = middle
            else:
                begin, index = middle, index - letters
        return begin

    @kept
    def words(self) -> str:
        """Words and numbers between single spaces, one before and after."""
        runs = self._runs
        mixed = (one for one in set(runs) if not one.isalpha() and not one.isdigit())
        parted = {one: " ".join(_RUNS.findall(one)) for one in mixed}
        joined = " ".join(map(parted.get, runs, runs) if parted else runs)
        return f" {joined} " if joined else " "

    @kept
    def word_at(self) -> tuple[int, ...]:
        """For each character of `words`, its index in the text."""
        return tuple(index for _, index in walk(self.text))

    @kept
    def squeezed_at(self) -> Sequence[int]:
        """For each character of `squeezed`, its index in the text."""
        if self._is_letter_for_letter:
            return tuple(compress(range(len(self.text)), (self._plain or b"").translate(_WRITTEN)))
        return tuple(index for piece, index in walk(self.text) if piece.strip())

    def gap_after(self, index: int) -> bool:
        """True if something that can be seen stands between this character of `squeezed` and the next."""
        if self._is_letter_for_letter:
            return self.squeezed_at[index + 1] - self.squeezed_at[index] > 1
        return index in self._gaps

    @kept
    def _gaps(self) -> frozenset[int]:
        found, written = set(), -1
        for piece, _ in walk(self.text):
            if piece == " ":
                found.add(written)
            written += bool(piece.strip())
        return frozenset(found)

    @kept
    def _plain(self) -> bytes | None:
        return _in_ascii(self.text)

    @kept
    def _is_letter_for_letter(self) -> bool:
        """True if the text folds to ASCII and each character of it to just one."""
        return self._plain is not None and all(len(_SPELT[ord(one)]) == 1 for one in set(self.text))

    @kept
    def _runs(self) -> list[str]:
        """Letters and digits with nothing between them; in ASCII a number and a word that touch are one: "7am"."""
        if self._plain is None:
            return _RUNS.findall(self.text.translate(_SPELT))
        return self._plain.translate(_SMALL_OR_SPACE, _HIDDEN_ASCII).decode("ascii").split()


class _Spelt(dict[int, str]):
    """What each character folds to, for `str.translate`: letters and digits, a space for a sign, nothing if hidden."""

    _MOST = 8192

    def __missing__(self, code: int) -> str:
        """Work it out and keep it."""
        character = chr(code)
        folded = fold_character(character) or ("" if _hidden(character) else " ")
        if len(self) >= self._MOST:
            self.clear()
        spelt = self[code] = "".join(piece if piece.isalnum() else " " for piece in folded)
        return spelt


_SPELT = _Spelt()
_RUNS = re.compile(r"[0-9]+|[^\W0-9_]+")
_ASCII = bytes(range(128))
_SMALL_OR_SPACE = bytes(ord(chr(code).lower()) if chr(code).isalnum() else ord(" ") for code in _ASCII) + b" " * 128
_HIDDEN_ASCII = bytes(code for code in _ASCII if _hidden(chr(code)))
_SMALL_LETTER_OR_SPACE = bytes(code if chr(code).isalpha() else ord(" ") for code in _SMALL_OR_SPACE)
_SMALL_OR_LINE = _SMALL_OR_SPACE[:10] + b"\n" + _SMALL_OR_SPACE[11:]
_WRITTEN = bytes(chr(code).isalnum() for code in _ASCII) + bytes(128)
_NOT_WRITTEN = bytes(code for code in _ASCII if not chr(code).isalnum())
# With more kinds of other characters than these it is quicker to go through a text once than once for each kind.
_FEW = 64


def _in_ascii(text: str) -> bytes | None:
    """The text with each character beyond ASCII as what it folds to; None if that is a letter beyond ASCII as well."""
    if not text.isascii():
        others = text.encode("utf-8", "surrogatepass").translate(None, _ASCII).decode("utf-8", "surrogatepass")
        kinds = set(others)
        if len(kinds) > _FEW or not all(_SPELT[ord(one)].isascii() for one in kinds):
            return None
        for one in kinds:
            text = text.replace(one, _SPELT[ord(one)])
    return text.encode("ascii")


def squeezed_each(texts: Sequence[str]) -> list[str]:
    """`squeezed` of each; of all at once where all fold to ASCII."""
    plain = _in_ascii("\n".join(texts))
    if plain is None or plain.count(b"\n") != len(texts) - 1:
        return [Folded(text).squeezed for text in texts]
    return plain.translate(_SMALL_OR_LINE, _NOT_WRITTEN.replace(b"\n", b"")).decode("ascii").split("\n")


def walk(text: str) -> list[tuple[str, int]]:
    """The pieces of a folded text with their indexes, character by character: one may fold to none or to several.

    Each is a letter, a digit, a space for what can be seen between those, or nothing where a word and a number touch.
    """
    walked = [(" ", 0)]
    for index, character in enumerate(text):
        for piece in _SPELT[ord(character)]:
            before = walked[-1][0]
            if piece == " ":
                if before != " ":
                    walked.append((" ", index))
                continue
            if before != " " and before.isdigit() != piece.isdigit():
                walked.append(("", index))
            walked.append((piece, index))
    if walked[-1][0] != " ":
        walked.append((" ", len(text)))
    return walked
