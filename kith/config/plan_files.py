"""What `kith plan` reads: plan files, guard files, a reader, a day. Whatever is wrong is one line and exit code 2."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from kith.config.trouble import Trouble
from kith.core.editions.files import load_guard_file, load_plan_file
from kith.core.editions.plan_file import PlanFile
from kith.core.editions.reader import Reader
from kith.core.plans.loading import LARGEST_BYTES, LoadError
from kith.core.protection.guard_file import GuardFile
from kith.kernel.frozen import Frozen

UNREADABLE = 2
STANDARD_INPUT = "-"
_NAMED = 30

Read = TypeVar("Read", bound=Frozen)


def read_plan(name: str) -> PlanFile:
    """The plan file of that name; `-` is standard input."""
    return _read(name, load_plan_file)


def read_guard(name: str) -> GuardFile:
    """The guard file of that name; `-` is standard input."""
    return _read(name, load_guard_file)


def one_from_standard_input(*names: str | None) -> None:
    """Standard input can be read once."""
    if names.count(STANDARD_INPUT) > 1:
        raise Trouble("Standard input can stand for one file only", "- is given twice", code=UNREADABLE)


def _read(name: str, load: Callable[[bytes], Read]) -> Read:
    shown = "standard input" if name == STANDARD_INPUT else name
    try:
        return load(_bytes(name))
    except LoadError as fault:
        lines = [str(fault), *(other.line() for other in fault.others)]
        if fault.count > len(lines):
            lines.append(f"… and {fault.count - len(lines)} more")
        for line in lines[1:]:
            print(f"kith: {shown}: {line}", file=sys.stderr)
        raise Trouble(f"Cannot read {shown}", lines[0], code=UNREADABLE) from None
    except OSError as refusal:
        raise Trouble(f"Cannot read {shown}", refusal.strerror or str(refusal), code=UNREADABLE) from None


def _bytes(name: str) -> bytes:
    """No more than one byte over the limit, so that the loader can say that it is too large."""
    if name == STANDARD_INPUT:
        return sys.stdin.buffer.read(LARGEST_BYTES + 1)
    with Path(name).open("rb") as file:
        return file.read(LARGEST_BYTES + 1)


def reader_of(file: PlanFile, wanted: str) -> Reader:
    """The reader with that id or name; the beginning of a name is enough where only one begins so."""
    try:
        return file.reader(UUID(wanted))
    except ValueError:
        pass
    name = " ".join(wanted.casefold().split())
    same = [one for one in file.readers if one.name.casefold() == name]
    found = same or [one for one in file.readers if name and one.name.casefold().startswith(name)]
    if len(found) == 1:
        return found[0]
    listed = found or file.readers
    names = "; ".join(one.name for one in listed[:_NAMED]) or "nobody"
    what = f"More than one reader is called “{wanted}”" if found else f"No reader is called “{wanted}”"
    raise Trouble(what, f"the file lists {names}", "Give a whole name or an id", code=UNREADABLE)
