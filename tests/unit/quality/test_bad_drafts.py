"""The bad drafts of section 5 that a document can show: what is said of each is exactly what is wrong with it."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest

from kith.core.plans import content as c
from kith.core.plans import records as r
from kith.core.quality.check import check
from kith.core.quality.finding import Finding
from tests.unit.quality import builders as b
from tests.unit.quality.builders_second import action, childs_plan, outcome


def _instead(*items: Any, **records: Any) -> r.PlanDocument:
    """A plan with nothing to find, but for these items in place of its own."""
    changed = {item.id for item in items}
    records.setdefault("agreements", (b.agreement(b.SHELLEY), b.agreement(b.KIRSTY)))
    return b.plan(*(item for item in b.whole_items() if item.id not in changed), *items, **records)


def _network(*people: Any) -> r.PlanDocument:
    others = [item for item in b.whole_items() if item.kind != "network_member"]
    return b.plan(*others, *people, agreements=(b.agreement(b.SHELLEY), b.agreement(b.KIRSTY)))


@dataclass(frozen=True, slots=True)
class Bad:
    """A bad draft, and all that is said of it: (rule, severity, words it points at or the field)."""

    number: str
    document: r.PlanDocument
    said: set[tuple[str, str, str]]
    before: r.PlanDocument = field(default_factory=b.whole)


_MISUSE = "Concerns re exposure to DV and parental alcohol misuse impacting on mother's ability to prioritise."
_FAMILY_TO = {("QUAL-4", "hint", "Family to"), ("QUAL-4", "hint", "monitor")}
_UNABLE = b.member(b.PAULINE, hears_at_night=False)
DRAFTS = [
    Bad("1 jargon", _instead(b.danger(
            behaviour=b.said(_MISUSE), who_is_worried=c.Sourced(), example=c.Sourced(), example_on=None,
            effects_now=(), effects_later=(),
        )),
        {*(("SAFE-9", "hint", words) for words in ("re", "exposure to", "DV", "alcohol misuse", "impacting on")),
         ("QUAL-3", "hint", _MISUSE[:-1]), ("SOS-2", "block", "who_is_worried"), ("SOS-2", "block", "example"),
         ("SOS-2", "block", "effects_now"), ("SOS-2", "block", "effects_later")}),
    Bad("2 a goal of services", _instead(b.goal(words="Parents will engage with services and stop arguing.")),
        {("SOS-3", "hint", "engage"), ("SOS-3", "hint", "words"), ("SOS-3", "hint", "how_long"),
         ("QUAL-4", "hint", "Parents will"), ("QUAL-4", "hint", "engage with")}),
    Bad("2 not paired", b.plan(
            *(item for item in b.whole_items() if item.kind != "goal"),
            agreements=(b.agreement(b.SHELLEY), b.agreement(b.KIRSTY)),
        ), {("SOS-1", "block", "goal")}),
    Bad("3 an empty scale", _instead(b.scale(ten="good", zero="bad")),
        {("SOS-5", "block", "ten"), ("SOS-5", "block", "zero")}),
    Bad("4 she holds him back", _instead(b.rule(title="Leanne will not let Craig into the house.")),
        {("SAFE-8", "block", "not let Craig")}),
    Bad("5 nobody monitors", _instead(b.step(
            who=None, act="Family to monitor drinking.", by_when="", steps_in=None, check_by=None, check_how=""
        )),
        {*_FAMILY_TO, *(("SAFE-3", "block", place) for place in ("who", "by_when", "steps_in", "check_by",
                                                                 "check_how"))}),
    Bad("6 asap", childs_plan(action(
            who=b.CRAIG, act="Craig to engage with probation asap.", by_when="", how_known=""
        )),
        {("CHILD-6", "hint", "engage with"), ("CHILD-6", "hint", "asap"), ("CHILD-6", "block", "by_when"),
         ("CHILD-6", "block", "how_known")}, childs_plan()),
    Bad("7 seven outcomes", childs_plan(*(outcome(number) for number in range(1, 8))),
        {("CHILD-4", "hint", "many_because")}, childs_plan()),
    Bad("8 Nan, not asked", _instead(
            b.member(b.PAULINE, agreed_on=None, reachable=False), b.step(who=b.PAULINE)
        ), {("NET-2", "block", "who"), ("RULE-4", "hint", "who")}),
    Bad("9 the same person", _instead(b.step(who=b.SHELLEY, steps_in=b.SHELLEY)), {("SAFE-3", "block", "steps_in")}),
    Bad("10 three at one address", _network(
            *(b.member(one, household=1) for one in (b.PAULINE, b.SHELLEY, b.JOAN))
        ), {("BOT-2", "hint", "least_in_ring_one"), ("BOT-2", "hint", "about_network")}),
    Bad("12 a doubt is open", b.whole(
            agreements=(b.agreement(b.SHELLEY), b.agreement(b.KIRSTY), b.agreement(
                b.LEANNE, at=b.at("9 22:40"), told_on=date(2026, 1, 9), notice_on=date(2026, 1, 9))),
            capacity_doubts=r.CapacityDoubt(person_id=b.LEANNE, opened_at=b.at("9 22:20"), because="could not follow"),
        ), {("AGR-5", "block", "agreements.2.at")}),
    Bad("13 no review", b.whole(review_on=None), {("REV-1", "block", "review_on")}),
    Bad("13 a past review", b.whole(review_on=date(2026, 1, 20)), {("REV-1", "block", "review_on")}),
    Bad("15 a child's page", _instead(b.rule(child_line=(
            "Grown-ups will undertake assessments of the circumstances and communicate their conclusions and "
            "recommendations to everybody who participates in the implementation of the arrangements that "
            "were negotiated previously"))),
        {("QUAL-3", "hint", "This sentence is long."), ("QUAL-3", "hint", "This sentence is hard to read.")}),
    Bad("16 refused to engage", b.whole(not_agreed=b.not_agreed(rationale="He refused to engage.")),
        {("AGR-8", "hint", "not_agreed.0.rationale")}),
    Bad("17 missing, and safe", b.tonight(b.emergency(children_now=(
            b.child_now(b.ALFIE), b.child_now(b.RUBY), b.child_now(b.KAYDEN, missing=True, where="", safe=True)))),
        {("TOOL-4", "block", "children_now.2.safe")}, b.tonight()),
    Bad("17 one yes for all", b.tonight(b.emergency(children_now=(b.child_now(b.ALFIE),))),
        {("EMERG-1", "block", "children_now"), ("TOOL-4", "block", "children_now")}, b.tonight()),
    Bad("18 fifteen hours", b.tonight(b.emergency(
            lapses_at=b.at("26 09:00"), next_look_at=b.at("26 09:00"), from_at=b.at("24 22:35"),
            in_charge=(b.in_charge(b.SHELLEY, "24 22:00", "25 08:00"), b.in_charge(b.PAULINE, "25 08:00", "25 18:00")),
        )), {("EMERG-3", "block", "in_charge")},
        b.tonight(b.emergency(lapses_at=b.at("26 09:00"), from_at=b.at("24 22:35")))),
    Bad("19 Pauline at night", _instead(_UNABLE, b.step(
            who=b.PAULINE, act="stays the night and is in charge", by_when="from 21:00 to 07:00"),
            agreements=(b.agreement(b.SHELLEY), b.agreement(b.KIRSTY), b.agreement(b.PAULINE)),
        ), {("RULE-4", "hint", "who")}),
    Bad("20 the bathroom", _instead(b.step(act="Mum and children lock themselves in the bathroom.")),
        {("SAFE-3", "hint", "bathroom")}),
    Bad("21 no ambulance", _instead(b.rule(red_flags=("will not wake",)), b.step(act="ring Kirsty")),
        {("RULE-1", "hint", "will not wake")}),
    Bad("26 not asked, one to one", _instead(
            b.member(b.IMRAN, ring=2, told_on=None, agreed_on=None),
            b.step(2, who=b.IMRAN, act="texts Kayden every Wednesday"),
        ), {("NET-2", "block", "who"), ("SAFE-3", "hint", "texts Kayden")}),
    Bad("27 by her agreement", _instead(b.if_then(
            when="Mum will not wake", then="999 for an ambulance; Shelley keeps the children, by Mum's agreement")),
        {("BACK-3", "hint", "by Mum's agreement")}),
    Bad("29 read too soon", b.whole(
            readings=r.Reading(scale_id=b.SCALE, person_id=b.LEANNE, on=date(2026, 1, 15), number=4)),
        {("SOS-5", "block", "readings.0.on")}),
]  # fmt: skip


def _words(document: r.PlanDocument, finding: Finding) -> str:
    """What a finding points at: the words in an item, or the place; a hard or long sentence by its message."""
    if finding.item_id is None or finding.span is None:
        return finding.field
    value: Any = document.content.item(finding.item_id)
    for part in finding.field.split("."):
        value = value[int(part)] if part.isdigit() else getattr(value, part)
    said: str = value[slice(*finding.span)]
    assert len(said) == finding.span[1] - finding.span[0] > 0, "it points at words that are there"
    return finding.message if len(said) > len(_MISUSE) else said


@pytest.mark.rule("QUAL-2", part="the bad drafts: each finding points at what is wrong, and nothing else is said")
@pytest.mark.parametrize("bad", DRAFTS, ids=[bad.number for bad in DRAFTS])
def test_a_bad_draft_is_found_for_the_right_reason(bad: Bad) -> None:
    known = {(one.rule, one.item_id, one.field, one.message) for one in check(bad.before, b.TODAY)}
    new = [one for one in check(bad.document, b.TODAY) if (one.rule, one.item_id, one.field, one.message) not in known]
    assert {(one.rule, one.severity.value, _words(bad.document, one)) for one in new} == bad.said
    assert all(one.mend.strip() for one in new)


def test_a_right_plan_has_nothing_to_find() -> None:
    assert check(b.whole(), b.TODAY) == ()
