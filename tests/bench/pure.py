"""The pure core on the sample's fifth version: compose, scan, check, diff and reading, beside a naive scan.

Run by itself: python -m tests.bench.pure. Times are processor time of this thread, medians.
"""

import gc
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path
from statistics import median
from uuid import UUID, uuid5

from kith.core.editions import scan
from kith.core.editions.compose import compose
from kith.core.editions.edition_diff import diff_editions
from kith.core.editions.files import load_guard_file, load_plan_file
from kith.core.editions.plan_file import PlanFile
from kith.core.editions.reader import Reader
from kith.core.plans.content import Danger, PlanContent, Ref
from kith.core.plans.diff import diff
from kith.core.protection.guard import Guard
from kith.core.quality.check import check
from kith.core.quality.language.section import check_text

FOLDER = Path(__file__).resolve().parents[2] / "sample" / "tansley"
DAY = date(2026, 3, 17)
COLD, WARM, CHECK, SECTION = 2.0, 1.0, 10.0, 2.0
TIMES_AS_LARGE = 10

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report. `within` is None where there is no budget."""

    measure: str
    found: str
    floor: str = ""
    ratio: str = ""
    budget: str = ""
    within: bool | None = None

    @property
    def verdict(self) -> str:
        """The last column."""
        return "" if self.within is None else "within" if self.within else "OVER"


def taken(act: Act, repeats: int, before: Act = lambda: None, warm: int = 3) -> float:
    """The median of `repeats` runs in milliseconds of processor time, after some untimed ones."""
    gc.collect()
    gc.disable()
    try:
        return median([_once(act, before) for _ in range(repeats + warm)][warm:])
    finally:
        gc.enable()


def _once(act: Act, before: Act) -> float:
    before()
    began = time.thread_time()
    act()
    return (time.thread_time() - began) * 1000


def _row(measure: str, found: float, floor: float | None = None, budget: float | None = None) -> Row:
    return Row(
        measure,
        _ms(found),
        "" if floor is None else _ms(floor),
        "" if floor is None else f"{found / floor:.1f} ×",
        "" if budget is None else f"≤ {budget:g} ms",
        None if budget is None else found <= budget,
    )


def _ms(value: float) -> str:
    return f"{value:.2f} ms" if value < 10 else f"{value:.1f} ms" if value < 100 else f"{value:.0f} ms"


def pure_rows() -> Iterator[Row]:
    """All measures, in order."""
    before, after = (_bytes(name) for name in ("v3.json", "v5.json"))
    v3, v5 = load_plan_file(before), load_plan_file(after)
    guards = load_guard_file(_bytes("guard.json"))
    guard = guards.guard(v5.days(DAY))
    yield from _edition_rows(v5, guard)
    yield from _check_rows(v5)
    one, other = v3.document.content, v5.document.content
    yield _row(f"diff v3 v5, {len(diff(one, other))} changes", taken(lambda: diff(one, other), 30))
    reader = _reader(v5, "Pauline Tansley")
    copies = [file.edition_for(reader, guards.guard(file.days(DAY)))[0] for file in (v3, v5)]
    changes = len(diff_editions(*copies))
    yield _row(f"diff of one reader's two copies, {changes} changes", taken(lambda: diff_editions(*copies), 30))
    yield _row(f"reading v5 from its file, {len(after):,} bytes", taken(lambda: load_plan_file(after), 30))
    yield from _large_rows(v5, guard)


def _edition_rows(file: PlanFile, guard: Guard) -> Iterator[Row]:
    """One reader who gets little, one who gets most, all of them; cold: what is sought was not sought before."""
    for name in ("Craig Crowe", "Pauline Tansley", "Leanne Tansley"):
        reader = _reader(file, name)
        edition, _ = file.edition_for(reader, guard)
        size = sum(len(text) for _, text in edition.strings()) if edition else 0
        what = f"compose + scan v5, {name}, {size:,} characters"
        floor = taken(lambda reader=reader: _naive(file, guard, reader), 50)  # type: ignore[misc]
        act: Act = lambda reader=reader: file.edition_for(reader, guard)  # type: ignore[misc] # noqa: E731
        yield _row(f"{what}, cold", taken(act, 30, _forget), floor, COLD)
        yield _row(f"{what}, warm", taken(act, 50), floor, WARM)
    everybody = taken(lambda: _all(file, guard), 10, _forget)
    floor = taken(lambda: [_naive(file, guard, reader) for reader in file.readers], 10)
    yield _row(f"compose + scan v5, all {len(file.readers)} readers, cold", everybody, floor)
    yield _row(f"compose + scan v5, all {len(file.readers)} readers, warm", taken(lambda: _all(file, guard), 10), floor)


def _check_rows(file: PlanFile) -> Iterator[Row]:
    items = len(file.document.content.items)
    yield _row(f"check v5, {items} items", taken(lambda: check(file.document, DAY), 30), None, CHECK)
    text = max((" ".join(one.sentences()) for one in file.document.content.of_kind(Danger)), key=len)
    typed = count()
    typing = taken(lambda: check_text(f"{text} {next(typed)}"), 100)  # another text each time, as when somebody types
    yield _row(f"one section while typing, {len(text)} characters", typing, None, SECTION)


def _large_rows(file: PlanFile, guard: Guard) -> Iterator[Row]:
    """The same plan ten times over: every item again with ids of its own."""
    large = _times(file, TIMES_AS_LARGE)
    reader, items = _reader(large, "Pauline Tansley"), len(large.document.content.items)
    what = f"ten times v5, {items:,} items"
    edition, _ = large.edition_for(reader, guard)
    size = sum(len(text) for _, text in edition.strings()) if edition else 0
    floor = taken(lambda: _naive(large, guard, reader), 5)
    acts = taken(lambda: large.edition_for(reader, guard), 5)
    yield _row(f"{what}: compose + scan, Pauline Tansley, {size:,} characters", acts, floor)
    yield _row(f"{what}: check", taken(lambda: check(large.document, DAY), 3, warm=1))
    content = large.document.content
    shorter = content.model_copy(update={"items": content.items[: items // 2]})
    yield _row(f"{what}: diff, half of it dropped", taken(lambda: diff(content, shorter), 5))
    data = large.model_dump_json(exclude_none=True).encode()
    yield _row(f"{what}: reading {len(data):,} bytes", taken(lambda: load_plan_file(data), 3, warm=1))


def _times(file: PlanFile, times: int) -> PlanFile:
    content = file.document.content
    known = {item.id for item in content.items}
    items = list(content.items)
    for number in range(1, times):
        space = UUID(int=number)
        for item in content.items:
            text = item.model_dump_json()
            for _, ref, held in item.references():
                if ref is Ref.ITEM:
                    text = text.replace(str(held), str(uuid5(space, str(held))))
            text = text.replace(str(item.id), str(uuid5(space, str(item.id))), 1)
            items.append(type(item).model_validate_json(text))
    assert len(known) * times == len(items)
    body = content.model_dump()
    large = PlanContent.model_validate({**body, "items": items})
    document = file.document.model_copy(update={"content": large})
    return file.model_copy(update={"document": document})


def _bytes(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def _reader(file: PlanFile, name: str) -> Reader:
    return next(reader for reader in file.readers if reader.name == name)


def _all(file: PlanFile, guard: Guard) -> None:
    for reader in file.readers:
        _, hits = file.edition_for(reader, guard)
        assert not hits


def _forget() -> None:
    scan._kept_spans.cache_clear()
    scan.needles_of.cache_clear()


def _naive(file: PlanFile, guard: Guard, reader: Reader) -> int:
    """The floor: compose, then look for each spelling as it is written in each string, in any case of letters."""
    edition = compose(file.document.content, file.tellings, guard, file.context, reader)
    if edition is None:
        return 0
    variants = [variant.casefold() for fact in file.sought_for(reader, guard) for variant in fact.variants]
    return sum(text.casefold().count(variant) for _, text in edition.strings() for variant in variants)


def main() -> int:
    """Print the table."""
    rows = list(pure_rows())
    cells = [("measure", "found", "floor", "ratio", "budget", "verdict")]
    cells += [(row.measure, row.found, row.floor, row.ratio, row.budget, row.verdict) for row in rows]
    widths = [max(len(row[column]) for row in cells) for column in range(6)]
    for row in cells:
        print("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    over = [row.measure for row in rows if row.within is False]
    print(f"\n{len(over)} over budget, of {sum(row.within is not None for row in rows)} with one.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
