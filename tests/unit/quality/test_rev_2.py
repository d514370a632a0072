"""REV-2: a review cannot be closed without the family's view, or why it could not be had."""

from datetime import date

import pytest

from kith.core.plans.records import Review
from tests.unit.quality.builders import Gate, Severity, found, only, plan, purpose

pytestmark = pytest.mark.rule("REV-2", part="as far as a document shows: the view is there, or why not")
DAY, NEXT = date(2026, 2, 10), date(2026, 3, 24)


def test_a_review_that_was_closed_without_the_family() -> None:
    heard = Review(on=date(2026, 1, 15), family_view="Leanne: the nights are calmer.", closed=True, next_on=DAY)
    one = only(plan(purpose(), reviews=(heard, Review(on=DAY, closed=True, next_on=NEXT))), "REV-2")
    assert (one.item_id, one.field) == (None, "reviews.1.family_view")
    assert (one.severity, one.gate) == (Severity.BLOCK, Gate.GOING_LIVE)
    assert "10 February 2026" in one.message


def test_words_of_nothing_are_no_view() -> None:
    assert found(plan(purpose(), reviews=Review(on=DAY, family_view=" \n", closed=True, next_on=NEXT)), "REV-2")


@pytest.mark.parametrize(
    "review",
    [
        Review(on=DAY, family_view="Nothing is better.", closed=True, next_on=NEXT),
        Review(on=DAY, family_view_not_had_because="Leanne was in hospital; rung twice.", closed=True, next_on=NEXT),
        Review(on=DAY),
    ],
    ids=["heard", "why not", "still open"],
)
def test_nothing_is_said_where_they_were_heard_or_it_is_open(review: Review) -> None:
    assert not found(plan(purpose(), reviews=review), "REV-2")
