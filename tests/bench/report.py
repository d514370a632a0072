"""The report: a table for the terminal, and docs/performance.md."""

import os
import platform
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from kith.kernel import clock
from tests.bench.measure import Row

PAGE = Path(__file__).resolve().parents[2] / "docs" / "performance.md"
HEADINGS = ("measure", "found", "floor in the same run", "ratio", "budget", "verdict")
HOW = """# Performance

Written by `make bench ARGS=--write`; do not edit it. The budgets stand in `tests/bench`. `make test` holds none of
them, because a time is a fact about a machine.

## How it is measured
- Pages are asked of the WSGI application in one process, with a session's cookie, with settings as `kith serve` has
  them (templates compiled, DEBUG off, a pool of connections), the app role, and a PostgreSQL of its own. Network and
  web server are left out. Each page and the floor are taken in turn, so that what else the machine does touches both.
- The floor of pages is a signed-in page of the same stack with one query and nothing on it; that of compose + scan a
  search for each spelling as it is written; that of writes an act of one row with its evidence, committed.
- *Hidden* is somebody else's, out of reach; *does not exist* is an id of nothing. Both are asked in turn by a worker
  with children of their own. They have to send the same statements; what is left between their times is the machine's.
- Statements are all a page sends through Django: session, user and the log of openings are among them.
- The pure core is measured on the sample's plan of 17 March (v5), with its guard and its readers. It and the documents
  are in processor time, medians; the rest is by the clock. PDF words differ in every run, since typst keeps what it has
  set before.
- *Cold*: before each run the plan and the guard are read anew from their files, and whatever the process kept of any
  plan, guard, reader, text or letter is forgotten; only the program is in memory. *Warm*: the same reader's edition of
  the same plan was made before. Then the blocks of an item are kept with the plan they were made of, what to look for
  is kept under the whole of what is withheld, and what was found is kept under the whole text and the whole of what was
  looked for; whether the reader may have an item is decided anew each time. *All its readers* share blocks and search.
- Readability is measured beside textstat's grade of the same text, another text each time. The two do not do the same:
  textstat counts, ours names each word and says what to write in its place.
- The load is what the machine was doing at the end. Above the number of cores, others were at work on it, and every
  time here is longer than the program's own; the ratios suffer less.
- Writes are committed to disk. The database of those lines is small: some sixty families with a version each or none.
- `SIZE=12000 make bench` also fills it with a council of 12,000 open children (`kith sample generate`) and asks its
  busiest worker's, manager's and service manager's pages; `SIZE=england` does so again with 400,000 more. Whole
  authority: somebody on the out-of-hours rota. The plain indexed query is one of the same kind, without reach.
  That search is held against its budget at the size it is written for, some two million persons. After each council the
  tables are vacuumed once, as the server does by itself within minutes.

## What a long edition costs
A copy of some 32,000 characters made from nothing is over its 2 ms; the rows “of the longest, cold” say what it is made
of. More than half is composing: each of the plan's 180 items is asked whether it is open to this reader, the words
approved for them are held against the items as they stand, and some 500 blocks of words are made, each a value of its
own that can be hashed, compared and printed. The rest is making the search ready (some two hundred spellings and words
are folded and put into automata) and reading the text: once to fold it, twice through an automaton, at about ten
nanoseconds a letter. Words that give something away only together go through the same two passes; around the rarest of
them the text is looked at once more. All of it is slower than in a loop, because every value was read from its file a
moment ago and no cache of the processor holds it. Every edition after the first, for this reader or another, finds
blocks and search made. Reading the plan from its file, which comes before any of it, costs more than all of it.

## What is not measured yet
Where the table has no lines for 12,000 and 400,000 open children, it was written without `SIZE`.

## Result
{date}, {machine}

{versions}

{table}
"""


def rows_of(rows: Sequence[Row]) -> list[tuple[str, ...]]:
    """Cells, without the headings."""
    return [(row.measure, row.found, row.floor, row.ratio, row.budget, row.verdict) for row in rows]


def terminal(rows: Sequence[Row]) -> str:
    """Aligned columns."""
    cells = [HEADINGS, *rows_of(rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells]
    return "\n".join([lines[0], "-" * len(lines[0]), *lines[1:]])


def write(rows: Sequence[Row], server: str) -> None:
    """Write docs/performance.md."""
    table = [HEADINGS, ("---",) * len(HEADINGS), *rows_of(rows)]
    now = clock.local(clock.instant())
    PAGE.write_text(
        HOW.format(
            date=f"{now.day} {now:%B %Y}",
            machine=machine(),
            versions=versions(server),
            table="\n".join(f"| {' | '.join(row)} |" for row in table),
        ),
        "utf-8",
    )


def machine() -> str:
    """Processor, cores, memory, system."""
    info = Path("/proc/cpuinfo")
    names = [line.split(":")[1].strip() for line in info.read_text().splitlines() if line.startswith("model name")]
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    name = names[0] if names else platform.machine()
    return f"{name}, {os.cpu_count()} cores, {memory:.0f} GB; load {os.getloadavg()[0]:.1f} at the end."


def versions(server: str) -> str:
    """What was measured."""
    parts = ("django", "psycopg", "jinja2", "pydantic", "pyahocorasick", "typst")
    return (
        f"Python {platform.python_version()}, PostgreSQL {server}, "
        + ", ".join(f"{one} {version(one)}" for one in parts)
        + "."
    )
