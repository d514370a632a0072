"""`kith sample`: the invented family of the demo."""

import argparse
import os
from typing import TYPE_CHECKING

from kith.config import subcommand
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    from kith.config.subcommand import Subparsers


def register(subparsers: "Subparsers") -> None:
    """Add `kith sample` and its verbs."""
    verbs = subcommand.add(subparsers, "sample", run, "the sample family: load").add_subparsers(
        metavar="VERB", required=True
    )
    subcommand.add(verbs, "load", load, "load the sample family, once", "Does nothing when it is there already.")


def run(arguments: argparse.Namespace) -> int:
    """Never reached: each verb has its own."""
    return int(arguments.run(arguments))


def load(_arguments: argparse.Namespace) -> int:
    """Load the sample family into an empty database; its passwords are known to everybody, so never in production."""
    if os.environ.get("KITH_MODE") == "production":
        raise Trouble(
            "The sample family is not loaded", "its passwords are known to everybody", "Use it in a demo only"
        )
    import django

    django.setup()
    from kith.sample.load import load_sample, sample_is_loaded

    if sample_is_loaded():
        print("The sample family is there already.")
    else:
        load_sample()
        print("The sample family is loaded.")
    return 0


def sign_ins() -> list[tuple[str, str, str, str]]:
    """Who can sign in to the demo: name, what they are, e-mail, password."""
    from kith.sample.data import PASSWORD, sample

    return [(one["name"], one["shown"], one["email"], PASSWORD) for one in sample()["users"]]
