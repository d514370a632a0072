"""AGR-10: everyone with parental responsibility is asked; for who is not, a reason and the manager's view."""

import pytest

from kith.core.plans.content import PlanPerson
from tests.unit.quality.builders import (
    CRAIG,
    PEOPLE,
    RUBY,
    Gate,
    Severity,
    agreement,
    danger,
    found,
    not_agreed,
    only,
    plan,
    whole,
)  # fmt: skip

pytestmark = pytest.mark.rule("AGR-10", part="parental responsibility and oversight")


def responsible() -> tuple[PlanPerson, ...]:
    return tuple(one.model_copy(update={"responsible_for": (RUBY,)}) if one.id == CRAIG else one for one in PEOPLE)


def test_a_parent_who_was_not_asked_is_named() -> None:
    one = only(whole(people=responsible()), "AGR-10")
    assert (one.field, one.severity, one.gate) == (f"people.{CRAIG}", Severity.BLOCK, Gate.GOING_LIVE)
    assert "Craig has parental responsibility" in one.message


def test_a_yes_or_a_whole_record_will_do() -> None:
    assert found(whole(people=responsible(), agreements=agreement(CRAIG)), "AGR-10") == []
    assert found(whole(people=responsible(), not_agreed=not_agreed()), "AGR-10") == []


@pytest.mark.parametrize("reason", ["cannot be found", "sharing would raise danger", "other"])
@pytest.mark.parametrize("field", ["manager", "rationale"])
def test_not_asking_needs_a_manager_and_reasons(reason: str, field: str) -> None:
    lacking = not_agreed(reason=reason, **{field: None if field == "manager" else ""})
    one = only(whole(not_agreed=lacking), "AGR-10")
    assert (one.field, one.severity) == (f"not_agreed.0.{field}", Severity.BLOCK)


def test_a_plan_without_a_safety_part_asks_nobody_here() -> None:
    assert found(plan(danger(), people=responsible()), "AGR-10") == []
