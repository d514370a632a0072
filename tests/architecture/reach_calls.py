"""Examples of the services that change what reach follows from."""

from datetime import date, timedelta
from uuid import UUID

from kith.core.access.basis import Basis, Emergency
from kith.core.access.models import BreakGlass
from kith.core.accounts.choices import TeamChangeKind
from kith.core.accounts.models import TeamChange
from kith.core.accounts.services import team_added
from kith.core.lifecycle.break_glass_services import break_glass_looked_at, glass_broken
from kith.core.people.allocation_services import allocation_added, allocation_ended, children_allocated, reach_mended
from kith.core.people.choices import RestrictedFor
from kith.core.people.leaving_services import worker_left
from kith.core.people.managing_services import manager_replaced, managing_begun, managing_ended, managing_put_back
from kith.core.people.models import Restriction
from kith.core.people.restricted_services import (
    name_added,
    name_removed,
    record_restricted,
    restriction_answered_by,
    restriction_lifted,
    restriction_looked_at,
)
from kith.core.people.staffing_services import cover_arranged, cover_ended, shift_added, shift_ended
from kith.core.people.team_services import (
    move_called_off,
    move_planned,
    move_put_back,
    planned_move_made,
    team_ended,
    teams_merged,
    workers_moved_team,
)
from kith.kernel import clock
from tests.architecture.service_calls import DAY, Call, example
from tests.world import World


@example(children_allocated)
def _allocated(world: World) -> Call:
    ids = world.ids
    return lambda: children_allocated(
        child_ids=[ids["ruby"], ids["alfie"]], worker_id=ids["beth"], why="Amara has too many.", by=world.by("helen")
    )


@example(allocation_added)
def _beside(world: World) -> Call:
    ids = world.ids
    return lambda: allocation_added(
        child_id=ids["ruby"], worker_id=ids["donna"], part=Basis.CO_WORKER, by=world.by("helen")
    )


@example(allocation_ended)
def _beside_no_more(world: World) -> Call:
    ids, helen = world.ids, world.by("helen")
    row = allocation_added(child_id=ids["ruby"], worker_id=ids["donna"], part=Basis.CO_WORKER, by=helen)
    return lambda: allocation_ended(allocation_id=row.id, by=helen)


@example(reach_mended)
def _mended(world: World) -> Call:
    return lambda: reach_mended(by=world.by("pat"))


@example(workers_moved_team)
def _moved(world: World) -> Call:
    team = world.user("donna").team_id
    assert team
    return lambda: workers_moved_team(worker_ids=[world.ids["amara"]], team_id=team, by=world.by("pat"))


def teams_of(world: World) -> tuple[UUID, UUID]:
    """Amara's team, and Donna's."""
    mine, other = world.user("amara").team_id, world.user("donna").team_id
    assert mine and other
    return mine, other


def planned(world: World) -> TeamChange:
    """Amara is to be in Donna's team from the day after tomorrow."""
    later = date(2026, 1, 17)
    return move_planned(worker_ids=[world.ids["amara"]], team_id=teams_of(world)[1], from_on=later, by=world.by("pat"))


def moved(world: World) -> TeamChange:
    """Amara went to Donna's team."""
    return workers_moved_team(worker_ids=[world.ids["amara"]], team_id=teams_of(world)[1], by=world.by("pat"))


def managed(world: World) -> TeamChange:
    """Tom was named a manager of Amara's team."""
    managing_begun(user_id=world.ids["tom"], team_id=teams_of(world)[0], by=world.by("pat"))
    return TeamChange.objects.get(kind=TeamChangeKind.MANAGER, people=[world.ids["tom"]])


@example(move_planned)
def _planned(world: World) -> Call:
    return lambda: planned(world)


@example(move_called_off)
def _called_off(world: World) -> Call:
    change = planned(world)
    return lambda: move_called_off(change_id=change.id, by=world.by("pat"))


@example(planned_move_made)
def _planned_made(world: World) -> Call:
    change = planned(world)
    TeamChange.objects.filter(id=change.id).update(from_on=DAY)
    return lambda: planned_move_made(change_id=change.id, by=world.by("pat"))


@example(team_ended)
def _ended(world: World) -> Call:
    team = team_added(name="Empty", by=world.by("pat"))
    return lambda: team_ended(team_id=team.id, by=world.by("pat"))


@example(teams_merged)
def _merged(world: World) -> Call:
    mine, other = teams_of(world)
    return lambda: teams_merged(team_id=mine, into_id=other, by=world.by("pat"))


@example(move_put_back)
def _put_back(world: World) -> Call:
    change = moved(world)
    return lambda: move_put_back(change_id=change.id, by=world.by("pat"))


