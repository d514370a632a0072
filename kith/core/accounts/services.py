"""Writes of accounts: users, teams, and the forms they have sent. Invitations are in `invitation_services`."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from axes.models import AccessAttempt
from django.db import IntegrityError, transaction

from kith.core.accounts.account_mails import ADDRESS_MAIL, owner_told
from kith.core.accounts.choices import AccountChange, InvitationEnd, Role, TeamChangeKind
from kith.core.accounts.council_selectors import is_spare, require_password_way
from kith.core.accounts.details import Details, checked, differences
from kith.core.accounts.invitation_services import ADDRESS_TAKEN, checked_address, invitation_closed
from kith.core.accounts.models import AddressChange, CouncilAccount, Scratch, Submission, Team, TeamChange, User
from kith.core.accounts.passwords import password_problems
from kith.core.accounts.policies import is_last_administrator, require_user_management
from kith.core.accounts.team_notes import team_change_noted, user_moved_noted
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.kernel import clock
from kith.kernel.errors import Difference, Invalid, NotFound, Stale
from kith.kernel.jobs import queue_job

_TEAM_NAME_TAKEN = "There is a team of this name already. Choose another name"


@audited
def team_added(*, name: str, by: Actor) -> Team:
    """Add a team."""
    require_user_management(by)
    team = Team(name=name)
    _team_saved(team, new=True)
    team_change_noted(team_id=team.id, kind=TeamChangeKind.ADDED, by=by)
    record(action="accounts.team_added", by=by, subject=("team", team.id))
    return team


@audited
def team_renamed(*, team_id: UUID, name: str, base: int, by: Actor) -> Team:
    """Give a team another name."""
    require_user_management(by)
    team = _locked_team(team_id)
    if team.revision != base:
        raise Stale([Difference("name", name, team.name)], team.revision)
    was, team.name = team.name, name
    team.revision += 1
    _team_saved(team)
    team_change_noted(team_id=team.id, kind=TeamChangeKind.RENAMED, words=f"It was {was}.", by=by)
    record(action="accounts.team_renamed", by=by, subject=("team", team.id))
    return team


@audited
def team_closed(*, team_id: UUID, by: Actor) -> Team:
    """Close a team that nobody works in any more; who left keeps having been in it."""
    require_user_management(by)
    team = _locked_team(team_id)
    here = _in_use(team)
    if here:
        raise Invalid(f"{_people(here)} in this team. Move them to another team first, then close it.")
    if TeamChange.objects.filter(team=team, done_at__isnull=True, called_off_at__isnull=True).exists():
        raise Invalid("People are to move into this team. Call that off first, then close it.")
    team.closed_at, team.closed_by = clock.instant(), by.id
    team.revision += 1
    team.save()
    team_change_noted(team_id=team.id, kind=TeamChangeKind.CLOSED, by=by)
    record(action="accounts.team_closed", by=by, subject=("team", team.id))
    return team


@audited
def team_reopened(*, team_id: UUID, by: Actor) -> Team:
    """Take the closing of a team back."""
    require_user_management(by)
    team = _locked_team(team_id, closed=True)
    team.closed_at, team.closed_by = None, None
    team.revision += 1
    team.save()
    team_change_noted(team_id=team.id, kind=TeamChangeKind.REOPENED, by=by)
    record(action="accounts.team_reopened", by=by, subject=("team", team.id))
    return team


@audited
def user_added(
    *, email: str, name: str, role: Role, password: str, phone: str = "", team: Team | None = None, by: Actor
) -> User:
    """Add somebody who may sign in at once. The password is stored as an argon2 hash only."""
    require_user_management(by)
    user = User(email=email.lower(), name=name, role=role, phone=phone, team=team, joined_at=clock.instant())
    user.set_password(password)
    user.save(force_insert=True)
    record(action="accounts.user_added", by=by, subject=("user", user.id), details={"role": role.value})
    return user


@audited
def user_changed(*, user_id: UUID, details: Details, base: int, by: Actor) -> User:
    """Change who somebody is here. One's own role stays, and so does one administrator."""
    require_user_management(by)
    user = _locked_user(user_id)
    if user.revision != base:
        raise Stale(differences(details, user), user.revision)
    details = checked(details)
    if details.role != user.role:
        _require_not_oneself(user, by, "You cannot change your own role. Ask another administrator", "role")
        _require_another_administrator(user, "role")
    was, left = {"role": user.role, "team": str(user.team_id or "")}, user.team_id
    details.put_into(user)
    user.revision += 1
    user.save()
    if user.team_id != left:
        user_moved_noted(user_id=user.id, left=left, joined=user.team_id, by=by)
    now = {"role": user.role, "team": str(user.team_id or "")}
    record(action="accounts.user_changed", by=by, subject=("user", user.id), details={"was": was, "now": now})
    return user


