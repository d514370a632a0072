"""May this person give children to that worker? The same people as pages offer (ACCESS-1)."""

from collections.abc import Iterable
from uuid import UUID

from kith.core.access.basis import Basis
from kith.core.access.principal import SYSTEM, Principal
from kith.core.accounts.models import User
from kith.core.people.lead_selectors import MAY_HOLD, may_lead, may_lead_new
from kith.kernel.errors import Invalid


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
