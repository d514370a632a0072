"""A team whose people lead children keeps somebody who manages it; where an account has to be stopped, it is told."""

from datetime import date

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.core.access.principal import SYSTEM, principal_of
from kith.core.accounts.choices import Role
from kith.core.accounts.details import Details
from kith.core.accounts.models import User
from kith.core.accounts.services import team_added, user_added
from kith.core.people.account_services import account_changed, account_let_in, account_stopped
from kith.core.people.allocation_facts import reach_differences
from kith.core.people.leaving_services import worker_left
from kith.core.people.managing_services import managing_begun, managing_ended
from kith.core.people.staffing_services import cover_arranged
from kith.core.people.team_selectors import teams_bare_without, teams_without_manager
from kith.core.people.team_services import workers_moved_team
from kith.kernel.errors import NotFound, NotYet
from tests.architecture.reach_calls import teams_of
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="a team with children keeps a manager")]
NO_MANAGER = "Locality Team 2 would have children and no manager"


def _changed(world: World, who: str, *, role: Role, team: object) -> User:
    user = world.user(who)
    details = Details(name=user.name, role=role, team_id=team)  # type: ignore[arg-type]
    return account_changed(user_id=user.id, details=details, base=user.revision, by=world.by("pat"))


def _helen_alone(world: World) -> None:
    """Moira manages Helen's team beside her; now she does not."""
    managing_ended(user_id=world.ids["moira"], team_id=teams_of(world)[0], by=world.by("pat"))


def test_the_last_manager_does_not_leave_and_one_of_two_does(world: World) -> None:
    worker_left(worker_id=world.ids["tom"], hand_over={}, by=world.by("pat"))
    _helen_alone(world)
    with pytest.raises(NotYet, match=NO_MANAGER):
        worker_left(worker_id=world.ids["helen"], hand_over={}, by=world.by("pat"))
    assert world.user("helen").is_active
    managing_begun(user_id=world.ids["moira"], team_id=teams_of(world)[0], by=world.by("pat"))
    worker_left(worker_id=world.ids["helen"], hand_over={}, by=world.by("pat"))
    assert not world.user("helen").is_active
    assert not list(reach_differences())


def test_who_alone_manages_a_team_they_are_not_in_does_not_leave_either(world: World) -> None:
    ids, home = world.ids, teams_of(world)[0]
    _changed(world, "helen", role=Role.MANAGER, team=teams_of(world)[1])
    with pytest.raises(NotYet, match=NO_MANAGER):
        worker_left(worker_id=ids["moira"], hand_over={}, by=world.by("pat"))
    managing_begun(user_id=ids["helen"], team_id=home, by=world.by("pat"))
    worker_left(worker_id=ids["moira"], hand_over={}, by=world.by("pat"))


@pytest.mark.parametrize("role", [Role.WORKER, Role.SERVICE_MANAGER, Role.QUALITY])
def test_the_last_manager_gets_no_other_role_and_goes_to_no_other_team(world: World, role: Role) -> None:
    home, other = teams_of(world)
    _helen_alone(world)
    with pytest.raises(NotYet, match=NO_MANAGER):
        _changed(world, "helen", role=role, team=home)
    with pytest.raises(NotYet, match=NO_MANAGER):
        _changed(world, "helen", role=Role.MANAGER, team=other)
    assert (world.user("helen").role, world.user("helen").team_id) == (Role.MANAGER, home)
    managing_begun(user_id=world.ids["tom"], team_id=home, by=world.by("pat"))
    assert _changed(world, "helen", role=role, team=home).role == role


def test_children_come_into_no_team_without_a_manager_by_an_account_and_who_leads_nobody_may(world: World) -> None:
    bare = team_added(name="Bare", by=SYSTEM)
    with pytest.raises(NotYet, match="Bare would have children"):
        _changed(world, "amara", role=Role.WORKER, team=bare.id)
    assert _changed(world, "beth", role=Role.WORKER, team=bare.id).team_id == bare.id


def test_an_account_is_stopped_all_the_same_and_the_other_administrators_are_told(world: World) -> None:
    pat, home = world.by("pat"), teams_of(world)[0]
    other = user_added(
        email="second@example.org", name="Sasha Vale", role=Role.ADMINISTRATOR, password="x" * 14, by=SYSTEM
    )
    assert teams_bare_without(pat, world.ids["helen"]) == ()
    account_stopped(user_id=world.ids["moira"], by=pat)
    assert _told() == [] and teams_without_manager(pat) == {}
    assert teams_bare_without(pat, world.ids["helen"]) == ("Locality Team 2",)
    account_stopped(user_id=world.ids["helen"], by=pat)
    assert _told() == [str(other.id)]
    assert teams_without_manager(pat) == {home: "Locality Team 2"}
    account_let_in(user_id=world.ids["helen"], by=pat)
    assert teams_without_manager(pat) == {}
    with pytest.raises(NotFound):
        teams_without_manager(world.by("moira"))
    with pytest.raises(NotFound):
        teams_bare_without(world.by("amara"), world.ids["helen"])


def test_who_goes_from_a_team_that_has_no_manager_any_more_is_not_held_there(world: World) -> None:
    home, other = teams_of(world)
    for who in ("helen", "moira"):
        account_stopped(user_id=world.ids[who], by=world.by("pat"))
    assert home in teams_without_manager(world.by("pat"))
    workers_moved_team(worker_ids=[world.ids["beth"]], team_id=other, by=world.by("pat"))
    _changed(world, "beth", role=Role.WORKER, team=home)
    workers_moved_team(worker_ids=[world.ids["amara"]], team_id=other, by=world.by("pat"))
    assert not teams_without_manager(world.by("pat"))
    with pytest.raises(NotYet, match=NO_MANAGER):
        workers_moved_team(worker_ids=[world.ids["amara"]], team_id=home, by=world.by("pat"))


@pytest.mark.parametrize("way", ["manages beside", "stands in", "is named", "manages their own"])
def test_who_is_let_in_again_sees_what_they_saw_at_once(world: World, way: str) -> None:
    """They have no row of reach any more, by which it could be known whom it concerns."""
    from tests.architecture.reach_calls import restricted

    ids, home = world.ids, teams_of(world)[0]
    who = {"manages beside": "moira", "stands in": "donna", "is named": "moira", "manages their own": "helen"}[way]
    if way == "stands in":
        cover_arranged(
            absent_id=ids["helen"], stand_in_id=ids["donna"], from_on=date(2026, 1, 15), until_on=date(2026, 1, 30),
            by=world.by("pat"),
        )  # fmt: skip
    if way == "is named":
        restricted(world)
        managing_ended(user_id=ids["moira"], team_id=home, by=world.by("pat"))
    before = _sees(world, who)
    assert before
    account_stopped(user_id=ids[who], by=world.by("pat"))
    assert _sees(world, who) == set()
    account_let_in(user_id=ids[who], by=world.by("pat"))
    assert _sees(world, who) == before
    assert not list(reach_differences())


def _sees(world: World, who: str) -> set[str]:
    from kith.core.access.selectors import reaches

    principal = principal_of(world.user(who))
    return {key for key in ("ruby", "alfie", "kayden") if reaches(principal, [world.ids[key]])}


def _told() -> list[str]:
    jobs = ProcrastinateJob.objects.filter(task_name="missing_manager_mailed").order_by("id")
    return [job.args["user_id"] for job in jobs]
