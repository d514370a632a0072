"""Looking after people who work here, and their teams."""

from collections.abc import Callable

import pytest

from kith.core.access.principal import SYSTEM, Principal
from kith.core.access.roles import ALLOWED, Permission
from kith.core.accounts.choices import Role, Standing
from kith.core.accounts.details import Details
from kith.core.accounts.models import Team, User
from kith.core.accounts.policies import LOOK_AFTER_USERS
from kith.core.accounts.selectors import (
    Wanted,
    administrator_exists,
    team_seen,
    teams_listed,
    user_seen,
    users_listed,
)
from kith.core.accounts.services import (
    team_added,
    team_closed,
    team_renamed,
    team_reopened,
    user_added,
    user_changed,
    user_deactivated,
    user_reactivated,
)
from kith.kernel.errors import Invalid, NotFound, Refused, Stale
from kith.kernel.ids import new_id
from tests.accounts import invited, joined
from tests.integration.core.together import together
from tests.world import World, make_world

DETAILS = Details(name="Beth Newname", role=Role.MANAGER, phone="01632 960241")
ACTS: dict[str, Callable[[World, Principal], object]] = {
    "team_added": lambda world, by: team_added(name="Night team", by=by),
    "team_renamed": lambda world, by: team_renamed(team_id=_team(world), name="Night team", base=0, by=by),
    "team_closed": lambda world, by: team_closed(team_id=_team(world), by=by),
    "team_reopened": lambda world, by: team_reopened(team_id=_team(world), by=by),
    "user_added": lambda world, by: user_added(
        email="a@example.org", name="A", role=Role.WORKER, password="some long words", by=by
    ),
    "user_changed": lambda world, by: user_changed(user_id=world.ids["beth"], details=DETAILS, base=0, by=by),
    "user_deactivated": lambda world, by: user_deactivated(user_id=world.ids["beth"], by=by),
    "user_reactivated": lambda world, by: user_reactivated(user_id=world.ids["beth"], by=by),
}


def _team(world: World) -> object:
    return Team.objects.get(name="Early Help").id


def test_those_who_look_after_users_are_those_with_the_permission() -> None:
    assert {role for role, held in ALLOWED.items() if Permission.USERS_MANAGE in held} == LOOK_AFTER_USERS


@pytest.mark.rule("ACCESS-1", part="looking after accounts")
@pytest.mark.parametrize("act", sorted(ACTS))
def test_others_are_refused_even_if_their_principal_says_otherwise(world: World, act: str) -> None:
    before = list(User.objects.order_by("id").values()), list(Team.objects.order_by("id").values())
    for who in (world.by("amara"), world.by("helen"), Principal(world.ids["amara"], "Amara", "administrator")):
        with pytest.raises(Refused):
            ACTS[act](world, who)
    assert before == (list(User.objects.order_by("id").values()), list(Team.objects.order_by("id").values()))


@pytest.mark.rule("ACCESS-1", part="looking after accounts")
def test_an_administrator_who_left_looks_after_nobody(world: World) -> None:
    pat = world.by("pat")
    other = joined(world, role=Role.ADMINISTRATOR)
    user_deactivated(user_id=pat.user_id, by=Principal(other.id, other.name, other.role))
    with pytest.raises(Refused):
        user_deactivated(user_id=world.ids["beth"], by=pat)


def test_details_are_changed_and_the_evidence_says_from_what(world: World) -> None:
    user = user_changed(user_id=world.ids["beth"], details=DETAILS, base=0, by=world.by("pat"))
    assert (user.name, user.role, user.phone, user.team_id, user.revision) == (
        "Beth Newname", "manager", "01632 960241", None, 1,
    )  # fmt: skip


def test_a_change_over_somebody_elses_shows_both(world: World) -> None:
    user_changed(user_id=world.ids["beth"], details=DETAILS, base=0, by=world.by("pat"))
    mine = Details(name="Bethan", role=Role.MANAGER, phone="01632 960241")
    with pytest.raises(Stale) as stale:
        user_changed(user_id=world.ids["beth"], details=mine, base=0, by=world.by("pat"))
    assert [(one.place, one.mine, one.theirs) for one in stale.value.differences] == [
        ("name", "Bethan", "Beth Newname")
    ]


def test_nobody_changes_their_own_role_or_takes_away_their_own_way_in(world: World) -> None:
    joined(world, role=Role.ADMINISTRATOR)
    pat = world.by("pat")
    with pytest.raises(Invalid, match="your own role"):
        user_changed(user_id=pat.user_id, details=Details(name="Pat", role=Role.WORKER), base=0, by=pat)
    with pytest.raises(Invalid, match="your own way in"):
        user_deactivated(user_id=pat.user_id, by=pat)
    assert user_changed(user_id=pat.user_id, details=Details(name="Pat", role=Role.ADMINISTRATOR), base=0, by=pat)


def test_the_last_administrator_stays(world: World) -> None:
    pat = world.ids["pat"]
    with pytest.raises(Invalid, match="last administrator"):
        user_deactivated(user_id=pat, by=SYSTEM)
    with pytest.raises(Invalid, match="last administrator") as refused:
        user_changed(user_id=pat, details=Details(name="Pat", role=Role.WORKER), base=0, by=SYSTEM)
    assert refused.value.problems[0].place == "role"
    invited(world, role=Role.ADMINISTRATOR)
    with pytest.raises(Invalid, match="last administrator"):
        user_deactivated(user_id=pat, by=SYSTEM)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_end_each_other_at_one_moment_leave_one() -> None:
    world = make_world()
    other, pat = joined(world, role=Role.ADMINISTRATOR), world.by("pat")
    together(
        lambda: user_deactivated(user_id=other.id, by=pat),
        lambda: user_deactivated(user_id=pat.user_id, by=Principal(other.id, other.name, other.role)),
    )
    assert User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).count() == 1


