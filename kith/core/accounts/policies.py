"""May this person look after accounts? The rooms above ask `access.policies`; accounts lie below it and ask here."""

from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.audit.attribution import Actor
from kith.kernel.errors import Refused

# Those with Permission.USERS_MANAGE; a test holds the two together.
LOOK_AFTER_USERS = frozenset({Role.ADMINISTRATOR})


def require_user_management(by: Actor) -> None:
    """Refused for whoever does not look after accounts, as the database knows them now; the system may (ACCESS-1)."""
    if by.id is None:
        return
    if not User.objects.filter(id=by.id, is_active=True, role__in=LOOK_AFTER_USERS).exists():
        raise Refused("Your role does not allow this. Ask the people who look after Kith.", rule="ACCESS-1")


def is_last_administrator(user: User, lock: bool = True) -> bool:
    """True if nobody else can let people in. The rows are locked, so that two cannot leave at one moment."""
    if user.role not in LOOK_AFTER_USERS or not user.is_active:
        return False
    held = User.objects.filter(role__in=LOOK_AFTER_USERS, is_active=True).order_by("id")
    return all(one.id == user.id for one in (held.select_for_update() if lock else held))
