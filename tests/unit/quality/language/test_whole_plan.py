"""Language of a whole plan: each list where it belongs, under the rule that belongs to it. Bad drafts 1, 2, 5, 16."""

import json
from datetime import date
from pathlib import Path

import pytest

from kith.core.plans import content as c
from kith.core.plans.records import PlanDocument
from kith.core.quality.check import check
from kith.core.quality.finding import Severity
from kith.core.quality.indexed import Indexed
from tests.unit.quality.builders import (
    SHELLEY,
    agreement,
    bottom_line,
    danger,
    decision,
    found,
    goal,
    member,
    not_agreed,
    only,
    order,
    places,
    plan,
    purpose,
    rule,
    said,
    step,
    view,
)  # fmt: skip

SAMPLES = Path(__file__).parents[4] / "sample" / "tansley"


@pytest.mark.rule("SAFE-9", "QUAL-3", part="bad draft 1")
def test_bad_draft_1_in_its_place() -> None:
    words = "Concerns re exposure to DV and parental alcohol misuse impacting on mother's ability to prioritise."
    document = plan(danger(behaviour=said(words)))
    assert len(found(document, "SAFE-9")) == 5
    assert {(one.item_id, one.field) for one in found(document, "SAFE-9")} == {(danger().id, "behaviour.words")}
    assert only(document, "QUAL-3").field == "behaviour.words"


@pytest.mark.rule("SOS-3", "QUAL-4", part="bad draft 2")
def test_bad_draft_2() -> None:
    document = plan(danger(), goal(words="Parents will engage with services and stop arguing."))
    assert {one.field for one in found(document, "SOS-3")} >= {"words", "how_long"}
    assert len(found(document, "QUAL-4")) == 2


@pytest.mark.rule("QUAL-4", part="bad draft 5")
def test_bad_draft_5() -> None:
    document = plan(step(rule_id=None, who=None, act="Family to monitor drinking."))
    assert places(document, "QUAL-4") == [(step().id, "act", "hint")] * 2


@pytest.mark.rule("QUAL-4", part="only where somebody is to act")
def test_vague_words_count_only_where_somebody_acts() -> None:
    assert found(plan(danger(behaviour=said("Mum regularly drinks vodka."))), "QUAL-4") == []


@pytest.mark.rule("SAFE-9", part="once for each term")
def test_a_term_is_explained_once_and_a_label_each_time() -> None:
    document = plan(purpose(worry="The siblings", needed="siblings"), step(rule_id=None, act="siblings"))
    assert only(document, "SAFE-9").field == "worry"
    assert len(found(plan(purpose(worry="hostile", needed="hostile")), "SAFE-9")) == 2


@pytest.mark.rule("SAFE-9", part="people's own words and a court's are left alone")
def test_own_words_and_a_courts_are_left_alone() -> None:
    dispute = c.Dispute(person_id=SHELLEY, said=said("my siblings are hostile"), worked_with="", by=None)
    items = (
        view(words="my siblings, DV"),
        order(title="s47 DV", conditions=("no siblings",)),
        danger(disputes=(dispute,)),
    )
    assert found(plan(*items), "SAFE-9") == []


@pytest.mark.rule("BOT-1", part="a condition, not a task")
def test_a_bottom_line_is_no_task() -> None:
    line = bottom_line(words="Craig must engage and comply.", about_network=True)
    marked = [line.words[slice(*one.span)] for one in found(plan(line), "BOT-1") if one.span]
    assert marked == ["comply"] or marked == ["engage", "comply"]
    assert found(plan(bottom_line()), "BOT-1") == []


@pytest.mark.rule("AGR-8", part="the record of somebody who does not agree: bad draft 16")
class TestTheRecord:
    @pytest.mark.parametrize("field", ["offered", "own_words", "stands_without_them", "rationale"])
    def test_bad_draft_16(self, field: str) -> None:
        one = only(plan(not_agreed=not_agreed(**{field: "Refused to engage"})), "AGR-8")
        assert (one.field, one.severity) == (f"not_agreed.0.{field}", Severity.HINT)
        assert "what was offered" in one.mend

    def test_their_own_words_may_be_anything(self) -> None:
        assert (
            found(plan(not_agreed=not_agreed(own_words="I'm not hostile, they made me feel in denial")), "AGR-8") == []
        )

    def test_pressing_is_seen_wherever_agreeing_is_written_about(self) -> None:
        document = plan(
            member(),
            agreements=agreement(how="told she must sign"),
            decisions=decision("NET-8", because="no choice but"),
        )
        assert [one.field for one in found(document, "AGR-8")] == ["agreements.0.how", "decisions.0.because"]

    def test_facts_are_left_alone(self) -> None:
        assert found(plan(not_agreed=not_agreed()), "AGR-8") == []


@pytest.mark.rule("AGR-8", part="the plan's own words")
def test_a_plan_that_presses_is_pointed_at() -> None:
    assert only(plan(danger(), rule(also=("If she refuses, ring us",))), "AGR-8").field == "also.0"


_EXPECTED = {
    "strategy discussion", "legal planning meeting", "core group", "Initial child protection conference",
    "child protection plan", "Review conference",
}  # fmt: skip


@pytest.mark.rule("SAFE-9", "QUAL-3", "QUAL-4", part="the scenario's plan: only names of meetings are asked about")
@pytest.mark.parametrize("name", ["v3", "v5"])
def test_nothing_silly_is_said_of_the_sample(name: str) -> None:
    held = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    document = PlanDocument.model_validate(held["document"])
    plan_ = Indexed(document, date.fromisoformat(held["frozen_on"]))
    texts = {(item.id, field): text for item, field, text, _ in plan_.texts}
    marked = {texts[one.item_id, one.field][slice(*one.span)] for one in plan_.language if one.item_id and one.span}
    assert marked == _EXPECTED


OURS = {
    "BACK-1", "BACK-2", "BACK-3", "BACK-4", "BACK-7", "BACK-10", "TIME-1", "TIME-2", "TIME-3", "TIME-6", "CHILD-3",
    "CHILD-4", "CHILD-5", "CHILD-6", "CHILD-8", "CHILD-9", "CHILD-10", "CHILD-13", "VOICE-1", "VOICE-2", "VOICE-5",
    "VOICE-7", "WORDS-5", "QUAL-7", "QUAL-3", "QUAL-4", "AGR-8",
}  # fmt: skip


@pytest.mark.parametrize("name", ["v3", "v5"])
def test_the_sample_has_nothing_to_mend_by_these_rules(name: str) -> None:
    held = json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    document = PlanDocument.model_validate(held["document"])
    found_here = check(document, date.fromisoformat(held["frozen_on"]))
    assert [(one.rule, one.field, one.message) for one in found_here if one.rule in OURS] == []
