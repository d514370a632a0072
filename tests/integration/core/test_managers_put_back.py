"""The naming of managers is taken back while it is what stands; a team's history keeps the names of its time."""

from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.core.access.models import Managing
from kith.core.access.selectors import reaches
from kith.core.accounts.choices import TeamChangeKind
from kith.core.accounts.models import Team, TeamChange
from kith.core.accounts.services import team_added, team_closed, team_renamed, user_deactivated
from kith.core.people.allocation_facts import reach_differences
from kith.core.people.managing_services import manager_replaced, managing_begun, managing_ended, managing_put_back
from kith.core.people.team_selectors import ChangeSeen, managing_to_put_back, team_history
from kith.core.people.team_services import workers_moved_team
from kith.kernel.errors import Invalid, NotFound, NotYet, Refused
from kith.kernel.ids import new_id
from tests.architecture.reach_calls import managed, moved, teams_of
from tests.world import PERSONAS, World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="managers named are taken back")]


def _managing(team: UUID) -> set[UUID]:
    return set(Managing.objects.filter(team_id=team).values_list("user_id", flat=True))


def _newest(world: World, team: UUID) -> ChangeSeen:
    return team_history(world.by("pat"), team, 0, 25).shown[0]


def _sees(world: World, who: str) -> bool:
    return reaches(world.by(who), [world.ids["ruby"]])


def test_a_manager_named_is_taken_back_once_and_sees_the_children_no_more(world: World) -> None:
    change, pat = managed(world), world.by("pat")
    assert _sees(world, "tom")
    made = managing_put_back(change_id=change.id, why="The wrong Tom.", by=pat)
    assert not _sees(world, "tom")
    told = _newest(world, change.team_id)
    assert told.words == "Taken back: Tom Ellery manages this team no more. The wrong Tom."
    assert not told.may_go_back and made.puts_back_id == change.id
    for act in (
        lambda: managing_put_back(change_id=change.id, by=pat),
        lambda: managing_put_back(change_id=made.id, by=pat),
    ):
        with pytest.raises(Invalid):
            act()
    with pytest.raises(NotFound):
        managing_to_put_back(pat, change.id)
    assert list(reach_differences()) == []


@pytest.mark.parametrize("act", ["ended", "replaced"])
def test_who_went_comes_again_and_who_came_goes(act: str, world: World) -> None:
    ids, pat, home = world.ids, world.by("pat"), teams_of(world)[0]
    if act == "ended":
        managing_ended(user_id=ids["moira"], team_id=home, by=pat)
    else:
        manager_replaced(team_id=home, old_id=ids["moira"], new_id=ids["tom"], by=pat)
    assert not _sees(world, "moira") and _sees(world, "tom") is (act == "replaced")
    assert _newest(world, home).may_go_back
    managing_put_back(change_id=_newest(world, home).id, by=pat)
    assert _managing(home) == {ids["moira"]} and _sees(world, "moira") and not _sees(world, "tom")


def test_it_is_refused_while_a_later_change_is_about_the_same_manager_and_goes_when_that_one_went(world: World) -> None:
    ids, pat, home = world.ids, world.by("pat"), teams_of(world)[0]
    first = managed(world)
    managing_ended(user_id=ids["tom"], team_id=home, by=pat)
    second = _newest(world, home)
    with pytest.raises(Invalid, match="later change"):
        managing_put_back(change_id=first.id, by=pat)
    managing_put_back(change_id=second.id, by=pat)
    managing_put_back(change_id=first.id, by=pat)
    assert _managing(home) == {ids["moira"]}


def test_a_later_change_about_somebody_else_or_another_team_stands_in_nobodys_way(world: World) -> None:
    ids, pat, (home, other) = world.ids, world.by("pat"), teams_of(world)
    first = managed(world)
    managing_ended(user_id=ids["moira"], team_id=home, by=pat)
    managing_begun(user_id=ids["helen"], team_id=other, by=pat)
    managing_put_back(change_id=first.id, by=pat)
    assert _managing(home) == set()


def test_a_team_with_children_is_not_left_without_a_manager(world: World) -> None:
    ids, pat = world.ids, world.by("pat")
    bare = team_added(name="Bare", by=pat)
    managing_begun(user_id=ids["tom"], team_id=bare.id, by=pat)
    change = TeamChange.objects.get(kind=TeamChangeKind.MANAGER, team=bare)
    workers_moved_team(worker_ids=[ids["amara"]], team_id=bare.id, by=pat)
    with pytest.raises(NotYet, match="Bare would have children and no manager"):
        managing_put_back(change_id=change.id, by=pat)
    assert _managing(bare.id) == {ids["tom"]} and _sees(world, "tom")


def test_who_cannot_sign_in_any_more_does_not_come_again_and_a_closed_team_takes_nobody(world: World) -> None:
    ids, pat, home = world.ids, world.by("pat"), teams_of(world)[0]
    managing_ended(user_id=ids["moira"], team_id=home, by=pat)
    ended = _newest(world, home)
    user_deactivated(user_id=ids["moira"], by=pat)
    with pytest.raises(Invalid, match="can manage no team now"):
        managing_put_back(change_id=ended.id, by=pat)
    empty = team_added(name="Empty", by=pat)
    managing_begun(user_id=ids["tom"], team_id=empty.id, by=pat)
    team_closed(team_id=empty.id, by=pat)
    with pytest.raises(Invalid, match="closed"):
        managing_put_back(change_id=TeamChange.objects.get(team=empty, kind="manager").id, by=pat)


