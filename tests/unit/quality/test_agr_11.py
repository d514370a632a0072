"""AGR-11: what they told back stands beside the yes, and people agree to their own part."""

import pytest

from tests.unit.quality.builders import (
    JOAN,
    KAYDEN,
    RULE,
    SHELLEY,
    STEP,
    Gate,
    Severity,
    agreement,
    found,
    only,
    whole,
)  # fmt: skip

pytestmark = pytest.mark.rule("AGR-11", part="say-back and own part")


def test_a_yes_to_the_own_step_told_back_is_right() -> None:
    assert found(whole(agreements=agreement(items=(STEP, RULE))), "AGR-11") == []


def test_what_they_told_back_is_needed() -> None:
    one = only(whole(agreements=agreement(said_back=" ")), "AGR-11")
    assert (one.field, one.severity, one.gate) == ("agreements.0.said_back", Severity.BLOCK, Gate.AGREEMENT)


def test_nobody_agrees_to_anothers_part() -> None:
    """AT-04."""
    one = only(whole(agreements=(agreement(SHELLEY), agreement(JOAN, items=(STEP,)))), "AGR-11")
    assert (one.field, one.severity) == ("agreements.1.items.0", Severity.BLOCK)
    assert "Joan agreed to a step that does not name them" in one.message


def test_a_child_has_a_part_in_what_is_about_them() -> None:
    assert found(whole(agreements=agreement(KAYDEN, items=(STEP,))), "AGR-11") == []
