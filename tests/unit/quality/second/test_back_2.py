"""BACK-2: no part of a child's back-up is empty without a reason."""

import pytest

from kith.core.plans import content as c
from tests.unit.quality.builders import Severity, for_child, found, only, plan

pytestmark = pytest.mark.rule(
    "BACK-2", part="each child's parts; the purpose of a back-up plan has no place of its own"
)

EMPTY = {
    "triggers": (), "noticed": " ", "effect": "", "calmed": "", "safe_people": (), "carers": (), "child_can": "",
    "if_parent_changes": "", "if_carer_changes": "",
}  # fmt: skip


def test_a_whole_part_is_right() -> None:
    assert found(plan(for_child()), "BACK-2") == []


@pytest.mark.parametrize("field", EMPTY)
def test_an_empty_part_is_named(field: str) -> None:
    one = only(plan(for_child(**{field: EMPTY[field]})), "BACK-2")
    assert (one.field, one.severity) == (field, Severity.BLOCK)
    assert "Ruby" in one.message


@pytest.mark.parametrize("field", EMPTY)
def test_none_because_is_an_answer(field: str) -> None:
    line = f"{field.replace('_', ' ').capitalize()}: none, because she is two"
    assert found(plan(for_child(**{field: EMPTY[field], "none_because": (line,)})), "BACK-2") == []


def test_none_without_a_reason_is_none() -> None:
    assert only(plan(for_child(carers=(), none_because=("carers:",))), "BACK-2").field == "carers"


def test_a_reason_for_one_part_does_not_excuse_another() -> None:
    assert only(plan(for_child(carers=(), none_because=("calmed: nothing yet",))), "BACK-2").field == "carers"


def test_a_major_trigger_has_its_answer() -> None:
    silent = (c.Trigger(words="noise"), c.Trigger(words="Dad near", major=True))
    one = only(plan(for_child(triggers=silent)), "BACK-2")
    assert one.field == "triggers.1.response"
