"""Reads of restricted records: for who answers for one, and for the data-protection reader (ACCESS-4)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.core.access.basis import Basis
from kith.core.access.models import Reach
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission, allows
from kith.core.access.selectors import are_own, own_children
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.selectors import users_by_id
from kith.core.people.choices import RestrictedFor
from kith.core.people.models import Child, Named, Restriction
from kith.kernel import clock
from kith.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class NameSeen:
    """Somebody on a list."""

    user_id: UUID
    name: str
    role: str
    until_on: date | None


@dataclass(frozen=True, slots=True)
class RestrictedView:
    """One restricted record, without its content."""

    id: UUID
    child_id: UUID
    family_id: UUID
    child_name: str
    lead_worker_id: UUID
    reason: str
    why: str
    begun_at: datetime
    answerable_id: UUID
    answerable: str


@dataclass(frozen=True, slots=True)
class RestrictedPage:
    """At most so many of them, and how many there are."""

    shown: tuple[RestrictedView, ...]
    total: int


def restricted_records(principal: Principal, first: int, most: int) -> RestrictedPage:
    """Every restricted record this person may look after, longest restricted first."""
    held = _mine(principal).order_by("begun_at", "id")
    return RestrictedPage(_views(held[first : first + most]), held.count())


def restricted_for(principal: Principal, restriction_id: UUID) -> RestrictedView:
    """One of them; NotFound for everybody else."""
    found = _mine(principal).filter(id=restriction_id).first()
    if found is None:
        raise NotFound
    return _views([found])[0]


def list_of(principal: Principal, restriction_id: UUID) -> tuple[NameSeen, ...]:
    """Who is on a restricted record's list today, by name."""
    restricted_for(principal, restriction_id)
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=clock.today())
    rows = list(Named.objects.filter(lasting, restriction_id=restriction_id, ended_at__isnull=True))
    users = users_by_id({row.user_id for row in rows})
    seen = (
        NameSeen(row.user_id, users[row.user_id].name, Role(users[row.user_id].role).label, row.until_on)
        for row in rows
        if row.user_id in users
    )
    return tuple(sorted(seen, key=lambda one: (one.name, one.user_id)))


def to_restrict(principal: Principal, child_id: UUID) -> Child:
    """A child whose record this person may restrict and which is not; NotFound for everybody else."""
    child = Child.objects.filter(id=child_id).select_related("person").first()
    open_already = Restriction.objects.filter(child_id=child_id, ended_at__isnull=True).exists()
    if not _may(principal, child_id) or open_already or child is None:
        raise NotFound
    return child


def restrictions_of(principal: Principal, children: Collection[UUID]) -> dict[UUID, UUID | None]:
    """For who may restrict records: those of these children they may, with the restriction that stands, if any."""
    if not principal.may(Permission.RECORD_RESTRICT):
        return {}
    own = own_children(principal).filter(child_id__in=children)
    standing = Restriction.objects.filter(child_id__in=children, ended_at__isnull=True)
    return {**dict.fromkeys(own), **dict(standing.filter(child_id__in=own).values_list("child_id", "id"))}


def people_around(principal: Principal, child_id: UUID) -> tuple[User, ...]:
    """Who reaches a record today by their work, and so may have to stay on its list; by name."""
    to_restrict(principal, child_id)
    rows = Reach.objects.filter(child_id=child_id, until_at__isnull=True).exclude(basis=Basis.BREAK_GLASS)
    users = User.objects.filter(id__in=rows.values("principal_id"), is_active=True).order_by("name", "id")
    return tuple(user for user in users if allows(user.role, Permission.FAMILY_READ))


def service_managers_around(principal: Principal, child_id: UUID) -> tuple[User, ...]:
    """Who may answer for a restricted record: the service managers around it, by name."""
    around = people_around(principal, child_id)
    return tuple(user for user in around if user.role == Role.SERVICE_MANAGER)


def _may(principal: Principal, child_id: UUID) -> bool:
    if not principal.may(Permission.RECORD_RESTRICT):
        return False
    return principal.role == Role.DATA_PROTECTION or are_own(principal, [child_id])


def _mine(principal: Principal) -> QuerySet[Restriction]:
    held = Restriction.objects.filter(ended_at__isnull=True).select_related("child__person")
    if not principal.may(Permission.RECORD_RESTRICT):
        return held.none()
    return held if principal.role == Role.DATA_PROTECTION else held.filter(child_id__in=own_children(principal))


def _views(rows: Iterable[Restriction]) -> tuple[RestrictedView, ...]:
    held = list(rows)
    users = users_by_id({row.answerable_id for row in held})
    return tuple(
        RestrictedView(
            id=row.id,
            child_id=row.child_id,
            family_id=row.child.person.family_id,
            child_name=row.child.person.name,
            lead_worker_id=row.child.lead_worker_id,
            reason=RestrictedFor(row.reason).label,
            why=row.why,
            begun_at=row.begun_at,
            answerable_id=row.answerable_id,
            answerable=users[row.answerable_id].name if row.answerable_id in users else "",
        )
        for row in held
    )
