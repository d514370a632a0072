"""CHILD-10: a miss says why and what is done; the second in a row goes to the manager."""

from datetime import date

import pytest

from tests.unit.quality.builders import Severity, found, only
from tests.unit.quality.builders_second import OUTCOME, childs_plan, missed, outcome, progress

pytestmark = pytest.mark.rule("CHILD-10", part="what a record holds; the clock opens the duty")
TODAY = date(2026, 7, 1)


def test_an_answered_miss_is_right() -> None:
    assert found(childs_plan(progress=missed("2026-05-05")), "CHILD-10", TODAY) == []


@pytest.mark.parametrize("field", ["missed_because", "what_is_done"])
def test_why_and_what_are_asked(field: str) -> None:
    one = only(childs_plan(progress=missed("2026-05-05", **{field: ""})), "CHILD-10", TODAY)
    assert (one.field, one.severity) == (f"progress.0.{field}", Severity.BLOCK)


def test_the_second_in_a_row_goes_to_the_manager() -> None:
    twice = (missed("2026-06-16"), missed("2026-05-05"))
    assert only(childs_plan(progress=twice), "CHILD-10", TODAY).field == "progress.0.to_manager"
    shown = (missed("2026-05-05"), missed("2026-06-16", to_manager=True))
    assert found(childs_plan(progress=shown), "CHILD-10", TODAY) == []


def test_one_reached_between_two_misses_breaks_the_row() -> None:
    between = (missed("2026-05-05"), progress("2026-05-20"), missed("2026-06-16"))
    assert found(childs_plan(progress=between), "CHILD-10", TODAY) == []


def test_a_date_that_slips_by_is_asked_about() -> None:
    late = outcome(due_on=date(2026, 6, 1))
    one = only(childs_plan(late), "CHILD-10", TODAY)
    assert (one.item_id, one.severity, one.becomes_duty) == (OUTCOME, Severity.HINT, True)
    assert found(childs_plan(late, progress=progress("2026-06-16", met=True)), "CHILD-10", TODAY) == []
    assert len(found(childs_plan(late, progress=progress("2026-05-20", met=True)), "CHILD-10", TODAY)) == 1
    assert found(childs_plan(late.model_copy(update={"open": False})), "CHILD-10", TODAY) == []
