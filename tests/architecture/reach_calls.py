"""Examples of the services that change what reach follows from."""

from datetime import date, timedelta

from kith.core.access.basis import Basis
from kith.core.people.allocation_services import allocation_added, allocation_ended, children_allocated, reach_mended
from kith.core.people.leaving_services import worker_left
from kith.core.people.staffing_services import (
    cover_arranged,
    cover_ended,
    managing_begun,
    managing_ended,
    shift_added,
    shift_ended,
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
