"""What each role may do. A page, an API call and a service each name the permission they need."""

from collections.abc import Mapping
from enum import StrEnum

from kith.core.accounts.choices import Role


class Permission(StrEnum):
    """`resource:action`. Reach to the children concerned is asked besides."""

    WORK_READ = "work:read"
    FAMILY_READ = "family:read"
    PLAN_READ = "plan:read"
    PLAN_WRITE = "plan:write"
    PLAN_GO_LIVE = "plan:go-live"
    TELLING_APPROVE = "telling:approve"
    AGREEMENT_RECORD = "agreement:record"
    COPY_HAND_OVER = "copy:hand-over"
    DUTY_DO = "duty:do"


_READS = frozenset({Permission.WORK_READ, Permission.FAMILY_READ, Permission.PLAN_READ})
_WORKER = _READS | {
    Permission.PLAN_WRITE,
    Permission.PLAN_GO_LIVE,
    Permission.AGREEMENT_RECORD,
    Permission.COPY_HAND_OVER,
    Permission.DUTY_DO,
}

ALLOWED: Mapping[Role, frozenset[Permission]] = {
    Role.WORKER: _WORKER,
    Role.MANAGER: _READS | {Permission.TELLING_APPROVE, Permission.DUTY_DO},
    Role.ADMINISTRATOR: frozenset(),
}


def allows(role: str, permission: Permission) -> bool:
    """True if the role has the permission; a role that is not known has none."""
    return permission in ALLOWED.get(Role(role), frozenset()) if role in Role.values else False
