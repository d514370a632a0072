"""Reads of teams for who looks after accounts: people, managers and numbers of children, and no child."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kith.core.access.models import Managing
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role, TeamChangeKind
from kith.core.accounts.models import Team, TeamChange, User
from kith.core.accounts.selectors import users_by_id
from kith.core.people.models import Child
from kith.core.people.staffing_selectors import MANAGE, teams_managed
from kith.core.people.taking_back import Stands, can_go_back, going_back, managing_going_back, stands_of
from kith.core.people.team_facts import (
    TAKES_BACK,
    Effect,
    Pairs,
    bare_teams,
    effect_of,
    gone,
)
from kith.kernel import clock
from kith.kernel.errors import NotFound

_NAMED = 3


@dataclass(frozen=True, slots=True)
class MemberSeen:
    """Somebody of a team, and how many children they lead."""

    id: UUID
    name: str
    role: str
    children: int


@dataclass(frozen=True, slots=True)
class ManagerSeen:
    """Somebody who manages a team: because it is their own (`here`), or beside it."""

    id: UUID
    name: str
    role: str
    here: bool


@dataclass(frozen=True, slots=True)
class ChangeSeen:
    """A change of a team in words, with the teams' names of that time. `late`: its day has passed, and it was not made.

    `called_now` says what a team is called today, where that is another name.
    """

    id: UUID
    kind: TeamChangeKind
    team_id: UUID
    team: str
    other: str
    called_now: str
    who: str
    people: int
    children: int
    words: str
    from_on: date
    made_at: datetime
    made_by: str
    done: bool
    called_off: bool
    late: bool
    may_go_back: bool


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team with its people, its managers and what is planned."""

    team: Team
    members: tuple[MemberSeen, ...]
    managers: tuple[ManagerSeen, ...]
    planned: tuple[ChangeSeen, ...]

    @property
    def children(self) -> int:
        """How many children its people lead."""
        return sum(one.children for one in self.members)


@dataclass(frozen=True, slots=True)
class HistoryPage:
    """A team, open or closed, at most so many of its changes, newest first, and how many there are."""

    team: Team
    shown: tuple[ChangeSeen, ...]
    total: int


def team_view(principal: Principal, team_id: UUID) -> TeamView:
    """One team that is open; NotFound for any other, and for who looks after no accounts."""
    team = team_for(principal, team_id)
    members = list(_here(team_id))
    counts = _counts(members)
    seen = tuple(MemberSeen(one.id, one.name, _role(one), counts.get(one.id, 0)) for one in members)
    waiting = TeamChange.objects.filter(Q(team=team) | Q(other=team), done_at__isnull=True, called_off_at__isnull=True)
    return TeamView(team, seen, _managers(team_id, members), _seen(waiting.order_by("from_on", "id")))


def effect_for(
    principal: Principal, moves: Mapping[UUID, UUID | None], manage: Pairs = (), manage_no_more: Pairs = ()
) -> Effect:
    """What it would bring if these people were in these teams, and these pairs managed: numbers, and no child."""
    _require(principal)
    return effect_of(moves, manage, manage_no_more)


def team_for(principal: Principal, team_id: UUID) -> Team:
    """One open team."""
    _require(principal)
    team = Team.objects.filter(id=team_id, closed_at__isnull=True).first()
    if team is None:
        raise NotFound
    return team


def teams_without_manager(principal: Principal) -> dict[UUID, str]:
    """Open teams whose people lead children and which nobody manages who can sign in: an account was stopped."""
    _require(principal)
    return bare_teams(set(Team.objects.filter(closed_at__isnull=True).values_list("id", flat=True)))


def teams_bare_without(principal: Principal, user_id: UUID) -> tuple[str, ...]:
    """Which teams with children would have nobody who manages them if this person could not sign in."""
    _require(principal)
    user = User.objects.filter(id=user_id, is_active=True).first()
    managed = teams_managed(user.id, user.role, user.team_id) if user else ()
    return tuple(bare_teams(managed, away=[user_id]).values())


def other_teams(principal: Principal, team_id: UUID) -> tuple[Team, ...]:
    """The open teams but this one, by name."""
    _require(principal)
    return tuple(Team.objects.filter(closed_at__isnull=True).exclude(id=team_id).order_by("name"))


def manager_of(principal: Principal, team_id: UUID, user_id: UUID) -> ManagerSeen:
    """Somebody who manages a team beside their own; NotFound for everybody else."""
    team_for(principal, team_id)
    found = [one for one in _managers(team_id, ()) if one.id == user_id]
    if not found:
        raise NotFound
    return found[0]


def may_manage(principal: Principal, team_id: UUID) -> tuple[User, ...]:
    """Who may be named a manager of this team: managers and service managers who are not, by name."""
    _require(principal)
    here = {one.id for one in _managers(team_id, list(_here(team_id)))}
    held = User.objects.filter(is_active=True, role__in=MANAGE).exclude(id__in=here).order_by("name", "id")
    return tuple(held)


def team_history(principal: Principal, team_id: UUID, first: int, most: int) -> HistoryPage:
    """What happened to a team, newest first; of a closed team too, for who looks after accounts."""
    _require(principal)
    team = Team.objects.filter(id=team_id).first()
    if team is None:
        raise NotFound
    held = TeamChange.objects.filter(Q(team_id=team_id) | Q(other_id=team_id)).order_by("-made_at", "-id")
    return HistoryPage(team, _seen(held[first : first + most]), held.count())


