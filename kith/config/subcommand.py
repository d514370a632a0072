"""How a sub-command joins the `kith` command line, and how one runs another in a process of its own."""

import argparse
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kith.config import places
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    Subparsers = argparse._SubParsersAction[argparse.ArgumentParser]


def add(
    subparsers: "Subparsers", name: str, run: Callable[[argparse.Namespace], int], summary: str, more: str = ""
) -> argparse.ArgumentParser:
    """Add one sub-command; `summary` is its line in the list, `more` what its own help adds."""
    parser = subparsers.add_parser(
        name, help=summary, description=f"{summary[:1].upper()}{summary[1:]}. {more}".strip()
    )
    parser.set_defaults(run=run)
    return parser


def command(*words: str) -> list[str]:
    """The command line that runs `kith WORDS` with this very Python."""
    return [sys.executable, "-m", "kith.config.cli", *words]


def run_quietly(words: tuple[str, ...], environment: Mapping[str, str] | None = None, doing: str = "") -> None:
    """Run `kith WORDS` with its output in var/log/prepare.log; Trouble with its last line when it fails."""
    log = places.logs() / "prepare.log"
    with log.open("a+", encoding="utf-8") as file:
        # Its own session, so that Ctrl-C reaches it through its parent and in order.
        done = subprocess.run(
            command(*words),
            stdout=file,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            env={**os.environ, **(environment or {})},
            start_new_session=True,
            check=False,
        )
    if done.returncode:
        why = last_line(log.read_text(encoding="utf-8", errors="replace")).removeprefix("kith: ")
        raise Trouble(doing or f"kith {' '.join(words)} failed", why, f"The whole of it is in {log}")


def last_line(text: str) -> str:
    """The last line that says something."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else ""
