"""TOOL-4: "safe now and tonight with this plan?" per child."""

import pytest

from tests.unit.quality.builders import (
    ALFIE,
    CHILDREN,
    KAYDEN,
    NIGHT_OF_E1,
    RUBY,
    Severity,
    child_now,
    emergency,
    found,
    only,
    tonight,
)  # fmt: skip

pytestmark = pytest.mark.rule("TOOL-4", part="each child by name")
OTHERS = (child_now(RUBY), child_now(ALFIE))


def test_three_answers_for_three_children_are_right() -> None:
    assert found(tonight(), "TOOL-4", NIGHT_OF_E1) == []


def test_a_no_is_an_answer() -> None:
    rows = (child_now(KAYDEN, missing=True, where="", safe=False), *OTHERS)
    assert found(tonight(emergency(children_now=rows)), "TOOL-4", NIGHT_OF_E1) == []


def test_a_missing_child_is_never_a_yes() -> None:
    """Bad draft 17, AT-74."""
    rows = (child_now(KAYDEN, missing=True, where=""), *OTHERS)
    one = only(tonight(emergency(children_now=rows)), "TOOL-4", NIGHT_OF_E1)
    assert (one.field, one.severity) == ("children_now.0.safe", Severity.BLOCK)
    assert one.message == "Kayden is missing, so the answer cannot be yes."


def test_one_yes_for_all_three_does_not_count() -> None:
    """Bad draft 17."""
    for_all = emergency(children_now=(child_now(KAYDEN, because="all three are fine"),))
    names = [one.message for one in found(tonight(for_all), "TOOL-4", NIGHT_OF_E1)]
    assert ["Ruby" in names[0], "Alfie" in names[1], len(names)] == [True, True, 2]


@pytest.mark.parametrize(("field", "empty"), [("safe", None), ("answered_by", None), ("because", " ")])
def test_the_answer_its_worker_and_the_reason_are_each_needed(field: str, empty: str | None) -> None:
    rows = (*map(child_now, CHILDREN[:2]), child_now(ALFIE, **{field: empty}))
    one = only(tonight(emergency(children_now=rows)), "TOOL-4", NIGHT_OF_E1)
    assert one.field == f"children_now.2.{field}"
    assert "Alfie" in one.message
