"""`kith sample`: the invented family of the demo."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from kith.config import subcommand
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    from kith.config.subcommand import Subparsers
    from kith.sample.generate.council import Council

_NOT_MADE = "Nothing is generated"


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
    make = subcommand.add(
        verbs,
        "generate",
        generate,
        "fill the database with an invented council of any size, to measure on",
        "The same for the same seed and day. Nobody else can work while it runs. Never in production.",
    )
    make.add_argument("--children", type=int, required=True, help="how many children's work is going on")
    make.add_argument("--years", type=int, default=6, help="years of history behind them (6)")
    make.add_argument("--seed", type=int, default=1, help="another seed makes other people (1)")
    make.add_argument("--into-existing", action="store_true", help="although families are there already")
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
    from kith.config.tables_ready import must_be_ready
    from kith.sample.load import load_sample, sample_is_loaded

    must_be_ready("The sample family is not loaded")
    if sample_is_loaded():
        print("The sample family is there already.")
    else:
        load_sample()
        print("The sample family is loaded.")
    return 0


def generate(arguments: argparse.Namespace) -> int:
    """Fill the database with an invented council, as the owner of its tables (its passwords are known to everybody)."""
    if os.environ.get("KITH_MODE") == "production":
        raise Trouble(_NOT_MADE, "this is production", "Generate into a database for measuring only")
    os.environ["KITH_DB_ROLE"] = "owner"
    import django

    django.setup()
    from kith.config.tables_ready import must_be_ready
    from kith.sample.generate.council import Council

    council = Council(arguments.children, arguments.years, arguments.seed)
    if problem := council.problem():
        raise Trouble(_NOT_MADE, problem, "See: kith sample generate --help", code=2)
    must_be_ready(_NOT_MADE)
    _must_have_room(council.seed, arguments.into_existing)
    return _made(council)


def _must_have_room(seed: int, into_existing: bool) -> None:
    """Trouble where invented people would be mixed with others: never with real ones, with other samples on request."""
    from kith.sample.generate.council import holds_families, is_generated
    from kith.sample.invented import accounts_not_invented, people_not_invented

    if real := people_not_invented():
        do = "Generate into a database for measuring only"
        raise Trouble(_NOT_MADE, f"this database holds {real} people who are not invented", do)
    if is_generated(seed):
        raise Trouble(_NOT_MADE, f"seed {seed} is here already", "Choose another with --seed")
    held, accounts = holds_families(), accounts_not_invented()
    if (held or accounts) and not into_existing:
        what = f"{held} families" if held else f"{accounts} accounts"
        raise Trouble(_NOT_MADE, f"this database holds {what}", "Say --into-existing if they may be mixed")


def _made(council: "Council") -> int:
    from kith.config.progress import ProgressBar
    from kith.sample.generate.council import generate as made

    try:
        with ProgressBar() as bar:
            rows = made(council, bar.show)
    except KeyboardInterrupt:
        print("Stopped. Nothing was made, and nothing is left over: the same command starts again.", file=sys.stderr)
        return 130
    print(f"Made {council.children:,} open children with {council.years} years of history: {rows:,} rows.")
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
