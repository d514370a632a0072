"""PDF/UA documents: processor time of one page, of several, of twenty, and of reading a finished one back."""

from collections.abc import Iterator
from typing import Any

from kith.core.documents.readback import document_strings
from kith.core.documents.render import render_pdf
from kith.core.editions import scan
from kith.core.editions.edition import Edition
from tests.bench.editions import Case, case, large_case
from tests.bench.measure import Row, cpu_times, ms, p50, pure_times

LONG_BUDGET, TWENTY_BUDGET, SCAN_BUDGET = 40.0, 1000.0, 10.0
_LONG = 4


def document_rows() -> Iterator[Row]:
    """One page, four pages, twenty different ones of four pages; then the text of the last look."""
    short, long = case("1 step", 1, 2).composed(), _four_pages()
    shorts, longs = (iter([_another(one, number) for number in range(60)]) for one in (short, long))
    one_page = cpu_times(lambda: render_pdf(next(shorts)), 15)
    yield Row("PDF/UA of 1 page, processor time", ms(p50(one_page)))
    four = p50(cpu_times(lambda: render_pdf(next(longs)), 15))
    pages = render_pdf(long).page_count
    yield Row(
        f"PDF/UA of {pages} pages, processor time",
        ms(four),
        ms(p50(one_page)),
        f"{four / p50(one_page):.1f} ×",
        f"≤ {LONG_BUDGET:.0f} ms",
        four <= LONG_BUDGET and pages >= _LONG,
    )
    twenty = cpu_times(lambda: [render_pdf(next(longs)) for _ in range(20)], 1, warm=0)[0]
    yield Row(
        f"20 different PDF/UA documents of {pages} pages, processor time",
        ms(twenty),
        "",
        "",
        f"≤ {TWENTY_BUDGET:.0f} ms",
        twenty <= TWENTY_BUDGET,
    )
    yield from _readback_rows(large_case(), long)


def _readback_rows(held: Case, long: Edition) -> Iterator[Row]:
    data = render_pdf(long).data
    sought = held.sought()
    strings = document_strings(data)
    assert scan.scan(strings, sought) == ()
    scanning = p50(pure_times(lambda: scan.scan(strings, sought), 30, before=scan._kept_spans.cache_clear))
    size = sum(len(text) for _, text in strings)
    yield Row(
        f"scan of a finished PDF’s text, {size:,} characters, 16 facts",
        ms(scanning),
        "",
        "",
        f"≤ {SCAN_BUDGET:.0f} ms",
        scanning <= SCAN_BUDGET,
    )
    reading = p50(pure_times(lambda: document_strings(data), 15))
    yield Row("reading all words out of that PDF", ms(reading))


def _four_pages() -> Edition:
    """The large plan's copy, cut to four pages."""
    whole = large_case().composed()
    for steps in range(1, 41):
        cut = _cut(whole, steps)
        if render_pdf(cut).page_count >= _LONG:
            return cut
    return whole


def _another(edition: Edition, number: int) -> Edition:
    """Other words in every step: typst keeps what it has set before, which must not flatter the figure."""
    body = edition.model_dump(mode="json")
    for section in body["sections"]:
        for block in section["blocks"]:
            block["act" if block["kind"] == "step" else "text"] += f" ({number})"
    return Edition.model_validate(body)


def _cut(edition: Edition, steps: int) -> Edition:
    last = edition.sections[-1]
    shorter: Any = last.model_copy(update={"blocks": last.blocks[:steps]})
    return edition.model_copy(update={"sections": (*edition.sections[:-1], shorter)})
