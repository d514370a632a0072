"""RULE-1: a rule holds hard times, triggers, first signs, red flags and steps; an ambulance comes first."""

import pytest

from tests.unit.quality.builders import RULE, STEP, Severity, found, if_then, only, plan, purpose, rule, step

pytestmark = pytest.mark.rule("RULE-1", part="its parts, and 999 first")


def test_a_whole_rule_is_right() -> None:
    assert found(plan(purpose(), rule(), step()), "RULE-1") == []


@pytest.mark.parametrize(
    ("field", "says"),
    [
        ("hard_times", "hard times"),
        ("triggers", "set it off"),
        ("first_signs", "first signs"),
        ("red_flags", "red flags"),
    ],
)
@pytest.mark.parametrize("empty", [(), (" ",)])
def test_each_part_it_lacks_is_named(field: str, says: str, empty: tuple[str, ...]) -> None:
    one = only(plan(purpose(), rule(**{field: empty}), step()), "RULE-1")
    assert (one.item_id, one.field, one.severity) == (RULE, field, Severity.BLOCK)
    assert says in one.message


def test_a_rule_without_a_step_is_no_rule() -> None:
    one = only(plan(purpose(), rule(), step(rule_id=None)), "RULE-1")
    assert (one.item_id, one.field, one.severity) == (RULE, "steps", Severity.BLOCK)


class TestAmbulanceFirst:
    """Bad draft 21, AT-114."""

    @pytest.mark.parametrize("flag", ["will not wake", "cannot be woken", "won't wake up", "took tablets"])
    def test_a_red_flag_that_leads_to_a_friend(self, flag: str) -> None:
        one = only(plan(purpose(), rule(red_flags=("slurred", flag)), step(act="rings Kirsty")), "RULE-1")
        assert (one.item_id, one.field, one.severity) == (RULE, "red_flags.1", Severity.HINT)
        assert one.span is not None
        assert "999" in one.message
        assert "ambulance" in one.mend

    def test_a_step_of_the_rule_that_rings_for_one_is_right(self) -> None:
        first = step(act="if Mum cannot be woken: rings 999 for an ambulance first, stays")
        assert found(plan(purpose(), rule(red_flags=("will not wake",)), first), "RULE-1") == []

    def test_999_for_the_police_is_not_an_ambulance(self) -> None:
        police = step(act="rings 999 and asks for the police")
        assert only(plan(purpose(), rule(red_flags=("will not wake",)), police), "RULE-1")

    def test_in_a_step(self) -> None:
        one = only(plan(purpose(), rule(), step(act="cannot be woken: rings Kirsty")), "RULE-1")
        assert (one.item_id, one.field) == (STEP, "act")

    def test_in_the_back_up_plan(self) -> None:
        one = only(plan(purpose(), rule(), step(), if_then(when="Mum cannot be woken")), "RULE-1")
        assert (one.item_id, one.field) == (if_then().id, "when")
        first = if_then(when="Mum cannot be woken", then="999 for an ambulance first")
        assert found(plan(purpose(), rule(), step(), first), "RULE-1") == []

    def test_waking_by_itself_is_no_alarm(self) -> None:
        calm = rule(red_flags=("Alfie wakes at night",), first_signs=("was hard to wake in the morning",))
        assert found(plan(purpose(), calm, step(act="does not wake the children")), "RULE-1") == []
