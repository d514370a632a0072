"""Reads of teams, cover and rota, limited to whom somebody may arrange things for."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.core.access.models import Cover, Managing, Shift
from kith.core.access.principal import SYSTEM, Principal
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.selectors import users_by_id
from kith.core.people.models import Child
from kith.kernel import clock
from kith.kernel.errors import NotFound

MANAGE = frozenset({Role.MANAGER, Role.SERVICE_MANAGER})
STAND_IN = frozenset({Role.WORKER, Role.MANAGER, Role.SERVICE_MANAGER, Role.CHAIR})


def theirs_to_arrange(principal: Principal, user_id: UUID) -> User:
    """Somebody whose work this person may arrange: their teams' people or themselves; anybody for an administrator."""
    user = User.objects.filter(id=user_id).first()
    anybodys = principal is SYSTEM or principal.may(Permission.USERS_MANAGE) or user_id == principal.id
    teams = frozenset() if anybodys else my_teams(principal)
    if user is None or not (anybodys or user.team_id in teams):
        raise NotFound
    return user


def my_teams(principal: Principal) -> frozenset[UUID]:
    """The teams this person manages, and those of managers they stand in for today."""
    if principal.role not in MANAGE:
        return frozenset()
    today = clock.today()
    absent = Cover.objects.filter(
        stand_in_id=principal.user_id, ended_at__isnull=True, from_on__lte=today, until_on__gte=today
    ).values("absent_id")
    managers = User.objects.filter(Q(id=principal.user_id) | Q(id__in=absent), role__in=MANAGE)
    found = {user.id: user for user in managers}
    homes = {user.team_id for user in found.values() if user.role == Role.MANAGER and user.team_id}
    return frozenset({*homes, *Managing.objects.filter(user_id__in=found).values_list("team_id", flat=True)})


def teams_managed(user_id: UUID, role: str, team_id: UUID | None) -> frozenset[UUID]:
    """The teams somebody manages: a manager their own, and whoever manages others those."""
    if role not in MANAGE:
        return frozenset()
    others = set(Managing.objects.filter(user_id=user_id).values_list("team_id", flat=True))
    return frozenset(others | ({team_id} if role == Role.MANAGER and team_id else set()))


def children_held_by(user_id: UUID) -> int:
    """How many children are allocated to somebody as lead worker: a number alone, for who looks after accounts."""
    return Child.objects.filter(lead_worker_id=user_id).count()


@dataclass(frozen=True, slots=True)
class CoverSeen:
    """Somebody absent, who stands in, and which days."""

    id: UUID
    absent: str
    stand_in: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class ShiftSeen:
    """Somebody on the rota."""

    id: UUID
    name: str
    phone: str
    from_at: datetime
    until_at: datetime


@dataclass(frozen=True, slots=True)
class CoversPage:
    """At most so many of them, and how many there are."""

    shown: tuple[CoverSeen, ...]
    total: int


@dataclass(frozen=True, slots=True)
class RotaPage:
    """At most so many of them, and how many there are."""

    shown: tuple[ShiftSeen, ...]
    total: int


def covers(principal: Principal, first: int, most: int) -> CoversPage:
    """Cover of today and later for whose absence this person arranges, soonest first."""
    held = _covers(principal).order_by("from_on", "id")
    rows = list(held[first : first + most])
    users = users_by_id({user for row in rows for user in (row.absent_id, row.stand_in_id)})
    return CoversPage(tuple(_cover(row, users) for row in rows), held.count())


def cover_for(principal: Principal, cover_id: UUID) -> CoverSeen:
    """One of them; NotFound for everybody else."""
    row = _covers(principal).filter(id=cover_id).first()
    if row is None:
        raise NotFound
    return _cover(row, users_by_id([row.absent_id, row.stand_in_id]))


def rota(principal: Principal, first: int, most: int) -> RotaPage:
    """Who works out of hours, now and later, soonest first; for who arranges cover."""
    held = _shifts(principal).order_by("from_at", "id")
    rows = list(held[first : first + most])
    users = users_by_id({row.user_id for row in rows})
    return RotaPage(tuple(_shift(row, users) for row in rows), held.count())


def shift_for(principal: Principal, shift_id: UUID) -> ShiftSeen:
    """One of them; NotFound for everybody else."""
    row = _shifts(principal).filter(id=shift_id).first()
    if row is None:
        raise NotFound
    return _shift(row, users_by_id([row.user_id]))


def out_of_hours_workers(principal: Principal) -> tuple[User, ...]:
    """Who may be put on the rota, by name; for who arranges cover."""
    if not principal.may(Permission.COVER_ARRANGE):
        return ()
    return tuple(User.objects.filter(role=Role.OUT_OF_HOURS, is_active=True).order_by("name", "id"))


def may_stand_in(principal: Principal) -> tuple[User, ...]:
    """Who may stand in for somebody absent, with their team, by name; for who arranges cover."""
    if not principal.may(Permission.COVER_ARRANGE):
        return ()
    held = User.objects.filter(role__in=STAND_IN, is_active=True).select_related("team")
    return tuple(held.order_by("name", "id"))


def shifts_of(principal: Principal, first: int, most: int) -> RotaPage:
    """One's own shifts, running and to come, soonest first; for out-of-hours workers."""
    if not principal.may(Permission.SHIFT_READ):
        return RotaPage((), 0)
    held = Shift.objects.filter(ended_at__isnull=True, until_at__gt=clock.instant(), user_id=principal.user_id)
    rows = list(held.order_by("from_at", "id")[first : first + most])
    users = users_by_id({row.user_id for row in rows})
    return RotaPage(tuple(_shift(row, users) for row in rows), held.count())


def _covers(principal: Principal) -> QuerySet[Cover]:
    held = Cover.objects.filter(ended_at__isnull=True, until_on__gte=clock.today())
    if not principal.may(Permission.COVER_ARRANGE):
        return held.none()
    if principal.may(Permission.USERS_MANAGE):
        return held
    theirs = User.objects.filter(team_id__in=my_teams(principal)).values("id")
    return held.filter(Q(absent_id__in=theirs) | Q(absent_id=principal.user_id))


def _cover(row: Cover, users: Mapping[UUID, User]) -> CoverSeen:
    absent, stand_in = (users[user].name if user in users else "Somebody" for user in (row.absent_id, row.stand_in_id))
    return CoverSeen(row.id, absent, stand_in, row.from_on, row.until_on)


def _shifts(principal: Principal) -> QuerySet[Shift]:
    held = Shift.objects.filter(ended_at__isnull=True, until_at__gt=clock.instant())
    return held if principal.may(Permission.COVER_ARRANGE) else held.none()


def _shift(row: Shift, users: Mapping[UUID, User]) -> ShiftSeen:
    user = users.get(row.user_id)
    name, phone = (user.name, user.phone) if user else ("Somebody", "")
    return ShiftSeen(row.id, name, phone, row.from_at, row.until_at)
