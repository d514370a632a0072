"""SOS-7: a plan with only worries is hinted at."""

import pytest

from kith.core.plans.content import Box
from tests.unit.quality.builders import Severity, danger, found, goal, map_item, only, plan, purpose, scale

pytestmark = pytest.mark.rule("SOS-7", part="only worries")
WORRIES = (danger(), goal(), scale())


@pytest.mark.parametrize("items", [(), (map_item("Money.", Box.COMPLICATING),), (map_item(" ", Box.STRENGTH),)])
def test_only_worries(items: tuple[object, ...]) -> None:
    assert only(plan(*WORRIES, *items), "SOS-7").severity is Severity.HINT


@pytest.mark.parametrize("box", [Box.STRENGTH, Box.EXISTING_SAFETY])
def test_what_works_stands_beside(box: Box) -> None:
    assert found(plan(*WORRIES, map_item("Ruby reads.", box)), "SOS-7") == []


def test_a_plan_without_danger_statements_is_not_asked() -> None:
    assert found(plan(purpose()), "SOS-7") == []
