"""Passwords known from breaches, in a file that the council has loaded: one SHA-1 a line, in order, counts or not.

That is how the public collections come (`HASH:COUNT`, sorted). The file may be far larger than memory: it is searched
in place by halves, and nothing leaves the machine.
"""

import hashlib
import mmap
from pathlib import Path

_DIGITS = 40
_LOOKS = 64


def is_breached(password: str, file: Path) -> bool:
    """True if the file lists this password."""
    # SHA-1 is what such lists are made of; nothing is kept under it.
    wanted = hashlib.sha1(password.encode(), usedforsecurity=False).hexdigest().upper().encode()
    with file.open("rb") as held:
        if not file.stat().st_size:
            return False
        with mmap.mmap(held.fileno(), 0, access=mmap.ACCESS_READ) as lines:
            return _found(lines, wanted)


def fault_of(file: Path) -> str:
    """What is wrong with a file, in words for whoever runs the system; empty if it can be searched."""
    try:
        with file.open("rb") as held, mmap.mmap(held.fileno(), 0, access=mmap.ACCESS_READ) as lines:
            return _fault(lines)
    except (OSError, ValueError) as unreadable:
        return f"cannot be read ({type(unreadable).__name__})"


def _found(lines: mmap.mmap, wanted: bytes) -> bool:
    first, end = 0, len(lines)
    while first < end:
        start = lines.rfind(b"\n", first, (first + end) // 2) + 1 or first
        held = lines[start : start + _DIGITS].upper()
        if held == wanted:
            return True
        stop = lines.find(b"\n", start)
        after = end if stop < 0 else stop + 1
        first, end = (after, end) if held < wanted else (first, start)
    return False


def _fault(lines: mmap.mmap) -> str:
    """Looks at lines all over the file: each has to begin with a hash, and none may come before the one above it."""
    before = b""
    for look in range(_LOOKS + 1):
        place = (len(lines) - 1) * look // _LOOKS
        start = lines.rfind(b"\n", 0, place) + 1
        held = lines[start : start + _DIGITS].upper()
        if not _is_hash(held):
            return "does not hold one SHA-1 a line"
        if held < before:
            return "is not in the order of its hashes"
        before = held
    return ""


def _is_hash(held: bytes) -> bool:
    return len(held) == _DIGITS and all(one in b"0123456789ABCDEF" for one in held)
