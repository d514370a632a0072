"""Reads of accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from uuid import UUID

from django.conf import settings
from django.db.models import Count, Prefetch, Q, QuerySet

from kith.core.accounts.choices import Role, Standing
from kith.core.accounts.council_selectors import provider
from kith.core.accounts.models import (
    AddressChange,
    CodeApp,
    Invitation,
    OpenSession,
    Passkey,
    RecoveryCode,
    Scratch,
    Team,
    User,
)
from kith.core.accounts.policies import LOOK_AFTER_USERS
from kith.core.accounts.tokens import token_hash
from kith.core.authority.selectors import policy
from kith.kernel import clock
from kith.kernel.errors import NotFound

PAGE = 25
SEEN = "seen"  # in a session's own words: when it was last used


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of users is narrowed to; empty means everybody."""

    text: str = ""
    role: str = ""
    team_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class UserSeen:
    """Somebody who works here, how they stand, and the invitation that is open to them."""

    user: User
    standing: Standing
    invitation: Invitation | None


@dataclass(frozen=True, slots=True)
class UsersPage:
    """One page of a list of users; `total` is of all pages."""

    shown: tuple[UserSeen, ...]
    number: int
    pages: int
    total: int


@dataclass(frozen=True, slots=True)
class TeamSeen:
    """A team, and how many people are in it who work here or are invited."""

    team: Team
    people: int


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """What somebody has for a second step beside the password."""

    app: CodeApp | None
    passkeys: tuple[Passkey, ...]
    recovery_codes_left: int

    @property
    def any(self) -> bool:
        """True if there is a second step to take; recovery codes alone are none."""
        return self.app is not None or bool(self.passkeys)


@dataclass(frozen=True, slots=True)
class SessionSeen:
    """One browser somebody is signed in with."""

    id: UUID
    browser: str
    begun_at: datetime
    used_at: datetime
    this: bool


def users_by_id(ids: Iterable[UUID]) -> dict[UUID, User]:
    """Users by id, for names and telephone numbers; ids that are no user's are left out."""
    return {user.id: user for user in User.objects.filter(id__in=list(ids))}


def user_by_email(email: str) -> User | None:
    """Who has this work e-mail address and can sign in, in any case; nobody else is found by a part of one."""
    return User.objects.filter(email__iexact=email.strip(), is_active=True).first()


def colleagues_of(ids: Iterable[UUID]) -> list[User]:
    """These users and everybody in their teams who can sign in, by name: who may be asked to do or check something."""
    teams = User.objects.filter(id__in=list(ids), team__isnull=False).values("team")
    held = User.objects.filter(Q(id__in=list(ids)) | Q(team__in=teams), is_active=True)
    return list(held.order_by("name", "id"))


def managers() -> list[User]:
    """Every team's manager who can sign in, by name: who may be asked at night to take a child on in the morning."""
    return list(User.objects.filter(role=Role.MANAGER, team__isnull=False, is_active=True).order_by("name", "id"))