def change_to_put_back(principal: Principal, change_id: UUID) -> tuple[ChangeSeen, dict[UUID, UUID | None]]:
    """A move that was made and can be taken back, and where it would put whom."""
    _require(principal)
    change = TeamChange.objects.filter(id=change_id, done_at__isnull=False, kind__in=TAKES_BACK).first()
    if change is None or TeamChange.objects.filter(puts_back=change).exists():
        raise NotFound
    return _seen([change])[0], going_back(change)


def managing_to_put_back(principal: Principal, change_id: UUID) -> ChangeSeen:
    """A naming of managers that may be taken back; NotFound for any other, and where it was."""
    _require(principal)
    change = TeamChange.objects.filter(id=change_id, kind=TeamChangeKind.MANAGER).first()
    named = change is not None and bool(change.before) and change.puts_back_id is None
    if change is None or not named or TeamChange.objects.filter(puts_back=change).exists():
        raise NotFound
    return _seen([change])[0]


def effect_of_managing_put_back(principal: Principal, change_id: UUID) -> Effect:
    """What taking it back would bring; Invalid in words where it cannot be taken back."""
    seen = managing_to_put_back(principal, change_id)
    back = managing_going_back(TeamChange.objects.get(id=change_id))
    again, no_more = ([(user, seen.team_id) for user in users] for users in (back.again, back.no_more))
    return effect_of({}, again, no_more)


def change_planned(principal: Principal, change_id: UUID) -> ChangeSeen:
    """A move that is still to come; NotFound for any other."""
    _require(principal)
    change = TeamChange.objects.filter(id=change_id, done_at__isnull=True, called_off_at__isnull=True).first()
    if change is None:
        raise NotFound
    return _seen([change])[0]


def planned_moves_due(principal: Principal) -> tuple[UUID, ...]:
    """Planned moves whose day has come, the oldest first; for the job that makes them, and who looks after accounts."""
    if principal.id is not None:
        _require(principal)
    due = TeamChange.objects.filter(done_at__isnull=True, called_off_at__isnull=True, from_on__lte=clock.today())
    return tuple(due.order_by("from_on", "id").values_list("id", flat=True))


def _require(principal: Principal) -> None:
    if not principal.may(Permission.USERS_MANAGE):
        raise NotFound


def _here(team_id: UUID) -> QuerySet[User]:
    """Who works here or is invited to, and whose account was stopped while they lead children."""
    leading = Q(id__in=Child.objects.values("lead_worker_id"))
    here = Q(is_active=True) | Q(joined_at__isnull=True) | leading
    return User.objects.filter(here, team_id=team_id).order_by("name", "id")


def _role(user: User) -> str:
    return f"{Role(user.role).label}, account stopped" if gone(user) else Role(user.role).label


def _counts(members: list[User]) -> dict[UUID, int]:
    held = Child.objects.filter(lead_worker_id__in=[one.id for one in members]).values_list("lead_worker_id")
    return dict(held.annotate(Count("id")).order_by())


def _managers(team_id: UUID, members: list[User] | tuple[()]) -> tuple[ManagerSeen, ...]:
    own = [one for one in members if one.is_active and one.role == Role.MANAGER]
    beside = User.objects.filter(
        id__in=Managing.objects.filter(team_id=team_id).values("user_id"), is_active=True, role__in=MANAGE
    ).exclude(id__in=[one.id for one in own])
    both = [*((user, True) for user in own), *((user, False) for user in beside)]
    seen = (ManagerSeen(user.id, user.name, Role(user.role).label, here) for user, here in both)
    return tuple(sorted(seen, key=lambda one: (one.name, one.id)))


def _seen(changes: QuerySet[TeamChange] | list[TeamChange]) -> tuple[ChangeSeen, ...]:
    held = list(changes)
    users = users_by_id({user for one in held for user in (*one.people[:_NAMED], one.made_by) if user})
    teams = Team.objects.in_bulk({team for one in held for team in (one.team_id, one.other_id) if team})
    stands = stands_of(held)
    return tuple(_change(one, users, teams, stands) for one in held)


def _change(one: TeamChange, users: Mapping[UUID, User], teams: Mapping[UUID, Team], stands: Stands) -> ChangeSeen:
    done, kind = one.done_at is not None, TeamChangeKind(one.kind)
    waiting = not done and one.called_off_at is None
    return ChangeSeen(
        id=one.id,
        kind=kind,
        team_id=one.team_id,
        team=one.team_name or teams[one.team_id].name,
        other=(one.other_name or teams[one.other_id].name) if one.other_id else "",
        called_now=" ".join(_called_now(one, teams)),
        who=_names(one.people, users),
        people=len(one.people),
        children=one.children,
        words=one.words,
        from_on=one.from_on,
        made_at=one.made_at,
        made_by=users[one.made_by].name if one.made_by and one.made_by in users else "Kith",
        done=done,
        called_off=one.called_off_at is not None,
        late=waiting and one.from_on < clock.today(),
        may_go_back=can_go_back(one, stands),
    )


def _called_now(one: TeamChange, teams: Mapping[UUID, Team]) -> Iterator[str]:
    for team_id, then in ((one.team_id, one.team_name), (one.other_id, one.other_name)):
        if team_id is not None and then and teams[team_id].name != then:
            yield f"{then} is now called {teams[team_id].name}."


def _names(people: list[UUID], users: Mapping[UUID, User]) -> str:
    """“Amara Osei, Beth Lindqvist, Donna Frost and 9 more”."""
    named = [users[user].name for user in people[:_NAMED] if user in users]
    more = len(people) - len(named)
    if more:
        return f"{', '.join(named)} and {more} more" if named else f"{more} people"
    return f"{', '.join(named[:-1])} and {named[-1]}" if len(named) > 1 else "".join(named)
