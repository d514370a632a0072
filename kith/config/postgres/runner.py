"""As whom PostgreSQL's programs run: it refuses root, so root steps down to a user with a passwd entry (DESIGN 4.1)."""

import os
import pwd
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kith.config.trouble import Trouble

_USERS = ("postgres", "nobody")


@dataclass(frozen=True, slots=True)
class Runner:
    """Runs programs as one user; `drops` when that is not the user Kith runs as."""

    uid: int
    gid: int
    name: str
    drops: bool

    def run(self, command: Sequence[str | Path], timeout: float = 120) -> subprocess.CompletedProcess[str]:
        """Run to the end with a clean environment and both outputs caught; never raises for a bad exit."""
        words = [str(word) for word in command]
        environment = {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C", "TZ": "UTC", "HOME": "/"}
        if not self.drops:
            return subprocess.run(
                words, capture_output=True, text=True, timeout=timeout, env=environment, cwd="/", check=False
            )
        return subprocess.run(
            words,
            capture_output=True,
            text=True,
            timeout=timeout,
            env=environment,
            cwd="/",
            check=False,
            user=self.uid,
            group=self.gid,
            extra_groups=[],
        )

    def can(self, test: str, path: Path) -> bool:
        """What the shell's `test` says as this user: `-x` to enter or run, `-w` to write."""
        return self.run(["/bin/sh", "-c", 'test "$1" "$2"', "sh", test, path]).returncode == 0

    def give(self, path: Path) -> None:
        """Make a file or folder (and all in it) this user's own."""
        if self.drops:
            for one in (path, *(path.rglob("*") if path.is_dir() else ())):
                os.chown(one, self.uid, self.gid, follow_symlinks=False)


def myself() -> Runner:
    """The user Kith runs as."""
    uid = os.geteuid()
    try:
        name = pwd.getpwuid(uid).pw_name
    except KeyError as fault:
        do = "Run as a user that the system knows, or set DATABASE_URL"
        raise Trouble(f"User {uid} has no name on this machine", "PostgreSQL refuses to run so", do) from fault
    return Runner(uid, os.getegid(), name, drops=False)


def unprivileged() -> Runner:
    """The user for PostgreSQL's programs: oneself, or as root the first of `postgres` and `nobody` that exists."""
    if os.geteuid() != 0:
        return myself()
    for name in _USERS:
        try:
            entry = pwd.getpwnam(name)
        except KeyError:
            continue
        return Runner(entry.pw_uid, entry.pw_gid, name, drops=True)
    raise Trouble("PostgreSQL does not run as root", "there is no user 'postgres' or 'nobody' here", "Add one of them")


def owner_of(folder: Path) -> Runner:
    """The user a data folder belongs to, when Kith may act as that user."""
    uid = folder.stat().st_uid
    if uid == os.geteuid() and uid != 0:
        return myself()
    if os.geteuid() != 0:
        do = "Run this as that user or as root, or set KITH_VAR to a folder of your own"
        raise Trouble(f"{folder} was made by another user", "only its owner can use it", do)
    try:
        entry = pwd.getpwuid(uid)
    except KeyError:
        return unprivileged()
    return unprivileged() if uid == 0 else Runner(uid, entry.pw_gid, entry.pw_name, drops=True)
