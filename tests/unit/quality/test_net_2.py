"""NET-2: nobody is relied on who was not told and did not agree."""

from datetime import date

import pytest

from tests.unit.quality.builders import (
    IMRAN,
    KIRSTY,
    PAULINE,
    SHELLEY,
    STEP,
    Gate,
    PlanDocument,
    Severity,
    agreement,
    at,
    found,
    member,
    only,
    places,
    plan,
    purpose,
    step,
)  # fmt: skip

pytestmark = pytest.mark.rule("NET-2", part="told and agreed by the day it is live")
BOTH = (agreement(SHELLEY), agreement(KIRSTY))


def of(*items: object, live: date | None = None, **records: object) -> PlanDocument:
    return plan(purpose(), step(rule_id=None), *items, live=live, **{"agreements": BOTH, **records})


def test_told_and_agreed_is_right() -> None:
    assert found(of(), "NET-2") == []
    assert found(of(member(SHELLEY), member(KIRSTY), agreements=()), "NET-2") == []


def test_nan_with_no_yes() -> None:
    """Bad draft 8."""
    draft = plan(purpose(), step(rule_id=None, who=PAULINE), agreements=BOTH)
    one = only(draft, "NET-2")
    assert (one.item_id, one.field, one.severity, one.gate) == (STEP, "who", Severity.BLOCK, Gate.GOING_LIVE)
    assert one.message == "Pauline has not agreed yet."


@pytest.mark.parametrize("place", ["who", "steps_in", "check_by"])
def test_wherever_a_step_leans_on_them(place: str) -> None:
    one = only(plan(purpose(), step(rule_id=None, **{place: PAULINE}), agreements=BOTH), "NET-2")
    assert one.field == place


def test_imran_in_a_plan_before_he_was_asked() -> None:
    """Bad draft 26, AT-31."""
    asked = member(IMRAN, ring=2, told_on=date(2026, 2, 6), agreed_on=date(2026, 2, 6))
    draft = plan(purpose(), step(rule_id=None, who=IMRAN, act="talks with Kayden"), asked, agreements=BOTH)
    assert only(draft, "NET-2", date(2026, 1, 24)).message == "Imran has not agreed yet."
    assert found(draft, "NET-2", date(2026, 2, 11)) == []


def test_the_plan_waits_for_kirsty() -> None:
    late = (agreement(SHELLEY), agreement(KIRSTY, at=at("25 16:30")))
    assert only(of(agreements=late, live=date(2026, 1, 24)), "NET-2").message == "Kirsty has not agreed yet."
    assert found(of(agreements=late, live=date(2026, 1, 25)), "NET-2") == []


def test_a_spoken_yes_counts() -> None:
    assert found(of(agreements=(BOTH[0], agreement(KIRSTY, signed=False))), "NET-2") == []


def test_a_yes_without_being_told_is_not_enough() -> None:
    one = only(of(agreements=(BOTH[0], agreement(KIRSTY, told_on=None))), "NET-2")
    assert one.message == "Kirsty has not been told the worries."


def test_by_telephone_counts_and_what_is_not_confirmed_is_said() -> None:
    by_phone = agreement(KIRSTY, by_telephone=True)
    one = only(of(agreements=(BOTH[0], by_phone)), "NET-2")
    assert (one.severity, one.becomes_duty, one.field) == (Severity.HINT, True, "agreements.1.confirmed_at")
    confirmed = by_phone.model_copy(update={"confirmed_at": at("26 09:00")})
    assert found(of(agreements=(BOTH[0], confirmed)), "NET-2") == []


def test_workers_and_services_are_not_asked_here() -> None:
    assert places(of(), "NET-2") == []
