"""The pages about who reaches whom: caseloads, cover, rota, restricted records and break-glass."""

from datetime import timedelta
from uuid import UUID

from kith.core.access.basis import Basis
from kith.core.accounts.choices import Role
from kith.core.accounts.services import user_added
from kith.core.people.allocation_services import allocation_added
from kith.core.people.restricted_services import name_added
from kith.core.people.staffing_services import cover_arranged, shift_added
from kith.kernel import clock
from tests.accounts import GOOD_PASSWORD
from tests.architecture.places import EVERY_LOG, LOOK, MANAGERS, PLACES, SEND, Place, Situation, _nothing
from tests.architecture.reach_calls import broken, managed, moved, planned, restricted, teams_of
from tests.architecture.service_calls import DAY
from tests.cast import About
from tests.world import World

_RESTRICTS = frozenset({"service_manager"}) | EVERY_LOG
_ARRANGE = MANAGERS | {"administrator"}
_DAY = {"day": "15", "month": "1", "year": "2026"}
_FINDERS = frozenset({"worker", "out_of_hours", "chair"}) | MANAGERS


def _child(world: World) -> Situation:
    ids = world.ids
    names = [str(ids["amara"]), str(ids["helen"])]
    typed = {
        "reason": "high_risk",
        "why": "He has asked at two schools.",
        "names": names,
        "answerable": str(ids["moira"]),
    }
    return Situation({"child_id": ids["ruby"]}, typed)


def _record(world: World, **typed: object) -> Situation:
    return Situation({"restriction_id": restricted(world).id}, typed)


def _name(world: World) -> Situation:
    record = restricted(world)
    return Situation({"restriction_id": record.id, "user_id": world.ids["helen"]})


def _answer(world: World) -> Situation:
    record = restricted(world)
    return Situation({"restriction_id": record.id}, {"user": str(_another_service_manager(world, record.id))})


def _another_service_manager(world: World, restriction_id: UUID) -> UUID:
    sunita = user_added(
        email="sunita@example.org",
        name="Sunita Rao",
        role=Role.SERVICE_MANAGER,
        password=GOOD_PASSWORD,
        by=world.by("pat"),
    )
    name_added(restriction_id=restriction_id, user_id=sunita.id, by=world.by("moira"))
    return sunita.id


def _emergency(world: World) -> Situation:
    typed = {"kind": "danger_now", "reason": "Shouting next door, and nobody answers."}
    return Situation({"child_id": world.ids["ruby"]}, typed)


def _broken(world: World) -> Situation:
    return Situation({"break_glass_id": broken(world).id}, {"words": "Rang Donna: it was needed."})


def _caseload(world: World) -> Situation:
    ids = world.ids
    return Situation({"worker_id": ids["amara"]}, {"children": [str(ids["ruby"])], "worker": str(ids["beth"])})


def _leaving(world: World) -> Situation:
    return Situation({"worker_id": world.ids["amara"]}, {"rest_to": str(world.ids["beth"]), **_SEEN})


def _beside(world: World) -> Situation:
    return Situation({"child_id": world.ids["ruby"]}, {"email": world.user("donna").email, "part": "co_worker"})


def _part(world: World) -> Situation:
    ids, helen = world.ids, world.by("helen")
    row = allocation_added(child_id=ids["ruby"], worker_id=ids["donna"], part=Basis.CO_WORKER, by=helen)
    return Situation({"child_id": ids["ruby"], "allocation_id": row.id})


def _absence(world: World) -> Situation:
    days = {f"{end}_on-{part}": value for end in ("from", "until") for part, value in _DAY.items()}
    return Situation(typed={"absent": str(world.ids["helen"]), "stand_in": str(world.ids["tom"]), **days})


def _cover(world: World) -> Situation:
    ids = world.ids
    cover = cover_arranged(
        absent_id=ids["amara"], stand_in_id=ids["donna"], from_on=DAY, until_on=DAY, by=world.by("helen")
    )
    return Situation({"cover_id": cover.id})


def _shift(world: World) -> Situation:
    now = clock.instant()
    days = {
        f"{end}_on-{part}": str(getattr(now + timedelta(days=1), part)) for end in ("from", "until") for part in _DAY
    }
    times = {"from_time": "1pm", "until_time": "11pm"}
    return Situation(typed={"user": str(world.ids["olu"]), **days, **times})


def _on_rota(world: World) -> Situation:
    now = clock.instant()
    shift = shift_added(user_id=world.ids["olu"], from_at=now, until_at=now + timedelta(hours=1), by=world.by("helen"))
    return Situation({"shift_id": shift.id})


