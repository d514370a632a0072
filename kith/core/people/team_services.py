"""Writes of teams that reach follows from: who is in them, moves now or from a day, mergers, and taking them back.

Who manages them is in `managing_services`.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Case, F, UUIDField, Value, When

from kith.core.access.policies import require_role
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role, TeamChangeKind
from kith.core.accounts.models import Team, TeamChange, User
from kith.core.accounts.services import team_closed, team_reopened
from kith.core.accounts.team_notes import team_change_noted
from kith.core.audit.services import audited, record
from kith.core.people.allocation_facts import children_touched, reach_follows
from kith.core.people.models import Child
from kith.core.people.stopped_lead_services import stopped_leads_in_teams_followed
from kith.core.people.taking_back import going_back
from kith.core.people.team_facts import (
    TAKES_BACK,
    bare_teams,
    gone,
    leads_among,
    managers_required,
    teams_joined_with_children,
)
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound
from kith.kernel.facts_held import facts_held

_NOBODY_LEFT = "Its day came, and nobody was left to move: they had gone to another team or left."


@audited
def workers_moved_team(*, worker_ids: Collection[UUID], team_id: UUID, why: str = "", by: Principal) -> TeamChange:
    """Move one worker, or a whole team, to another team: their children's managers change with them, at once."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    _open_team(team_id)
    moving = _moving(worker_ids, team_id)
    before = {user.id: user.team_id for user in moving}
    touched = _moved(moving, dict.fromkeys(before, team_id), by)
    children = Child.objects.filter(lead_worker_id__in=before).count()
    change = team_change_noted(
        team_id=team_id, kind=TeamChangeKind.MOVED, other_id=_only(before), before=before, children=children, words=why,
        by=by,
    )  # fmt: skip
    _recorded("people.workers_moved_team", change, touched, why, by)
    return change


@audited
def move_planned(
    *, worker_ids: Collection[UUID], team_id: UUID, from_on: date, why: str = "", by: Principal
) -> TeamChange:
    """Move people from a day on: today at once, later in the first hour of that day unless it is called off before."""
    require_role(by, Permission.USERS_MANAGE)
    if from_on < clock.today():
        raise Invalid("This day has passed already. Enter today or a later day.", "from_on")
    if from_on == clock.today():
        return workers_moved_team(worker_ids=worker_ids, team_id=team_id, why=why, by=by)
    _open_team(team_id)
    before = {user.id: user.team_id for user in _moving(worker_ids, team_id)}
    _wait_for_no_other_move(before)
    change = team_change_noted(
        team_id=team_id, kind=TeamChangeKind.MOVED, other_id=_only(before), before=before, words=why, from_on=from_on,
        planned=True, by=by,
    )  # fmt: skip
    _recorded("people.move_planned", change, (), why, by)
    return change


@audited
def move_called_off(*, change_id: UUID, by: Principal) -> TeamChange:
    """Call off a move that is still to come."""
    require_role(by, Permission.USERS_MANAGE)
    change = _waiting(change_id)
    change.called_off_at, change.called_off_by = clock.instant(), by.user_id
    change.save(update_fields=["called_off_at", "called_off_by"])
    _recorded("people.move_called_off", change, (), "", by)
    return change


@audited
def planned_move_made(*, change_id: UUID, by: Principal) -> TeamChange:
    """Make a planned move whose day has come. Who has gone to another team meanwhile, or left, stays where they are.

    Where nobody is left to move, it is over all the same, and says so.
    """
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    change = _waiting(change_id)
    if change.from_on > clock.today():
        raise Invalid("The day of this move has not come yet.")
    _open_team(change.team_id)
    moving = [user for user in _held(change.people) if _is_where(user, change.before) and not gone(user)]
    touched = _moved(moving, {user.id: change.team_id for user in moving}, by) if moving else set()
    change.done_at, change.people = clock.instant(), [user.id for user in moving]
    change.before = {str(user.id): change.before[str(user.id)] for user in moving}
    change.children = Child.objects.filter(lead_worker_id__in=change.people).count()
    change.words = change.words if moving else f"{_NOBODY_LEFT} {change.words}".strip()
    change.save(update_fields=["done_at", "people", "before", "children", "words"])
    _recorded("people.workers_moved_team", change, touched, change.words, by)
    return change


@audited
def teams_merged(*, team_id: UUID, into_id: UUID, why: str = "", by: Principal) -> TeamChange:
    """Everybody of a team goes into another one, with their children, and the empty team closes; at once."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    if team_id == into_id:
        raise Invalid("Choose another team than this one.", "into")
    for one in (team_id, into_id):
        _open_team(one)
    team = User.objects.select_for_update().filter(team_id=team_id).order_by("id")
    leading = leads_among(team.values_list("id", flat=True))
    moving = [user for user in team if not gone(user) or user.id in leading]
    if not moving:
        raise Invalid("Nobody works in this team: close it instead.")
    before: dict[UUID, UUID | None] = {user.id: team_id for user in moving}
    touched = _moved(moving, dict.fromkeys(before, into_id), by)
    team_closed(team_id=team_id, by=by)
    children = Child.objects.filter(lead_worker_id__in=before).count()
    change = team_change_noted(
        team_id=into_id, kind=TeamChangeKind.MERGED, other_id=team_id, before=before, children=children, words=why,
        by=by,
    )  # fmt: skip
    _recorded("people.teams_merged", change, touched, why, by)
    return change


@audited
def team_ended(*, team_id: UUID, by: Principal) -> Team:
    """Close a team that is empty. Where somebody whose account was stopped still leads children in it, it is not."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    stopped = User.objects.filter(team_id=team_id, is_active=False, joined_at__isnull=False).order_by("name")
    leading = leads_among(stopped.values_list("id", flat=True))
    names = [user.name for user in stopped if user.id in leading]
    if names:
        raise Invalid(f"{names[0]} still leads children here, though the account is stopped. Hand them over first.")
    return team_closed(team_id=team_id, by=by)


