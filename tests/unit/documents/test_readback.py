"""A finished PDF read back: everything that can be found in the file is found."""

from io import BytesIO

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from kith.core.documents.readback import document_strings
from kith.core.documents.render import render_pdf
from kith.core.editions.edition import Edition, Layout
from tests.unit.documents.sample import edition, large_print, long_edition, saying


def found(data: bytes) -> str:
    return "\n".join(text for _, text in document_strings(data))


def page_text(data: bytes) -> str:
    return " ".join(
        text for place, text in document_strings(data) if place.startswith("page.") and place.count(".") == 1
    )


@pytest.mark.rule("SHARE-6", part="the text and metadata of a PDF can be scanned")
@pytest.mark.parametrize("shown", [edition(), large_print(), long_edition(20)], ids=["standard", "large", "long"])
def test_reads_the_words_pypdf_reads(shown: Edition) -> None:
    data = render_pdf(shown).data
    slowly = " ".join(sheet.extract_text() for sheet in PdfReader(BytesIO(data)).pages)
    assert page_text(data).split() == slowly.split()


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="abc ŁЖ()\\[]<>{}/%012\n.,éß→✓", max_size=120), st.sampled_from(list(Layout)))
def test_reads_every_word_whatever_its_signs(text: str, layout: Layout) -> None:
    data = render_pdf(saying(text, title=f"T{text}", layout=layout)).data
    words = "".join(page_text(data).split()).replace("\u200b", "")
    assert words.count("".join(text.split())) >= 1
    title = f"T{text}".replace("\n", " ").strip()
    assert title in {words for place, words in document_strings(data) if place == "object.Title"}


def test_reads_title_bookmarks_and_metadata() -> None:
    strings = document_strings(render_pdf(edition(title="Owl (and “two”)", language="en-GB")).data)
    titles = [text for place, text in strings if place == "object.Title"]
    assert "Owl (and “two”)" in titles
    assert "What you are asked to do" in titles
    assert ("metadata", "Owl (and “two”)") in strings


def tampered(data: bytes, packed: bool) -> bytes:
    with pikepdf.open(BytesIO(data)) as pdf:
        with pdf.open_metadata() as metadata:
            metadata["dc:description"] = "owl described"
        pdf.attachments["owl-attached.txt"] = b"hello"
        pdf.Root.StructTreeRoot.K[0].Alt = "owl in Alt"
        pdf.Root.StructTreeRoot.K[0].ActualText = "Łowl in ActualText"
        pdf.docinfo["/Author"] = "owl author"
        pdf.docinfo["/Anything"] = pikepdf.String(b"owl \\ ) plain")
        sheet = pdf.pages[0]
        note = {
            "/Type": pikepdf.Name.Annot,
            "/Subtype": pikepdf.Name.Text,
            "/Contents": "owl note",
            "/Rect": [0, 0, 9, 9],
        }
        sheet.obj.Annots = pdf.make_indirect(pikepdf.Array([pdf.make_indirect(pikepdf.Dictionary(note))]))
        pdf.Root.OpenAction = pikepdf.Dictionary({"/S": pikepdf.Name.JavaScript, "/JS": "owl(script)"})
        out = BytesIO()
        mode = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
        pdf.save(out, object_stream_mode=mode)
    return out.getvalue()


@pytest.mark.parametrize("packed", [False, True])
def test_finds_what_is_hidden_in_the_file(packed: bool) -> None:
    text = found(tampered(render_pdf(edition()).data, packed))
    for hidden in (
        "owl-attached.txt",
        "owl in Alt",
        "Łowl in ActualText",
        "owl author",
        "owl \\ ) plain",
        "owl note",
        "owl(script)",
        "owl described",
    ):
        assert hidden in text


def test_reads_pages_made_by_others() -> None:
    """A page with another kind of font goes to pypdf."""
    pdf = pikepdf.new()
    sheet = pdf.add_blank_page()
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica)
    sheet.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
    sheet.obj.Contents = pdf.make_stream(b"BT /F1 12 Tf 72 72 Td (an owl here) Tj ET")
    out = BytesIO()
    pdf.save(out)
    assert "an owl here" in found(out.getvalue())


def test_reads_alternative_words_drawn_on_the_page() -> None:
    with pikepdf.open(BytesIO(render_pdf(edition()).data)) as pdf:
        pdf.pages[0].contents_add(b"/Span <</ActualText (owl drawn)>> BDC EMC")
        out = BytesIO()
        pdf.save(out)
    assert ("page.1.ActualText", "owl drawn") in document_strings(out.getvalue())