def _moving(world: World) -> Situation:
    mine, other = teams_of(world)
    days = {f"from_on-{part}": value for part, value in _DAY.items()}
    typed = {"workers": [str(world.ids["amara"])], "team": str(other), **days, "into": str(other), **_SEEN}
    return Situation({"team_id": mine}, typed)


def _managing(world: World) -> Situation:
    ids = world.ids
    return Situation({"team_id": teams_of(world)[0], "user_id": ids["moira"]}, {"user": str(ids["tom"]), **_SEEN})


def _another_manager(world: World) -> Situation:
    return Situation({"team_id": teams_of(world)[0]}, _managing(world).typed)


def _change_made(world: World) -> Situation:
    return Situation({"change_id": moved(world).id}, _SEEN)


def _managers_changed(world: World) -> Situation:
    return Situation({"change_id": managed(world).id}, _SEEN)


def _change_planned(world: World) -> Situation:
    return Situation({"change_id": planned(world).id})


_SEEN = {"why": "Fewer children there.", "confirmed": "yes"}
_ADMINISTERED = {"roles": frozenset({"administrator"}), "about": About.NOTHING, "methods": LOOK | SEND}
_restricting = {"roles": _RESTRICTS, "methods": LOOK | SEND, "about": About.LIST}
PLACES |= {
    "my-team": Place(MANAGERS, LOOK, _nothing),
    "caseload": Place(MANAGERS, LOOK | SEND, _caseload, about=About.WORKER, logged=False),
    "worker-leave": Place(MANAGERS, LOOK | SEND, _leaving, about=About.WORKER, logged=False),
    "child-workers": Place(MANAGERS, LOOK, _beside, about=About.OWN_RECORD),
    "child-worker-add": Place(MANAGERS, LOOK | SEND, _beside, about=About.OWN_RECORD),
    "child-worker-end": Place(MANAGERS, LOOK | SEND, _part, about=About.OWN_RECORD),
    "team-move": Place(prepare=_moving, **_ADMINISTERED),
    "team-merge": Place(prepare=_moving, **_ADMINISTERED),
    "team-manager-add": Place(prepare=_another_manager, **_ADMINISTERED),
    "team-manager-replace": Place(prepare=_managing, **_ADMINISTERED),
    "team-manager-end": Place(prepare=_managing, **_ADMINISTERED),
    "team-history": Place(frozenset({"administrator"}), LOOK, _another_manager, about=About.NOTHING),
    "team-change-back": Place(prepare=_change_made, **_ADMINISTERED),
    "team-manager-back": Place(prepare=_managers_changed, **_ADMINISTERED),
    "team-change-off": Place(prepare=_change_planned, **_ADMINISTERED),
    "covers": Place(_ARRANGE, LOOK, _nothing),
    "cover-new": Place(_ARRANGE, LOOK | SEND, _absence),
    "cover-end": Place(_ARRANGE, LOOK | SEND, _cover, about=About.ABSENCE, logged=False),
    "rota": Place(_ARRANGE, LOOK, _nothing),
    "my-shifts": Place(frozenset({"out_of_hours"}), LOOK, _nothing),
    "shift-new": Place(_ARRANGE, LOOK | SEND, _shift),
    "shift-end": Place(_ARRANGE, LOOK | SEND, _on_rota, about=About.NOTHING),
    "restricted-records": Place(_RESTRICTS, LOOK, _nothing),
    "restrict": Place(_RESTRICTS, LOOK | SEND, _child, about=About.TO_RESTRICT),
    "restricted-record": Place(_RESTRICTS, LOOK, _record, about=About.LIST),
    "restricted-look": Place(prepare=lambda world: _record(world, words="She still works here."), **_restricting),
    "restricted-lift": Place(prepare=lambda world: _record(world, why="She has left."), **_restricting),
    "restricted-name-add": Place(
        prepare=lambda world: _record(world, email=world.user("beth").email.upper()), **_restricting
    ),
    "restricted-name-off": Place(prepare=_name, **_restricting),
    "restricted-answer": Place(prepare=_answer, **_restricting),
    "break-glass-list": Place(_FINDERS, LOOK, _nothing),
    "break-glass": Place(_FINDERS, LOOK | SEND, _emergency, about=About.GLASS, logged=False),
    "break-glass-seen": Place(MANAGERS, LOOK | SEND, _broken, about=About.BROKEN),
}