def users_listed(wanted: Wanted, number: int) -> UsersPage:
    """Everybody who works here, did, or is invited, by name; for pages that look after accounts."""
    held = _narrowed(wanted)
    total = held.count()
    pages = max(1, -(-total // PAGE))
    number = min(max(1, number), pages)
    rows = _with_invitation(held).order_by("name", "id")[(number - 1) * PAGE : number * PAGE]
    return UsersPage(tuple(_seen(user) for user in rows), number, pages, total)


def user_seen(user_id: UUID) -> UserSeen:
    """One of them; NotFound for an id that is no user's."""
    user = _with_invitation(User.objects.filter(id=user_id)).first()
    if user is None:
        raise NotFound
    return _seen(user)


def administrator_exists() -> bool:
    """True if somebody can look after accounts, or is invited to."""
    joined_or_coming = Q(is_active=True) | Q(joined_at__isnull=True, invitations__in=_open())
    return User.objects.filter(joined_or_coming, role__in=LOOK_AFTER_USERS).exists()


def teams_listed(closed: bool = False) -> list[TeamSeen]:
    """Teams by name, open ones or closed ones."""
    here = Q(members__is_active=True) | Q(members__joined_at__isnull=True)
    held = Team.objects.filter(closed_at__isnull=not closed)
    rows = held.annotate(people=Count("members", filter=here)).order_by("name")
    return [TeamSeen(team, team.people) for team in rows]


def team_seen(team_id: UUID) -> Team:
    """One team that is open; NotFound for any other id."""
    team = Team.objects.filter(id=team_id, closed_at__isnull=True).first()
    if team is None:
        raise NotFound
    return team


def open_invitation(token: str, lock: bool = False) -> Invitation:
    """The invitation a token opens; NotFound when it was used, withdrawn, replaced or has run out."""
    held = _open().filter(token_hash=token_hash(token))
    invitation = (held.select_for_update() if lock else held).first()
    if invitation is None:
        raise NotFound
    return invitation


def invited_by(token: str) -> User:
    """Whom a token lets in; NotFound when it opens nothing."""
    return User.objects.get(id=open_invitation(token).user_id)


def invited_address(invitation_id: UUID) -> tuple[str, datetime]:
    """Where an invitation is sent, and until when it holds; for the job that sends it."""
    invitation = Invitation.objects.select_related("user").get(id=invitation_id)
    return invitation.user.email, invitation.ends_at


def addresses_of_change(change_id: UUID) -> tuple[str, ...]:
    """The address before and the one now, for the job that tells both; none once they were told."""
    change = AddressChange.objects.select_related("user").get(id=change_id)
    return () if change.mailed_at else tuple(dict.fromkeys((change.before, change.user.email)))


def second_factor_of(user_id: UUID) -> SecondFactor:
    """What somebody has for a second step."""
    app = CodeApp.objects.filter(user_id=user_id).first()
    keys = tuple(Passkey.objects.filter(user_id=user_id).order_by("added_at"))
    left = RecoveryCode.objects.filter(user_id=user_id, used_at__isnull=True).count()
    return SecondFactor(app, keys, left)


def open_sessions(user_id: UUID, session_key: str) -> list[SessionSeen]:
    """Where somebody is signed in, the newest first; `session_key` is the session that asks."""
    store = import_module(settings.SESSION_ENGINE).SessionStore
    found = []
    for row in OpenSession.objects.filter(user_id=user_id).order_by("-begun_at"):
        held = store(row.session_key).load()
        if held:
            seen = datetime.fromtimestamp(held[SEEN], UTC) if SEEN in held else row.begun_at
            found.append(SessionSeen(row.id, row.browser, row.begun_at, seen, row.session_key == session_key))
    return found


def words_typed(user_id: UUID, address: str) -> dict[str, list[str]]:
    """What somebody typed into a form and did not send."""
    held = Scratch.objects.filter(user_id=user_id, address=address).first()
    return held.words if held else {}


def idle_minutes() -> int:
    """How long a session lasts without use."""
    return policy().idle_minutes


def second_factor_required(role: str) -> bool:
    """Whether somebody of this role who has a password needs a second step: by the council's setting.

    Beside the council's own sign-in service the one password that is left is never enough by itself.
    """
    return provider() is not None or role in policy().second_factor_required


def _open() -> QuerySet[Invitation]:
    return Invitation.objects.filter(closed_at__isnull=True, ends_at__gt=clock.instant())


def _narrowed(wanted: Wanted) -> QuerySet[User]:
    held = User.objects.all()
    if wanted.text:
        held = held.filter(Q(name__icontains=wanted.text) | Q(email__icontains=wanted.text))
    if wanted.role:
        held = held.filter(role=wanted.role)
    return held.filter(team_id=wanted.team_id) if wanted.team_id else held


def _with_invitation(held: QuerySet[User]) -> QuerySet[User]:
    newest = Invitation.objects.filter(closed_at__isnull=True)
    return held.select_related("team").prefetch_related(Prefetch("invitations", newest, to_attr="open_invitations"))


def _seen(user: User) -> UserSeen:
    held: list[Invitation] = user.open_invitations  # type: ignore[attr-defined]  # put there by _with_invitation
    invitation = held[0] if held else None
    return UserSeen(user, _standing(user, invitation), invitation)


def _standing(user: User, invitation: Invitation | None) -> Standing:
    if user.is_active:
        return Standing.WORKING
    if user.joined_at is not None:
        return Standing.LEFT
    still_open = invitation is not None and invitation.ends_at > clock.instant()
    return Standing.INVITED if still_open else Standing.NOT_INVITED
