"""All measures in order, the table, and the page when it is asked for."""

import argparse
import os
import sys
import time
from collections.abc import Iterator, Sequence

from tests.bench import report
from tests.bench.database import database, server_version
from tests.bench.documents import document_rows
from tests.bench.hidden import hidden_rows, rota_rows
from tests.bench.measure import Row
from tests.bench.memory import FEW, MANY, memory_rows
from tests.bench.pages import make_pages, page_rows
from tests.bench.pure import pure_rows
from tests.bench.size import size_rows
from tests.bench.writes import write_rows


def run(words: Sequence[str]) -> int:
    """All measures, in order; exit code 0 whatever they are: a time is reported, never a failed test."""
    parser = argparse.ArgumentParser(prog="make bench", description="Measure Kith against its budgets.")
    parser.add_argument("--write", action="store_true", help="write docs/performance.md too")
    parser.add_argument("--full", action="store_true", help=f"{MANY:,} requests for memory in place of {FEW:,}")
    arguments = parser.parse_args(words)
    began = time.monotonic()
    with database():
        rows = list(_measured(MANY if arguments.full else FEW))
        server = server_version()
    print(report.terminal(rows))
    over = [row.measure for row in rows if row.within is False]
    with_budget = sum(row.within is not None for row in rows)
    print(f"\n{len(over)} over budget, of {with_budget} with one. {report.versions(server)}")
    print(f"{report.machine()} Took {time.monotonic() - began:.0f} s.")
    if arguments.write:
        report.write(rows, server)
        print(f"Written: {report.PAGE.relative_to(report.PAGE.parents[1])}")
    return 0


def _measured(requests: int) -> Iterator[Row]:
    for what, rows in (("the pure core", pure_rows), ("documents", document_rows), ("writes", write_rows)):
        _say(what)
        yield from rows()
    _say("families for the pages")
    series = make_pages()
    _say("pages")
    yield from page_rows(series)
    _say("hidden and missing")
    yield from hidden_rows()
    yield from rota_rows()
    _say("memory")
    work, draft, version, reader = (series[number].addresses[0] for number in (0, 3, 4, 5))
    addresses = [address for _, address in (work, draft, version, reader)]
    document = f"{reader[1]}/document"
    yield from memory_rows(reader[0].cookies, [*addresses, document], requests)
    if size := os.environ.get("SIZE"):
        yield from size_rows(size, _say)


def _say(what: str) -> None:
    if sys.stderr.isatty():
        print(f"Measuring {what} …", file=sys.stderr)
