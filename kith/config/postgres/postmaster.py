"""Is the server of one data folder alive? Judged by its own pid file, and never fooled by a stale or copied one."""

import subprocess
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What `postmaster.pid` says: the process, the data folder it was started for, and its port."""

    pid: int
    data: Path
    port: int


def written(data: Path) -> Postmaster | None:
    """What the pid file of a data folder says, true or not; None without one that can be read."""
    try:
        lines = (data / "postmaster.pid").read_text(encoding="utf-8", errors="replace").splitlines()
        return Postmaster(pid=int(lines[0]), data=Path(lines[1]), port=int(lines[3]))
    except (OSError, ValueError, IndexError):
        return None


def alive(data: Path) -> Postmaster | None:
    """The running server of this data folder, or None."""
    claim = written(data)
    return claim if claim and claim.data == data and _serves(claim.pid, data) else None


def clear_false_claim(data: Path) -> None:
    """Remove a pid file that a live stranger's process seems to confirm, and no other.

    PostgreSQL clears the file of a dead process itself, after making sure that none of its children still write; it
    cannot tell that the number now belongs to another program (after a restart of the machine), or that the folder was
    copied from a running checkout.
    """
    claim = written(data)
    if claim is None or alive(data):
        return
    stranger = bool(_command_of(claim.pid)) and not _serves(claim.pid, data)
    if claim.data != data or stranger:
        (data / "postmaster.pid").unlink(missing_ok=True)


def _serves(pid: int, data: Path) -> bool:
    """True when process `pid` was started as the server of `data`."""
    return str(data) in _command_of(pid)


def _command_of(pid: int) -> str:
    """The command line of a process; empty when there is none, or for a dead one that nobody has collected yet."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        if Path("/proc/self").exists():
            return ""
    asked = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return asked.stdout
