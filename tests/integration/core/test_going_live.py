"""Going live: the gates, the duties that follow, and the worklist."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest

from kith.core.access.basis import Basis
from kith.core.access.models import Reach
from kith.core.audit.models import Entry
from kith.core.authority.policy import Policy
from kith.core.authority.selectors import policy
from kith.core.authority.services import policy_saved
from kith.core.duties.models import Duty
from kith.core.duties.selectors import duties_about, duty_for, open_duties
from kith.core.duties.services import duties_reconciled, duty_done
from kith.core.duties.spec import DutySpec, State, state_of
from kith.core.lifecycle.services import plan_proposed, plan_went_live, plan_withdrawn
from kith.core.plans.services import plan_opened
from kith.core.protection.services import fact_withheld, risk_recorded
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, NotYet, Refused
from kith.kernel.ids import new_id
from kith.kernel.working_days import Nation
from tests.integration.core.test_plan_versions import _proposed_again
from tests.world import World

pytestmark = pytest.mark.django_db


def _live(world: World, version_id: UUID, plan_id: UUID, who: str = "amara") -> None:
    plan_went_live(plan_id=plan_id, version_id=version_id, by=world.by(who))


@pytest.mark.rule("SAFE-1", part="an empty plan cannot be proposed")
@pytest.mark.rule("REV-1", part="an empty plan cannot be proposed")
@pytest.mark.rule("SAFE-3", part="an empty plan cannot be proposed")
def test_an_empty_plan_is_told_all_that_is_missing_at_once(world: World) -> None:
    plan = plan_opened(
        family_id=world.ids["family"], children=[world.ids["ruby"], world.ids["alfie"]], by=world.by("amara")
    )
    with pytest.raises(NotYet) as refusal:
        plan_proposed(plan_id=plan.id, by=world.by("amara"))
    assert [(one.rule, one.place) for one in refusal.value.problems] == [
        ("SAFE-1", "purpose"),
        ("REV-1", "review_on"),
        ("SAFE-3", "steps"),
        ("SAFE-3", "steps"),
    ]


@pytest.mark.rule("NET-2", part="told and agreed before a step leans on them")
def test_nobody_is_leaned_on_who_has_not_agreed(world: World) -> None:
    version = world.proposed()
    with pytest.raises(NotYet) as refusal:
        _live(world, version.id, version.plan_id)
    assert [(one.place, one.rule) for one in refusal.value.problems] == [
        (f"person.{world.ids['pauline']}", "NET-2"),
        (f"person.{world.ids['joan']}", "NET-2"),
    ]
    world.agrees(version, "pauline")
    with pytest.raises(NotYet, match="Joan has not agreed yet"):
        _live(world, version.id, version.plan_id)
    world.agrees(version, "joan")
    _live(world, version.id, version.plan_id)


def test_agreement_to_an_earlier_version_is_not_agreement_to_this_one(world: World) -> None:
    first = world.live()
    second = _proposed_again(world, first.plan, "comes at seven")
    with pytest.raises(NotYet, match="Pauline has not agreed yet"):
        _live(world, second.id, second.plan_id)


@pytest.mark.rule("REV-1", part="a review date that passed in between stops going live")
def test_a_review_date_that_passed_in_between_stops_it(world: World, as_of: Callable[[str], None]) -> None:
    version = world.proposed()
    for key in ("pauline", "joan"):
        world.agrees(version, key)
    as_of("2026-01-26")
    with pytest.raises(NotYet) as refusal:
        _live(world, version.id, version.plan_id)
    assert [(one.place, one.rule) for one in refusal.value.problems] == [("review_on", "REV-1")]


@pytest.mark.rule("SHARE-5", part="nobody is leaned on who may not be given their part")
def test_who_became_a_danger_after_agreeing_is_not_leaned_on(world: World) -> None:
    version = world.proposed()
    for key in ("pauline", "joan"):
        world.agrees(version, key)
    risk_recorded(
        family_id=world.ids["family"],
        from_person_id=world.ids["joan"],
        to_person_id=world.ids["ruby"],
        from_on=clock.today(),
        by=world.by("amara"),
    )
    with pytest.raises(NotYet, match="Nothing of this plan may be given to Joan") as refusal:
        _live(world, version.id, version.plan_id)
    assert [one.place for one in refusal.value.problems] == [f"person.{world.ids['joan']}"]


@pytest.mark.rule("AGR-12", part="a part that changed after the yes holds the gate shut")
def test_words_approved_after_a_yes_ask_for_a_new_one(world: World) -> None:
    version = world.proposed()
    for key in ("pauline", "joan"):
        world.agrees(version, key)
    world.words_for(version, "pauline", "is at home every day of the week")
    with pytest.raises(NotYet, match="Pauline’s part has changed since Pauline agreed") as refusal:
        _live(world, version.id, version.plan_id)
    assert [(one.place, one.rule) for one in refusal.value.problems] == [(f"person.{world.ids['pauline']}", "AGR-12")]
    world.agrees(version, "pauline")
    _live(world, version.id, version.plan_id)


@pytest.mark.rule("AGR-12", part="only those whose part changed are asked again")
def test_a_new_number_of_the_council_asks_nobody_again(world: World) -> None:
    version = world.proposed()
    for key in ("pauline", "joan"):
        world.agrees(version, key)
    policy_saved(policy=policy().model_copy(update={"talk_to_phone": "01632 960299"}), by=world.by("amara"))
    _live(world, version.id, version.plan_id)


@pytest.mark.rule("SHARE-6", part="nobody is leaned on whose part holds words withheld from them")
def test_a_fact_withheld_after_a_yes_stops_going_live(world: World) -> None:
    version = world.proposed()
    for key in ("pauline", "joan"):
        world.agrees(version, key)
    fact_withheld(
        family_id=world.ids["family"],
        label="a time",
        words=["texts Pauline"],
        may_hold=[world.ids["joan"]],
        from_on=clock.today(),
        by=world.by("amara"),
    )
    with pytest.raises(NotYet, match="Pauline’s part holds words that Pauline must not have"):
        _live(world, version.id, version.plan_id)


def test_a_version_that_is_no_longer_proposed_cannot_go_live(world: World) -> None:
    version = world.proposed()
    plan_withdrawn(plan_id=version.plan_id, by=world.by("amara"))
    for version_id in (version.id, new_id()):
        with pytest.raises(NotYet, match="no longer the one people were asked about"):
            _live(world, version_id, version.plan_id)


@pytest.mark.parametrize(("who", "refusal"), [("donna", NotFound), ("pat", NotFound), ("helen", Refused)])
def test_who_may_not_put_a_plan_in_force(world: World, who: str, refusal: type[Exception]) -> None:
    version = world.proposed()
    with pytest.raises(refusal):
        _live(world, version.id, version.plan_id, who)


@pytest.mark.parametrize(
    ("went_live", "due"),
    [
        ("2026-01-09", "2026-01-13"),
        ("2026-04-02", "2026-04-08"),
        ("2026-08-28", "2026-09-02"),
        ("2026-10-30", "2026-11-03"),
    ],
)
@pytest.mark.rule("SHARE-2", part="the duty and its date")
def test_going_live_opens_the_duty_to_put_it_on_file(
    world: World, as_of: Callable[[str], None], went_live: str, due: str
) -> None:
    as_of(went_live)
    version = world.live()
    (duty,) = Duty.objects.all()
    assert (duty.kind, duty.subject_id, duty.rule) == ("plan.on_file", version.id, "SHARE-2")
    assert duty.due_on.isoformat() == due
    assert duty.owner_id == world.ids["amara"]
    assert set(duty.children) == {world.ids["ruby"], world.ids["alfie"]}


@pytest.mark.rule("SHARE-2", part="the council's own number of days and nation")
def test_the_councils_policy_decides_the_days_and_the_nation(world: World, as_of: Callable[[str], None]) -> None:
    policy_saved(policy=Policy(nation=Nation.SCOTLAND, on_file_working_days=3), by=world.by("amara"))
    as_of("2026-11-27")
    world.live()
    assert Duty.objects.get().due_on == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("done_on", "today", "state"),
    [
        (None, "2026-01-18", State.DUE),
        (None, "2026-01-19", State.DUE_TODAY),
        (None, "2026-01-20", State.LATE),
        ("2026-01-19", "2026-02-01", State.DONE),
        ("2026-01-15", "2026-02-01", State.DONE),
        ("2026-01-20", "2026-02-01", State.DONE_LATE),
    ],
)
def test_late_is_told_by_the_clock(done_on: str | None, today: str, state: State) -> None:
    done = date.fromisoformat(done_on) if done_on else None
    assert state_of(date(2026, 1, 19), done, date.fromisoformat(today)) is state


def _done(world: World, at: datetime, who: str = "amara", late_reason: str = "", reference: str = "LCS-1") -> Duty:
    return duty_done(
        duty_id=Duty.objects.get().id, at=at, reference=reference, late_reason=late_reason, by=world.by(who)
    )


@pytest.mark.rule("SHARE-2", part="done, with the reference of the other system")
def test_a_duty_done_in_time_needs_no_reason(world: World) -> None:
    version = world.live()
    _done(world, clock.moment())
    (view,) = duties_about(world.by("amara"), version.id)
    assert (view.state, view.reference, view.late_reason) == (State.DONE, "LCS-1", "")
    assert Entry.objects.filter(action="duty.done", subject_id=version.id).count() == 1


@pytest.mark.parametrize("reason", ["", " \n"])
@pytest.mark.rule("SHARE-2", part="late needs its reason")
def test_a_duty_done_late_needs_its_reason(world: World, as_of: Callable[[str], None], reason: str) -> None:
    world.live()
    as_of("2026-01-20")
    with pytest.raises(Invalid, match="It was late. Say why.") as refusal:
        _done(world, clock.moment(), late_reason=reason)
    assert refusal.value.problems[0].place == "late_reason"
    _done(world, clock.moment(), late_reason="The system was down.")
    assert duty_for(world.by("amara"), Duty.objects.get().id).state is State.DONE_LATE


@pytest.mark.rule("SHARE-2", part="late goes by when it was done, not by when it was written down")
def test_what_was_done_in_time_and_written_down_later_is_not_late(world: World, as_of: Callable[[str], None]) -> None:
    world.live()
    at = clock.moment()
    as_of("2026-01-28")
    assert _done(world, at).late_reason == ""
    assert duty_for(world.by("amara"), Duty.objects.get().id).state is State.DONE


@pytest.mark.rule("SHARE-2", part="not before the plan went live")
def test_a_duty_cannot_have_been_done_before_what_it_follows_from(world: World) -> None:
    world.live()
    with pytest.raises(Invalid, match="before 15 January 2026, the day it follows from") as refusal:
        _done(world, clock.moment() - timedelta(days=1))
    assert (refusal.value.problems[0].place, refusal.value.problems[0].rule) == ("done_on", "SHARE-2")
    assert Duty.objects.get().done_at is None


def test_a_duty_cannot_be_done_in_the_future_nor_twice(world: World) -> None:
    world.live()
    with pytest.raises(Invalid, match="cannot be in the future") as refusal:
        _done(world, clock.moment() + timedelta(minutes=1))
    assert refusal.value.problems[0].place == "done_on"
    _done(world, clock.moment())
    with pytest.raises(Invalid, match="already recorded as done"):
        _done(world, clock.moment(), reference="LCS-2")
    assert Duty.objects.get().reference == "LCS-1"


@pytest.mark.parametrize("who", ["donna", "beth", "pat"])
def test_a_duty_does_not_exist_out_of_reach(world: World, who: str) -> None:
    version = world.live()
    with pytest.raises(NotFound):
        _done(world, clock.moment(), who)
    with pytest.raises(NotFound):
        duty_for(world.by(who), Duty.objects.get().id)
    assert duties_about(world.by(who), version.id) == ()
    assert open_duties(world.by(who), 25).shown == ()


def _spec(world: World, kind: str, due_on: date, *children: str) -> DutySpec:
    return DutySpec(
        kind=kind,
        subject_kind="test",
        subject_id=new_id(),
        occasion="",
        due_on=due_on,
        rule="SHARE-2",
        children=tuple(world.ids[child] for child in children),
        owner_id=world.ids["amara"],
    )


def test_the_worklist_shows_the_most_urgent_first_and_counts_the_rest(world: World) -> None:
    days = (5, 1, 3, 2, 4)
    specs = [_spec(world, f"day.{day}", date(2026, 2, day), "ruby") for day in days]
    duties_reconciled(expected=specs, by=world.by("amara"))
    listed = open_duties(world.by("amara"), 3)
    assert [view.kind for view in listed.shown] == ["day.1", "day.2", "day.3"]
    assert listed.more == 2
    assert open_duties(world.by("amara"), 5).more == 0


def test_the_worklist_shows_no_duty_that_is_also_about_a_child_out_of_reach(world: World) -> None:
    Reach.objects.create(
        principal_id=world.ids["beth"], child_id=world.ids["ruby"], basis=Basis.LEAD_WORKER, from_on="2026-01-01"
    )
    specs = [
        _spec(world, "hers", date(2026, 2, 1), "ruby"),
        _spec(world, "not.hers", date(2026, 2, 1), "ruby", "alfie"),
        _spec(world, "nobodys", date(2026, 2, 1)),
    ]
    duties_reconciled(expected=specs, by=world.by("amara"))
    assert [view.kind for view in open_duties(world.by("beth"), 25).shown] == ["hers"]


def test_expecting_the_same_again_moves_the_open_duty_and_leaves_the_done_one(world: World) -> None:
    spec = _spec(world, "one", date(2026, 1, 20), "ruby")
    moved = DutySpec(**{**{name: getattr(spec, name) for name in spec.__slots__}, "due_on": date(2026, 1, 22)})
    for expected in (spec, spec, moved):
        duties_reconciled(expected=[expected], by=world.by("amara"))
    assert Duty.objects.get().due_on == date(2026, 1, 22)
    _done(world, clock.moment())
    duties_reconciled(expected=[spec], by=world.by("amara"))
    assert Duty.objects.get().due_on == date(2026, 1, 22)
