"""RULE-5: tested or not; a part-pass opens a dated action."""

from datetime import date

import pytest

from kith.core.plans.records import Changed, Result
from kith.core.quality import tested as badges
from kith.core.quality.tested import Badge, whole_plan_tested
from tests.unit.quality.builders import (
    AMARA,
    RULE,
    Gate,
    PlanDocument,
    Severity,
    found,
    only,
    plan,
    practice,
    rule,
    step,
)  # fmt: skip

pytestmark = pytest.mark.rule("RULE-5", part="the badge, and what a part-pass opens")
MADE = Changed(item_id=RULE, on=date(2026, 1, 24))
REMADE = Changed(item_id=RULE, on=date(2026, 3, 17))


def badge(on: str, *practices: object, changed: tuple[Changed, ...] = (MADE,)) -> Badge:
    return badges.tested(plan(rule(), step(), practices=practices, changed=changed), RULE, date.fromisoformat(on)).badge


WALK = practice("2026-02-28")
PART = practice("2026-03-04", Result.PART, fix="flashing bell", fix_by=AMARA, fix_due_on=date(2026, 3, 18))


def test_a_rule_nobody_practised_is_not_tested() -> None:
    assert badge("2026-02-27", WALK) is Badge.NO
    assert badge("2026-02-28", WALK) is Badge.YES


def test_a_part_pass_takes_the_badge_away() -> None:
    assert badge("2026-03-04", WALK, PART) is Badge.NO


def test_a_change_takes_the_badge_away_until_it_is_practised_again() -> None:
    again = practice("2026-03-21")
    both = (MADE, REMADE)
    assert badge("2026-03-17", WALK, PART, again, changed=both) is Badge.NO
    assert badge("2026-03-21", WALK, PART, again, changed=both) is Badge.YES


def test_a_practice_on_the_day_of_the_change_does_not_count() -> None:
    assert badge("2026-03-20", practice("2026-03-17"), changed=(MADE, REMADE)) is Badge.NO


@pytest.mark.parametrize("bad", [Result.PART, Result.FAILED])
def test_what_was_wrong_is_put_right_and_then_passed(bad: Result) -> None:
    mended = practice("2026-03-04", bad, fix_done_on=date(2026, 3, 10))
    unmended = practice("2026-03-04", bad)
    later = practice("2026-03-12")
    assert badge("2026-03-11", WALK, mended) is Badge.NO
    assert badge("2026-03-12", WALK, mended, later) is Badge.YES
    assert badge("2026-03-12", WALK, unmended, later) is Badge.NO


def test_a_real_use_counts_as_well() -> None:
    assert badge("2026-02-27", practice("2026-02-27", real_use=True)) is Badge.YES


def test_the_last_day_and_the_reason_are_said() -> None:
    held = badges.tested(plan(rule(), step(), practices=(WALK, PART), changed=MADE), RULE, date(2026, 3, 5))
    assert (held.last_on, held.because) == (date(2026, 3, 4), "part passed, and what was wrong is not put right")


def test_the_whole_plan_is_tested_when_every_rule_that_applies_is() -> None:
    waits = rule(2, not_now_because="no time with Dad now")
    day = date(2026, 2, 28)
    assert badges.tested(plan(waits), waits.id, day).badge is Badge.DOES_NOT_APPLY
    assert whole_plan_tested(plan(rule(), waits, step(), practices=WALK), day)
    assert not whole_plan_tested(plan(rule(), rule(2), step(), practices=WALK), day)
    assert not whole_plan_tested(plan(waits), day)
    assert not whole_plan_tested(plan(step(rule_id=None)), day)


class TestPartPass:
    """AT-49."""

    today = date(2026, 3, 5)

    def of(self, *, changed: tuple[Changed, ...] = (MADE,), **fix: object) -> PlanDocument:
        return plan(rule(), step(), practices=practice("2026-03-04", Result.PART, **fix), changed=changed)

    @pytest.mark.parametrize("lacks", ["fix", "fix_by", "fix_due_on"])
    def test_a_fix_has_words_an_owner_and_a_day(self, lacks: str) -> None:
        fix = {"fix": "flashing bell", "fix_by": AMARA, "fix_due_on": date(2026, 3, 18)}
        assert found(self.of(**fix), "RULE-5", self.today) == []
        one = only(self.of(**{key: value for key, value in fix.items() if key != lacks}), "RULE-5", self.today)
        assert (one.item_id, one.field, one.severity) == (RULE, "practices.0.fix_due_on", Severity.BLOCK)
        assert one.gate is Gate.GOING_LIVE

    def test_done_or_changed_since_it_is_no_more(self) -> None:
        assert found(self.of(fix_done_on=date(2026, 3, 5)), "RULE-5", self.today) == []
        assert found(self.of(changed=(MADE, REMADE)), "RULE-5", date(2026, 3, 18)) == []
