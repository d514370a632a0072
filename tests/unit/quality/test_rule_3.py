"""RULE-3: whose rule it is."""

import pytest

from kith.core.plans.content import Owner
from tests.unit.quality.builders import AMARA, KAYDEN, RULE, Severity, found, only, plan, rule, step

pytestmark = pytest.mark.rule("RULE-3", part="owner and proposer")


@pytest.mark.parametrize(
    "right",
    [{}, {"proposed_by": (KAYDEN,)}, {"owner": Owner.PROFESSIONALS, "proposed_by": ()}],
)
def test_an_owner_and_who_proposed_it_are_right(right: dict[str, object]) -> None:
    assert found(plan(rule(**right), step()), "RULE-3") == []


@pytest.mark.parametrize(
    ("change", "field", "severity"),
    [
        ({"owner": None}, "owner", Severity.BLOCK),
        ({"proposed_by": ()}, "proposed_by", Severity.BLOCK),
        ({"proposed_by": (AMARA,)}, "proposed_by", Severity.HINT),
    ],
)
def test_what_is_missing_is_named(change: dict[str, object], field: str, severity: Severity) -> None:
    one = only(plan(rule(**change), step()), "RULE-3")
    assert (one.item_id, one.field, one.severity) == (RULE, field, severity)
