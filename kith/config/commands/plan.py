"""`kith plan`: check, make, compare and describe plan files. No database, no framework, no network (DESIGN 4.10)."""

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kith.config import subcommand
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    from datetime import date

    from kith.config.subcommand import Subparsers
    from kith.core.editions.edition import Edition
    from kith.core.editions.plan_file import PlanFile
    from kith.core.editions.reader import Reader
    from kith.core.protection.guard_file import GuardFile

SCHEMAS = ("content", "file", "guard", "edition")
FORMATS = ("text", "json", "html", "pdf")
_CODES = "Exit code 0: {}; 1: {}; 2: a file cannot be read, or the command is not understood."
_FILE = "a plan file; - is standard input"
_GUARD = "the guard file: who poses a risk to whom, and what is withheld from whom"


def register(subparsers: "Subparsers") -> None:
    """Add `kith plan` and its verbs."""
    verbs = subcommand.add(
        subparsers, "plan", run, "plan files: check, edition, diff, schema", "Needs no database. docs/plan-files.md."
    ).add_subparsers(metavar="VERB", required=True)
    _register_check(verbs)
    _register_edition(verbs)
    _register_diff(verbs)
    schema = subcommand.add(
        verbs, "schema", print_schema, "print the JSON Schema of a plan file, or of a part of it",
        "file: a plan file (the default); content: the plan in it; guard: a guard file; edition: one reader's copy.",
    )  # fmt: skip
    schema.add_argument("what", nargs="?", choices=SCHEMAS, default="file", help="which schema (default: file)")


def _register_check(verbs: "Subparsers") -> None:
    parser = subcommand.add(
        verbs, "check", check, "say what is missing or should be looked at again, and how to mend it",
        "With a guard, every reader's copy is made and searched for what is withheld from them too. "
        + _CODES.format("nothing stands in the way", "something does"),
    )  # fmt: skip
    parser.add_argument("file", metavar="FILE", help=_FILE)
    parser.add_argument("--guard", metavar="FILE", help=_GUARD)
    _today(parser)
    parser.add_argument("--json", action="store_true", help="findings as JSON")


def _register_edition(verbs: "Subparsers") -> None:
    parser = subcommand.add(
        verbs, "edition", edition, "make one reader's copy",
        "Nothing is written if the copy holds anything that is withheld from its reader. "
        + _CODES.format("the copy is made", "it is refused, or nothing in the plan is theirs"),
    )  # fmt: skip
    parser.add_argument("file", metavar="FILE", help=_FILE)
    _reader(parser, required=True)
    _today(parser)
    parser.add_argument("--format", choices=FORMATS, default="text", help="default: text")
    parser.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")


def _register_diff(verbs: "Subparsers") -> None:
    parser = subcommand.add(
        verbs, "diff", diff, "say in plain words what changed between two versions",
        "With a reader and a guard: what changed between their two copies, which is all that they may see. "
        + _CODES.format("compared", "refused, since a copy holds something withheld from its reader"),
    )  # fmt: skip
    parser.add_argument("a", metavar="A", help="the plan file of the earlier version; - is standard input")
    parser.add_argument("b", metavar="B", help="the plan file of the later version; - is standard input")
    _reader(parser, required=False)
    _today(parser)
    parser.add_argument("--json", action="store_true", help="changes as JSON")


def _reader(parser: argparse.ArgumentParser, *, required: bool) -> None:
    parser.add_argument("--reader", metavar="ID|NAME", required=required, help="a reader whom the plan file lists")
    parser.add_argument("--guard", metavar="FILE", required=required, help=_GUARD)


def _today(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--today", metavar="DAY", type=_a_day, help="as of this day, like 2026-03-17 (default: the day it is)"
    )


def _a_day(words: str) -> "date":
    from datetime import date

    try:
        return date.fromisoformat(words)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{words!r} is not a day; write it like 2026-03-17") from None


def _day(arguments: argparse.Namespace) -> "date":
    from kith.kernel.clock import today

    day: date | None = arguments.today
    return day or today()


def run(arguments: argparse.Namespace) -> int:
    """Never reached: each verb has its own."""
    return int(arguments.run(arguments))


