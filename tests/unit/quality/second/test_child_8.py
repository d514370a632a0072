"""CHILD-8: progress, and what it changed in the child's life, per outcome at each review."""

from datetime import date

import pytest

from kith.core.plans import records as r
from tests.unit.quality.builders import Severity, found, only
from tests.unit.quality.builders_second import childs_plan, outcome, progress

pytestmark = pytest.mark.rule("CHILD-8")
REVIEW = r.Review(on=date(2026, 3, 24), closed=True)
TODAY = date(2026, 4, 1)


def test_written_is_right() -> None:
    assert found(childs_plan(reviews=REVIEW, progress=progress("2026-03-24")), "CHILD-8", TODAY) == []


def test_an_outcome_nobody_wrote_about_is_named() -> None:
    document = childs_plan(outcome(2), reviews=REVIEW, progress=progress("2026-03-24"))
    one = only(document, "CHILD-8", TODAY)
    assert (one.item_id, one.severity) == (outcome(2).id, Severity.BLOCK)


def test_a_review_of_a_live_version_writes_about_each() -> None:
    assert only(childs_plan(reviews=REVIEW, live=date(2026, 2, 10)), "CHILD-8", TODAY).field == "progress"


def test_an_open_review_is_not_asked_yet() -> None:
    open_yet = r.Review(on=date(2026, 3, 24))
    assert found(childs_plan(reviews=open_yet, live=date(2026, 2, 10)), "CHILD-8", TODAY) == []


def test_the_review_that_made_the_outcomes_is_not_asked() -> None:
    assert found(childs_plan(reviews=REVIEW, live=date(2026, 3, 24)), "CHILD-8", TODAY) == []


@pytest.mark.parametrize("field", ["words", "in_the_childs_life"])
def test_both_halves_are_written(field: str) -> None:
    one = only(childs_plan(progress=progress("2026-03-24", **{field: " "})), "CHILD-8", TODAY)
    assert one.field == f"progress.0.{field}"
