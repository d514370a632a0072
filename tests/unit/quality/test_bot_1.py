"""BOT-1: bottom lines are recorded whole, and one is about the network."""

import pytest

from tests.unit.quality.builders import Severity, bottom_line, found, only, plan, purpose

pytestmark = pytest.mark.rule("BOT-1", part="parts, and one about the network")


def test_a_whole_line_about_the_network_is_right() -> None:
    assert found(plan(purpose(), bottom_line()), "BOT-1") == []
    assert found(plan(purpose()), "BOT-1") == []


@pytest.mark.parametrize(
    ("field", "empty"), [("words", " "), ("shown_by", ""), ("set_by", ()), ("told_family_on", None)]
)
def test_each_part_is_asked_for(field: str, empty: object) -> None:
    one = only(plan(purpose(), bottom_line(**{field: empty})), "BOT-1")
    assert (one.item_id, one.field, one.severity) == (bottom_line().id, field, Severity.HINT)


def test_one_must_be_about_the_network() -> None:
    lines = (bottom_line(about_network=False), bottom_line(2, about_network=False))
    assert only(plan(purpose(), *lines), "BOT-1").message == "No bottom line is about the network."
    assert found(plan(purpose(), lines[0], bottom_line(2)), "BOT-1") == []
