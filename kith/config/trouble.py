"""What the `kith` command says when it cannot go on: one line with what is wrong, why, and what to do (DESIGN 4.2)."""

import errno


class Trouble(Exception):
    """Stops a command. `what` is wrong, `why` if it is known, and what to `do` about it: one line, no traceback."""

    def __init__(self, what: str, why: str = "", do: str = "", code: int = 1) -> None:
        self.what, self.why, self.do, self.code = what, why, do, code
        super().__init__(self.line())

    def line(self) -> str:
        """The whole message on one line, however many lines its parts had."""
        first = f"{self.what.rstrip('.')}: {self.why}" if self.why else self.what
        parts = (" ".join(part.split()) for part in (first, self.do) if part)
        return " ".join(part if part.endswith((".", "?", "!")) else f"{part}." for part in parts)


def first_line(fault: BaseException) -> str:
    """What a fault says first; database drivers add advice below it that Kith gives better."""
    said = str(fault).strip().splitlines()
    return said[0].strip() if said else type(fault).__name__


_MENDS = {
    errno.ENOSPC: "Free some space, or set KITH_VAR to a folder on another disk",
    errno.EDQUOT: "Free some space, or set KITH_VAR to a folder on another disk",
    errno.EROFS: "Set KITH_VAR to a folder that can be written",
    errno.EACCES: "Give yourself the right to it, or set KITH_VAR to a folder of your own",
    errno.EPERM: "Give yourself the right to it, or set KITH_VAR to a folder of your own",
}


def from_os_error(fault: OSError) -> Trouble:
    """The operating system's refusal as a Trouble that names the file, the reason and a way out."""
    where = f"Cannot use {fault.filename}" if fault.filename else "The operating system refused"
    return Trouble(where, fault.strerror or str(fault), _MENDS.get(fault.errno or 0, ""))
