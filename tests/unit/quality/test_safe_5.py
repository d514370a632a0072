"""SAFE-5: an agency is asked about its own step before the plan is live."""

from datetime import date

import pytest

from kith.core.plans.records import Consulted
from tests.unit.quality.builders import (
    AMARA,
    LUKE,
    MARK,
    PEOPLE,
    RULE,
    STEP,
    Gate,
    PlanDocument,
    Severity,
    found,
    only,
    plan,
    purpose,
    rule,
    step,
)  # fmt: skip

pytestmark = pytest.mark.rule("SAFE-5", part="asked before it is live")
JAN_23 = date(2026, 1, 23)


def asked(*, live: date | None = None, **consulted: object) -> PlanDocument:
    record = Consulted(**{"person_id": MARK, "on": JAN_23, "items": (STEP,), **consulted})
    return plan(purpose(), rule(), step(who=MARK), consulted=record, live=live)


@pytest.mark.parametrize(("place", "field"), [({"who": MARK}, "who"), ({"check_by": MARK}, "check_by"),
                                              ({"who_else": (MARK,)}, "who")])  # fmt: skip
def test_an_agency_that_was_not_asked_is_named(place: dict[str, object], field: str) -> None:
    one = only(plan(purpose(), rule(), step(**place)), "SAFE-5")
    assert (one.item_id, one.field, one.severity, one.gate) == (STEP, field, Severity.BLOCK, Gate.GOING_LIVE)
    assert one.message == "Mark has not been asked about this step."


@pytest.mark.parametrize("items", [(STEP,), (RULE,), ()])
def test_asked_about_the_step_or_its_rule_is_right(items: tuple[object, ...]) -> None:
    assert found(asked(items=items), "SAFE-5") == []


@pytest.mark.parametrize("fault", [{"on": date(2026, 1, 26)}, {"person_id": LUKE}, {"items": (purpose().id,)}])
def test_asked_too_late_or_another_or_about_something_else(fault: dict[str, object]) -> None:
    assert only(asked(**fault), "SAFE-5").severity is Severity.BLOCK


def test_live_before_it_was_asked() -> None:
    assert only(asked(live=date(2026, 1, 22)), "SAFE-5")


def test_a_colleague_of_the_same_agency_speaks_for_it() -> None:
    people = tuple(one.model_copy(update={"agency": "Clearwater"}) if one.id in (MARK, LUKE) else one for one in PEOPLE)
    record = Consulted(person_id=LUKE, on=JAN_23)
    assert found(plan(purpose(), rule(), step(who=MARK), consulted=record, people=people), "SAFE-5") == []


def test_the_councils_own_workers_need_no_asking() -> None:
    assert found(plan(purpose(), rule(), step(who=AMARA)), "SAFE-5") == []