def test_no_two_teams_differ_by_capitals_alone(world: World) -> None:
    team_added(name="Night team", by=world.by("pat"))
    with pytest.raises(Invalid):
        team_added(name="night TEAM", by=world.by("pat"))


def test_who_left_comes_again_and_a_closed_team_is_left(world: World) -> None:
    team = team_added(name="Short-lived", by=world.by("pat"))
    user = joined(world, team_id=team.id)
    user_deactivated(user_id=user.id, by=world.by("pat"))
    assert user_seen(user.id).standing is Standing.LEFT
    team_closed(team_id=team.id, by=world.by("pat"))
    assert user_reactivated(user_id=user.id, by=world.by("pat")).team is None
    assert user_seen(user.id).standing is Standing.WORKING
    for act in (user_reactivated,):
        with pytest.raises(Invalid):
            act(user_id=user.id, by=world.by("pat"))


def test_an_account_from_before_invitations_can_leave_and_come_again(world: World) -> None:
    User.objects.filter(id=world.ids["beth"]).update(joined_at=None)
    user_deactivated(user_id=world.ids["beth"], by=world.by("pat"))
    assert user_reactivated(user_id=world.ids["beth"], by=world.by("pat")).is_active


def test_a_team_closes_only_when_nobody_is_in_it_or_invited_to_it(world: World) -> None:
    team = team_added(name="Night team", by=world.by("pat"))
    invited(world, team_id=team.id)
    with pytest.raises(Invalid, match="1 person is in this team"):
        team_closed(team_id=team.id, by=world.by("pat"))
    other = team_added(name="Empty", by=world.by("pat"))
    team_closed(team_id=other.id, by=world.by("pat"))
    with pytest.raises(NotFound):
        team_seen(other.id)
    with pytest.raises(Invalid) as refused:
        invited(world, "b@example.org", team_id=other.id)
    assert refused.value.problems[0].place == "team"
    team_reopened(team_id=other.id, by=world.by("pat"))
    assert team_seen(other.id).name == "Empty"


def test_a_teams_name_is_its_own_and_a_stale_change_is_shown(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        team_added(name="Early Help", by=world.by("pat"))
    assert refused.value.problems[0].place == "name"
    team = team_added(name="Night team", by=world.by("pat"))
    team_renamed(team_id=team.id, name="Late team", base=0, by=world.by("pat"))
    with pytest.raises(Stale):
        team_renamed(team_id=team.id, name="Later team", base=0, by=world.by("pat"))


def test_nobody_is_not_found(world: World) -> None:
    for act in (user_deactivated, user_reactivated):
        with pytest.raises(NotFound):
            act(user_id=new_id(), by=world.by("pat"))
    with pytest.raises(NotFound):
        user_seen(new_id())


def test_the_list_is_by_name_25_a_page_and_narrowed(world: World) -> None:
    for number in range(30):
        user = User(email=f"u{number}@example.org", name=f"Zed {number:02}", role=Role.QUALITY, password="none")
        user.save()
    every = users_listed(Wanted(), 1)
    names = [seen.user.name for seen in every.shown]
    assert (names, every.total, every.pages) == (sorted(names), User.objects.count(), 2)
    assert len(names) == 25
    assert users_listed(Wanted(), 99).number == 2
    assert users_listed(Wanted(), -3).number == 1
    assert [one.user.name for one in users_listed(Wanted(text="AMARA"), 1).shown] == ["Amara Osei"]
    assert users_listed(Wanted(text="u1@"), 1).total == 1
    assert users_listed(Wanted(text="100%_'"), 1).total == 0
    assert users_listed(Wanted(role="quality"), 1).total >= 30
    team = world.user("amara").team_id
    assert {seen.user.team_id for seen in users_listed(Wanted(team_id=team), 1).shown} == {team}


def test_the_list_takes_as_many_queries_for_many_as_for_few(
    world: World, django_assert_num_queries: Callable[..., object]
) -> None:
    for number in range(20):
        User(email=f"u{number}@example.org", name=f"Zed {number}", role=Role.WORKER, password="none").save()
    with django_assert_num_queries(3):  # type: ignore[attr-defined]
        users_listed(Wanted(), 1)


def test_whether_there_is_an_administrator(world: World) -> None:
    assert administrator_exists()
    User.objects.filter(id=world.ids["pat"]).update(is_active=False)
    assert not administrator_exists()
    User.objects.filter(id=world.ids["pat"]).update(is_active=True)
    invitation = invited(world, role=Role.ADMINISTRATOR)
    User.objects.filter(id=world.ids["pat"]).update(is_active=False)
    assert administrator_exists(), "one is invited"
    assert invitation.user.role == Role.ADMINISTRATOR


def test_teams_say_how_many_are_there(world: World) -> None:
    held = {seen.team.name: seen.people for seen in teams_listed()}
    assert held["Locality Team 2"] == 3
