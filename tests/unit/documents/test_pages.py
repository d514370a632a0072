"""How a long copy fills its pages: nothing over the foot, no page wasted on one step, letters never below 16 points."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from kith.core.documents.render import render_pdf
from kith.core.documents.setting import SIZE_POINTS
from kith.core.editions.edition import Card, Edition, Layout, Row, Section
from tests.unit.documents.sample import edition
from tests.unit.sample.plans import given

BOTTOM_MARGIN = 26 / 25.4 * 72


def _rows(number: int, letters: int) -> Card:
    return Card(rows=tuple(Row(label="What sets it off", text=f"{one} {'e' * letters}") for one in range(number)))


def _lowest(shown: Edition) -> float:
    """How far down the words of the copy go, page numbers apart, in points from the foot of the page."""
    low: list[float] = []

    def seen(text: str, cm: list[float], tm: list[float], _font: object, _size: float) -> None:
        if text.strip() and not text.strip().startswith("Page "):
            low.append(tm[4] * cm[1] + tm[5] * cm[3] + cm[5])

    for sheet in PdfReader(BytesIO(render_pdf(shown).data)).pages:
        sheet.extract_text(visitor_text=seen)
    return min(low)


@pytest.mark.rule("SHARE-10", part="no words run over the foot of a page, however many short rows a card has")
@pytest.mark.parametrize("layout", list(Layout))
@pytest.mark.parametrize(("number", "letters"), [(9, 5), (20, 5), (35, 5), (60, 3), (12, 45), (3, 200)])
def test_a_card_of_many_rows_stays_above_the_foot(layout: Layout, number: int, letters: int) -> None:
    shown = edition(Section(heading="Each child", blocks=(_rows(number, letters),) * 3), layout=layout)
    assert _lowest(shown) >= BOTTOM_MARGIN


@pytest.mark.rule("SHARE-10", part="large print is at least 16 points, and the whole plan in it is no ream")
def test_the_whole_plan_in_large_print_is_no_ream() -> None:
    assert SIZE_POINTS[Layout.LARGE_PRINT] >= 16
    assert render_pdf(given(5, "pauline")).page_count <= 38
    assert render_pdf(given(5, "shelley")).page_count <= 22
