"""Writes of who manages a team beside those whose own it is; reach follows at once (ACCESS-1)."""

from uuid import UUID

from kith.core.access.models import Managing
from kith.core.access.policies import require_role
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.choices import TeamChangeKind
from kith.core.accounts.models import Team, User
from kith.core.accounts.team_notes import team_change_noted
from kith.core.audit.services import audited, record
from kith.core.people.allocation_facts import children_touched, facts_held, reach_follows
from kith.core.people.staffing_selectors import MANAGE
from kith.core.people.team_facts import managers_required
from kith.kernel.errors import Invalid, NotFound


@audited
def managing_begun(*, user_id: UUID, team_id: UUID, why: str = "", by: Principal) -> None:
    """Let a manager, or a service manager, manage a team they are not in."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    user = _begun(user_id, team_id)
    _changed("people.managing_begun", [user_id], team_id, f"{user.name} manages this team.", why, by)


@audited
def managing_ended(*, user_id: UUID, team_id: UUID, why: str = "", by: Principal) -> None:
    """From now on they do not manage that team any more; refused where its children would be without a manager."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    user = _ended(user_id, team_id)
    _changed("people.managing_ended", [user_id], team_id, f"{user.name} manages this team no more.", why, by)


@audited
def manager_replaced(*, team_id: UUID, old_id: UUID, new_id: UUID, why: str = "", by: Principal) -> None:
    """Somebody else manages the team in the place of one who did, at one moment: no child is without in between."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    old, new = _ended(old_id, team_id), _begun(new_id, team_id)
    words = f"{new.name} manages this team in the place of {old.name}."
    _changed("people.manager_replaced", [old_id, new_id], team_id, words, why, by)


def _begun(user_id: UUID, team_id: UUID) -> User:
    user = User.objects.filter(id=user_id, is_active=True).first()
    if user is None or user.role not in MANAGE:
        raise Invalid("Choose a team manager or a service manager.", "user")
    if not Team.objects.filter(id=team_id, closed_at__isnull=True).exists():
        raise NotFound
    if not Managing.objects.get_or_create(user_id=user_id, team_id=team_id)[1]:
        raise Invalid(f"{user.name} manages this team already.", "user")
    return user


def _ended(user_id: UUID, team_id: UUID) -> User:
    if not Managing.objects.filter(user_id=user_id, team_id=team_id).delete()[0]:
        raise NotFound
    return User.objects.get(id=user_id)


def _changed(action: str, users: list[UUID], team_id: UUID, words: str, why: str, by: Principal) -> None:
    touched = children_touched(users=users, teams=[team_id])
    reach_follows(touched)
    managers_required([team_id])
    told = f"{words} {why}".strip()
    team_change_noted(team_id=team_id, kind=TeamChangeKind.MANAGER, people=users, words=told, by=by)
    details = {"team": str(team_id)}
    record(action=action, by=by, subject=("user", users[-1]), children=sorted(touched), why=why, details=details)
