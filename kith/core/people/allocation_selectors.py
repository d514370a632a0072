"""Reads of who has whom, for those who allocate: their teams' people and the children within their own reach."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kith.core.access.basis import Basis
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.selectors import are_own, own_children
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.selectors import users_by_id
from kith.core.people.models import Allocation, Child
from kith.core.people.staffing_selectors import my_teams, theirs_to_arrange
from kith.kernel import clock
from kith.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class WorkerSeen:
    """Somebody of a team, and how many children they lead; those of restricted records are nobody else's to count.

    `stopped`: their account is stopped, and the children need another lead worker (CHILD-2).
    """

    id: UUID
    name: str
    role: str
    team: str
    children: int
    stopped: bool


@dataclass(frozen=True, slots=True)
class WorkersPage:
    """At most so many of them, and how many there are."""

    shown: tuple[WorkerSeen, ...]
    total: int


@dataclass(frozen=True, slots=True)
class ChildSeen:
    """One child of somebody's caseload."""

    id: UUID
    name: str
    family_id: UUID
    born_on: date | None


@dataclass(frozen=True, slots=True)
class Caseload:
    """A page of the children somebody leads, and how many there are."""

    worker: User
    shown: tuple[ChildSeen, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Beside:
    """Somebody who has a part in one child's record by allocation."""

    id: UUID
    name: str
    part: Basis
    from_on: date
    until_on: date | None


def team_workers(principal: Principal, first: int, most: int) -> WorkersPage:
    """The people of the teams this person manages, by team and name, with their number of children.

    First those whose account is stopped and who still lead children of theirs.
    """
    held = _people(principal)
    shown = list(held.select_related("team").order_by("is_active", "team__name", "name", "id")[first : first + most])
    counted = dict(
        Child.objects.filter(lead_worker_id__in=[user.id for user in shown], id__in=own_children(principal))
        .values_list("lead_worker_id")
        .annotate(Count("id"))
        .order_by()
    )
    return WorkersPage(
        tuple(
            WorkerSeen(
                id=user.id,
                name=user.name,
                role=Role(user.role).label,
                team=user.team.name if user.team else "",
                children=counted.get(user.id, 0),
                stopped=not user.is_active,
            )
            for user in shown
        ),
        held.count(),
    )


def caseload_of(principal: Principal, worker_id: UUID, first: int, most: int) -> Caseload:
    """The children somebody of one's teams leads, within one's own reach, by name; NotFound for anybody else."""
    if not principal.may(Permission.RECORD_ALLOCATE):
        raise NotFound
    worker = theirs_to_arrange(principal, worker_id)
    held = Child.objects.filter(lead_worker_id=worker_id, id__in=own_children(principal)).select_related("person")
    shown = held.order_by("person__name", "id")[first : first + most]
    children = (ChildSeen(one.id, one.person.name, one.person.family_id, one.person.born_on) for one in shown)
    return Caseload(worker, tuple(children), held.count())


def people_to_arrange(principal: Principal) -> tuple[User, ...]:
    """Whose absence this person arranges: their teams' people and themselves; everybody for an administrator."""
    if principal.may(Permission.USERS_MANAGE):
        return tuple(User.objects.filter(is_active=True).order_by("name", "id"))
    mine = Q(team_id__in=my_teams(principal)) | Q(id=principal.user_id)
    return tuple(User.objects.filter(mine, is_active=True).order_by("name", "id"))


def beside(principal: Principal, child_id: UUID) -> tuple[Beside, ...]:
    """Who has a part in a child's record by allocation, lead worker first; NotFound unless the child is one's own."""
    if not principal.may(Permission.RECORD_ALLOCATE) or not are_own(principal, [child_id]):
        raise NotFound
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=clock.today())
    rows = list(Allocation.objects.filter(lasting, child_id=child_id, ended_at__isnull=True))
    users = users_by_id({row.worker_id for row in rows})
    parts = list(Basis)
    seen = [
        Beside(row.id, users[row.worker_id].name, Basis(row.part), row.from_on, row.until_on)
        for row in rows
        if row.worker_id in users
    ]
    return tuple(sorted(seen, key=lambda one: (parts.index(one.part), one.name)))


def _people(principal: Principal) -> QuerySet[User]:
    if not principal.may(Permission.RECORD_ALLOCATE):
        return User.objects.none()
    left = Child.objects.filter(id__in=own_children(principal)).values("lead_worker_id")
    return User.objects.filter(Q(is_active=True) | Q(id__in=left), team_id__in=my_teams(principal))
