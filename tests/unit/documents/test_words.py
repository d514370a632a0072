"""The words of a document are the edition's words: none added, none lost, none read as markup."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from kith.core.documents.render import render_pdf
from kith.core.documents.setting import as_template_data, day_in_words, direction, tidy
from kith.core.editions.edition import Card, Edition, Layout, Paragraph, Row, Section
from tests.unit.documents.sample import STEP, edition, large_print, long_edition, saying

# All that the template and its data may add: signs of layout, the date, the page numbers, and names of fonts.
SETTINGS = {
    "language",
    "region",
    "english",
    "dir",
    "fonts",
    "size",
    "large",
    "date",
    "day",
    "kind",
    "together",
    "short",
}


def page_words(shown: Edition) -> Counter[str]:
    made = PdfReader(BytesIO(render_pdf(shown).data))
    words: Counter[str] = Counter()
    for number, sheet in enumerate(made.pages, start=1):
        text = sheet.extract_text().replace(f"Page {number} of {len(made.pages)}", "")
        words.update(text.replace("\u200b", "").split())
    return _without_colons(words)


def _without_colons(words: Counter[str]) -> Counter[str]:
    """The template ends a label with a colon where the words go on after it."""
    kept: Counter[str] = Counter()
    for word, count in words.items():
        kept[word.rstrip(":") or word] += count
    return kept


def edition_words(shown: Edition) -> Counter[str]:
    steps = [block for section in shown.sections for block in section.blocks if block.kind == "step"]
    labels = [text for place, text in shown.strings() if place.startswith("labels.")] * len(steps)
    texts = [text for place, text in shown.strings() if not place.startswith("labels.")]
    return _without_colons(Counter(" ".join([*texts, *labels, "·", day_in_words(shown)]).split()))


@pytest.mark.rule("SHARE-6", part="a PDF holds the edition's words and no others")
@pytest.mark.parametrize("shown", [edition(), large_print(), long_edition(9)], ids=["standard", "large", "long"])
def test_words_on_paper_are_the_editions(shown: Edition) -> None:
    assert page_words(shown) == edition_words(shown)


CARDS = (
    Card(title="What we do: mornings", rows=(Row(label="First signs", text="a raised voice; no answer"),)),
    Card(rows=(Row(label="Who", text="Dev Shah"), Row(label="What", text="rings at 8am"))),
    Card(title="If: nobody answers the door", rows=()),
)


@pytest.mark.rule("SHARE-6", part="a card's title and rows stand on paper, each once and no more")
@pytest.mark.parametrize("layout", list(Layout))
def test_cards_on_paper_are_the_editions(layout: Layout) -> None:
    shown = edition(Section(heading="Rules", blocks=(*CARDS, STEP)), layout=layout)
    assert page_words(shown) == edition_words(shown)


# No signs after which a line may end within a word.
letters = st.text(alphabet="abcXYZŁéø0123.’", min_size=1, max_size=12)
sentences = st.lists(letters, min_size=1, max_size=30).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(
    st.builds(
        lambda heading, text, act, title, layout: edition(
            Section(heading=heading, blocks=(Paragraph(text=text), replace(STEP, act=act))),
            title=title,
            layout=layout,
        ),
        sentences,
        sentences,
        sentences,
        sentences,
        st.sampled_from(list(Layout)),
    )
)
def test_any_latin_words_on_paper_are_the_editions(shown: Edition) -> None:
    assert page_words(shown) == edition_words(shown)


def shown_strings(data: Any, key: str = "") -> Iterator[str]:
    if key in SETTINGS:
        return
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for name, inner in data.items():
            yield from shown_strings(inner, name)
    elif isinstance(data, list | tuple):
        for inner in data:
            yield from shown_strings(inner, key)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en-GB", "ur", "bn"]))
def test_what_typst_is_given_comes_from_the_edition(text: str, language: str) -> None:
    """In every script: each string handed over is part of a string of the edition, but for invisible signs."""
    shown = saying(text, title=f"T {text}", language=language)
    invisible = re.compile("[\u200b\u200d\u2066\u2069\\s]")
    known = [invisible.sub("", tidy(each)) for _, each in shown.strings()]
    for given_string in shown_strings(as_template_data(shown)):
        assert any(invisible.sub("", given_string) in each for each in known)


MARKUP = (
    "#panic()",
    "#sys.inputs.edition",
    "*bold* _thin_",
    "= heading",
    "- point",
    "+ number",
    "/ term: words",
    "$x^2$",
    "<label>",
    "@ref",
    r"back\slash \u{41} \n",
    "`raw` ```typ #panic() ```",
    "// comment /* more */",
    "https://example.org",
    "a -- b --- c ... ~ d",
    "\"straight\" 'marks'",
    "[content] {code}",
    '"},"title":"taken over"',
    "fi fl ffi",
)


@pytest.mark.parametrize("text", MARKUP)
def test_markup_is_only_words(text: str) -> None:
    shown = saying(text, title=text, reader_name=text, review_line=text, speak_to_lines=(text,))
    assert page_words(shown) == edition_words(shown)
    reader = PdfReader(BytesIO(render_pdf(shown).data))
    assert reader.metadata is not None
    assert reader.metadata.title == text
    assert not [note for sheet in reader.pages for note in sheet.get("/Annots", [])]


def test_line_ends_are_kept_and_blank_lines_part_paragraphs() -> None:
    data = as_template_data(edition(Section(heading="h", blocks=(Paragraph(text="one\r\ntwo\u2028three\n \n\nfour"),))))
    passage = data["sections"][0]["blocks"][0]["passage"]
    assert [run["lines"] for run in passage] == [["one", "two", "three"], ["four"]]


@pytest.mark.parametrize(
    ("text", "towards"),
    [
        ("Hello یہ", "ltr"),
        ("یہ hello", "rtl"),
        ("12 یہ", "rtl"),
        ("12", "ltr"),
        ("", "ltr"),
        ("שלום", "rtl"),
        ("আমি", "ltr"),
    ],
)
def test_direction_is_that_of_the_first_strong_character(text: str, towards: str) -> None:
    assert direction(text) == towards


def test_a_telephone_number_is_neither_parted_nor_turned_round() -> None:
    left = as_template_data(saying("Ring 07700 900 118 on 9 January"))
    assert left["sections"][0]["heading"]["lines"] == ["Ring 07700\u00a0900\u00a0118 on 9\u00a0January"]
    right = as_template_data(saying("فون +44 7700 900118 کریں"))
    assert right["sections"][0]["heading"]["lines"] == ["فون \u2066+44\u00a07700\u00a0900118\u2069 کریں"]


def test_only_words_wider_than_the_column_may_be_parted() -> None:
    long = "safeguarding" * 9
    parted = "\u200b".join(long)
    data = as_template_data(saying(f"Write to {long} or unforgettable@example.org"))
    assert data["sections"][0]["heading"]["lines"] == [f"Write to {parted} or unforgettable@example.org"]


def test_hidden_characters_are_dropped() -> None:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "secret")
    assert tidy(f"a{tags}b\u202ec\u202cd\U000e0100") == "abcd"
    england = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
    assert tidy(england) == england
    assert tidy("e\u0301 \t\r\n\u2028") == "é  \n\n"


def test_date_as_its_reader_writes_it() -> None:
    assert day_in_words(edition(dated_on=date(2026, 1, 9))) == "9 January 2026"
    assert day_in_words(edition(dated_on=date(2026, 1, 9), language="ur")) == "2026-01-09"
