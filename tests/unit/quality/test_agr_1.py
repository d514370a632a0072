"""AGR-1: told before asked."""

from datetime import date

import pytest

from tests.unit.quality.builders import SHELLEY, Gate, Severity, agreement, found, only, whole

pytestmark = pytest.mark.rule("AGR-1", part="what the record shows")


def test_told_and_then_asked_is_right() -> None:
    assert found(whole(agreements=agreement()), "AGR-1") == []


@pytest.mark.parametrize("told", [None, date(2026, 1, 25)])
def test_asked_before_being_told(told: date | None) -> None:
    one = only(whole(agreements=agreement(told_on=told)), "AGR-1")
    assert (one.field, one.severity, one.gate) == ("agreements.0.told_on", Severity.BLOCK, Gate.AGREEMENT)
    assert "Shelley" in one.message


def test_told_on_the_same_day_will_do() -> None:
    assert found(whole(agreements=agreement(SHELLEY, told_on=date(2026, 1, 24))), "AGR-1") == []


def test_who_told_them_is_named() -> None:
    assert only(whole(agreements=agreement(told_by=None)), "AGR-1").field == "agreements.0.told_by"


def test_the_form_is_asked_for() -> None:
    one = only(whole(agreements=agreement(format="")), "AGR-1")
    assert (one.field, one.severity) == ("agreements.0.format", Severity.HINT)
