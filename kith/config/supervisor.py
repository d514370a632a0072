"""Several processes under one: started together, stopped in order, and none left behind (DESIGN 4.2)."""

import ctypes
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NoReturn

from kith.config.subcommand import last_line
from kith.config.trouble import Trouble

PATIENCE_TO_START = 60.0
PATIENCE_TO_STOP = 30.0
_PR_SET_PDEATHSIG = 1


@dataclass(slots=True)
class Child:
    """One process with a name for people, a log, and an address that answers once it is well."""

    name: str
    words: list[str]
    log: Path
    health: str
    process: subprocess.Popen[bytes] | None = field(default=None)

    def start(self, environment: Mapping[str, str]) -> None:
        """Start it in a session of its own: Ctrl-C at the terminal reaches the supervisor alone."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.words,
                stdout=log,
                stderr=subprocess.STDOUT,
                stdin=subprocess.DEVNULL,
                env={**os.environ, **environment},
                start_new_session=True,
                preexec_fn=_die_with_parent,
            )

    def check(self) -> None:
        """Trouble if it has ended."""
        if self.process and (code := self.process.poll()) is not None:
            said = last_line(self.log.read_text(encoding="utf-8", errors="replace")).removeprefix("kith: ")
            why = f"signal {-code}" if code < 0 else said or f"exit code {code}"
            raise Trouble(f"The {self.name} process stopped by itself", why, f"Its log is {self.log}")

    def is_well(self) -> bool:
        """True when its health address answers 200."""
        try:
            with urllib.request.urlopen(self.health, timeout=2) as answer:  # nosec B310
                return bool(answer.status == 200)
        except (urllib.error.URLError, OSError):
            return False


def start_all(children: Iterable[Child], environment: Mapping[str, str]) -> None:
    """Start every child and wait until each is well."""
    waiting = list(children)
    for child in waiting:
        child.start(environment)
    deadline = time.monotonic() + PATIENCE_TO_START
    while waiting:
        for child in waiting:
            child.check()
        waiting = [child for child in waiting if not child.is_well()]
        if waiting and time.monotonic() > deadline:
            names = " and ".join(child.name for child in waiting)
            raise Trouble(f"The {names} process did not become ready", "", f"Its log is {waiting[0].log}")
        time.sleep(0.1)


def watch(children: Iterable[Child]) -> NoReturn:
    """Return never, but raise Trouble when a child ends; Ctrl-C and SIGTERM arrive as KeyboardInterrupt."""
    everyone = list(children)
    while True:
        for child in everyone:
            child.check()
        time.sleep(0.3)


def stop_all(children: Iterable[Child]) -> None:
    """Ask every child to finish what it is doing; after a while, insist."""
    running = [child.process for child in children if child.process and child.process.poll() is None]
    for process in running:
        process.terminate()
    deadline = time.monotonic() + PATIENCE_TO_STOP
    for process in running:
        try:
            process.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _die_with_parent() -> None:
    """On Linux, a child ends when the supervisor is killed outright, so that no port stays taken."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
