"""The PDF: tagged, the same bytes each time, whole at any size, safe to make from several threads."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import page
import pikepdf
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader

from kith.core.documents import render
from kith.core.documents.render import CannotRender, render_pdf
from kith.core.documents.setting import as_template_data
from kith.core.documents.typefaces import fonts_hash
from kith.core.editions.edition import Edition, Layout, Paragraph, Section, StepCard
from kith.kernel.frozen import canonical_json
from tests.unit.documents.sample import LABELS, STEP, edition, large_print, long_edition, saying

URDU = "یہ آپ کا حصہ ہے۔ 07700 900118 پر فون کریں۔"
EVERY_SCRIPT = saying(f"Łukasz, আমি স্কুলে যাই। ਮੈਂ ਸਕੂਲ ਜਾਂਦੀ ਹਾਂ। {URDU} Олена 👍🏽 👩‍👩‍👧 ❤️ → ✓")


def read(pdf: Edition | bytes) -> PdfReader:
    return PdfReader(BytesIO(render_pdf(pdf).data if isinstance(pdf, Edition) else pdf))


def tags(element: Any) -> Iterator[str]:
    """The structure types below an element, in reading order."""
    if isinstance(element, pikepdf.Array):
        for kid in element:
            yield from tags(kid)
    elif isinstance(element, pikepdf.Dictionary):
        if "/S" in element:
            yield str(element.S)
        if "/K" in element:
            yield from tags(element.K)


@pytest.mark.rule("SHARE-10", part="the PDF is tagged (PDF/UA) in every layout and script")
@pytest.mark.parametrize(
    "shown",
    [edition(), large_print(), long_edition(), EVERY_SCRIPT, saying(URDU, language="ur", title=URDU, reader_name=URDU)],
    ids=["standard", "large print", "60 steps", "every script", "Urdu"],
)
def test_is_pdf_ua(shown: Edition) -> None:
    report = page.validate_pdf_bytes(render_pdf(shown).data, profile="ua1")
    assert report.is_compliant, [failure.message for failure in report.failures]


def test_the_checker_would_notice() -> None:
    untagged = typst.compile(b'#set document(title: "t")\nHello')
    assert untagged is not None
    assert not page.is_pdf_compliant_bytes(untagged, profile="ua1")


def test_says_what_it_is_and_nothing_of_who_made_it() -> None:
    with pikepdf.open(BytesIO(render_pdf(edition()).data)) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "en-GB"
        assert bool(root.MarkInfo.Marked)
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == edition().title
            assert metadata["pdfaid:part"] == "2"
            assert metadata["pdfaid:conformance"] == "A"
            assert metadata["pdfuaid:part"] == "1"
            assert metadata.get("dc:creator") is None
            assert metadata.get("pdf:Keywords") is None


def test_headings_and_steps_are_heard_as_such() -> None:
    with pikepdf.open(BytesIO(render_pdf(edition()).data)) as pdf:
        heard = [tag for tag in tags(pdf.Root.StructTreeRoot.K) if tag in {"/H1", "/H2", "/L", "/LI", "/Lbl", "/LBody"}]
    assert heard == ["/H1", "/H2", "/L"] + ["/LI", "/Lbl", "/LBody"] * 5


def test_same_edition_same_bytes_in_another_process_too() -> None:
    first = render_pdf(edition())
    render._of_thread.compiler = None
    render_pdf(long_edition())
    assert render_pdf(edition()) == first


def test_records_what_made_it() -> None:
    made = render_pdf(edition())
    assert made.typst_version == render.typst_version()
    assert made.fonts_hash == fonts_hash()
    assert len(made.fonts_hash) == 64


@pytest.mark.rule("SHARE-6", part="file name: no words of the plan in it")
def test_file_name_is_neutral() -> None:
    assert render_pdf(edition()).file_name == "your-part-2026-01-15.pdf"


@pytest.mark.rule("SHARE-10", part="large print is 18 points everywhere")
@pytest.mark.parametrize(("layout", "smallest", "body"), [(Layout.STANDARD, 10, 12), (Layout.LARGE_PRINT, 18, 18)])
def test_letters_are_as_large_as_promised(layout: Layout, smallest: float, body: float) -> None:
    sizes: list[tuple[float, int]] = []

    def seen(text: str, _cm: object, _tm: object, _font: object, size: float) -> None:
        if text.strip():
            sizes.append((size, len(text)))

    for sheet in read(edition(layout=layout)).pages:
        sheet.extract_text(visitor_text=seen)
    assert min(size for size, _ in sizes) == smallest
    letters = {size: sum(count for each, count in sizes if each == size) for size, _ in sizes}
    assert max(letters, key=lambda size: letters[size]) == body


def test_is_a4() -> None:
    assert {tuple(map(round, sheet.mediabox[2:])) for sheet in read(long_edition()).pages} == {(595, 842)}


@pytest.mark.parametrize("steps", [1, 2, 3, 4, 5, 6, 9, 60])
@pytest.mark.parametrize("layout", Layout)
def test_page_numbers_are_this_copys_and_no_page_is_blank(steps: int, layout: Layout) -> None:
    made = render_pdf(long_edition(steps).model_copy(update={"layout": layout}))
    sheets = [sheet.extract_text() for sheet in read(made.data).pages]
    assert len(sheets) == made.page_count
    for number, text in enumerate(sheets, start=1):
        foot = f"Page {number} of {made.page_count}"
        assert foot in text
        assert text.replace(foot, "").strip()


@pytest.mark.rule("AGR-13", part="each PDF ends with whom to speak to and how to complain")
@pytest.mark.parametrize("steps", range(1, 9))
def test_closing_lines_stay_together_at_the_end(steps: int) -> None:
    shown = long_edition(steps)
    last = " ".join(read(shown).pages[-1].extract_text().replace("\u00a0", " ").split())
    places = [last.index(line) for line in (shown.review_line, shown.your_part_line, *shown.speak_to_lines)]
    assert places == sorted(places)


def test_a_step_is_not_parted_by_a_page_end() -> None:
    for sheet in read(long_edition(12)).pages:
        text = sheet.extract_text()
        assert text.count("By when") == text.count("Who checks")


def test_huge() -> None:
    act = "She walks to the school gate with both children and waits there. " * 80
    words = edition(Section(heading="Long", blocks=(replace(STEP, act=act[:5000]),) * 3))
    text = " ".join(sheet.extract_text() for sheet in read(words).pages)
    assert text.count("waits there") >= 3 * 60 + 10
    closing = edition(speak_to_lines=(act[:5000],))
    assert render_pdf(closing).page_count > 1


def test_nothing_runs_off_the_page() -> None:
    """Measured on paper: the outer 14 mm at either side stay white."""
    words = (
        "W" * 400,
        "m@" * 200,
        "safeguarding." * 40 + "@example.org",
        "ẞ" * 200,
        "👩‍👩‍👧" * 60,
        "ক্ষ" * 200,
        "ن" * 300,
    )
    for layout in Layout:
        for word in words:
            for sheet in drawn(saying(word, layout=layout, title=word, reader_name=word)):
                edge = round(sheet.width * 14 / 210)
                for left in (0, sheet.width - edge):
                    margin = sheet.crop((left, 0, left + edge, sheet.height))
                    assert margin.getextrema() == (255, 255), (layout, word[:8])


def drawn(shown: Edition) -> list[Image.Image]:
    """The pages as typst draws them."""
    data = canonical_json(as_template_data(shown)).decode()
    made = render._compiler().compile(format="png", ppi=40, sys_inputs={"edition": data})
    assert made is not None
    sheets = made if isinstance(made, list) else [made]
    return [Image.open(BytesIO(sheet)).convert("L") for sheet in sheets]


def test_empty_words_leave_no_gap() -> None:
    step = StepCard(who="Pauline Marsh", act="Rings", by_when="", steps_in=" ", checks="\n")
    bare = edition(Section(heading="Do", blocks=(step,)), review_line="", your_part_line="", speak_to_lines=())
    text = read(bare).pages[0].extract_text()
    assert "By when" not in text
    assert "steps in" not in text
    nothing = replace(step, who="", act="")
    silent = edition(Section(heading="Do", blocks=(nothing, Paragraph(text="\n\n"))), reader_name="")
    assert render_pdf(silent).page_count == 1


def test_names_what_it_cannot_print() -> None:
    with pytest.raises(CannotRender) as refused:
        render_pdf(edition(title="see the 𓀀 and 漢 and 𓀀"))
    assert refused.value.characters == ("𓀀", "漢")
    assert "‘𓀀’ (after ‘see the’)" in refused.value.message


def test_a_fault_of_typst_is_one_clear_error_and_the_next_document_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(render, "unprintable", lambda text: [])
    with pytest.raises(CannotRender, match="could not be made"):
        render_pdf(edition(title="see the 𓀀"))
    assert render_pdf(edition()).page_count == 1


class PanicException(BaseException):
    """Stands for the one of typst, which is no `Exception`."""


def test_a_panic_inside_typst_is_an_error_not_a_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    class Panicking:
        def compile(self, **_: object) -> bytes:
            raise PanicException("end byte index 7 is out of bounds")

    monkeypatch.setattr(render, "_compiler", Panicking)
    with pytest.raises(CannotRender, match="could not be made"):
        render_pdf(edition())


def test_a_stop_is_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    class Stopped:
        def compile(self, **_: object) -> bytes:
            raise KeyboardInterrupt

    monkeypatch.setattr(render, "_compiler", Stopped)
    with pytest.raises(KeyboardInterrupt):
        render_pdf(edition())


def test_several_threads_at_once() -> None:
    wanted = [edition(title=f"Copy {number}", dated_on=date(2026, 1, 1 + number % 28)) for number in range(40)]
    alone = [render_pdf(each).data for each in wanted]
    with ThreadPoolExecutor(4) as pool:
        assert [made.data for made in pool.map(render_pdf, wanted)] == alone


@settings(max_examples=40, deadline=None)
@given(
    st.text(alphabet=st.sampled_from("ab Ł\n\t.@#$*_<>[]{}\\/`'\"=+-~আمن👍\u00a0\u200b"), max_size=300),
    st.sampled_from(list(Layout)),
)
def test_any_words_make_a_compliant_document(text: str, layout: Layout) -> None:
    shown = saying(text, layout=layout, title=text, labels=LABELS)
    made = render_pdf(shown)
    assert page.is_pdf_compliant_bytes(made.data, profile="ua1")
