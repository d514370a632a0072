"""What each role may do. A page, an API call and a service each name the permission they need."""

from collections.abc import Mapping
from enum import StrEnum

from kith.core.accounts.choices import Role


class Permission(StrEnum):
    """`resource:action`. Reach to the children concerned is asked besides."""

    WORK_READ = "work:read"
    FAMILY_READ = "family:read"
    FAMILY_WRITE = "family:write"
    PLAN_READ = "plan:read"
    PLAN_WRITE = "plan:write"
    PLAN_GO_LIVE = "plan:go-live"
    TELLING_APPROVE = "telling:approve"
    AGREEMENT_RECORD = "agreement:record"
    COPY_HAND_OVER = "copy:hand-over"
    DUTY_DO = "duty:do"
    RECORD_FIND = "record:find"
    RECORD_CREATE = "record:create"
    RECORD_ALLOCATE = "record:allocate"
    RECORD_RESTRICT = "record:restrict"
    RECORD_BREAK_GLASS = "record:break-glass"
    ACCESS_LOG_READ = "access-log:read"
    UNUSUAL_READ = "unusual:read"
    COVER_ARRANGE = "cover:arrange"
    SHIFT_READ = "shift:read"
    USERS_MANAGE = "users:manage"
    SETTINGS_MANAGE = "settings:manage"


_READS = frozenset({Permission.WORK_READ, Permission.FAMILY_READ, Permission.PLAN_READ})
_FINDS = _READS | {Permission.RECORD_FIND, Permission.RECORD_BREAK_GLASS}
_WRITES = frozenset(
    {
        Permission.FAMILY_WRITE,
        Permission.PLAN_WRITE,
        Permission.PLAN_GO_LIVE,
        Permission.AGREEMENT_RECORD,
        Permission.COPY_HAND_OVER,
        Permission.DUTY_DO,
        Permission.RECORD_CREATE,
    }
)
_MANAGES = frozenset(
    {
        Permission.FAMILY_WRITE,
        Permission.TELLING_APPROVE,
        Permission.DUTY_DO,
        Permission.RECORD_CREATE,
        Permission.RECORD_ALLOCATE,
        Permission.ACCESS_LOG_READ,
        Permission.COVER_ARRANGE,
    }
)

ALLOWED: Mapping[Role, frozenset[Permission]] = {
    Role.WORKER: _FINDS | _WRITES | {Permission.ACCESS_LOG_READ},
    Role.MANAGER: _FINDS | _MANAGES,
    Role.SERVICE_MANAGER: _FINDS | _MANAGES | {Permission.RECORD_RESTRICT},
    Role.CHAIR: _FINDS,
    Role.OUT_OF_HOURS: _FINDS | _WRITES | {Permission.SHIFT_READ},
    Role.QUALITY: _READS,
    Role.DATA_PROTECTION: frozenset({Permission.ACCESS_LOG_READ, Permission.UNUSUAL_READ, Permission.RECORD_RESTRICT}),
    Role.PARTNER: _READS,
    Role.ADMINISTRATOR: frozenset({Permission.USERS_MANAGE, Permission.COVER_ARRANGE, Permission.SETTINGS_MANAGE}),
}


def allows(role: str, permission: Permission) -> bool:
    """True if the role has the permission; a role that is not known has none."""
    return permission in ALLOWED.get(Role(role), frozenset()) if role in Role.values else False
