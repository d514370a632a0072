"""`kith doctor`: a line for each thing a set-up needs, and exit code 1 when one is wrong."""

import argparse
import sys
from typing import TYPE_CHECKING

from kith.config import subcommand
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    from kith.config.subcommand import Subparsers


def register(subparsers: "Subparsers") -> None:
    """Add `kith doctor`."""
    subcommand.add(subparsers, "doctor", run, "say what is wrong with this set-up; exit code 1 if anything is")


def run(_arguments: argparse.Namespace) -> int:
    """Examine everything, so that one run names all that is wrong."""
    from kith.config.examination import examine

    wrong = 0
    for finding in examine():
        wrong += not finding.well
        mark = "well " if finding.well else "WRONG"
        print(f"{mark}  {finding.subject}: {finding.words}")
    if wrong:
        raise Trouble(f"{wrong} thing{'s are' if wrong > 1 else ' is'} wrong", "", "Each line marked WRONG says what")
    sys.stdout.flush()
    return 0