def test_who_stopped_managing_in_another_way_is_not_taken_away_twice(world: World) -> None:
    change = managed(world)
    Managing.objects.filter(user_id=world.ids["tom"]).delete()
    with pytest.raises(Invalid, match="another by now"):
        managing_put_back(change_id=change.id, by=world.by("pat"))


@pytest.mark.parametrize("who", sorted(set(PERSONAS) - {"pat"}))
def test_only_an_administrator_takes_it_back(who: str, world: World) -> None:
    change = managed(world)
    with pytest.raises(Refused):
        managing_put_back(change_id=change.id, by=world.by(who))
    with pytest.raises(NotFound):
        managing_to_put_back(world.by(who), change.id)


def test_what_is_no_naming_of_managers_is_not_there(world: World) -> None:
    for change_id in (moved(world).id, new_id()):
        with pytest.raises(NotFound):
            managing_put_back(change_id=change_id, by=world.by("pat"))


def test_a_history_is_told_with_the_names_of_its_time(world: World) -> None:
    pat, (home, other) = world.by("pat"), teams_of(world)
    was = Team.objects.get(id=other).name
    moved(world)
    team_renamed(team_id=other, name="First Steps", base=Team.objects.get(id=other).revision, by=pat)
    team_renamed(team_id=other, name="Front Door", base=Team.objects.get(id=other).revision, by=pat)
    renamed_again, renamed, moved_there = team_history(pat, other, 0, 25).shown[:3]
    assert (moved_there.team, moved_there.called_now) == (was, f"{was} is now called Front Door.")
    assert (renamed.team, renamed.words) == ("First Steps", f"It was {was}.")
    assert renamed.called_now == "First Steps is now called Front Door."
    assert (renamed_again.team, renamed_again.called_now) == ("Front Door", "")
    team_renamed(team_id=home, name="Old Town", base=Team.objects.get(id=home).revision, by=pat)
    assert team_history(pat, other, 0, 25).shown[2].other == "Locality Team 2"


def test_a_naming_taken_back_is_not_taken_back_again_when_it_stands_again(world: World) -> None:
    change, pat = managed(world), world.by("pat")
    managing_put_back(change_id=change.id, by=pat)
    Managing.objects.create(user_id=world.ids["tom"], team_id=change.team_id)
    with pytest.raises(Invalid, match="already"):
        managing_put_back(change_id=change.id, by=pat)


def _offered(world: World, team: UUID) -> dict[UUID, bool]:
    return {one.id: one.may_go_back for one in team_history(world.by("pat"), team, 0, 25).shown}


def test_taking_back_is_offered_only_where_it_is_not_refused(world: World) -> None:
    ids, pat, home = world.ids, world.by("pat"), teams_of(world)[0]
    first = managed(world)
    assert _offered(world, home)[first.id]
    managing_ended(user_id=ids["tom"], team_id=home, by=pat)
    second = _newest(world, home)
    assert second.may_go_back and not _offered(world, home)[first.id], "a later change stands"
    managing_put_back(change_id=second.id, by=pat)
    assert _offered(world, home)[first.id] and not _offered(world, home)[second.id]
    Managing.objects.filter(user_id=ids["tom"], team_id=home).delete()
    assert not _offered(world, home)[first.id], "who manages is another by now"
    managing_ended(user_id=ids["moira"], team_id=home, by=pat)
    ended = _newest(world, home)
    assert ended.may_go_back
    user_deactivated(user_id=ids["moira"], by=pat)
    assert not _offered(world, home)[ended.id], "they cannot sign in any more"


def test_a_naming_of_a_closed_team_is_not_offered_to_be_taken_back(world: World) -> None:
    pat, team = world.by("pat"), team_added(name="Small", by=world.by("pat")).id
    managing_begun(user_id=world.ids["tom"], team_id=team, by=pat)
    change = _newest(world, team)
    assert change.may_go_back
    team_closed(team_id=team, by=pat)
    assert not _offered(world, team)[change.id]
    assert managing_to_put_back(pat, change.id).id == change.id, "who had the page open is told why"


def test_a_move_of_which_nobody_is_left_is_not_offered_to_be_taken_back(world: World) -> None:
    pat, other, change = world.by("pat"), teams_of(world)[1], moved(world)
    assert _offered(world, other)[change.id]
    third = team_added(name="Third", by=pat)
    managing_begun(user_id=world.ids["tom"], team_id=third.id, by=pat)
    workers_moved_team(worker_ids=change.people, team_id=third.id, by=pat)
    assert not _offered(world, other)[change.id]


def test_the_statements_of_a_history_do_not_grow_with_what_could_be_taken_back(world: World) -> None:
    ids, pat, home = world.ids, world.by("pat"), teams_of(world)[0]
    counts = []
    for _ in range(2):
        managing_begun(user_id=ids["tom"], team_id=home, by=pat)
        managing_ended(user_id=ids["tom"], team_id=home, by=pat)
        with CaptureQueriesContext(connection) as caught:
            team_history(pat, home, 0, 25)
        counts.append(len(caught))
    assert counts[0] == counts[1] <= 11
