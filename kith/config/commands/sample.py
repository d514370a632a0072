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
    verbs = subcommand.add(subparsers, "sample", run, "the sample family: load, check, where").add_subparsers(
        metavar="VERB", required=True
    )
    subcommand.add(verbs, "load", load, "load the sample family, once", "Does nothing when it is there already.")
    subcommand.add(
        verbs, "check", check, "say whether the sample plan's files agree with each other",
        "Reads v3, v5 and the guard; exit code 1 and a line for each thing that does not fit. Needs no database.",
    )  # fmt: skip
    subcommand.add(
        verbs,
        "where",
        where,
        "print the folder of the sample plan's files",
        "For example: kith plan check FOLDER/v5.json",
    )


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


def check(_arguments: argparse.Namespace) -> int:
    """Say whether the sample plan's two versions and its guard agree."""
    from kith.config.plan_files import read_guard, read_plan
    from kith.core.editions.sample_check import agree
    from kith.sample.plan_files import sample_folder

    folder = sample_folder()
    earlier, later = (read_plan(str(folder / name)) for name in ("v3.json", "v5.json"))
    found = agree(earlier, later, read_guard(str(folder / "guard.json")))
    for words in found:
        print(words)
    if not found:
        readers, items = len(later.readers), len(later.document.content.items)
        print(f"The sample plan agrees: v3 and v5, {items} items and {readers} readers in v5, and the guard.")
    return 1 if found else 0


def where(_arguments: argparse.Namespace) -> int:
    """Print where the sample plan's files are."""
    from kith.sample.plan_files import sample_folder

    print(sample_folder())
    return 0


def sign_ins() -> list[tuple[str, str, str, str]]:
    """Who can sign in to the demo: name, what they are, e-mail, password."""
    from kith.sample.data import PASSWORD, sample

    return [(one["name"], one["shown"], one["email"], PASSWORD) for one in sample()["users"]]