@audited
def move_put_back(*, change_id: UUID, why: str = "", by: Principal) -> TeamChange:
    """Take a move or a merger back: whoever still is where it put them goes where they were; a closed team opens."""
    facts_held()
    require_role(by, Permission.USERS_MANAGE)
    change = TeamChange.objects.select_for_update().filter(id=change_id, done_at__isnull=False).first()
    if change is None or change.kind not in TAKES_BACK:
        raise NotFound
    if TeamChange.objects.filter(puts_back=change).exists():
        raise Invalid("This was taken back already.")
    back = going_back(change)
    if not back:
        raise Invalid("Nobody whom this moved is in the team any more: there is nothing to take back.")
    closed = Team.objects.filter(id__in={team for team in back.values() if team}, closed_at__isnull=False)
    for team in closed.values_list("id", flat=True):
        team_reopened(team_id=team, by=by)
    touched = _moved(list(_held(back)), back, by)
    children = Child.objects.filter(lead_worker_id__in=back).count()
    made = team_change_noted(
        team_id=_only(back) or change.team_id, kind=TeamChangeKind.PUT_BACK, other_id=change.team_id,
        before=dict.fromkeys(back, change.team_id), children=children, words=why, puts_back=change, by=by,
    )  # fmt: skip
    _recorded("people.move_put_back", made, touched, why, by)
    return made


def _moved(moving: Sequence[User], to: Mapping[UUID, UUID | None], by: Principal) -> set[UUID]:
    """Put people into teams and let reach follow; the children for whom something changed. Statements do not grow."""
    teams = {team for team in (*to.values(), *(user.team_id for user in moving)) if team}
    bare_before = bare_teams(teams).keys() - teams_joined_with_children(to)
    where = [When(id__in=[one for one in to if to[one] == team], then=Value(team)) for team in set(to.values())]
    where_to = Case(*where, output_field=UUIDField())
    User.objects.filter(id__in=to).update(team_id=where_to, revision=F("revision") + 1)
    touched = children_touched(users=to, teams=teams)
    drifts = reach_follows(touched)
    managers_required(teams, bare_before)
    stopped_leads_in_teams_followed(teams=teams, by=by)
    return {span.child_id for drift in drifts for span in (*drift.surplus, *drift.missing)}


def _moving(worker_ids: Collection[UUID], team_id: UUID) -> list[User]:
    found = list(_held(worker_ids))
    left = {user.id for user in found if gone(user)} - leads_among(worker_ids)
    if len(found) != len(set(worker_ids)) or not found or left:
        raise Invalid("Choose at least one person of the list.", "workers")
    partners = [user.name for user in found if user.role == Role.PARTNER]
    if partners:
        raise Invalid(f"{partners[0]} works for an agency and is in no team.", "workers")
    moving = [user for user in found if user.team_id != team_id]
    if not moving:
        raise Invalid("They work in this team already. Choose another one.", "team")
    return moving


def _wait_for_no_other_move(people: Collection[UUID]) -> None:
    """Nobody is to go to two teams: of two moves to come, the second would be made for nobody."""
    waiting = TeamChange.objects.filter(done_at__isnull=True, called_off_at__isnull=True, people__overlap=list(people))
    other = waiting.select_related("team").order_by("from_on", "id").first()
    if other is not None:
        user = User.objects.filter(id__in=set(other.people) & set(people)).order_by("name").first()
        name = user.name if user else "Somebody"
        raise Invalid(f"{name} is to move to {other.team.name} already. Call that off first.", "workers")


def _held(user_ids: Collection[UUID]) -> Sequence[User]:
    return list(User.objects.select_for_update().filter(id__in=user_ids).order_by("id"))


def _is_where(user: User, before: Mapping[str, str]) -> bool:
    return before.get(str(user.id)) == str(user.team_id or "")


def _only(before: Mapping[UUID, UUID | None]) -> UUID | None:
    """The one team that all came from; None where there are several or none."""
    teams = set(before.values())
    return teams.pop() if len(teams) == 1 else None


def _open_team(team_id: UUID) -> None:
    if not Team.objects.select_for_update().filter(id=team_id, closed_at__isnull=True).exists():
        raise NotFound


def _waiting(change_id: UUID) -> TeamChange:
    held = TeamChange.objects.select_for_update().filter(id=change_id, done_at__isnull=True, called_off_at__isnull=True)
    change = held.first()
    if change is None:
        raise NotFound
    return change


def _recorded(action: str, change: TeamChange, touched: Collection[UUID], why: str, by: Principal) -> None:
    details = {"workers": [str(one) for one in change.people], "from_on": change.from_on.isoformat()}
    record(
        action=action, by=by, subject=("team", change.team_id), children=sorted(touched), why=why, details=details
    )  # fmt: skip
