"""The pages about who reaches whom: restricted records and break-glass."""

from uuid import UUID

from kith.core.accounts.choices import Role
from kith.core.accounts.services import user_added
from kith.core.people.restricted_services import name_added
from tests.accounts import GOOD_PASSWORD
from tests.architecture.places import EVERY_LOG, LOOK, MANAGERS, PLACES, SEND, Place, Situation, _nothing
from tests.architecture.reach_calls import broken, restricted
from tests.world import World

_RESTRICTS = frozenset({"service_manager"}) | EVERY_LOG
_FINDERS = frozenset({"worker", "out_of_hours", "chair"}) | MANAGERS
# They look after Ruby's restricted record; she is on nobody else's list but Amara's and Helen's.
_LOOK_AFTER = frozenset({"moira", "della"})
_OUTSIDE = frozenset({"beth", "donna", "tom", "olu"})


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


_restricting = {"roles": _RESTRICTS, "methods": LOOK | SEND, "without_reach": EVERY_LOG, "found_by": _LOOK_AFTER}
PLACES |= {
    "restricted-records": Place(_RESTRICTS, LOOK, _nothing),
    "restrict": Place(_RESTRICTS, LOOK | SEND, _child, without_reach=EVERY_LOG),
    "restricted-record": Place(_RESTRICTS, LOOK, _record, without_reach=EVERY_LOG, found_by=_LOOK_AFTER),
    "restricted-look": Place(prepare=lambda world: _record(world, words="She still works here."), **_restricting),
    "restricted-lift": Place(prepare=lambda world: _record(world, why="She has left."), **_restricting),
    "restricted-name-add": Place(
        prepare=lambda world: _record(world, email=world.user("beth").email.upper()), **_restricting
    ),
    "restricted-name-off": Place(prepare=_name, **_restricting),
    "restricted-answer": Place(prepare=_answer, **_restricting),
    "break-glass-list": Place(_FINDERS, LOOK, _nothing),
    "break-glass": Place(_FINDERS, LOOK | SEND, _emergency, found_by=_OUTSIDE, logged=False),
    "break-glass-seen": Place(MANAGERS, LOOK | SEND, _broken),
}