@audited
def address_changed(*, user_id: UUID, email: str, base: int, by: Actor) -> User:
    """Change the e-mail address somebody is invited and told by; both addresses are told of it.

    Sessions stay; links that went to the address before open nothing any more.
    """
    require_user_management(by)
    user = _locked_user(user_id)
    if user.revision != base:
        raise Stale([Difference("email", email, user.email)], user.revision)
    address, before = checked_address(email), user.email
    if address == before:
        raise Invalid("This is the address that stands here already", "email")
    if is_spare(address) or is_spare(before):
        raise Invalid("This address is that of the spare administrator, which is set where Kith is run", "email")
    user.email, user.revision = address, user.revision + 1
    try:
        with transaction.atomic():
            user.save(update_fields=["email", "revision"])
    except IntegrityError as taken:
        raise Invalid(ADDRESS_TAKEN, "email") from taken
    invitation_closed(user=user, how=InvitationEnd.SENT_AGAIN, by=by)
    change = AddressChange.objects.create(user=user, before=before, changed_at=clock.instant())
    queue_job(ADDRESS_MAIL, change_id=str(change.id))
    record(action="accounts.address_changed", by=by, subject=("user", user.id))
    return user


@audited
def address_change_told(*, change_id: UUID, by: Actor) -> None:
    """The mail server took what both addresses are told."""
    change = AddressChange.objects.select_for_update().get(id=change_id)
    change.mailed_at = clock.instant()
    change.save(update_fields=["mailed_at"])
    record(action="accounts.address_change_told", by=by, subject=("user", change.user_id))


@audited
def password_changed(*, password: str, by: Actor) -> User:
    """Choose another password for oneself. Sessions elsewhere end: they were opened with the one before."""
    user = User.objects.select_for_update().filter(id=by.id, is_active=True).first() if by.id else None
    if user is None or not user.has_usable_password():
        raise NotFound
    require_password_way(user)
    problems = password_problems(password, user)
    if problems:
        raise Invalid(problems)
    user.set_password(password)
    user.save(update_fields=["password"])
    owner_told(user_id=user.id, change=AccountChange.PASSWORD)
    record(action="accounts.password_changed", by=by, subject=("user", user.id))
    return user


@audited
def user_deactivated(*, user_id: UUID, by: Actor) -> User:
    """Let somebody in no more, from this moment on: a session that is open ends with its next request."""
    require_user_management(by)
    user = _locked_user(user_id)
    waiting = CouncilAccount.objects.filter(user=user, role_gone_at__isnull=False)
    if not user.is_active and not waiting.exists():
        raise Invalid("This person cannot sign in as it is.")
    _require_not_oneself(user, by, "You cannot take away your own way in. Ask another administrator")
    _require_another_administrator(user)
    waiting.update(role_gone_at=None)  # a role that the council gives again brings them back no more
    _shut(user, by)
    record(action="accounts.user_deactivated", by=by, subject=("user", user.id))
    return user