@example(manager_replaced)
def _replaced(world: World) -> Call:
    team, ids = teams_of(world)[0], world.ids
    return lambda: manager_replaced(team_id=team, old_id=ids["moira"], new_id=ids["tom"], by=world.by("pat"))


@example(managing_begun)
def _managing(world: World) -> Call:
    team = world.user("amara").team_id
    assert team
    return lambda: managing_begun(user_id=world.ids["tom"], team_id=team, by=world.by("pat"))


@example(managing_ended)
def _managing_no_more(world: World) -> Call:
    team = world.user("amara").team_id
    assert team
    return lambda: managing_ended(user_id=world.ids["moira"], team_id=team, by=world.by("pat"))


@example(managing_put_back)
def _managing_put_back(world: World) -> Call:
    change = managed(world)
    return lambda: managing_put_back(change_id=change.id, by=world.by("pat"))


@example(cover_arranged)
def _cover(world: World) -> Call:
    ids = world.ids
    return lambda: cover_arranged(
        absent_id=ids["amara"], stand_in_id=ids["beth"], from_on=DAY, until_on=date(2026, 1, 30), by=world.by("helen")
    )


@example(cover_ended)
def _cover_no_more(world: World) -> Call:
    ids, helen = world.ids, world.by("helen")
    cover = cover_arranged(
        absent_id=ids["amara"], stand_in_id=ids["beth"], from_on=DAY, until_on=date(2026, 1, 30), by=helen
    )
    return lambda: cover_ended(cover_id=cover.id, by=helen)


@example(shift_added)
def _shift(world: World) -> Call:
    from_at = clock.instant()
    return lambda: shift_added(
        user_id=world.ids["olu"], from_at=from_at, until_at=from_at + timedelta(hours=12), by=world.by("helen")
    )


@example(shift_ended)
def _shift_no_more(world: World) -> Call:
    from_at, helen = clock.instant(), world.by("helen")
    shift = shift_added(user_id=world.ids["olu"], from_at=from_at, until_at=from_at + timedelta(hours=12), by=helen)
    return lambda: shift_ended(shift_id=shift.id, by=helen)


@example(worker_left)
def _left(world: World) -> Call:
    ids = world.ids
    return lambda: worker_left(
        worker_id=ids["amara"], hand_over={ids["ruby"]: ids["beth"]}, rest_to=ids["helen"], by=world.by("helen")
    )


def restricted(world: World, child: str = "ruby") -> Restriction:
    """Ruby's record, or another child's, open to Amara, Helen and Moira only."""
    ids = world.ids
    return record_restricted(
        child_id=ids[child],
        reason=RestrictedFor.STAFF_FAMILY,
        why="Her aunt works here.",
        names=[ids["amara"], ids["helen"]],
        answerable_id=ids["moira"],
        by=world.by("moira"),
    )


@example(record_restricted)
def _restrict(world: World) -> Call:
    return lambda: restricted(world)


@example(name_added)
def _name(world: World) -> Call:
    one = restricted(world)
    return lambda: name_added(restriction_id=one.id, user_id=world.ids["beth"], by=world.by("moira"))


@example(name_removed)
def _name_off(world: World) -> Call:
    one = restricted(world)
    return lambda: name_removed(restriction_id=one.id, user_id=world.ids["helen"], by=world.by("moira"))


@example(restriction_answered_by)
def _answers(world: World) -> Call:
    one = restricted(world)
    return lambda: restriction_answered_by(restriction_id=one.id, user_id=world.ids["moira"], by=world.by("moira"))


@example(restriction_looked_at)
def _looked(world: World) -> Call:
    one = restricted(world)
    return lambda: restriction_looked_at(restriction_id=one.id, words="She still does.", by=world.by("moira"))


@example(restriction_lifted)
def _lifted(world: World) -> Call:
    one = restricted(world)
    return lambda: restriction_lifted(restriction_id=one.id, why="She has left.", by=world.by("moira"))


def broken(world: World, child: str = "ruby") -> BreakGlass:
    """Ruby's record, or another child's, opened by Donna at once."""
    return glass_broken(
        child_id=world.ids[child],
        whole_family=False,
        kind=Emergency.DANGER_NOW,
        reason="Shouting heard next door, and Amara does not answer.",
        by=world.by("donna"),
    )


@example(glass_broken)
def _glass(world: World) -> Call:
    return lambda: broken(world)


@example(break_glass_looked_at)
def _glass_seen(world: World) -> Call:
    one = broken(world)
    return lambda: break_glass_looked_at(
        break_glass_id=one.id, words="It was needed.", end_now=True, by=world.by("helen")
    )
