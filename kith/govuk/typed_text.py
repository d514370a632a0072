"""What may stand in typed text: cleaning that changes nothing a person can see, and a name for each thing refused.

Hidden characters are refused and not quietly removed: a name that only looks like another, or a sentence that reads
one way and is stored another, must not enter a plan (the scan of editions leans on it, DESIGN 5).
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

CharacterCheck = Callable[[str], list[str]]

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_JOINERS = frozenset("\u200c\u200d")
_JOINED_SCRIPTS = ((0x0600, 0x08FF), (0x0900, 0x0DFF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
_VARIATIONS = frozenset("\ufe0e\ufe0f")
_INVISIBLE = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0")
_NAMED_PROBLEMS = 3


def clean(text: str) -> str:
    """NFC, line ends as one LF, tabs as spaces, nothing but space removed from the ends."""
    return unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text).replace("\t", " ")).strip()


def hidden_problems(text: str) -> list[str]:
    """One message per hidden, control or direction-changing character, naming it and where it stands; at most three."""
    messages: list[str] = []
    for position, kind in _refused(text):
        if len(messages) == _NAMED_PROBLEMS:
            messages.append("There are more hidden characters. Type the words again instead of pasting them.")
            break
        messages.append(f"Remove the {kind} {_where(text, position)}")
    return messages


def _refused(text: str) -> Iterator[tuple[int, str]]:
    for position, character in enumerate(text):
        if character == "\n":
            continue
        if kind := _kind(text, position, character):
            yield position, kind


def _kind(text: str, position: int, character: str) -> str:
    """What people call the character at `position`, or "" when it may stand."""
    category = unicodedata.category(character)
    if category == "Cc":
        return "control character"
    if character in _DIRECTION:
        return "character that changes the reading direction"
    if category in ("Co", "Cn", "Cs"):
        return "character that cannot be shown"
    if character in _JOINERS:
        return "" if _may_join(text, position) else "hidden character"
    if character in _VARIATIONS:
        return "" if _follows_picture(text, position) else "hidden character"
    if category == "Cf" or character in _INVISIBLE or 0xFE00 <= ord(character) <= 0xFE0D:
        return "hidden character"
    return ""


def _may_join(text: str, position: int) -> bool:
    """Urdu, Bengali and Punjabi words and joined emoji need these two; nothing else does."""
    if position == 0:
        return False
    before = text[position - 1]
    if any(low <= ord(before) <= high for low, high in _JOINED_SCRIPTS):
        return True
    return text[position] == "\u200d" and (before in _VARIATIONS or _is_picture(before))


def _follows_picture(text: str, position: int) -> bool:
    return position > 0 and (_is_picture(text[position - 1]) or text[position - 1] in "0123456789#*")


def _is_picture(character: str) -> bool:
    return unicodedata.category(character) in ("So", "Sm", "Sk")


def _where(text: str, position: int) -> str:
    """Words a person can find: ‘after ‘Pauline’’, or the start of the text."""
    before = "".join(c for i, c in enumerate(text[:position]) if not _kind(text, i, c)).rstrip()
    if not before:
        return "at the start"
    return f"after ‘{before.split()[-1][-20:]}’"
