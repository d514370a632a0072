"""May this person? Asked by every service after it has loaded what it works on."""

from collections.abc import Iterable
from uuid import UUID

from kith.core.access.principal import SYSTEM, Principal
from kith.core.access.roles import Permission
from kith.core.access.selectors import are_own, reaches
from kith.kernel.errors import NotFound, Refused

# What outlasts the hours of break-glass or a shift is for those alone whose own the child is.
_LASTING = frozenset({Permission.RECORD_ALLOCATE, Permission.RECORD_RESTRICT, Permission.ACCESS_LOG_READ})


def require(principal: Principal, permission: Permission, children: Iterable[UUID]) -> None:
    """Out of reach: NotFound, whoever asks. Within reach but the wrong role: Refused (ACCESS-1)."""
    if principal is SYSTEM:
        return
    wanted = frozenset(children)
    if not (are_own if permission in _LASTING else reaches)(principal, wanted):
        raise NotFound
    if not principal.may(permission):
        raise Refused("Your role does not allow this. Ask the lead worker or your manager.", rule="ACCESS-1")


def require_role(principal: Principal, permission: Permission) -> None:
    """For acts that are about no child: the role alone decides (ACCESS-1)."""
    if principal is not SYSTEM and not principal.may(permission):
        raise Refused("Your role does not allow this. Ask your manager.", rule="ACCESS-1")
