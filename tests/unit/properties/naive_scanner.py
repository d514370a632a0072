"""A scanner of the tests' own: one plain pattern per fact over plain text. Shares nothing with the scan."""

import re
import unicodedata
from functools import lru_cache

_LOOK_ALIKES = str.maketrans("аеорсх", "aeopcx")
_NOTHING = r"[\W_]*"
_LETTER, _DIGIT = r"[^\W\d_]", r"\d"
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