def check(arguments: argparse.Namespace) -> int:
    """Every finding of every content rule; with a guard, a search of every reader's copy."""
    from kith.config import plan_words
    from kith.config.plan_files import one_from_standard_input, read_guard, read_plan
    from kith.core.quality.check import check as check_document

    one_from_standard_input(arguments.file, arguments.guard)
    file, day = read_plan(arguments.file), _day(arguments)
    findings = check_document(file.document, day)
    leaks: list[plan_words.Leak] = []
    if arguments.guard:
        guard = read_guard(arguments.guard).guard(file.days(day))
        for reader in file.readers:
            leaks += plan_words.leaks_of(reader.name, file.edition_for(reader, guard)[1])
    content = file.document.content
    if arguments.json:
        _print_json(plan_words.as_json(content, findings, leaks))
    else:
        print("\n".join(plan_words.as_text(file.document.label or "This plan", content, findings, leaks)))
    return 1 if leaks or plan_words.blocking(findings) else 0


def edition(arguments: argparse.Namespace) -> int:
    """One reader's copy in one form, searched once more in that very form before it leaves."""
    from kith.config.plan_copies import made
    from kith.config.plan_files import one_from_standard_input, read_guard, read_plan, reader_of

    one_from_standard_input(arguments.file, arguments.guard)
    if arguments.format == "pdf" and not arguments.output and sys.stdout.isatty():
        raise Trouble("A PDF cannot be shown in a terminal", "", "Say where to write it: -o FILE", code=2)
    file, guard = read_plan(arguments.file), read_guard(arguments.guard)
    reader, day = reader_of(file, arguments.reader), _day(arguments)
    theirs = _their_edition(file, guard, reader, day)
    if theirs is None:
        raise Trouble(f"Nothing in this plan is for {reader.name}", "no copy is made")
    data = made(arguments.format, theirs, file.sought_for(reader, guard.guard(file.days(day))))
    if arguments.output:
        Path(arguments.output).write_bytes(data)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    return 0


def _their_edition(file: "PlanFile", guard: "GuardFile", reader: "Reader", day: "date") -> "Edition | None":
    """The copy as it would be made on that day; Trouble where something withheld stands in it."""
    from kith.config.plan_copies import refuse

    dated = file.model_copy(update={"context": file.context.model_copy(update={"dated_on": day})})
    theirs, hits = dated.edition_for(reader, guard.guard(file.days(day)))
    refuse(reader.name, hits)
    return theirs


def diff(arguments: argparse.Namespace) -> int:
    """What changed: in the plan, or between one reader's two copies."""
    from kith.config.plan_files import one_from_standard_input, read_guard, read_plan, reader_of

    one_from_standard_input(arguments.a, arguments.b, arguments.guard)
    if bool(arguments.reader) != bool(arguments.guard):
        raise Trouble("--reader and --guard go together", "a reader's copy is not made without a guard", code=2)
    before, after = read_plan(arguments.a), read_plan(arguments.b)
    if not arguments.reader:
        return _say_plan_changes(before, after, as_json=arguments.json)
    guard, day = read_guard(arguments.guard), _day(arguments)
    reader = reader_of(after, arguments.reader)
    then = next((one for one in before.readers if one.id == reader.id), None)
    copies = (_their_edition(before, guard, then, day) if then else None, _their_edition(after, guard, reader, day))
    return _say_copy_changes(*copies, as_json=arguments.json)


def _say_plan_changes(before: "PlanFile", after: "PlanFile", *, as_json: bool) -> int:
    from dataclasses import asdict

    from kith.core.plans.diff import diff as changes_of
    from kith.core.plans.diff import in_words

    changes = changes_of(before.document.content, after.document.content)
    if as_json:
        _print_json({"changes": [{**asdict(one), "in_words": in_words(one)} for one in changes]})
    else:
        print("\n".join(map(in_words, changes)) or "Nothing changed.")
    return 0


def _say_copy_changes(before: "Edition | None", after: "Edition | None", *, as_json: bool) -> int:
    from dataclasses import asdict

    from kith.core.editions.edition_diff import diff_editions, in_words

    changes = diff_editions(before, after)
    if as_json:
        _print_json({"changes": [{**asdict(one), "in_words": in_words(one)} for one in changes]})
    else:
        print("\n".join(map(in_words, changes)) or "Nothing changed.")
    return 0


def print_schema(arguments: argparse.Namespace) -> int:
    """The JSON Schema of this Kith's own types."""
    from kith.core.editions.schemas import schema_of

    _print_json(schema_of(arguments.what))
    return 0


def _print_json(value: Any) -> None:
    print(json.dumps(value, ensure_ascii=False, indent=1, default=str))
