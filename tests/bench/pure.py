"""The pure core on the sample's fifth version: compose, scan, check, diff and reading, beside a naive search.

Run by itself, without a database: python -m tests.bench.pure. Times are processor time of this thread, medians.
"""

import sys
import warnings
from collections.abc import Callable, Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from kith.core.editions import compose as composing
from kith.core.editions import needles, scan
from kith.core.editions.compose import compose
from kith.core.editions.edition_diff import diff_editions
from kith.core.editions.files import load_guard_file, load_plan_file
from kith.core.editions.needles import Sought
from kith.core.editions.plan_file import PlanFile
from kith.core.editions.reader import Reader
from kith.core.plans.content import Danger, PlanContent, Ref
from kith.core.plans.diff import diff
from kith.core.protection.guard import Guard
from kith.core.quality.check import check
from kith.core.quality.language.section import check_text
from kith.kernel import folding
from tests.bench.measure import Act, Row, ms, p50, pure_times
from tests.bench.report import terminal

FOLDER = Path(__file__).resolve().parents[2] / "sample" / "tansley"
DAY = date(2026, 3, 17)
COLD, WARM, CHECK, SECTION = 2.0, 1.0, 10.0, 2.0
TIMES_AS_LARGE = 10
ON_A_PAGE = 8
NAMED = ("Craig Crowe", "Pauline Tansley", "Leanne Tansley")


class Case:
    """The fifth version with its guard. `renewed` reads both anew and forgets whatever was worked out from any."""

    def __init__(self) -> None:
        self.renewed()

    def renewed(self) -> None:
        """Nothing of document, guard and reader is in any memory but the program's own code."""
        self.file = load_plan_file(_bytes("v5.json"))
        self.guard = load_guard_file(_bytes("guard.json")).guard(self.file.days(DAY))
        for kept in (
            composing._kept_blocks, scan._kept_spans, needles.needles_of, needles._is_written_or_space,
            folding.fold_character,
        ):  # fmt: skip
            kept.cache_clear()
        folding._SPELT.clear()

    def read_anew(self) -> None:
        """As a page does: the plan comes from the database, the rest may be known from the page before."""
        self.file = load_plan_file(_bytes("v5.json"))

    def composed_and_scanned(self, reader_id: UUID) -> None:
        """What one reader costs."""
        _, hits = self.file.edition_for(self.file.reader(reader_id), self.guard)
        assert not hits

    def all_composed_and_scanned(self, most: int | None = None) -> None:
        """What all of them, or the first so many, cost one after the other."""
        for reader in self.file.readers[:most]:
            self.composed_and_scanned(reader.id)


def pure_rows() -> Iterator[Row]:
    """All measures, in order."""
    case = Case()
    yield from _edition_rows(case)
    yield from _check_rows(case.file)
    v3, v5 = load_plan_file(_bytes("v3.json")), case.file
    one, other = v3.document.content, v5.document.content
    yield _row(f"diff v3 v5, {len(diff(one, other))} changes", _median(lambda: diff(one, other), 30))
    guards, reader = load_guard_file(_bytes("guard.json")), _reader(v5, "Pauline Tansley")
    copies = [file.edition_for(reader, guards.guard(file.days(DAY)))[0] for file in (v3, v5)]
    changes = len(diff_editions(*copies))
    yield _row(f"diff of one reader’s two copies, {changes} changes", _median(lambda: diff_editions(*copies), 30))
    data = _bytes("v5.json")
    yield _row(f"reading v5 from its file, {len(data):,} bytes", _median(lambda: load_plan_file(data), 30))
    yield from _large_rows(v5, case.guard)


def _edition_rows(case: Case) -> Iterator[Row]:
    """One reader who gets little, one who gets most, the one whose copy is longest; then all of them."""
    sizes = {reader.name: _size(case.file, case.guard, reader) for reader in case.file.readers}
    for name in dict.fromkeys((*NAMED, max(sizes, key=lambda one: sizes[one]))):
        reader = _reader(case.file, name)
        longest = ", the longest" if sizes[name] == max(sizes.values()) else ""
        what = f"compose + scan v5, {name}, {sizes[name]:,} characters{longest}"
        floor = _median(lambda reader=reader: _naive(case.file, case.guard, reader), 50)  # type: ignore[misc]
        act: Act = lambda reader=reader: case.composed_and_scanned(reader.id)  # type: ignore[misc] # noqa: E731
        yield _row(f"{what}, cold", _median(act, 50, case.renewed), floor, COLD)
        yield _row(f"{what}, warm", _median(act, 100), floor, WARM)
    floor = _median(lambda: [_naive(case.file, case.guard, reader) for reader in case.file.readers], 10)
    cold, warm = _median(case.all_composed_and_scanned, 20, case.renewed), _median(case.all_composed_and_scanned, 20)
    yield _row(f"compose + scan v5, all {len(sizes)} readers, cold", cold, floor)
    yield _row(f"compose + scan v5, all {len(sizes)} readers, warm", warm, floor)
    yield _each(case)
    page = _median(lambda: case.all_composed_and_scanned(ON_A_PAGE), 20, case.read_anew)
    yield _row(f"compose + scan v5, {ON_A_PAGE} readers on one page, the plan read anew", page)
    yield from _parts(case, _reader(case.file, max(sizes, key=lambda one: sizes[one])))