@audited
def user_reactivated(*, user_id: UUID, by: Actor) -> User:
    """Let somebody in again who was here before; a team that has closed meanwhile is left."""
    require_user_management(by)
    user = _locked_user(user_id)
    if user.is_active or user.joined_at is None:
        raise Invalid("Only somebody who could sign in before can be let in again.")
    user.is_active = True
    if user.team is not None and user.team.closed_at is not None:
        user.team = None
    user.revision += 1
    user.save()
    record(action="accounts.user_reactivated", by=by, subject=("user", user.id))
    return user


def sent_once(*, key: UUID, by: Actor, act: Callable[[], str]) -> str:
    """Do what a form asks, once per key: a second sending, also at the same moment, leads where the first one led.

    `act` returns the address to go to next. Nothing is kept if it fails, so that the form can be mended and sent again.
    """
    with transaction.atomic():
        submission, new = Submission.objects.get_or_create(user_id=by.id, key=key, defaults={"at": clock.instant()})
        if new:
            submission.led_to = act()
            submission.save(update_fields=["led_to"])
        return submission.led_to


def account_closed(*, user_id: UUID, by: Actor) -> None:
    """Let somebody in no more, from the next request on; part of the act of leaving, which leaves the evidence.

    A link on its way to them opens nothing any more, and what they typed and never sent is forgotten.
    """
    user = _locked_user(user_id)
    CouncilAccount.objects.filter(user=user).update(role_gone_at=None)
    Scratch.objects.filter(user=user).delete()
    _shut(user, by)


def old_submissions_forgotten(*, before: datetime) -> int:
    """Forget the keys of forms sent before an instant; how many."""
    return Submission.objects.filter(at__lt=before).delete()[0]


def failed_sign_ins_forgotten(*, before: datetime) -> int:
    """Forget the names typed at sign-ins that failed, the last time before an instant; how many."""
    forgotten: int = AccessAttempt.objects.filter(attempt_time__lt=before).delete()[0]
    return forgotten


def _shut(user: User, by: Actor) -> None:
    """Not active any more, and no link that is still on its way opens the account again."""
    invitation_closed(user=user, how=InvitationEnd.WITHDRAWN, by=by)
    user.is_active = False
    user.joined_at = user.joined_at or clock.instant()  # accounts older than invitations have none
    user.revision += 1
    user.save(update_fields=["is_active", "joined_at", "revision"])


def _locked_user(user_id: UUID) -> User:
    user = User.objects.select_for_update().filter(id=user_id).first()
    if user is None:
        raise NotFound
    return user


def _locked_team(team_id: UUID, closed: bool = False) -> Team:
    team = Team.objects.select_for_update().filter(id=team_id, closed_at__isnull=not closed).first()
    if team is None:
        raise NotFound
    return team


def _team_saved(team: Team, new: bool = False) -> None:
    if Team.objects.exclude(id=team.id).filter(name__iexact=team.name).exists():
        raise Invalid(_TEAM_NAME_TAKEN, "name")
    try:
        with transaction.atomic():
            team.save(force_insert=new)
    except IntegrityError as taken:
        raise Invalid(_TEAM_NAME_TAKEN, "name") from taken


def _in_use(team: Team) -> int:
    """How many work here or are invited to."""
    left = User.objects.filter(team=team, is_active=False, joined_at__isnull=False)
    return User.objects.filter(team=team).exclude(id__in=left.values("id")).count()


def _people(number: int) -> str:
    return "1 person is" if number == 1 else f"{number} people are"


def _require_not_oneself(user: User, by: Actor, words: str, place: str = "") -> None:
    if user.id == by.id:
        raise Invalid(words, place)


def _require_another_administrator(user: User, place: str = "") -> None:
    """Somebody has to be left who can let others in."""
    if is_last_administrator(user):
        raise Invalid("This is the last administrator. Make somebody else an administrator first", place)
