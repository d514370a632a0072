"""Reach follows from every act that changes what it comes from; worked out anew it is what stands (ACCESS-1)."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.core.access.basis import Basis
from kith.core.access.models import Cover, Managing, Reach, Shift
from kith.core.access.principal import SYSTEM
from kith.core.access.selectors import basis_for, own_children, reaches
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.services import team_added, user_added
from kith.core.audit.models import Change, Entry
from kith.core.duties.models import Duty
from kith.core.people.allocation_facts import reach_differences
from kith.core.people.allocation_services import (
    allocation_added,
    allocation_ended,
    children_allocated,
    reach_mended,
)
from kith.core.people.lead_selectors import may_lead
from kith.core.people.leaving_services import worker_left
from kith.core.people.managing_services import managing_begun, managing_ended
from kith.core.people.models import Allocation, Child
from kith.core.people.selectors import families_of, family_for
from kith.core.people.services import child_added, family_added
from kith.core.people.staffing_services import cover_arranged, cover_ended, shift_added, shift_ended
from kith.core.people.team_services import workers_moved_team
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, NotYet, Refused
from kith.kernel.ids import new_id
from tests.integration.core.together import together
from tests.world import World, make_world

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="reach follows from facts")]
CHILDREN = ("kayden", "ruby", "alfie")


def _seeing(world: World, child: str = "ruby") -> set[str]:
    """The keys of everybody who reaches a child."""
    everybody = {
        key: world.by(key)
        for key in ("amara", "helen", "beth", "donna", "tom", "moira", "ian", "olu", "quinn", "farah", "pat", "della")
    }
    return {key for key, who in everybody.items() if reaches(who, [world.ids[child]])}


def _day(day: int) -> date:
    return date(2026, 1, day)


def _stands() -> None:
    assert list(reach_differences()) == [], "recomputed is not what stands"


def _more_children(world: World, lead: str, number: int) -> list[UUID]:
    family = family_added(name="Many", by=SYSTEM)
    return [
        child_added(
            family_id=family.id, name=f"Child {one}", known_as=f"Child {one}", born_on=date(2020, 1, 1),
            lead_worker_id=world.ids[lead], from_on=date(2026, 1, 1), by=SYSTEM,
        ).id
        for one in range(number)
    ]  # fmt: skip


def test_the_sample_is_what_follows(world: World) -> None:
    assert _seeing(world) == {"amara", "helen", "moira", "ian"}
    _stands()


def test_a_child_given_to_another_team_changes_hands_at_once_with_its_managers(world: World) -> None:
    ids = world.ids
    children_allocated(child_ids=[ids["ruby"]], worker_id=ids["donna"], by=world.by("moira"))
    assert _seeing(world) == {"donna", "tom", "moira", "ian"}
    assert _seeing(world, "alfie") == {"amara", "helen", "moira", "ian"}
    assert Child.objects.get(id=ids["ruby"]).lead_worker_id == ids["donna"]
    assert basis_for(world.by("donna"), [ids["ruby"]]) == "lead worker"
    _stands()


def test_who_had_a_child_is_still_in_the_rows_with_the_moment_it_ended(world: World) -> None:
    children_allocated(child_ids=[world.ids["ruby"]], worker_id=world.ids["beth"], by=world.by("helen"))
    row = Reach.objects.get(principal_id=world.ids["amara"], child_id=world.ids["ruby"])
    assert row.until_at is not None and row.until_at <= clock.instant()
    assert Change.objects.filter(table_name="access_reach", row_id=str(row.id), operation="update").exists()


def test_many_children_move_in_one_act_with_one_entry_and_the_same_statements(world: World) -> None:
    counts = []
    for number in (5, 40):
        children, after = _more_children(world, "amara", number), Entry.objects.count()
        with CaptureQueriesContext(
            connection,
        ) as caught:
            children_allocated(child_ids=children, worker_id=world.ids["beth"], by=world.by("helen"))
        counts.append(len(caught))
        (entry,) = Entry.objects.order_by("at", "id")[after:]
        assert (entry.action, set(entry.children)) == ("people.children_allocated", set(children))
        assert set(own_children(world.by("beth"))) >= set(children)
    assert counts[0] == counts[1]
    _stands()


def test_open_duties_go_with_the_child(world: World) -> None:
    world.live()
    ids = world.ids
    children_allocated(child_ids=[ids["ruby"], ids["alfie"]], worker_id=ids["beth"], by=world.by("helen"))
    assert Duty.objects.get().owner_id == ids["beth"]


@pytest.mark.parametrize("who", ["pat", "quinn", "olu", "farah", "ian", "della"])
def test_a_child_is_given_only_to_who_may_hold_it(world: World, who: str) -> None:
    with pytest.raises(Invalid, match="works in another role"):
        children_allocated(child_ids=[world.ids["ruby"]], worker_id=world.ids[who], by=world.by("helen"))


def test_a_child_is_not_given_to_nobody_to_who_left_or_to_who_has_it(world: World) -> None:
    ids, helen = world.ids, world.by("helen")
    User.objects.filter(id=ids["beth"]).update(is_active=False)
    for gone in (ids["beth"], new_id()):
        with pytest.raises(Invalid, match="can sign in"):
            children_allocated(child_ids=[ids["ruby"]], worker_id=gone, by=helen)
    with pytest.raises(Invalid, match="already"):
        children_allocated(child_ids=[ids["ruby"]], worker_id=ids["amara"], by=helen)
    with pytest.raises(NotFound):
        children_allocated(child_ids=[ids["ruby"], new_id()], worker_id=ids["donna"], by=helen)
    with pytest.raises(NotFound):
        children_allocated(child_ids=[], worker_id=ids["donna"], by=helen)


@pytest.mark.rule("ACCESS-1", part="a child is given within one’s teams, by one rule for page and service")
def test_a_child_is_given_within_the_teams_of_who_gives_and_to_whom_the_page_shows(world: World) -> None:
    ids, helen = world.ids, world.by("helen")
    offered = {user.id for user in may_lead(helen)}
    assert ids["beth"] in offered and ids["donna"] not in offered
    for outside in ("donna", "tom"):
        with pytest.raises(Invalid, match="within your teams"):
            children_allocated(child_ids=[ids["ruby"]], worker_id=ids[outside], by=helen)
        with pytest.raises(Invalid, match="within your teams"):
            worker_left(worker_id=ids["amara"], hand_over={}, rest_to=ids[outside], by=helen)
    assert Child.objects.get(id=ids["ruby"]).lead_worker_id == ids["amara"]
    children_allocated(child_ids=[ids["ruby"]], worker_id=ids["beth"], by=helen)


def test_only_managers_within_reach_allocate(world: World) -> None:
    ids = world.ids
    with pytest.raises(Refused):
        children_allocated(child_ids=[ids["ruby"]], worker_id=ids["beth"], by=world.by("amara"))
    with pytest.raises(NotFound):
        children_allocated(child_ids=[ids["ruby"]], worker_id=ids["beth"], by=world.by("tom"))
    with pytest.raises(NotFound):
        allocation_added(child_id=ids["ruby"], worker_id=ids["donna"], part=Basis.CO_WORKER, by=world.by("tom"))


def test_beside_the_lead_worker(world: World, as_of: Callable[[str], None]) -> None:
    ids, helen = world.ids, world.by("helen")
    beside = allocation_added(child_id=ids["ruby"], worker_id=ids["donna"], part=Basis.CO_WORKER, by=helen)
    last = date(2026, 1, 20)
    allocation_added(child_id=ids["ruby"], worker_id=ids["farah"], part=Basis.PARTNER, until_on=last, by=helen)
    allocation_added(child_id=ids["ruby"], worker_id=ids["quinn"], part=Basis.QUALITY, until_on=last, by=helen)
    assert _seeing(world) == {"amara", "helen", "moira", "ian", "donna", "farah", "quinn"}
    assert _seeing(world, "alfie") == {"amara", "helen", "moira", "ian"}
    _stands()
    as_of("2026-01-21")
    assert _seeing(world) == {"amara", "helen", "moira", "ian", "donna"}
    allocation_ended(allocation_id=beside.id, by=helen)
    assert "donna" not in _seeing(world)
    again = allocation_added(
        child_id=ids["ruby"], worker_id=ids["farah"], part=Basis.PARTNER, until_on=date(2026, 2, 1), by=helen
    )
    assert "farah" in _seeing(world)
    allocation_ended(allocation_id=again.id, by=helen)
    with pytest.raises(NotFound):
        allocation_ended(allocation_id=again.id, by=helen)
    _stands()


@pytest.mark.parametrize("part", [Basis.PARTNER, Basis.QUALITY])
def test_sight_from_outside_the_team_has_a_last_day(world: World, part: Basis) -> None:
    who = {Basis.PARTNER: "farah", Basis.QUALITY: "quinn"}[part]
    given = {"child_id": world.ids["ruby"], "worker_id": world.ids[who], "part": part, "by": world.by("helen")}
    with pytest.raises(Invalid, match="until which day"):
        allocation_added(**given)
    with pytest.raises(Invalid, match="has passed"):
        allocation_added(**given, until_on=date(2026, 1, 14))


def test_a_lead_worker_is_neither_added_beside_nor_ended(world: World) -> None:
    ids, helen = world.ids, world.by("helen")
    with pytest.raises(Invalid):
        allocation_added(child_id=ids["ruby"], worker_id=ids["beth"], part=Basis.LEAD_WORKER, by=helen)
    lead = Allocation.objects.get(child_id=ids["ruby"], part=Basis.LEAD_WORKER)
    with pytest.raises(Invalid, match="never without a lead worker"):
        allocation_ended(allocation_id=lead.id, by=helen)


def test_a_worker_who_moves_team_takes_their_children_to_its_managers(world: World) -> None:
    team = world.user("donna").team_id
    assert team
    workers_moved_team(worker_ids=[world.ids["amara"]], team_id=team, by=world.by("pat"))
    assert _seeing(world) == {"amara", "tom", "moira", "ian"}
    _stands()


def test_a_team_of_thirty_moves_in_the_same_statements_as_one(world: World) -> None:
    team = team_added(name="New team", by=SYSTEM)
    old = team_added(name="Old team", by=SYSTEM)
    managing_begun(user_id=world.ids["tom"], team_id=team.id, by=world.by("pat"))
    counts = []
    for number in (1, 30):
        workers = []
        for one in range(number):
            user = user_added(
                email=f"w{number}.{one}@example.org", name=f"Worker {one}", role=Role.WORKER, password="x" * 12,
                team=old, by=SYSTEM,
            )  # fmt: skip
            world.ids[f"w{number}.{one}"] = user.id
            _more_children(world, f"w{number}.{one}", 2)
            workers.append(user.id)
        with CaptureQueriesContext(connection) as caught:
            workers_moved_team(worker_ids=workers, team_id=team.id, by=world.by("pat"))
        counts.append(len(caught))
    assert counts[0] == counts[1]
    assert Reach.objects.filter(principal_id=world.ids["tom"], basis=Basis.TEAM_MANAGER).count() == 62
    _stands()


def test_a_team_gets_another_manager_and_loses_one(world: World) -> None:
    team, pat = world.user("amara").team_id, world.by("pat")
    assert team
    managing_begun(user_id=world.ids["tom"], team_id=team, by=pat)
    managing_ended(user_id=world.ids["moira"], team_id=team, by=pat)
    assert _seeing(world) == {"amara", "helen", "tom", "ian"}
    for act, words in ((managing_begun, "already"), (managing_begun, "Choose a team manager")):
        with pytest.raises(Invalid, match=words):
            act(user_id=world.ids["tom" if words == "already" else "beth"], team_id=team, by=pat)
    with pytest.raises(NotFound):
        managing_ended(user_id=world.ids["moira"], team_id=team, by=pat)
    with pytest.raises(Refused):
        managing_begun(user_id=world.ids["moira"], team_id=team, by=world.by("helen"))
    _stands()


def test_cover_begins_and_ends_by_its_days(world: World, as_of: Callable[[str], None]) -> None:
    ids, helen = world.ids, world.by("helen")
    cover_arranged(
        absent_id=ids["amara"],
        stand_in_id=ids["donna"],
        from_on=date(2026, 1, 20),
        until_on=date(2026, 1, 22),
        by=helen,
    )
    for day, seen in (("15", False), ("19", False), ("20", True), ("22", True), ("23", False)):
        as_of(f"2026-01-{day}")
        assert ("donna" in _seeing(world)) is seen, day
        _stands()


def test_a_child_given_to_an_absent_worker_is_covered_too_until_cover_ends(world: World) -> None:
    ids, helen = world.ids, world.by("helen")
    cover = cover_arranged(
        absent_id=ids["amara"],
        stand_in_id=ids["donna"],
        from_on=date(2026, 1, 15),
        until_on=date(2026, 1, 22),
        by=helen,
    )
    (new,) = _more_children(world, "amara", 1)
    assert reaches(world.by("donna"), [new])
    cover_ended(cover_id=cover.id, by=helen)
    assert not reaches(world.by("donna"), [new])
    assert "donna" not in _seeing(world)
    with pytest.raises(NotFound):
        cover_ended(cover_id=cover.id, by=helen)
    _stands()


def test_an_absent_managers_team_is_covered(world: World) -> None:
    ids = world.ids
    days = {"from_on": date(2026, 1, 15), "until_on": date(2026, 1, 16)}
    cover_arranged(absent_id=ids["helen"], stand_in_id=ids["tom"], **days, by=world.by("helen"))
    assert basis_for(world.by("tom"), [ids["ruby"]]) == "cover for somebody absent"
    _stands()


@pytest.mark.parametrize(
    ("stand_in", "days", "words"),
    [
        ("amara", (15, 16), "stand in for themselves"),
        ("pat", (15, 16), "Choose a social worker"),
        ("olu", (15, 16), "Choose a social worker"),
        ("donna", (16, 15), "first day or later"),
        ("donna", (10, 14), "has passed"),
    ],
)
def test_cover_that_cannot_be(world: World, stand_in: str, days: tuple[int, int], words: str) -> None:
    first, last = (date(2026, 1, day) for day in days)
    with pytest.raises(Invalid, match=words):
        cover_arranged(
            absent_id=world.ids["amara"], stand_in_id=world.ids[stand_in], from_on=first, until_on=last,
            by=world.by("helen"),
        )  # fmt: skip
    assert not Cover.objects.exists()


def test_cover_is_arranged_for_ones_own_teams_only(world: World) -> None:
    ids = world.ids
    days = {"from_on": date(2026, 1, 15), "until_on": date(2026, 1, 16)}
    with pytest.raises(NotFound):
        cover_arranged(absent_id=ids["amara"], stand_in_id=ids["donna"], **days, by=world.by("tom"))
    with pytest.raises(Refused):
        cover_arranged(absent_id=ids["amara"], stand_in_id=ids["donna"], **days, by=world.by("amara"))
    cover_arranged(absent_id=ids["amara"], stand_in_id=ids["beth"], **days, by=world.by("pat"))


@pytest.mark.rule("ACCESS-1", part="out-of-hours rota")
def test_an_out_of_hours_worker_reaches_every_child_while_on_the_rota_and_none_else(world: World) -> None:
    ids, helen, now = world.ids, world.by("helen"), clock.instant()
    assert "olu" not in _seeing(world)
    shift = shift_added(user_id=ids["olu"], from_at=now, until_at=now + timedelta(hours=12), by=helen)
    assert [_seeing(world, child) & {"olu"} for child in CHILDREN] == [{"olu"}] * 3
    assert basis_for(world.by("olu"), [ids["ruby"]]) == "out-of-hours rota"
    assert len(family_for(world.by("olu"), ids["family"]).children) == 3
    assert families_of(world.by("olu")).shown == (), "the rota fills no worklist"
    assert not reaches(world.by("olu"), [new_id()])
    assert not Reach.objects.filter(principal_id=ids["olu"]).exists(), "a rule, not rows"
    shift_ended(shift_id=shift.id, by=helen)
    assert "olu" not in _seeing(world)


@pytest.mark.parametrize(("first", "last"), [(-12, -1), (1, 12)])
@pytest.mark.rule("ACCESS-1", part="out-of-hours rota")
def test_a_shift_over_or_to_come_gives_nothing(world: World, first: int, last: int) -> None:
    hour, now = timedelta(hours=1), clock.instant()
    Shift.objects.create(user_id=world.ids["olu"], from_at=now + first * hour, until_at=now + last * hour)
    Shift.objects.create(user_id=world.ids["donna"], from_at=now, until_at=now + hour)
    assert {"olu", "donna"}.isdisjoint(_seeing(world))


@pytest.mark.parametrize(
    ("who", "hours", "words"),
    [
        ("donna", (0, 8), "out-of-hours worker"),
        ("olu", (8, 8), "after"),
        ("olu", (0, 80), "72"),
        ("olu", (-9, -1), "over"),
    ],
)
def test_a_shift_that_cannot_be(world: World, who: str, hours: tuple[int, int], words: str) -> None:
    first, last = (clock.instant() + timedelta(hours=one) for one in hours)
    if hours[0] == hours[1]:
        last = first
    with pytest.raises(Invalid, match=words):
        shift_added(user_id=world.ids[who], from_at=first, until_at=last, by=world.by("helen"))


def test_a_worker_with_forty_children_leaves_and_every_child_has_somebody(world: World) -> None:
    ids, helen = world.ids, world.by("helen")
    many = _more_children(world, "amara", 37)
    cover_arranged(
        absent_id=ids["amara"],
        stand_in_id=ids["donna"],
        from_on=date(2026, 1, 15),
        until_on=date(2026, 1, 22),
        by=helen,
    )
    named = {ids["ruby"]: ids["beth"], many[0]: ids["donna"]}
    worker_left(worker_id=ids["amara"], hand_over=named, rest_to=ids["helen"], why="New job", by=world.by("moira"))
    leads = dict(Child.objects.values_list("id", "lead_worker_id"))
    assert len(leads) == 40
    assert leads == {child: named.get(child, ids["helen"]) for child in leads}
    assert not world.user("amara").is_active
    assert not reaches(world.by("amara"), [ids["ruby"]])
    assert _seeing(world) == {"beth", "helen", "moira", "ian"}
    assert not Cover.objects.filter(ended_at__isnull=True).exists()
    entry = Entry.objects.get(action="people.worker_left")
    assert set(leads) <= set(entry.children)
    _stands()


def test_nobody_leaves_a_child_without_somebody(world: World) -> None:
    ids, helen = world.ids, world.by("helen")
    for wrong, words in (
        ({"hand_over": {ids["ruby"]: ids["beth"]}}, "2 would be left without"),
        ({"hand_over": {}, "rest_to": ids["amara"]}, "choose somebody else"),
        ({"hand_over": {}, "rest_to": ids["pat"]}, "another role"),
        ({"hand_over": {new_id(): ids["beth"]}, "rest_to": ids["helen"]}, "have changed"),
    ):
        with pytest.raises((Invalid, NotYet), match=words):
            worker_left(worker_id=ids["amara"], by=helen, **wrong)  # type: ignore[arg-type]
    assert world.user("amara").is_active
    assert _seeing(world) == {"amara", "helen", "moira", "ian"}


def test_who_may_let_somebody_leave(world: World) -> None:
    ids = world.ids
    for who, refusal in (("amara", Refused), ("tom", NotFound), ("pat", NotYet)):
        with pytest.raises(refusal):
            worker_left(worker_id=ids["amara"], hand_over={}, rest_to=ids["helen"], by=world.by(who))
    with pytest.raises(Invalid, match="by yourself"):
        worker_left(worker_id=ids["helen"], hand_over={}, rest_to=ids["beth"], by=world.by("helen"))
    worker_left(worker_id=ids["beth"], hand_over={}, by=world.by("pat"))
    assert not world.user("beth").is_active


def test_what_was_changed_behind_the_services_is_found_and_mended(world: World) -> None:
    User.objects.filter(id=world.ids["moira"]).update(is_active=False)
    Managing.objects.create(user_id=world.ids["tom"], team_id=world.user("amara").team_id)  # type: ignore[misc]
    (drift,) = reach_differences()
    assert {span.principal_id for span in drift.surplus} == {world.ids["moira"]}
    assert {span.principal_id for span in drift.missing} == {world.ids["tom"]}
    assert reach_mended(by=SYSTEM) == 3
    _stands()
    assert _seeing(world) == {"amara", "helen", "tom", "ian"}
    assert reach_mended(by=SYSTEM) == 0
    assert len(Entry.objects.filter(action="people.reach_mended")) == 2


def test_a_day_that_passes_changes_nothing_that_has_to_be_mended(world: World, as_of: Callable[[str], None]) -> None:
    ids, helen = world.ids, world.by("helen")
    cover_arranged(
        absent_id=ids["amara"],
        stand_in_id=ids["donna"],
        from_on=date(2026, 1, 20),
        until_on=date(2026, 1, 22),
        by=helen,
    )
    for day in ("2026-01-18", "2026-01-20", "2026-01-22", "2026-01-23", "2027-06-01"):
        as_of(day)
        _stands()


@pytest.mark.django_db(transaction=True)
def test_two_acts_at_one_moment_leave_what_follows_from_both() -> None:
    """One moves the worker's team while another gives the worker a child: each alone would miss the other's fact."""
    world = make_world()
    ids, team = world.ids, world.user("donna").team_id
    moira, pat = world.by("moira"), world.by("pat")
    assert team
    for _ in range(3):
        outcomes = together(
            lambda: children_allocated(child_ids=[ids["ruby"]], worker_id=ids["beth"], by=moira),
            lambda: workers_moved_team(worker_ids=[ids["beth"]], team_id=team, by=pat),
        )
        assert not any(isinstance(one, Exception) for one in outcomes)
        assert _seeing(world) == {"beth", "tom", "moira", "ian"}
        _stands()
        home = world.user("helen").team_id
        assert home
        workers_moved_team(worker_ids=[ids["beth"]], team_id=home, by=pat)
        children_allocated(child_ids=[ids["ruby"]], worker_id=ids["amara"], by=moira)


def test_a_rota_is_by_the_real_clock(world: World, as_of: Callable[[str], None]) -> None:
    now = clock.instant()
    assert isinstance(now, datetime)
    shift_added(user_id=world.ids["olu"], from_at=now, until_at=now + timedelta(hours=1), by=world.by("helen"))
    as_of("2027-03-01")
    assert "olu" in _seeing(world)
