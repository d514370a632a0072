"""The `kith` command. Its sub-commands import Django only when they run, so that help is quick (DESIGN 4.2)."""

import argparse
import os
import sys
import traceback
from collections.abc import Sequence

from kith.config import places
from kith.config.commands import admin, db, demo, doctor, manage, plan, reach, sample, serve, worker
from kith.config.trouble import Trouble, from_os_error

COMMANDS = (demo, serve, worker, db, admin, plan, sample, reach, doctor, manage)


def build_parser() -> argparse.ArgumentParser:
    """The whole command line, each sub-command with its own help."""
    parser = argparse.ArgumentParser(
        prog="kith",
        description="One plan that keeps a child safe, the right copy in every hand.",
        epilog="Settings come from the environment; docs/runbooks/deploy.md lists them.",
    )
    subparsers = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for command in COMMANDS:
        command.register(subparsers)
    return parser


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every failure is one line on standard error and exit code 1 or 2, never a traceback."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kith.config.settings")
    arguments = build_parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except Trouble as trouble:
        return _say(trouble)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # Whoever read our output has gone; nothing is left to say, and Python must not try again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except OSError as fault:
        return _say(from_os_error(fault))
    except Exception as fault:
        return _say(_unforeseen(fault))


def _say(trouble: Trouble) -> int:
    print(f"kith: {trouble.line()}", file=sys.stderr)
    return trouble.code


def _unforeseen(fault: Exception) -> Trouble:
    """A fault nobody wrote a line for: its last words, and where the whole story is kept."""
    words = str(fault).strip().splitlines() or [""]
    try:
        log = places.logs() / "kith.log"
        with log.open("a", encoding="utf-8") as file:
            traceback.print_exception(fault, file=file)
    except OSError:
        return Trouble(type(fault).__name__, words[0])
    return Trouble(type(fault).__name__, words[0], f"The whole of it is in {log}")


if __name__ == "__main__":
    sys.exit(main())
