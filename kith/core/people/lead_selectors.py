"""Who may be given which children: what pages offer, and what `lead_policies` lets services give (ACCESS-1)."""

from collections.abc import Iterable
from uuid import UUID

from kith.core.access.basis import Basis
from kith.core.access.principal import Principal
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.selectors import colleagues_of, managers
from kith.core.people.allocation_selectors import people_to_arrange

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


def _may_hold_one(user: User) -> bool:
    return user.role in MAY_HOLD[Basis.LEAD_WORKER]
