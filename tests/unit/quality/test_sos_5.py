"""SOS-5: both ends of a scale are described, and nobody reads it before it is worded."""

from datetime import date

import pytest

from kith.core.plans.records import Reading
from tests.unit.quality.builders import (
    LEANNE,
    SCALE,
    PlanDocument,
    Severity,
    danger,
    found,
    goal,
    only,
    places,
    plan,
    scale,
    whole,
)

pytestmark = pytest.mark.rule("SOS-5", part="the ends, and the days of readings")


def of(**change: object) -> PlanDocument:
    return plan(danger(), goal(), scale(**change))


def test_both_ends_in_terms_of_the_childrens_safety_are_right() -> None:
    assert found(of(), "SOS-5") == []
    assert found(of(ten="Kayden is well, in school, and talks."), "SOS-5") == []


def test_ten_is_good_and_zero_is_bad() -> None:
    """Bad draft 3."""
    assert places(of(ten="good", zero="bad"), "SOS-5") == [
        (SCALE, "ten", "block"), (SCALE, "zero", "block"),
    ]  # fmt: skip


@pytest.mark.parametrize("field", ["ten", "zero"])
def test_an_end_that_says_nothing_of_the_children(field: str) -> None:
    one = only(of(**{field: "Everything goes very well indeed."}), "SOS-5")
    assert (one.field, one.severity) == (field, Severity.HINT)


def reading(on: date) -> Reading:
    return Reading(scale_id=SCALE, person_id=LEANNE, on=on, number=6)


def test_a_reading_before_the_words_were_settled() -> None:
    """Bad draft 29, AT-104: 15 January; the words are of 23 January."""
    early = whole(readings=(reading(date(2026, 1, 23)), reading(date(2026, 1, 15))))
    one = only(early, "SOS-5")
    assert (one.field, one.severity) == ("readings.1.on", Severity.BLOCK)
    assert "15 January 2026" in one.message
    assert "23 January 2026" in one.message


def test_an_undated_scale_is_not_judged() -> None:
    undated = plan(danger(), goal(), scale(worded_on=None), readings=reading(date(2026, 1, 15)))
    assert found(undated, "SOS-5") == []
