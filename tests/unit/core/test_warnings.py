"""What a worker is warned of while a draft is written, pure."""

import pytest

from kith.core.lifecycle.warnings import checked_by_the_doer, leaned_on_though_dangerous
from kith.core.protection.guard import Carrier, Danger, Guard
from kith.core.quality.finding import Severity
from tests.unit.core.plain import AMARA, CRAIG, LONG_AGO, PAULINE, RUBY, TODAY, content, purpose, step

GUARD = Guard(frozenset({TODAY}), (Danger(CRAIG, RUBY, LONG_AGO),), (Carrier(PAULINE, CRAIG, LONG_AGO),))


@pytest.mark.parametrize("field", ["who", "steps_in", "check_by"])
@pytest.mark.rule("SAFE-3", part="a step that leans on somebody dangerous is warned of")
def test_whoever_poses_a_risk_and_is_leaned_on_is_warned_of(field: str) -> None:
    safe = {"who": AMARA, "steps_in": None, "check_by": AMARA}
    plan = content(purpose(), step(**{**safe, field: CRAIG}))
    (found,) = leaned_on_though_dangerous(plan, GUARD)
    assert (found.rule, found.severity, found.field) == ("SAFE-3", Severity.HINT, field)
    assert found.message == "Craig poses a risk. This step leans on Craig."


def test_whoever_passes_things_on_is_warned_of_and_others_are_not() -> None:
    plan = content(purpose(), step(who=PAULINE, steps_in=AMARA, check_by=AMARA))
    (found,) = leaned_on_though_dangerous(plan, GUARD)
    assert found.message == "Pauline passes things on. This step leans on Pauline."
    assert not list(leaned_on_though_dangerous(plan, Guard(frozenset({TODAY}))))


def test_whoever_checks_what_they_do_themselves_is_hinted_at() -> None:
    (found,) = checked_by_the_doer(content(purpose(), step(who=PAULINE, check_by=PAULINE)))
    assert found.message == "Pauline would check on what Pauline does."
    assert not list(checked_by_the_doer(content()))
