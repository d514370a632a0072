"""REV-5: a review that is closed says when the plan is looked at again."""

from datetime import date

import pytest

from kith.core.plans.records import Review
from tests.unit.quality.builders import Gate, Severity, found, only, plan, purpose

pytestmark = pytest.mark.rule("REV-5", part="as far as a document shows: the next date")
DAY = date(2026, 2, 10)


@pytest.mark.parametrize(
    ("next_on", "words"),
    [
        (None, "without a next date"),
        (DAY, "with a next date before it"),
        (date(2026, 2, 9), "with a next date before it"),
    ],
)
def test_a_closed_review_without_a_day_to_look_again(next_on: date | None, words: str) -> None:
    one = only(plan(purpose(), reviews=Review(on=DAY, family_view="Calmer.", closed=True, next_on=next_on)), "REV-5")
    assert (one.item_id, one.field) == (None, "reviews.0.next_on")
    assert (one.severity, one.gate) == (Severity.BLOCK, Gate.GOING_LIVE)
    assert words in one.message


@pytest.mark.parametrize(
    "review",
    [Review(on=DAY, family_view="Nothing changed.", closed=True, next_on=date(2026, 3, 24)), Review(on=DAY)],
    ids=["nothing changed, and a day", "still open"],
)
def test_nothing_is_said_where_a_day_is_set_or_it_is_open(review: Review) -> None:
    assert not found(plan(purpose(), reviews=review), "REV-5")
