"""Being told, hearing the notice, and agreeing freely to one's own part."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from kith.core.agreements.choices import Advice, ToldHow, Way
from kith.core.agreements.models import Agreement, NoticeGiven, Told
from kith.core.agreements.rules import AskedFacts, problems_before_agreement
from kith.core.agreements.selectors import asked_of, words_agreed_to
from kith.core.agreements.services import agreed, notice_given, told
from kith.core.editions.models import EditionRecord
from kith.core.lifecycle.services import plan_proposed, plan_withdrawn
from kith.core.people.models import Person
from kith.core.plans.models import DraftItem, Version
from kith.core.plans.services import step_saved
from kith.core.practice.notices import voluntary_notice
from kith.core.protection.models import PosesRisk
from kith.core.protection.services import fact_withheld
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, NotYet, Refused, Stale
from tests.integration.core.together import together
from tests.world import World

pytestmark = pytest.mark.django_db
WELL_ASKED = AskedFacts(
    told=True,
    notice_given=True,
    asked_alone=True,
    understands=True,
    sees_the_risk=True,
    name="Pauline Tansley",
    typed_name="Pauline Tansley",
    said_back="I am there.",
)
GATES = {
    "told": ({"told": False}, "told", "AGR-1"),
    "notice": ({"notice_given": False}, "notice", "AGR-7"),
    "alone": ({"asked_alone": False}, "asked_alone", "AGR-8"),
    "understands": ({"understands": False}, "understands", "AGR-6"),
    "sees the risk": ({"sees_the_risk": False}, "sees_the_risk", "AGR-6"),
    "name": ({"typed_name": "Pauline"}, "typed_name", "AGR-14"),
    "no name": ({"typed_name": " "}, "typed_name", "AGR-14"),
    "said back": ({"said_back": " \n"}, "said_back", "AGR-11"),
}


def _facts(**changes: Any) -> AskedFacts:
    return AskedFacts(**{**{name: getattr(WELL_ASKED, name) for name in WELL_ASKED.__slots__}, **changes})


def _tell(world: World, version: Version, key: str = "pauline", **changes: Any) -> Told:
    given: dict[str, Any] = {
        "version_id": version.id,
        "person_id": world.ids[key],
        "how": ToldHow.IN_PERSON,
        "at": clock.moment(),
        "by": world.by("amara"),
    }
    given |= changes
    if "shown_hash" not in given:
        given["shown_hash"] = world.edition_hash(version, key)
    return told(**given)


def _notice(world: World, version: Version, key: str = "pauline") -> NoticeGiven:
    return notice_given(version_id=version.id, person_id=world.ids[key], read_aloud=True, by=world.by("amara"))


def _agree(world: World, version: Version, key: str = "pauline", **changes: Any) -> Agreement:
    given: dict[str, Any] = {
        "version_id": version.id,
        "person_id": world.ids[key],
        "typed_name": "Pauline Tansley",
        "said_back": "I am there Tuesday and Thursday.",
        "advice": Advice.DECLINED,
        "asked_alone": True,
        "understands": True,
        "sees_the_risk": True,
        "by": world.by("amara"),
    }
    given |= changes
    if "shown_hash" not in given:
        given["shown_hash"] = world.edition_hash(version, key)
    return agreed(**given)


def test_well_asked_nothing_stands_against_it() -> None:
    assert problems_before_agreement(WELL_ASKED) == ()


@pytest.mark.parametrize("gate", GATES)
@pytest.mark.rule("AGR-1", part="the gate")
@pytest.mark.rule("AGR-6", part="the gate")
@pytest.mark.rule("AGR-7", part="the gate")
@pytest.mark.rule("AGR-8", part="the gate")
def test_each_gate_refuses_alone_at_its_own_place(gate: str) -> None:
    changes, place, rule = GATES[gate]
    (problem,) = problems_before_agreement(_facts(**changes))
    assert (problem.place, problem.rule) == (place, rule)
    assert problem.message


def test_all_that_stands_against_it_is_said_at_once() -> None:
    everything: dict[str, Any] = {}
    for changes, _, _ in GATES.values():
        everything |= changes
    places = [problem.place for problem in problems_before_agreement(_facts(**everything))]
    assert places == ["told", "notice", "asked_alone", "understands", "sees_the_risk", "typed_name", "said_back"]


@pytest.mark.parametrize("typed", ["pauline tansley", " PAULINE   Tansley ", "Pauline\tTansley"])
@pytest.mark.rule("AGR-14", part="typed name")
def test_a_name_typed_in_any_case_and_with_any_spaces_is_theirs(typed: str) -> None:
    assert problems_before_agreement(_facts(typed_name=typed)) == ()


@pytest.mark.rule("AGR-1", part="the service")
def test_nobody_agrees_before_they_were_told(world: World) -> None:
    version = world.proposed()
    _notice(world, version)
    with pytest.raises(Invalid) as refusal:
        _agree(world, version)
    assert [(one.place, one.rule) for one in refusal.value.problems] == [("told", "AGR-1")]
    assert not Agreement.objects.exists()


@pytest.mark.rule("AGR-7", part="the service")
def test_nobody_agrees_before_they_heard_the_notice(world: World) -> None:
    version = world.proposed()
    _tell(world, version)
    with pytest.raises(Invalid) as refusal:
        _agree(world, version)
    assert [(one.place, one.rule) for one in refusal.value.problems] == [("notice", "AGR-7")]


@pytest.mark.parametrize(
    ("answer", "rule"), [("asked_alone", "AGR-8"), ("understands", "AGR-6"), ("sees_the_risk", "AGR-6")]
)
@pytest.mark.rule("AGR-6", part="the service")
@pytest.mark.rule("AGR-8", part="the service")
def test_no_signature_is_taken_when_one_answer_is_no(world: World, answer: str, rule: str) -> None:
    version = world.proposed()
    _tell(world, version)
    _notice(world, version)
    with pytest.raises(Invalid) as refusal:
        _agree(world, version, **{answer: False})
    assert [(one.place, one.rule) for one in refusal.value.problems] == [(answer, rule)]
    assert not Agreement.objects.exists()


def test_asked_badly_in_every_way_every_problem_is_told(world: World) -> None:
    version = world.proposed()
    with pytest.raises(Invalid) as refusal:
        _agree(world, version, asked_alone=False, understands=False, sees_the_risk=False, typed_name="x", said_back="")
    assert len(refusal.value.problems) == 7


@pytest.mark.rule("AGR-11", part="bound to the version and the edition, with the say-back")
@pytest.mark.rule("AGR-14", part="typed name, with date and time")
@pytest.mark.rule("AGR-2", part="what became of the offer of advice")
def test_an_agreement_is_bound_to_the_version_and_the_edition_seen(world: World) -> None:
    version = world.proposed()
    before = clock.moment()
    _tell(world, version)
    _notice(world, version)
    row = _agree(world, version, typed_name=" pauline  TANSLEY")
    assert (row.version_id, row.person_id) == (version.id, world.ids["pauline"])
    assert row.edition.hash == world.edition_hash(version, "pauline")
    assert row.edition.reader_id == world.ids["pauline"]
    assert (row.way, row.typed_name) == (Way.TYPED_NAME, "pauline TANSLEY")
    assert (row.said_back, row.advice) == ("I am there Tuesday and Thursday.", Advice.DECLINED)
    assert before <= row.at <= clock.moment()
    (kept,) = asked_of(version.id)[world.ids["pauline"]].agreements
    assert kept == row
    assert words_agreed_to(row).hash == row.edition.hash


@pytest.mark.rule("AGR-1", part="when, how, by whom, in which format and language")
def test_being_told_keeps_how_when_by_whom_and_in_which_format(world: World) -> None:
    version = world.proposed()
    row = _tell(world, version, how=ToldHow.TELEPHONE)
    assert (row.how, row.format, row.language) == (ToldHow.TELEPHONE, "large_print", "en-GB")
    assert row.by == world.ids["amara"]
    assert row.edition.hash == world.edition_hash(version, "pauline")


@pytest.mark.rule("AGR-7", part="which notice and when")
def test_the_notice_keeps_which_words_were_heard_and_when(world: World) -> None:
    version = world.proposed()
    row = _notice(world, version)
    notice = voluntary_notice()
    assert (row.notice_key, row.notice_version, row.language) == (notice.key, notice.version, notice.language)
    assert row.read_aloud
    assert asked_of(version.id)[world.ids["pauline"]].notice == row


@pytest.mark.rule("AGR-7", part="what the notice says")
def test_the_notice_says_that_one_can_say_no_ask_for_changes_get_advice_and_complain() -> None:
    said = " ".join(voluntary_notice().lines).casefold()
    for words in ("say no", "ask us to change it", "think badly", "lawyer", "complain", "children act", "judge"):
        assert words in said


def test_a_told_date_in_the_future_is_refused(world: World) -> None:
    version = world.proposed()
    with pytest.raises(Invalid, match="cannot be in the future") as refusal:
        _tell(world, version, at=clock.moment() + timedelta(minutes=2))
    assert refusal.value.problems[0].place == "told_on"


def test_nobody_was_told_before_the_plan_was_proposed(world: World) -> None:
    version = world.proposed()
    with pytest.raises(Invalid, match="before this plan was proposed"):
        _tell(world, version, at=version.proposed_at - timedelta(minutes=2))
    _tell(world, version, at=version.proposed_at.replace(second=0, microsecond=0))


@pytest.mark.rule("AGR-11", part="what they saw must be what stands")
def test_an_edition_that_changed_in_between_is_stale(world: World) -> None:
    version = world.proposed()
    shown = world.edition_hash(version, "pauline")
    _tell(world, version)
    _notice(world, version)
    Person.objects.filter(id=world.ids["pauline"]).update(known_as="Nan")
    for act in (lambda: _agree(world, version, shown_hash=shown), lambda: _tell(world, version, shown_hash=shown)):
        with pytest.raises(Stale):
            act()
    with pytest.raises(Invalid) as refusal:
        _agree(world, version)
    assert [problem.place for problem in refusal.value.problems] == ["told"], "told of other words is not told of these"
    _tell(world, version)
    assert _agree(world, version).edition.hash != shown


def test_agreeing_twice_is_refused(world: World) -> None:
    version = world.proposed()
    world.agrees(version, "pauline")
    with pytest.raises(NotYet, match="already agreed to these words"):
        _agree(world, version)
    assert Agreement.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_agreeing_twice_at_the_same_moment_is_kept_once(world: World) -> None:
    version = world.proposed()
    _tell(world, version)
    _notice(world, version)
    shown = world.edition_hash(version, "pauline")
    outcomes = together(*[lambda: _agree(world, version, shown_hash=shown)] * 2)
    assert sorted(type(one).__name__ for one in outcomes) == ["Agreement", "NotYet"]


def _replaced(world: World) -> Version:
    version = world.proposed()
    item = DraftItem.objects.get(plan=version.plan, kind="safety_step")
    step_saved(
        plan_id=version.plan_id,
        item_id=item.id,
        children=item.children,
        body=world.step_body(act="rings"),
        base=item.revision,
        by=world.by("amara"),
    )
    plan_proposed(plan_id=version.plan_id, by=world.by("amara"))
    return version


def _withdrawn(world: World) -> Version:
    version = world.proposed()
    plan_withdrawn(plan_id=version.plan_id, by=world.by("amara"))
    return version


@pytest.mark.parametrize("made", [_replaced, _withdrawn], ids=["replaced", "withdrawn"])
def test_nobody_is_asked_about_a_version_that_does_not_stand(world: World, made: Callable[[World], Version]) -> None:
    version = made(world)
    for act in (_tell, _notice, _agree):
        with pytest.raises(NotYet, match="no longer the one people are asked about"):
            act(world, version)


@pytest.mark.rule("AGR-12", part="asked again while the plan is live, and the first yes is kept")
def test_who_agreed_to_other_words_is_asked_again_while_the_plan_is_live(world: World) -> None:
    version = world.live()
    with pytest.raises(NotYet, match="already agreed to these words"):
        _agree(world, version)
    world.words_for(version, "pauline", "is at home every day of the week")
    with pytest.raises(Invalid) as refusal:
        _agree(world, version)
    assert [one.place for one in refusal.value.problems] == ["told"]
    _tell(world, version)
    _agree(world, version)
    first, second = asked_of(version.id)[world.ids["pauline"]].agreements
    assert first.edition.part_hash != second.edition.part_hash
    assert "every Tuesday" in str(words_agreed_to(first)), "what was agreed to first is still to be read"


def test_words_that_come_back_are_agreed_to_already(world: World) -> None:
    version = world.proposed()
    world.words_for(version, "pauline", "is there on Monday")
    world.agrees(version, "pauline")
    world.words_for(version, "pauline", "is there on Friday")
    world.agrees(version, "pauline")
    world.words_for(version, "pauline", "is there on Monday")
    with pytest.raises(NotYet, match="already agreed to these words"):
        _tell(world, version)
        _agree(world, version)


def test_nobody_is_asked_about_a_plan_in_which_nothing_is_theirs(world: World) -> None:
    version = world.proposed()
    with pytest.raises(NotYet, match="nothing to ask them"):
        _tell(world, version, "ray", shown_hash="x")
    with pytest.raises(NotFound):
        _tell(world, version, "ruby", shown_hash="x")


def test_nobody_is_told_words_they_must_not_have(world: World) -> None:
    version = world.proposed()
    shown = world.edition_hash(version, "pauline")
    fact_withheld(
        family_id=world.ids["family"],
        label="a time",
        words=["texts Pauline"],
        may_hold=[],
        from_on=clock.today(),
        by=world.by("amara"),
    )
    with pytest.raises(Invalid, match="Take out “texts Pauline”: a time"):
        _tell(world, version, shown_hash=shown)
    assert not EditionRecord.objects.exists()


def test_who_became_a_danger_since_being_told_cannot_agree(world: World) -> None:
    version = world.proposed()
    shown = world.edition_hash(version, "joan")
    _tell(world, version, "joan")
    PosesRisk.objects.create(
        family_id=world.ids["family"],
        from_person_id=world.ids["joan"],
        to_person_id=world.ids["ruby"],
        from_on=clock.today(),
    )
    with pytest.raises(NotYet, match="nothing to ask them"):
        _agree(world, version, "joan", shown_hash=shown)


@pytest.mark.parametrize(("who", "refusal"), [("donna", NotFound), ("pat", NotFound), ("helen", Refused)])
def test_who_may_not_record_what_people_said(world: World, who: str, refusal: type[Exception]) -> None:
    version = world.proposed()
    shown = world.edition_hash(version, "pauline")
    with pytest.raises(refusal):
        _tell(world, version, shown_hash=shown, by=world.by(who))
    with pytest.raises(refusal):
        _agree(world, version, shown_hash=shown, by=world.by(who))
    with pytest.raises(refusal):
        notice_given(version_id=version.id, person_id=world.ids["pauline"], read_aloud=True, by=world.by(who))


def test_the_time_somebody_was_told_is_kept_as_it_was_given(world: World, as_of: Callable[[str], None]) -> None:
    version = world.proposed()
    as_of("2026-01-17")
    at = datetime(2026, 1, 16, 14, 30, tzinfo=clock.LOCAL_ZONE)
    assert Told.objects.get(id=_tell(world, version, at=at).id).at == at
