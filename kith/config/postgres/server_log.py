"""What the server's log says about a start that failed."""

from pathlib import Path

_GRAVE = ("FATAL:", "PANIC:", "could not", "initdb: error:", "error:")
_HOPELESS = ("No space left on device", "Read-only file system", "Permission denied", "incompatible with server")


def reasons(log: Path, start: int) -> str:
    """The last grave line written after position `start`, without its time stamp; empty if there is none."""
    try:
        with log.open("rb") as file:
            file.seek(start)
            return gravest(file.read().decode(errors="replace"))
    except OSError:
        return ""


def gravest(text: str) -> str:
    """The last line that says why a PostgreSQL program failed."""
    for line in reversed(text.splitlines()):
        for mark in _GRAVE:
            if mark in line:
                return line[line.index(mark) :].removeprefix(mark).strip() if mark.isupper() else line.strip()
    return ""


def hopeless(why: str) -> bool:
    """True when trying again cannot help."""
    return any(sign in why for sign in _HOPELESS)


def port_taken(why: str) -> bool:
    """True when another program came first to the port."""
    return "Address already in use" in why or "could not create any TCP/IP sockets" in why
