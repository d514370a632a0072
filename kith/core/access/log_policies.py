"""Who may read who looked at a child's record (ACCESS-2)."""

from collections.abc import Iterable, Mapping
from uuid import UUID

from kith.core.access.basis import Basis
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.selectors import reach_of
from kith.core.accounts.choices import Role
from kith.kernel.errors import NotFound

# On which bases of reach a role reads a child's log: who leads the work, and who answers for it, also while somebody
# stands in for them. Of those on a restricted record's list its lead worker and the managers do. Others who reach the
# child do not.
BASES: Mapping[Role, frozenset[Basis]] = {
    Role.WORKER: frozenset({Basis.LEAD_WORKER, Basis.NAMED_LEAD}),
    Role.MANAGER: frozenset({Basis.TEAM_MANAGER, Basis.COVER, Basis.NAMED}),
    Role.SERVICE_MANAGER: frozenset(Basis) - {Basis.BREAK_GLASS},
}


def logs_readable(principal: Principal, children: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the children whose log this person may read.

    The child's lead worker, the managers who answer for them, and the data-protection reader.
    """
    wanted = frozenset(children)
    if not principal.may(Permission.ACCESS_LOG_READ):
        return frozenset()
    if reads_every_log(principal):
        return wanted
    bases = BASES.get(Role(principal.role), frozenset())
    return frozenset(
        reach_of(principal).filter(child_id__in=wanted, basis__in=bases).values_list("child_id", flat=True)
    )


def reads_every_log(principal: Principal) -> bool:
    """True for the data-protection reader: every child's log, restricted ones too, and no plan."""
    return principal.may(Permission.ACCESS_LOG_READ) and principal.may(Permission.UNUSUAL_READ)


def require_log(principal: Principal, child_id: UUID) -> None:
    """NotFound for everybody else, whether or not they reach the child (ACCESS-1)."""
    if not logs_readable(principal, [child_id]):
        raise NotFound
