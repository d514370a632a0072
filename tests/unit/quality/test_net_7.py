"""NET-7: unsuitable people have no part; limited ones keep to theirs."""

import pytest

from kith.core.plans.content import BackupForChild, Carer, Part, SafetyObject
from tests.unit.quality.builders import (
    JOAN,
    RAY,
    RULE,
    SOURCE,
    STEP,
    Severity,
    agreement,
    found,
    if_then,
    member,
    only,
    plan,
    purpose,
    rule,
    step,
    uid,
)  # fmt: skip

pytestmark = pytest.mark.rule("NET-7", part="nothing leans on them")
UNSUITABLE, LIMITED = member(RAY, part=Part.UNSUITABLE), member(RAY, part=Part.LIMITED)
ABOUT = {"id": uid(690), "children": (uid(2),), "source": SOURCE}


@pytest.mark.parametrize(
    ("item", "field"),
    [
        (step(rule_id=None, who=RAY), "who"),
        (step(rule_id=None, steps_in=RAY), "steps_in"),
        (step(rule_id=None, then_steps_in=(RAY,)), "then_steps_in"),
        (step(rule_id=None, check_by=RAY), "check_by"),
        (if_then(who=(JOAN, RAY)), "who"),
        (if_then(steps_in=(RAY,)), "steps_in"),
        (BackupForChild(**ABOUT, safe_people=(RAY,)), "safe_people"),
        (BackupForChild(**ABOUT, carers=(Carer(person_id=RAY),)), "carers"),
        (SafetyObject(**ABOUT, lookers=(RAY,)), "lookers"),
    ],
)
def test_somebody_found_unsuitable_is_named_wherever_he_stands(item: object, field: str) -> None:
    one = only(plan(purpose(), item, UNSUITABLE), "NET-7")
    assert (one.item_id, one.field, one.severity) == (item.id, field, Severity.BLOCK)
    assert one.message == "Ray was considered and found unsuitable."


@pytest.mark.parametrize("place", [{"who": RAY}, {"who_else": (RAY,)}, {"steps_in": RAY}])
def test_somebody_with_a_limited_part_is_in_no_step_beyond_it(place: dict[str, object]) -> None:
    """AT-30: Ray in R2."""
    one = only(plan(rule(), step(**place), LIMITED), "NET-7")
    assert (one.item_id, one.severity) == (STEP, Severity.BLOCK)
    assert one.message == "Ray has a limited part, and this is not in it."


@pytest.mark.parametrize("items", [(STEP,), (RULE,)])
def test_in_what_he_agreed_to_he_may(items: tuple[object, ...]) -> None:
    assert found(plan(rule(), step(who=RAY), LIMITED, agreements=agreement(RAY, items=items)), "NET-7") == []


def test_a_yes_to_something_else_is_no_leave() -> None:
    other = agreement(RAY, items=(purpose().id,))
    assert only(plan(purpose(), rule(), step(who=RAY), LIMITED, agreements=other), "NET-7")


def test_a_full_part_is_full() -> None:
    assert found(plan(rule(), step(who=RAY), member(RAY)), "NET-7") == []
