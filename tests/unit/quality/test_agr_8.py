"""AGR-8: asked alone."""

import pytest

from tests.unit.quality.builders import Gate, Severity, agreement, found, only, whole

pytestmark = pytest.mark.rule("AGR-8", part="asked alone")


def test_asked_alone_is_right() -> None:
    assert found(whole(agreements=agreement()), "AGR-8") == []


def test_a_yes_in_company_is_refused() -> None:
    one = only(whole(agreements=agreement(asked_alone=False)), "AGR-8")
    assert (one.field, one.severity, one.gate) == ("agreements.0.asked_alone", Severity.BLOCK, Gate.AGREEMENT)


def test_what_is_not_written_down_is_asked() -> None:
    assert only(whole(agreements=agreement(asked_alone=None)), "AGR-8").severity is Severity.HINT
