"""RULE-4: an actor must be able to act at that hour."""

from datetime import date, time

import pytest

from kith.core.plans.records import Overruled
from tests.unit.quality.builders import (
    AMARA,
    JOAN,
    KIRSTY,
    PAULINE,
    RULE,
    SHELLEY,
    STEP,
    PlanDocument,
    Severity,
    found,
    member,
    only,
    plan,
    rule,
    step,
)  # fmt: skip

pytestmark = pytest.mark.rule("RULE-4", part="hearing, hours, being reached")
DEAF = member(PAULINE, hears_at_night=False)


def with_pauline(**change: object) -> PlanDocument:
    return plan(rule(), step(**{"who": KIRSTY, "steps_in": PAULINE, **change}), DEAF, member(KIRSTY))


NIGHT = "answers within 10 minutes, comes within 30, stays until 07:30, is in charge"


class TestHearing:
    """Bad draft 19, AT-34, M2."""

    @pytest.mark.parametrize(
        "words",
        [{"act": NIGHT}, {"act": "answers, day or night"}, {"act": "sleeps in"}, {"by_when": "by 23:30"},
         {"by_when": "at 3am"}, {"by_when": "any time"}],
    )  # fmt: skip
    def test_at_night_she_cannot(self, words: dict[str, str]) -> None:
        one = only(with_pauline(**words), "RULE-4")
        assert (one.item_id, one.field, one.severity) == (STEP, "steps_in", Severity.HINT)
        assert "Pauline cannot hear the telephone at night" in one.message

    @pytest.mark.parametrize(
        "words",
        [{"act": "comes", "by_when": "20:00"}, {"act": "leaves at 07:30"}, {"by_when": "12:30"},
         {"act": NIGHT, "if_not": "Pauline by taxi, until 21:30; then Kirsty"},
         {"act": NIGHT, "if_not": "Pauline by day"},
         {"act": NIGHT, "if_not": "Pauline, who has a flashing bell"}],
    )  # fmt: skip
    def test_by_day_and_with_a_bell_she_can(self, words: dict[str, str]) -> None:
        assert found(with_pauline(**words), "RULE-4") == []

    def test_a_limit_that_itself_reaches_into_the_night_is_none(self) -> None:
        assert only(with_pauline(act=NIGHT, if_not="Pauline until 23:30"), "RULE-4")

    def test_a_bell_fitted_in_a_step_beside_it_helps(self) -> None:
        bell = step(2, who=AMARA, act="has the flashing bell fitted at Pauline's")
        night = step(who=KIRSTY, steps_in=PAULINE, act=NIGHT)
        assert found(plan(rule(), night, bell, DEAF), "RULE-4") == []
        elsewhere = bell.model_copy(update={"rule_id": None})
        assert only(plan(rule(), night, elsewhere, DEAF), "RULE-4")

    @pytest.mark.parametrize(
        ("place", "field"),
        [({"who": PAULINE, "steps_in": KIRSTY}, "who"), ({"who_else": (PAULINE,), "steps_in": JOAN}, "who_else"),
         ({"steps_in": JOAN, "then_steps_in": (PAULINE,)}, "then_steps_in")],
    )  # fmt: skip
    def test_wherever_she_is_named(self, place: dict[str, object], field: str) -> None:
        assert only(with_pauline(act=NIGHT, **place), "RULE-4").field == field

    def test_overruled_it_stays_in_sight_with_the_reason(self) -> None:
        because = "phone on buzz under the pillow, to be tried by 4 March"
        record = Overruled(rule="RULE-4", item_id=STEP, because=because, by=AMARA, on=date(2026, 1, 24))
        draft = plan(rule(), step(who=KIRSTY, steps_in=PAULINE, act=NIGHT), DEAF, overruled=record)
        assert only(draft, "RULE-4").overruled == because
        other = record.model_copy(update={"item_id": RULE})
        assert only(draft.model_copy(update={"records": draft.records.model_copy(update={"overruled": (other,)})}),
                    "RULE-4").overruled == ""  # fmt: skip


class TestHours:
    evening = member(SHELLEY, able_from=time(17, 30), able_until=time(8, 15))

    @pytest.mark.parametrize(("by_when", "free"), [("12:30", False), ("18:00", True), ("02:00", True), ("soon", True)])
    def test_whoever_works_cannot_come_then(self, by_when: str, free: bool) -> None:
        one = found(plan(rule(), step(by_when=by_when), self.evening), "RULE-4")
        assert [finding.field for finding in one] == ([] if free else ["who"])

    def test_a_message_can_be_written_from_work(self) -> None:
        text = step(act="texts Leanne “all OK?”", by_when="Fridays 12:30")
        assert found(plan(rule(), text, self.evening), "RULE-4") == []


def test_whoever_cannot_be_reached_is_named() -> None:
    """Bad draft 8: no telephone."""
    one = only(plan(rule(), step(), member(SHELLEY, reachable=False)), "RULE-4")
    assert (one.item_id, one.field) == (STEP, "who")
    assert "no way to reach Shelley" in one.message
