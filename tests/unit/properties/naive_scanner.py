"""A scanner of the tests' own: one plain pattern per fact over plain text. Shares nothing with the scan."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

_LOOK_ALIKES = str.maketrans("аеорсх", "aeopcx")
_NOTHING = r"[\W_]*"
_LETTER, _DIGIT = r"[^\W\d_]", r"\d"
_WORDS, _CLOSE = re.compile(r"\d+|[^\W\d_]+"), 8
_PHONE = re.compile(r"(?:0044|44)?0?(\d{8,})")


def normal(text: str) -> str:
    """Without marks and hidden characters, in small letters, look-alikes replaced."""
    plain = unicodedata.normalize("NFKD", text)
    shown = "".join(letter for letter in plain if unicodedata.category(letter) not in {"Mn", "Me", "Cf"})
    return shown.casefold().translate(_LOOK_ALIKES)


def squeezed(text: str) -> str:
    """Letters and digits alone, of a text that is normal already."""
    return re.sub(_NOTHING, "", text)


def says(text: str, squeezed_text: str, variant: str) -> bool:
    """Whether a normal text says it: its words one after the other, or long ones with anything between the letters."""
    letters, number, patterns = _patterns(variant)
    if (number or letters) not in squeezed_text:
        return False
    return (len(letters) >= 8 and re.search(letters, text) is not None) or any(one.search(text) for one in patterns)


def near(text: str, lists: Sequence[Sequence[str]]) -> bool:
    """Whether somewhere in eight words of a normal text, one after the other, stands something of every list."""
    words = _WORDS.findall(text)
    windows = (f" {' '.join(words[at : at + _CLOSE])} " for at in range(max(len(words) - 1, 0)))
    patterns = tuple(re.compile("|".join(f" {form}s? " for word in held for form in _forms(word))) for held in lists)
    return any(all(one.search(window) for one in patterns) for window in windows)


def _forms(word: str) -> set[str]:
    held = normal(word)
    return {" ".join(_WORDS.findall(held)), squeezed(held)}


@lru_cache(maxsize=4096)
def _patterns(variant: str) -> tuple[str, str, tuple[re.Pattern[str], ...]]:
    held = normal(variant)
    letters = squeezed(held)
    phone = _PHONE.fullmatch(letters)
    number = phone[1] if phone and len(letters) >= 9 else ""
    patterns = [_whole(re.findall(r"\d+|[^\W\d_]+", held), "s?" if letters[-1].isalpha() else "")]
    if len(letters) >= (5 if any(map(str.isdigit, letters)) else 8):
        patterns.append(_whole(list(letters), ""))
    if number:
        code = _NOTHING.join(f"(?:{part})" for part in ("0044|44|", "0|", _NOTHING.join(number)))
        patterns += [re.compile(rf"(?<!\d){code}(?!\d)"), re.compile(number)]
    return letters, number, tuple(patterns)


def _whole(parts: list[str], end: str) -> re.Pattern[str]:
    before, after = (_LETTER if part[-1].isalpha() else _DIGIT for part in (parts[0], parts[-1]))
    inner = _NOTHING.join(map(re.escape, parts))
    return re.compile(f"(?<!{before}){inner}{end}(?!{after})")
