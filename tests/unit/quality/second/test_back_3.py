"""BACK-3: if this, then that, by whom, by when, whom to ring at any hour, who stands in. AT-86, bad draft 27."""

import pytest

from tests.unit.quality.builders import JOAN, SHELLEY, Severity, found, if_then, only, plan

pytestmark = pytest.mark.rule("BACK-3")

EMPTY = {
    "when": "", "then": " ", "who": (), "by_when": "", "ring_in_hours": "", "ring_out_of_hours": "", "steps_in": (),
}  # fmt: skip


def test_a_whole_line_is_right() -> None:
    assert found(plan(if_then()), "BACK-3") == []


@pytest.mark.parametrize("field", EMPTY)
def test_each_part_that_is_missing_is_named(field: str) -> None:
    one = only(plan(if_then(**{field: EMPTY[field]})), "BACK-3")
    assert (one.field, one.severity) == (field, Severity.BLOCK)


def test_who_stands_in_is_another() -> None:
    assert only(plan(if_then(steps_in=(SHELLEY,))), "BACK-3").field == "steps_in"
    assert found(plan(if_then(steps_in=(SHELLEY, JOAN))), "BACK-3") == []


AGREED = "the children stay at Shelley's by Mum's agreement"


@pytest.mark.rule("AGR-5", part="a back-up line has a way if they cannot say; silence is no yes")
class TestIfTheyCannotSay:
    def test_bad_draft_27(self) -> None:
        one = only(plan(if_then(when="Mum will not wake; ring 999", then=AGREED)), "BACK-3")
        assert (one.field, one.severity) == ("then", Severity.HINT)
        assert one.span is not None
        assert AGREED[slice(*one.span)] == "by Mum's agreement"

    def test_marked_as_needing_consent_is_asked_too(self) -> None:
        assert only(plan(if_then(needs_consent=True)), "BACK-3").field == "if_they_cannot_say"

    def test_a_way_is_right(self) -> None:
        way = "Shelley keeps them safe where they are; EDT told at once; asked again when sober; silence is not a yes"
        assert found(plan(if_then(then=AGREED, needs_consent=True, if_they_cannot_say=way)), "BACK-3") == []

    def test_silence_is_never_a_yes(self) -> None:
        one = only(plan(if_then(needs_consent=True, if_they_cannot_say="no answer means yes")), "BACK-3")
        assert one.field == "if_they_cannot_say"
