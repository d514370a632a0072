"""A child's log as a file for a spreadsheet."""

import csv
from collections.abc import Iterable, Iterator

from kith.core.access.log_selectors import LogLine
from kith.doors.staff.evidence_words import act_words, looked_at, page_words
from kith.kernel import clock

HEADER = ("When", "Site’s date", "Who", "What", "On what basis", "Why", "Page")
# A spreadsheet takes a cell that begins with one of these for something to be worked out.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff"


class _Handed:
    """What the csv module writes to: hands each line back."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def csv_lines(lines: Iterable[LogLine]) -> Iterator[str]:
    """The header and each line, as they are fetched; begins with the mark that makes Excel read it as UTF-8."""
    writer = csv.writer(_Handed(), quoting=csv.QUOTE_ALL)
    yield _BYTE_ORDER_MARK
    yield writer.writerow(HEADER)
    for line in lines:
        yield writer.writerow([harmless(cell) for cell in _cells(line)])


def harmless(cell: str) -> str:
    """The cell, marked as text where a spreadsheet would run it; white space before it does not hide it."""
    return f"'{cell}" if cell.startswith(_FORMULA) or cell.lstrip().startswith(_FORMULA) else cell


def _cells(line: LogLine) -> tuple[str, ...]:
    return (
        f"{clock.local(line.at):%Y-%m-%d %H:%M:%S}",
        line.as_of_on.isoformat(),
        line.who,
        f"{act_words(line.action)}{f': {line.about}' if line.about else ''}" if line.action else looked_at(line.page),
        line.basis,
        line.why,
        page_words(line.page),
    )
