"""Teams change: people move now or from a day, teams merge, managers come and go; reach follows, and goes back."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.core.access.models import Reach
from kith.core.access.principal import SYSTEM
from kith.core.access.selectors import reaches
from kith.core.accounts.choices import Role, TeamChangeKind
from kith.core.accounts.models import Team, TeamChange, User
from kith.core.accounts.services import team_added, team_closed, user_added
from kith.core.audit.models import Entry
from kith.core.people.allocation_facts import reach_differences
from kith.core.people.managing_services import manager_replaced, managing_begun, managing_ended
from kith.core.people.services import child_added, family_added
from kith.core.people.team_facts import Sight, effect_of
from kith.core.people.team_selectors import effect_for, planned_moves_due, team_history, team_view
from kith.core.people.team_services import (
    move_called_off,
    move_planned,
    move_put_back,
    planned_move_made,
    teams_merged,
    workers_moved_team,
)
from kith.doors.jobs.tasks import team_moves_made
from kith.kernel.errors import Invalid, NotFound, NotYet, Refused
from kith.kernel.ids import new_id
from tests.architecture.reach_calls import moved, planned, teams_of
from tests.world import PERSONAS, World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="teams change, and reach with them")]
HOME, THERE = {"amara", "helen", "moira", "ian"}, {"amara", "tom", "moira", "ian"}


def _seeing(world: World, child: str = "ruby") -> set[str]:
    return {key for key in PERSONAS if reaches(world.by(key), [world.ids[child]])}


def _stands() -> None:
    assert list(reach_differences()) == [], "recomputed is not what stands"


def _thirty(world: World, team: Team, number: int, each: int = 2) -> list[UUID]:
    """So many workers in a team, with so many children each."""
    family, found = family_added(name="Many", by=SYSTEM), []
    for one in range(number):
        user = user_added(
            email=f"w{new_id()}@example.org", name=f"Worker {one}", role=Role.WORKER, password="x" * 12, team=team,
            by=SYSTEM,
        )  # fmt: skip
        found.append(user.id)
        for child in range(each):
            child_added(
                family_id=family.id, name=f"C{one}.{child}", known_as=f"C{one}.{child}", born_on=date(2020, 1, 1),
                lead_worker_id=user.id, from_on=date(2026, 1, 1), by=SYSTEM,
            )  # fmt: skip
    return found


def test_a_move_from_a_day_changes_nothing_until_that_day_and_then_all_at_once(
    world: World, as_of: Callable[[str], None]
) -> None:
    change = planned(world)
    assert _seeing(world) == HOME and change.done_at is None
    as_of("2026-01-16")
    team_moves_made(0)
    assert _seeing(world) == HOME, "its day has not come"
    as_of("2026-01-18")
    assert planned_moves_due(SYSTEM) == (change.id,), "a day that was missed is still due"
    team_moves_made(0)
    assert _seeing(world) == THERE
    team_moves_made(0)
    assert Entry.objects.filter(action="people.workers_moved_team").count() == 1, "once, however often it is asked"
    _stands()


def test_a_move_called_off_is_not_made(world: World, as_of: Callable[[str], None]) -> None:
    change, pat = planned(world), world.by("pat")
    move_called_off(change_id=change.id, by=pat)
    as_of("2026-02-01")
    team_moves_made(0)
    assert _seeing(world) == HOME
    for again in (move_called_off, planned_move_made):
        with pytest.raises(NotFound):
            again(change_id=change.id, by=pat)


def test_who_went_elsewhere_meanwhile_or_left_is_not_moved(world: World, as_of: Callable[[str], None]) -> None:
    home, other = teams_of(world)
    ids, pat = world.ids, world.by("pat")
    third = team_added(name="Third", by=pat)
    who = [ids["amara"], ids["beth"]]
    change = move_planned(worker_ids=who, team_id=other, from_on=date(2026, 1, 20), by=pat)
    managing_begun(user_id=ids["moira"], team_id=third.id, by=pat)
    workers_moved_team(worker_ids=[ids["amara"]], team_id=third.id, by=pat)
    as_of("2026-01-20")
    team_moves_made(0)
    change.refresh_from_db()
    assert change.people == [ids["beth"]] and change.done_at is not None
    assert (world.user("amara").team_id, world.user("beth").team_id) == (third.id, other)
    assert home != other


def test_a_planned_move_that_would_leave_children_without_a_manager_waits_and_is_shown(
    world: World, as_of: Callable[[str], None]
) -> None:
    pat, bare = world.by("pat"), team_added(name="Bare", by=SYSTEM)
    move_planned(worker_ids=[world.ids["amara"]], team_id=bare.id, from_on=date(2026, 1, 16), by=pat)
    as_of("2026-01-17")
    team_moves_made(0)
    assert _seeing(world) == HOME
    (waiting,) = team_view(pat, bare.id).planned
    assert waiting.late
    managing_begun(user_id=world.ids["tom"], team_id=bare.id, by=pat)
    team_moves_made(0)
    assert _seeing(world) == {"amara", "tom", "ian"}


@pytest.mark.parametrize("who", ["helen", "amara", "moira"])
def test_only_who_looks_after_accounts_changes_teams(world: World, who: str) -> None:
    mine, other = teams_of(world)
    by, change = world.by(who), planned(world)
    made = moved(world)
    acts: list[Callable[[], object]] = [
        lambda: workers_moved_team(worker_ids=[world.ids["beth"]], team_id=other, by=by),
        lambda: move_planned(worker_ids=[world.ids["beth"]], team_id=other, from_on=date(2026, 2, 1), by=by),
        lambda: move_called_off(change_id=change.id, by=by),
        lambda: planned_move_made(change_id=change.id, by=by),
        lambda: teams_merged(team_id=mine, into_id=other, by=by),
        lambda: move_put_back(change_id=made.id, by=by),
        lambda: manager_replaced(team_id=mine, old_id=world.ids["moira"], new_id=world.ids["tom"], by=by),
    ]
    for act in acts:
        with pytest.raises(Refused):
            act()
    with pytest.raises(NotFound):
        team_view(by, mine)
    with pytest.raises(NotFound):
        team_history(by, mine, 0, 25)
    with pytest.raises(NotFound):
        effect_for(by, {world.ids["beth"]: other})


@pytest.mark.parametrize(
    ("workers", "day", "words"),
    [
        ((), 20, "at least one"),
        (("nobody",), 20, "at least one"),
        (("farah",), 20, "works for an agency"),
        (("donna",), 20, "already"),
        (("amara",), 14, "has passed"),
    ],
)
def test_a_move_that_cannot_be_is_said_in_words(world: World, workers: tuple[str, ...], day: int, words: str) -> None:
    ids = [world.ids.get(key) or new_id() for key in workers]
    with pytest.raises(Invalid, match=words):
        move_planned(worker_ids=ids, team_id=teams_of(world)[1], from_on=date(2026, 1, day), by=world.by("pat"))
    assert not TeamChange.objects.filter(kind=TeamChangeKind.MOVED).exists()


def test_a_move_is_taken_back_once_and_everybody_sees_what_they_saw(world: World) -> None:
    change = moved(world)
    assert _seeing(world) == THERE
    move_put_back(change_id=change.id, by=world.by("pat"))
    assert _seeing(world) == HOME
    with pytest.raises(Invalid, match="already"):
        move_put_back(change_id=change.id, by=world.by("pat"))
    _stands()


def test_who_has_gone_on_since_stays_where_they_are_when_a_move_is_taken_back(world: World) -> None:
    ids, pat, (home, other) = world.ids, world.by("pat"), teams_of(world)
    third = team_added(name="Third", by=pat)
    change = workers_moved_team(worker_ids=[ids["amara"], ids["beth"]], team_id=other, by=pat)
    workers_moved_team(worker_ids=[ids["beth"]], team_id=third.id, by=pat)
    move_put_back(change_id=change.id, by=pat)
    assert (world.user("amara").team_id, world.user("beth").team_id) == (home, third.id)


def test_teams_merge_and_part_again(world: World) -> None:
    ids, pat, (home, other) = world.ids, world.by("pat"), teams_of(world)
    before = dict(User.objects.values_list("id", "team_id"))
    change = teams_merged(team_id=home, into_id=other, why="One office.", by=pat)
    assert Team.objects.get(id=home).closed_at is not None
    assert world.user("helen").team_id == world.user("amara").team_id == other
    assert _seeing(world) == {"amara", "helen", "tom", "moira", "ian"}
    assert change.children == 3
    _stands()
    move_put_back(change_id=change.id, by=pat)
    assert Team.objects.get(id=home).closed_at is None
    assert dict(User.objects.values_list("id", "team_id")) == before
    assert _seeing(world) == HOME
    assert ids["moira"] in {one.id for one in team_view(pat, home).managers}
    _stands()


def test_a_team_goes_not_into_itself_nor_when_it_is_empty_nor_into_a_closed_one(world: World) -> None:
    pat, home = world.by("pat"), teams_of(world)[0]
    empty, closed = (team_added(name=name, by=pat).id for name in ("Empty", "Closed"))
    team_closed(team_id=closed, by=pat)
    with pytest.raises(Invalid, match="another team"):
        teams_merged(team_id=home, into_id=home, by=pat)
    with pytest.raises(Invalid, match="close it instead"):
        teams_merged(team_id=empty, into_id=home, by=pat)
    with pytest.raises(NotFound):
        teams_merged(team_id=home, into_id=closed, by=pat)
    with pytest.raises(NotFound):
        workers_moved_team(worker_ids=[world.ids["amara"]], team_id=closed, by=pat)


def test_a_team_into_which_people_are_to_move_does_not_close(world: World) -> None:
    pat, team = world.by("pat"), team_added(name="New", by=SYSTEM)
    change = move_planned(worker_ids=[world.ids["beth"]], team_id=team.id, from_on=date(2026, 2, 1), by=pat)
    with pytest.raises(Invalid, match="Call that off first"):
        team_closed(team_id=team.id, by=pat)
    move_called_off(change_id=change.id, by=pat)
    team_closed(team_id=team.id, by=pat)


def test_children_are_never_left_without_a_manager(world: World) -> None:
    ids, pat, (home, other) = world.ids, world.by("pat"), teams_of(world)
    bare = team_added(name="Bare", by=pat)
    with pytest.raises(NotYet, match="Bare would have children and no manager"):
        workers_moved_team(worker_ids=[ids["amara"]], team_id=bare.id, by=pat)
    managing_ended(user_id=ids["moira"], team_id=home, by=pat)
    with pytest.raises(NotYet, match="no manager"):
        workers_moved_team(worker_ids=[ids["helen"]], team_id=other, by=pat)
    managing_begun(user_id=ids["tom"], team_id=home, by=pat)
    workers_moved_team(worker_ids=[ids["helen"]], team_id=other, by=pat)
    with pytest.raises(NotYet, match="no manager"):
        managing_ended(user_id=ids["tom"], team_id=home, by=pat)
    assert _seeing(world) == {"amara", "tom", "ian"}
    _stands()


def test_a_manager_is_replaced_at_one_moment(world: World) -> None:
    ids, pat, home = world.ids, world.by("pat"), teams_of(world)[0]
    manager_replaced(team_id=home, old_id=ids["moira"], new_id=ids["tom"], why="Moira retires.", by=pat)
    assert _seeing(world) == {"amara", "helen", "tom", "ian"}
    for old, new, wrong in (("moira", "tom", NotFound), ("tom", "beth", Invalid), ("tom", "tom2", Invalid)):
        with pytest.raises(wrong):
            manager_replaced(team_id=home, old_id=ids[old], new_id=ids.get(new) or new_id(), by=pat)
    assert _seeing(world) == {"amara", "helen", "tom", "ian"}
    newest = team_history(pat, home, 0, 25).shown[0]
    assert newest.words == "Tom Ellery manages this team in the place of Moira Kettle. Moira retires."
    _stands()


def test_what_would_happen_is_what_then_happens(world: World) -> None:
    ids, pat, (home, other) = world.ids, world.by("pat"), teams_of(world)
    workers = _thirty(world, Team.objects.get(id=home), 12, 3)
    seen = effect_of(dict.fromkeys([*workers, ids["amara"]], other))
    assert (seen.people, seen.children) == (13, 39)
    assert seen.gain == (Sight("Tom Ellery", 39),)
    assert seen.lose == (Sight("Helen Draycott", 39),), "the service manager manages both teams"
    before = {key: Reach.objects.filter(principal_id=ids[key], until_at=None).count() for key in ("tom", "helen")}
    workers_moved_team(worker_ids=[*workers, ids["amara"]], team_id=other, by=pat)
    after = {key: Reach.objects.filter(principal_id=ids[key], until_at=None).count() for key in ("tom", "helen")}
    assert (after["tom"] - before["tom"], before["helen"] - after["helen"]) == (39, 39)
    assert effect_of({}, manage_no_more=[(ids["tom"], other)]).lose == (), "it is his own team"


def test_looking_at_what_would_happen_changes_nothing_and_warns_of_a_bare_team(world: World) -> None:
    ids, bare, entries = world.ids, team_added(name="Bare", by=SYSTEM), Entry.objects.count()
    assert effect_of({ids["amara"]: bare.id}).bare == ("Bare",)
    assert effect_of({ids["amara"]: bare.id}, manage=[(ids["tom"], bare.id)]).bare == ()
    assert Entry.objects.count() == entries and _seeing(world) == HOME


def test_a_restricted_record_gains_and_loses_nobody_by_a_move(world: World) -> None:
    from tests.architecture.reach_calls import restricted

    restricted(world)
    before = _seeing(world)
    seen = effect_of({world.ids["amara"]: teams_of(world)[1]})
    assert (seen.children, seen.gain, seen.lose) == (3, (Sight("Tom Ellery", 2),), (Sight("Helen Draycott", 2),))
    moved(world)
    assert _seeing(world) == before


@pytest.mark.parametrize("act", ["move", "merge", "back", "look", "manager"])
def test_thirty_people_cost_the_statements_of_two(world: World, act: str) -> None:
    pat, other, counts = world.by("pat"), teams_of(world)[1], []
    for number in (2, 30):
        team = team_added(name=f"Team of {number}", by=pat)
        managing_begun(user_id=world.ids["helen"], team_id=team.id, by=pat)
        workers = _thirty(world, team, number)
        if act == "back":
            change = workers_moved_team(worker_ids=workers, team_id=other, by=pat)
        with CaptureQueriesContext(connection) as caught:
            if act == "move":
                workers_moved_team(worker_ids=workers, team_id=other, by=pat)
            elif act == "merge":
                teams_merged(team_id=team.id, into_id=other, by=pat)
            elif act == "back":
                move_put_back(change_id=change.id, by=pat)
            elif act == "look":
                effect_of(dict.fromkeys(workers, other))
            else:
                manager_replaced(team_id=team.id, old_id=world.ids["helen"], new_id=world.ids["tom"], by=pat)
        counts.append(len(caught))
    assert counts[0] == counts[1]
    _stands()


def test_what_happened_is_read_newest_first_in_words_from_both_teams(world: World) -> None:
    pat, (home, other) = world.by("pat"), teams_of(world)
    change = moved(world)
    for team in (home, other):
        newest = team_history(pat, team, 0, 25).shown[0]
        assert (newest.id, newest.who, newest.other, newest.team) == (
            change.id, "Amara Osei", "Locality Team 2", "Early Help",
        )  # fmt: skip
        assert (newest.children, newest.made_by, newest.may_go_back) == (3, "Pat Lindley", True)
    assert [one.kind for one in team_history(pat, home, 0, 25).shown][-1] is TeamChangeKind.ADDED
    with pytest.raises(NotFound):
        team_history(pat, new_id(), 0, 25)


def test_nobody_is_to_move_to_two_teams(world: World, as_of: Callable[[str], None]) -> None:
    ids, pat, other = world.ids, world.by("pat"), teams_of(world)[1]
    third = team_added(name="Third", by=pat)
    first = move_planned(worker_ids=[ids["amara"], ids["beth"]], team_id=other, from_on=date(2026, 1, 20), by=pat)
    with pytest.raises(Invalid, match="Beth Lindqvist is to move to Early Help already"):
        move_planned(worker_ids=[ids["beth"]], team_id=third.id, from_on=date(2026, 1, 18), by=pat)
    move_called_off(change_id=first.id, by=pat)
    move_planned(worker_ids=[ids["beth"]], team_id=third.id, from_on=date(2026, 1, 18), by=pat)
    as_of("2026-01-18")
    team_moves_made(0)
    assert world.user("beth").team_id == third.id


def test_a_move_for_which_nobody_is_left_says_so_and_is_over(world: World, as_of: Callable[[str], None]) -> None:
    ids, pat, (home, other) = world.ids, world.by("pat"), teams_of(world)
    change = move_planned(worker_ids=[ids["beth"]], team_id=other, from_on=date(2026, 1, 20), why="Closer.", by=pat)
    workers_moved_team(worker_ids=[ids["beth"]], team_id=team_added(name="Third", by=pat).id, by=pat)
    as_of("2026-01-20")
    team_moves_made(0)
    change.refresh_from_db()
    assert change.people == [] and change.words.startswith("Its day came, and nobody was left to move")
    assert change.words.endswith("Closer.")
    seen = next(one for one in team_history(pat, other, 0, 25).shown if one.id == change.id)
    assert seen.done and not seen.may_go_back
    assert planned_moves_due(SYSTEM) == () and team_view(pat, home).planned == ()


def test_one_move_that_fails_does_not_hold_up_the_others(
    world: World, as_of: Callable[[str], None], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    from kith.core.people import team_services

    ids, pat, other = world.ids, world.by("pat"), teams_of(world)[1]
    bare = team_added(name="Bare", by=SYSTEM)
    moves = {
        who: move_planned(worker_ids=[ids[who]], team_id=team, from_on=date(2026, 1, 16 + day), by=pat)
        for day, (who, team) in enumerate((("amara", bare.id), ("beth", other), ("helen", other)))
    }
    real = planned_move_made

    def failing(**given: object) -> object:
        if given["change_id"] == moves["beth"].id:
            raise RuntimeError("a fault of the code")
        return real(**given)  # type: ignore[arg-type]

    monkeypatch.setattr(team_services, "planned_move_made", failing)
    as_of("2026-01-20")
    team_moves_made(0)
    assert world.user("helen").team_id == other
    assert planned_moves_due(SYSTEM) == (moves["amara"].id, moves["beth"].id)
    told = [(one.levelname, one.getMessage()) for one in caplog.records if one.name == "kith.jobs"]
    assert told == [
        ("WARNING", f"team move {moves['amara'].id} waits: NotYet"),
        ("ERROR", f"team move {moves['beth'].id} failed"),
    ]


def test_a_move_is_not_taken_back_for_whom_a_later_one_still_stands(world: World) -> None:
    """They are where the first put them, by the last: out and in again."""
    ids, pat, (home, other) = world.ids, world.by("pat"), teams_of(world)
    both, one = [ids["amara"], ids["beth"]], [ids["beth"]]
    first = workers_moved_team(worker_ids=both, team_id=other, by=pat)
    workers_moved_team(worker_ids=one, team_id=home, by=pat)
    last = workers_moved_team(worker_ids=one, team_id=other, by=pat)
    move_put_back(change_id=first.id, by=pat)
    assert (world.user("amara").team_id, world.user("beth").team_id) == (home, other)
    move_put_back(change_id=last.id, by=pat)
    assert world.user("beth").team_id == home


def test_two_mergers_are_taken_back_one_after_the_other(world: World) -> None:
    pat, (home, other) = world.by("pat"), teams_of(world)
    third = team_added(name="Third", by=pat)
    before = dict(User.objects.values_list("id", "team_id"))
    first = teams_merged(team_id=home, into_id=other, by=pat)
    second = teams_merged(team_id=other, into_id=third.id, by=pat)
    with pytest.raises(Invalid, match="Nobody whom this moved"):
        move_put_back(change_id=first.id, by=pat)
    move_put_back(change_id=second.id, by=pat)
    move_put_back(change_id=first.id, by=pat)
    assert dict(User.objects.values_list("id", "team_id")) == before
    _stands()
