"""Who may be given which children: asked by the pages that offer people, and by the services that give (ACCESS-1)."""

from collections.abc import Iterable
from uuid import UUID

from kith.core.access.basis import Basis
from kith.core.access.principal import SYSTEM, Principal
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.selectors import colleagues_of, managers
from kith.core.people.allocation_selectors import people_to_arrange
from kith.kernel.errors import Invalid

# Who may be given a child as what.
MAY_HOLD = {
    Basis.LEAD_WORKER: frozenset({Role.WORKER, Role.MANAGER, Role.SERVICE_MANAGER}),
    Basis.CO_WORKER: frozenset({Role.WORKER, Role.MANAGER}),
    Basis.CHAIR: frozenset({Role.CHAIR}),
    Basis.PARTNER: frozenset({Role.PARTNER}),
    Basis.QUALITY: frozenset({Role.QUALITY}),
}


def may_lead(principal: Principal) -> tuple[User, ...]:
    """Who of one's teams may be given a child, and oneself; by name."""
    return tuple(user for user in people_to_arrange(principal) if _may_hold_one(user))


def may_lead_new(principal: Principal, leads: Iterable[UUID]) -> tuple[User, ...]:
    """Who may be given a child who is added: one's own team, and the lead workers of the family with their teams.

    Out of hours also any team's manager, who passes the child on in the morning (EMERG-1). `leads` are the lead workers
    of the family's children within reach; none of a family that is new.
    """
    near = [user for user in colleagues_of([principal.user_id, *leads]) if _may_hold_one(user)]
    if principal.role != Role.OUT_OF_HOURS:
        return tuple(near)
    known = {one.id for one in near}
    return (*near, *(user for user in managers() if user.id not in known))


def worker_who_may_hold(worker_id: UUID, part: Basis) -> User:
    """The account, if it can sign in and its role fits; Invalid in words otherwise."""
    worker = User.objects.filter(id=worker_id, is_active=True).first()
    if worker is None:
        raise Invalid("Choose somebody who can sign in.", "worker")
    if worker.role not in MAY_HOLD.get(part, frozenset()):
        raise Invalid(f"{worker.name} works in another role: choose somebody else as {part.label}.", "worker")
    return worker


def worker_who_may_lead(worker_id: UUID, by: Principal) -> User:
    """Whom children may be given to by this person; Invalid for anybody else."""
    worker = worker_who_may_hold(worker_id, Basis.LEAD_WORKER)
    if by is not SYSTEM:
        _one_of(worker, may_lead(by))
    return worker


def worker_who_may_lead_new(worker_id: UUID, leads: Iterable[UUID], by: Principal) -> User:
    """Whom a child who is added may be given to by this person; Invalid for anybody else."""
    worker = worker_who_may_hold(worker_id, Basis.LEAD_WORKER)
    if by is not SYSTEM:
        _one_of(worker, may_lead_new(by, leads))
    return worker


def _one_of(worker: User, offered: Iterable[User]) -> None:
    if worker.id not in {one.id for one in offered}:
        raise Invalid("Choose one of the people shown: a child is given within your teams.", "worker", "ACCESS-1")


def _may_hold_one(user: User) -> bool:
    return user.role in MAY_HOLD[Basis.LEAD_WORKER]
