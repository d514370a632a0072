"""An edition as a page that stands by itself."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from kith.core.documents.setting import day_in_words
from kith.core.documents.standalone import page_strings, render_html
from kith.core.editions.edition import Card, Edition, Layout, Row, Section
from tests.unit.documents.sample import STEP, edition, saying
from tests.unit.documents.test_words import MARKUP

CARD = Card(title="If nobody answers", rows=(Row(label="Then", text="ring Dev\nand wait"),))


class Body(HTMLParser):
    """The words between `<main>` and the end."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.words: list[str] = []
        self.feed(page[page.index("<main>") :])

    def handle_data(self, data: str) -> None:
        self.words += data.split()


def words_of(shown: Edition) -> Counter[str]:
    steps = [block for section in shown.sections for block in section.blocks if block.kind == "step"]
    labels = [text for place, text in shown.strings() if place.startswith("labels.")] * len(steps)
    texts = [text for place, text in shown.strings() if not place.startswith("labels.")]
    return Counter(" ".join([*texts, *labels, "·", day_in_words(shown)]).split())


@pytest.mark.rule("SHARE-6", part="a page that stands by itself holds the edition's words and no others")
@pytest.mark.parametrize("layout", list(Layout))
def test_the_words_are_the_editions(layout: Layout) -> None:
    shown = edition(Section(heading="What you do", blocks=(STEP, CARD)), layout=layout)
    assert Counter(Body(render_html(shown)).words) == words_of(shown)


@pytest.mark.parametrize("text", [*MARKUP, "<script>alert(1)</script>", '"><img src=x onerror=y>', "{{ edition }}"])
def test_markup_is_only_words(text: str) -> None:
    shown = saying(text, title=text, reader_name=text, review_line=text, speak_to_lines=(text,))
    page = render_html(shown)
    assert Counter(Body(page).words) == words_of(shown)
    assert set(re.findall(r"<(\w+)", page)) <= set(re.findall(r"<(\w+)", render_html(saying("x"))))


def test_nothing_is_fetched_and_no_script_runs() -> None:
    page = render_html(edition())
    assert not re.search(r"<script|src=|href=|url\(|@import|http", page)
    assert "<title>Pauline’s part in the safety plan</title>" in page


def test_all_of_a_page_is_read_back() -> None:
    found = page_strings(render_html(edition(Section(heading="H", blocks=(CARD,)))))
    assert ("page", "If nobody answers") in found
    assert any(place == "html.lang" for place, _ in found)
    assert page_strings("<!-- a secret --><p title='b'>c</p>") == [
        ("comment", " a secret "),
        ("p.title", "b"),
        ("page", "c"),
    ]
