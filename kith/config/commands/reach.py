"""`kith reach`: who reaches whom, worked out anew from what it follows from (ACCESS-1)."""

import argparse
from typing import TYPE_CHECKING

from kith.config import subcommand
from kith.config.commands.serve import settings_load
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kith.config.subcommand import Subparsers
    from kith.core.access.expected import Span

_MOST_LINES = 50


def register(subparsers: "Subparsers") -> None:
    """Add `kith reach` and its verbs."""
    verbs = subcommand.add(subparsers, "reach", run, "who reaches which child: check, mend").add_subparsers(
        metavar="VERB", required=True
    )
    subcommand.add(
        verbs, "check", check, "work out everybody's reach anew and say where the rows differ",
        "Changes nothing; exit code 1 and a line for each difference, by id. The worker does it every night and mends.",
    )  # fmt: skip
    subcommand.add(verbs, "mend", mend, "the same, and make the rows agree", "Leaves an entry in the evidence.")


def run(arguments: argparse.Namespace) -> int:
    """Never reached: each verb has its own."""
    return int(arguments.run(arguments))


def check(_arguments: argparse.Namespace) -> int:
    """Say where the rows of reach are not what follows from the facts."""
    _ready()
    from kith.core.people.allocation_facts import reach_differences

    drifts = list(reach_differences())
    surplus = [span for drift in drifts for span in drift.surplus]
    missing = [span for drift in drifts for span in drift.missing]
    if not surplus and not missing:
        print("Everybody reaches whom they should, and nobody else.")
        return 0
    _say("has reach and should not", surplus)
    _say("should have reach and has not", missing)
    raise Trouble(f"{len(surplus)} too many and {len(missing)} missing", "", "kith reach mend puts it right")


def mend(_arguments: argparse.Namespace) -> int:
    """Make the rows of reach what follows from the facts."""
    _ready()
    from kith.core.access.principal import SYSTEM
    from kith.core.people.allocation_services import reach_mended

    print(f"Mended the reach to {reach_mended(by=SYSTEM)} children.")
    return 0


def _ready() -> None:
    settings_load()
    import django

    django.setup()


def _say(words: str, spans: "Iterable[Span]") -> None:
    ordered = sorted(spans, key=lambda span: (span.child_id, span.principal_id, span.basis))
    for span in ordered[:_MOST_LINES]:
        days = f"from {span.from_on} until {span.until_on}" if span.until_on else f"from {span.from_on}"
        print(f"{span.principal_id} {words}: child {span.child_id}, {span.basis.label}, {days}")
    if len(ordered) > _MOST_LINES:
        print(f"and {len(ordered) - _MOST_LINES} more")