def _each(case: Case) -> Row:
    """Every reader by themselves, from nothing: how many of them are within the budget of one."""
    readers = [reader for reader in case.file.readers if _size(case.file, case.guard, reader)]
    found = [
        _median(lambda reader=reader: case.composed_and_scanned(reader.id), 9, case.renewed)  # type: ignore[misc]
        for reader in readers
    ]
    within = sum(ms_each <= COLD for ms_each in found)
    return Row(
        f"compose + scan v5, each of {len(readers)} readers with a copy by themselves, cold: median",
        ms(p50(found)),
        budget=f"≤ {COLD:g} ms each: {within} of {len(readers)} within",
    )


def _parts(case: Case, reader: Reader) -> Iterator[Row]:
    """What the longest copy is made of when nothing is known yet."""
    file = case.file
    edition = compose(file.document.content, file.tellings, case.guard, file.context, reader)
    assert edition is not None
    sought, text = file.sought_for(reader, case.guard), "\n".join(edition.texts())

    def composed() -> None:
        compose(case.file.document.content, case.file.tellings, case.guard, case.file.context, reader)

    def folded() -> None:
        both = folding.Folded(text)
        assert both.apart and both.squeezed

    def searched() -> None:
        scan._spans_in(text, sought, sought)

    yield _row("of the longest, cold: compose", _median(composed, 50, case.renewed))
    yield _row("of the longest, cold: fold the text", _median(folded, 50, case.renewed))
    spellings = sum(1 for one in sought for _ in _words_of(one))
    make: Act = lambda: needles.needles_of(sought)  # noqa: E731
    yield _row(f"of the longest, cold: make ready for {spellings} spellings and words", _median(make, 50, case.renewed))
    yield _row("of the longest: fold and search, made ready", _median(searched, 50))


def _check_rows(file: PlanFile) -> Iterator[Row]:
    items = len(file.document.content.items)
    yield _row(f"check v5, {items} items", _median(lambda: check(file.document, DAY), 30), None, CHECK)
    text = max((" ".join(one.sentences()) for one in file.document.content.of_kind(Danger)), key=len)
    typed = count()
    anew: Callable[[], str] = lambda: f"{text} {next(typed)}"  # noqa: E731, another each time, as when somebody types
    textstat = _textstat()
    floor = _median(lambda: textstat.text_standard(anew()), 100)
    what = f"one section while typing, {len(text)} characters; floor: textstat’s grade of it"
    yield _row(what, _median(lambda: check_text(anew()), 100), floor, SECTION)
    whole = "\n".join(" ".join(one.sentences()) for one in file.document.content.of_kind(Danger))
    what = f"language of all danger statements, {len(whole):,} characters; floor: textstat’s grade of them"
    floor = _median(lambda: textstat.text_standard(f"{whole} {next(typed)}"), 20)
    yield _row(what, _median(lambda: check_text(f"{whole} {next(typed)}"), 20), floor)


def _textstat() -> Any:
    """Readability as others reckon it. It warns that the library it reads its word list with is going away."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import textstat
    return textstat


def _large_rows(file: PlanFile, guard: Guard) -> Iterator[Row]:
    """The same plan ten times over: every item again with ids of its own."""
    large = _times(file, TIMES_AS_LARGE)
    reader, items = _reader(large, "Pauline Tansley"), len(large.document.content.items)
    what = f"ten times v5, {items:,} items"
    size = _size(large, guard, reader)
    floor = _median(lambda: _naive(large, guard, reader), 5)
    acts = _median(lambda: large.edition_for(reader, guard), 5)
    yield _row(f"{what}: compose + scan, Pauline Tansley, {size:,} characters", acts, floor)
    yield _row(f"{what}: check", _median(lambda: check(large.document, DAY), 3))
    content = large.document.content
    shorter = content.model_copy(update={"items": content.items[: items // 2]})
    yield _row(f"{what}: diff, half of it dropped", _median(lambda: diff(content, shorter), 5))
    data = large.model_dump_json(exclude_none=True).encode()
    yield _row(f"{what}: reading {len(data):,} bytes", _median(lambda: load_plan_file(data), 3))


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


def _size(file: PlanFile, guard: Guard, reader: Reader) -> int:
    edition, _ = file.edition_for(reader, guard)
    return sum(map(len, edition.texts())) if edition else 0


def _median(act: Act, repeats: int, before: Act | None = None) -> float:
    return p50(pure_times(act, repeats, before=before))


def _row(measure: str, found: float, floor: float | None = None, budget: float | None = None) -> Row:
    return Row(
        measure,
        ms(found),
        "" if floor is None else ms(floor),
        "" if floor is None else f"{found / floor:.2f} ×",
        "" if budget is None else f"≤ {budget:g} ms",
        None if budget is None else found <= budget,
    )


def _naive(file: PlanFile, guard: Guard, reader: Reader) -> int:
    """The floor: compose, then look for each spelling and word as it is written in each string, in any case."""
    edition = compose(file.document.content, file.tellings, guard, file.context, reader)
    if edition is None:
        return 0
    sought = [word.casefold() for one in file.sought_for(reader, guard) for word in _words_of(one)]
    return sum(text.casefold().count(word) for _, text in edition.strings() for word in sought)


def _words_of(one: Sought) -> Iterator[str]:
    """Its spellings, and the words that give it away only together."""
    yield from one.variants
    yield from (word for pair in one.together for held in pair.lists for word in held)


def main() -> int:
    """Print the table."""
    print(terminal(list(pure_rows())))
    return 0


if __name__ == "__main__":
    sys.exit(main())
