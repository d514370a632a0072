"""May this person look after accounts? The rooms above ask `access.policies`; accounts lie below it and ask here."""

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db.models import Q, QuerySet

from kith.core.accounts.choices import Role
from kith.core.accounts.council_selectors import provider
from kith.core.accounts.models import CouncilAccount, User
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
    """True if nobody else can come in and let people in (ACCESS-1).

    The rows are locked, so that two cannot leave at one moment.
    """
    if user.role not in LOOK_AFTER_USERS or not user.is_active:
        return False
    held = _can_come_in(User.objects.filter(role__in=LOOK_AFTER_USERS, is_active=True)).order_by("id")
    return all(one.id == user.id for one in (held.select_for_update() if lock else held))


def _can_come_in(users: QuerySet[User]) -> QuerySet[User]:
    """Who has a password; beside a council's service who has connected an account of it, and the spare one with one."""
    council, without = provider(), Q(password__startswith=UNUSABLE_PASSWORD_PREFIX)
    if council is None:
        return users.exclude(without)
    connected = Q(id__in=CouncilAccount.objects.filter(issuer=council.issuer).values("user_id"))
    if not council.spare:
        return users.filter(connected)
    spare = Q(email__iexact=council.spare) & ~without
    return users.filter(connected | spare)
