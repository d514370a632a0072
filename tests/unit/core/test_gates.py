"""The gates, pure: what stands in the way before a proposal and before going live."""

from datetime import date

import pytest

from kith.core.lifecycle.duties import expected
from kith.core.lifecycle.facts import GateFacts, LiveFacts, Yes
from kith.core.lifecycle.gates import gaps_before_live, gaps_before_proposal
from kith.kernel.working_days import Nation
from tests.unit.core.plain import AMARA, JOAN, PAULINE, RUBY, TODAY, content, purpose, step, uid


def test_a_whole_plan_may_be_proposed_and_with_every_yes_may_go_live() -> None:
    assert gaps_before_proposal(GateFacts(content(), TODAY)) == ()
    assert gaps_before_live(GateFacts(content(), TODAY, {PAULINE: Yes.AGREED, JOAN: Yes.AGREED})) == ()


@pytest.mark.rule("NET-2", part="the gate")
def test_everybody_a_step_leans_on_must_have_agreed_but_workers() -> None:
    gaps = gaps_before_live(GateFacts(content(), TODAY, {PAULINE: Yes.AGREED}))
    assert [(gap.place, gap.rule) for gap in gaps] == [(f"person.{JOAN}", "NET-2")]
    assert gaps[0].message == "Joan has not agreed yet. Tell Joan, read out the notice and ask."
    assert f"person.{AMARA}" not in [gap.place for gap in gaps_before_live(GateFacts(content(), TODAY))]


@pytest.mark.rule("NET-2", part="the gate")
def test_who_only_steps_in_or_checks_is_leaned_on_too() -> None:
    plan = content(purpose(), step(who=AMARA, steps_in=JOAN, check_by=PAULINE))
    places = [gap.place for gap in gaps_before_live(GateFacts(plan, TODAY))]
    assert places == [f"person.{JOAN}", f"person.{PAULINE}"]


@pytest.mark.parametrize(
    ("yes", "rule", "words"),
    [
        (Yes.NOT_YET, "NET-2", "Joan has not agreed yet"),
        (Yes.TO_OTHER_WORDS, "AGR-12", "Joan’s part has changed since Joan agreed"),
        (Yes.STOPPED, "SHARE-6", "Joan’s part holds words that Joan must not have"),
        (Yes.NO_PART, "SHARE-5", "Nothing of this plan may be given to Joan"),
    ],
)
@pytest.mark.rule("SHARE-5", part="nobody is leaned on who may not be given their part")
@pytest.mark.rule("AGR-12", part="a part that changed after the yes holds the gate shut")
def test_whoever_is_leaned_on_and_stands_otherwise_holds_the_gate_shut(yes: Yes, rule: str, words: str) -> None:
    (gap,) = gaps_before_live(GateFacts(content(), TODAY, {PAULINE: Yes.AGREED, JOAN: yes}))
    assert (gap.place, gap.rule) == (f"person.{JOAN}", rule), "one thing is said of one person"
    assert gap.message.startswith(words)


def test_a_child_who_is_leaned_on_holds_the_gate_shut() -> None:
    agreed = {PAULINE: Yes.AGREED, JOAN: Yes.AGREED}
    gaps = gaps_before_live(GateFacts(content(purpose(), step(who=RUBY)), TODAY, agreed))
    assert [gap.place for gap in gaps] == [f"person.{RUBY}"]


def test_gaps_name_the_item_and_its_field() -> None:
    gaps = gaps_before_proposal(GateFacts(content(purpose(worry=""), step(act="")), TODAY))
    assert [(gap.place, gap.rule) for gap in gaps] == [
        (f"item.{uid(200)}.purpose", "SAFE-1"),
        (f"item.{uid(301)}.act", "SAFE-3"),
    ]


def test_the_gate_asks_the_content_again_as_of_the_day() -> None:
    agreed = {PAULINE: Yes.AGREED, JOAN: Yes.AGREED}
    assert gaps_before_live(GateFacts(content(), date(2026, 1, 25), agreed)) == ()
    (gap,) = gaps_before_live(GateFacts(content(), date(2026, 1, 26), agreed))
    assert (gap.place, gap.rule) == ("review_on", "REV-1")


@pytest.mark.rule("SHARE-2", part="the duty and its date")
def test_one_duty_follows_from_going_live() -> None:
    facts = LiveFacts(uid(7), (RUBY,), date(2026, 1, 9), AMARA, Nation.ENGLAND, 2)
    (duty,) = expected(facts)
    assert (duty.kind, duty.rule, duty.due_on) == ("plan.on_file", "SHARE-2", date(2026, 1, 13))
    assert (duty.children, duty.owner_id, duty.subject_id) == ((RUBY,), AMARA, uid(7))
