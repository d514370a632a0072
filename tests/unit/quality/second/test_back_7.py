"""BACK-7: what is asked of a person was asked of that person."""

from datetime import date

import pytest

from kith.core.plans import records as r
from tests.unit.quality.builders import (
    AMARA,
    EDT,
    JOAN,
    MARK,
    SHELLEY,
    Gate,
    Severity,
    agreement,
    found,
    if_then,
    member,
    only,
    plan,
    step,
)  # fmt: skip

pytestmark = pytest.mark.rule("BACK-7")


def test_who_said_yes_in_the_network_is_right() -> None:
    assert found(plan(if_then(), member(SHELLEY), member(JOAN)), "BACK-7") == []


def test_a_recorded_yes_is_right() -> None:
    assert found(plan(if_then(), member(JOAN), agreements=agreement(SHELLEY)), "BACK-7") == []


def test_who_was_not_asked_is_named_once() -> None:
    one = only(plan(if_then(), if_then(id=if_then().children[0]), member(SHELLEY)), "BACK-7")
    assert "Joan" in one.message
    assert (one.field, one.severity, one.gate) == ("steps_in", Severity.BLOCK, Gate.GOING_LIVE)


def test_a_yes_after_it_went_live_is_late() -> None:
    late = member(JOAN, agreed_on=date(2026, 2, 3))
    assert "Joan" in only(plan(if_then(), member(SHELLEY), late), "BACK-7").message


def test_an_agency_is_consulted() -> None:
    line = if_then(who=(MARK,), steps_in=(AMARA, EDT))
    assert "Mark" in only(plan(line), "BACK-7").message
    assert found(plan(line, consulted=r.Consulted(person_id=MARK, on=date(2026, 1, 23))), "BACK-7") == []


def test_somebody_a_step_leans_on_is_asked_about_there() -> None:
    assert found(plan(if_then(), step(rule_id=None, steps_in=JOAN)), "BACK-7") == []
