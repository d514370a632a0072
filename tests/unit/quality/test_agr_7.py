"""AGR-7: the notice about saying yes or no comes first."""

from datetime import date

import pytest

from tests.unit.quality.builders import Gate, Severity, agreement, found, only, whole

pytestmark = pytest.mark.rule("AGR-7", part="what the record shows")


def test_the_notice_and_then_the_yes_is_right() -> None:
    assert found(whole(agreements=agreement(notice_on=date(2026, 1, 24))), "AGR-7") == []


@pytest.mark.parametrize(
    ("notice", "says"),
    [(None, "It is not recorded that Shelley"), (date(2026, 1, 25), "Shelley agreed before hearing")],
)
def test_a_yes_before_the_notice_is_refused(notice: date | None, says: str) -> None:
    one = only(whole(agreements=agreement(notice_on=notice)), "AGR-7")
    assert (one.field, one.severity, one.gate) == ("agreements.0.notice_on", Severity.BLOCK, Gate.AGREEMENT)
    assert one.message.startswith(says)
