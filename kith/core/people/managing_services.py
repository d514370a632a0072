"""Writes of who manages a team beside those whose own it is; reach follows at once (ACCESS-1)."""

from collections.abc import Mapping
from uuid import UUID

from kith.core.access.models import Managing
from kith.core.access.policies import require_role
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.choices import TeamChangeKind
from kith.core.accounts.models import Team, TeamChange, User
from kith.core.accounts.team_notes import team_change_noted
from kith.core.audit.services import audited, record
from kith.core.people.allocation_facts import children_touched, reach_follows
from kith.core.people.staffing_selectors import MANAGE
from kith.core.people.stopped_lead_services import stopped_leads_in_teams_followed
from kith.core.people.taking_back import managing_going_back
from kith.core.people.team_facts import managers_required
from kith.kernel.errors import Invalid, NotFound
from kith.kernel.facts_held import facts_held


@audited
def managing_begun(*, user_id: UUID, team_id: UUID, why: str = "", by: Principal) -> None:
    """Let a manager, or a service manager, manage a team they are not in."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    user = _begun(user_id, team_id)
    _changed("people.managing_begun", {user_id: None}, team_id, f"{user.name} manages this team.", why, by)


@audited
def managing_ended(*, user_id: UUID, team_id: UUID, why: str = "", by: Principal) -> None:
    """From now on they do not manage that team any more; refused where its children would be without a manager."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    user = _ended(user_id, team_id)
    _changed("people.managing_ended", {user_id: team_id}, team_id, f"{user.name} manages this team no more.", why, by)


@audited
def manager_replaced(*, team_id: UUID, old_id: UUID, new_id: UUID, why: str = "", by: Principal) -> None:
    """Somebody else manages the team in the place of one who did, at one moment: no child is without in between."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    old, new = _ended(old_id, team_id), _begun(new_id, team_id)
    words = f"{new.name} manages this team in the place of {old.name}."
    _changed("people.manager_replaced", {old_id: team_id, new_id: None}, team_id, words, why, by)


@audited
def managing_put_back(*, change_id: UUID, why: str = "", by: Principal) -> TeamChange:
    """Take the naming of managers back: who came goes, who went comes again, at one moment.

    Refused where a later change concerns one of them, or where the team's children would be without a manager.
    """
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    change = TeamChange.objects.select_for_update().filter(id=change_id, kind=TeamChangeKind.MANAGER).first()
    if change is None:
        raise NotFound
    back = managing_going_back(change)
    team_id = change.team_id
    names = [f"{_ended(user, team_id).name} manages this team no more." for user in back.no_more]
    names += [f"{_begun(user, team_id).name} manages this team again." for user in back.again]
    users = dict.fromkeys(back.no_more, team_id) | dict.fromkeys(back.again)
    words = f"Taken back: {' '.join(names)}"
    return _changed("people.managing_put_back", users, team_id, words, why, by, puts_back=change)


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


def _changed(
    action: str,
    users: Mapping[UUID, UUID | None],
    team_id: UUID,
    words: str,
    why: str,
    by: Principal,
    puts_back: TeamChange | None = None,
) -> TeamChange:
    """`users` says of each whether this was a team they managed before."""
    touched = children_touched(users=users, teams=[team_id])
    reach_follows(touched)
    managers_required([team_id])
    stopped_leads_in_teams_followed(teams=[team_id], by=by)
    told = f"{words} {why}".strip()
    kind = TeamChangeKind.MANAGER
    change = team_change_noted(team_id=team_id, kind=kind, before=users, words=told, puts_back=puts_back, by=by)
    details = {"team": str(team_id)}
    record(action=action, by=by, subject=("user", [*users][-1]), children=sorted(touched), why=why, details=details)
    return change
