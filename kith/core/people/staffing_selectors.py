"""Reads of teams, cover and rota, limited to whom somebody may arrange things for."""

from uuid import UUID

from kith.core.access.models import Managing
from kith.core.access.principal import SYSTEM, Principal
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.people.models import Child
from kith.kernel.errors import NotFound


def theirs_to_arrange(principal: Principal, user_id: UUID) -> User:
    """Somebody whose work this person may arrange: their teams' people or themselves; anybody for an administrator."""
    user = User.objects.filter(id=user_id).first()
    if user is None:
        raise NotFound
    if principal is SYSTEM or principal.may(Permission.USERS_MANAGE) or user_id == principal.id:
        return user
    if user.team_id is None or user.team_id not in my_teams(principal):
        raise NotFound
    return user


def my_teams(principal: Principal) -> frozenset[UUID]:
    """The teams this person manages."""
    team_id = User.objects.filter(id=principal.id).values_list("team_id", flat=True).first() if principal.id else None
    return teams_managed(principal.user_id, principal.role, team_id)


def teams_managed(user_id: UUID, role: str, team_id: UUID | None) -> frozenset[UUID]:
    """The teams somebody manages: a manager their own, and whoever manages others those."""
    if role not in {Role.MANAGER, Role.SERVICE_MANAGER}:
        return frozenset()
    others = set(Managing.objects.filter(user_id=user_id).values_list("team_id", flat=True))
    return frozenset(others | ({team_id} if role == Role.MANAGER and team_id else set()))


def children_held_by(user_id: UUID) -> int:
    """How many children are allocated to somebody as lead worker: a number alone, for who looks after accounts."""
    return Child.objects.filter(lead_worker_id=user_id).count()
