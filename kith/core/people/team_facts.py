"""What a change of teams or of their managers would bring, and what must hold after it (ACCESS-1)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from uuid import UUID

from django.db.models import Q

from kith.core.access.basis import Basis
from kith.core.access.expected import Facts, Staff, expected_reach
from kith.core.access.models import Managing
from kith.core.accounts.choices import Role, TeamChangeKind
from kith.core.accounts.models import Team, TeamChange, User
from kith.core.accounts.selectors import users_by_id
from kith.core.people.allocation_facts import CHUNK, children_touched, facts_of
from kith.core.people.models import Allocation, Child
from kith.core.people.staffing_selectors import MANAGE
from kith.kernel.errors import Invalid, NotYet, Problem

TAKES_BACK = frozenset({TeamChangeKind.MOVED, TeamChangeKind.MERGED})
Pairs = Collection[tuple[UUID, UUID]]


@dataclass(frozen=True, slots=True)
class Sight:
    """Somebody who gains or loses sight of so many children."""

    name: str
    children: int


@dataclass(frozen=True, slots=True)
class Effect:
    """How many people and children move, and who gains and loses sight; `bare` are teams left without a manager.

    `mark` is another one where other people or children are concerned, though the numbers are the same.
    """

    people: int
    children: int
    gain: tuple[Sight, ...]
    lose: tuple[Sight, ...]
    bare: tuple[str, ...] = ()
    mark: str = ""


@dataclass(frozen=True, slots=True)
class GoingBack:
    """Who would manage a team again, and who no more."""

    again: tuple[UUID, ...]
    no_more: tuple[UUID, ...]


def effect_of(moves: Mapping[UUID, UUID | None], manage: Pairs = (), manage_no_more: Pairs = ()) -> Effect:
    """What it would bring if these people were in these teams, and these pairs managed; changes nothing."""
    users = {*moves, *(user for user, _ in (*manage, *manage_no_more))}
    left = User.objects.filter(id__in=moves, team__isnull=False).values_list("team_id", flat=True)
    managed = {team for _, team in (*manage, *manage_no_more)}
    teams = {*left, *managed, *(team for team in moves.values() if team)}
    now: set[tuple[UUID, UUID]] = set()
    then: set[tuple[UUID, UUID]] = set()
    for chunk in _chunks(children_touched(users=users, teams=teams)):
        facts = facts_of(chunk, teams=teams, users=users)
        now |= _sees(facts)
        then |= _sees(_changed(facts, moves, manage, manage_no_more))
    children = list(Child.objects.filter(lead_worker_id__in=moves).values_list("lead_worker_id", "id"))
    bare = tuple(_bare(teams, moves, manage, manage_no_more).values())
    mark = _mark(moves.items(), manage, manage_no_more, children, then - now, now - then)
    return Effect(len(moves), len(children), _counted(then - now), _counted(now - then), bare, mark)


def bare_teams(teams: Collection[UUID], away: Collection[UUID] = ()) -> dict[UUID, str]:
    """Of these teams, those whose people lead children and which nobody manages who can sign in: their names.

    `away` are people to be counted as if they could not.
    """
    return _bare(teams, {}, (), (), away)


def managers_required(teams: Collection[UUID], bare_before: Collection[UUID] = ()) -> None:
    """NotYet where a team whose people lead children would be without a manager.

    A team that was so before (`bare_before`: an account was stopped) stands in nobody's way who makes it no worse.
    """
    bare = [name for team, name in bare_teams(teams).items() if team not in bare_before]
    if bare:
        raise NotYet(f"{_listed(bare)} would have children and no manager. Name a manager first.", rule="ACCESS-1")


def teams_joined_with_children(to: Mapping[UUID, UUID | None]) -> set[UUID]:
    """Of the teams these people go to, those to which children come with one of them.

    NotYet where they would go to none: no manager would see those children.
    """
    leading = leads_among(to)
    nowhere = User.objects.filter(id__in=[user for user in leading if to[user] is None]).order_by("name").first()
    if nowhere is not None:
        words = f"{nowhere.name} leads children, and in no team they would have no manager. Choose a team."
        raise NotYet([Problem(words, "team", "ACCESS-1")])
    return {team for user, team in to.items() if team and user in leading}


def leads_among(users: Iterable[UUID]) -> set[UUID]:
    """Those of these people who lead children."""
    given = Allocation.objects.filter(worker_id__in=list(users), part=Basis.LEAD_WORKER, ended_at__isnull=True)
    return set(given.values_list("worker_id", flat=True).distinct())


def going_back(change: TeamChange) -> dict[UUID, UUID | None]:
    """Whom taking a change back would move, and where to: who is still where it put them, and still works here.

    Who was moved again since by a change that still stands is there by that one, and stays. Whose account was stopped
    goes along with the children they still lead.
    """
    people = User.objects.filter(id__in=set(change.people) - _moved_since(change), team_id=change.team_id)
    leading = leads_among(change.people)
    here = [user for user in people.order_by("id") if not gone(user) or user.id in leading]
    return {user.id: UUID(change.before[str(user.id)]) if change.before[str(user.id)] else None for user in here}


def managing_going_back(change: TeamChange) -> GoingBack:
    """Who would manage the team again and who no more if this was taken back; Invalid in words where it cannot be.

    It is taken back only while it is what stands: a later change that is about one of them comes first.
    """
    if TeamChange.objects.filter(puts_back=change).exists():
        raise Invalid("This was taken back already.")
    if not change.before or change.puts_back_id:
        raise Invalid("This cannot be taken back. Name the managers as they are to be instead.")
    if change.team.closed_at is not None:
        raise Invalid("This team is closed. Open it again first.")
    standing = TeamChange.objects.filter(kind=TeamChangeKind.MANAGER, team=change.team, people__overlap=change.people)
    later = Q(made_at__gt=change.made_at) | Q(made_at=change.made_at, id__gt=change.id)
    if standing.filter(later, puts_back__isnull=True, put_back_by__isnull=True).exists():
        raise Invalid("A later change is about the same manager of this team. Take that one back first.")
    again = tuple(UUID(user) for user, team in change.before.items() if team)
    no_more = tuple(user for user in change.people if user not in again)
    managing = set(Managing.objects.filter(team_id=change.team_id).values_list("user_id", flat=True))
    if set(no_more) - managing or set(again) & managing:
        raise Invalid("Who manages this team is another by now. Name the managers as they are to be instead.")
    return GoingBack(again, no_more)


def _moved_since(change: TeamChange) -> set[UUID]:
    """Whom a later move or merger concerns that was not taken back itself."""
    after = Q(done_at__gt=change.done_at) | Q(done_at=change.done_at, id__gt=change.id)
    later = TeamChange.objects.filter(after, kind__in=TAKES_BACK, people__overlap=change.people)
    standing = later.filter(put_back_by__isnull=True).values_list("people", flat=True)
    return {user for people in standing for user in people}


def gone(user: User) -> bool:
    """True for who was here and can sign in no more; who is invited has not gone."""
    return not user.is_active and user.joined_at is not None


def _changed(facts: Facts, moves: Mapping[UUID, UUID | None], manage: Pairs, manage_no_more: Pairs) -> Facts:
    staff: dict[UUID, Staff] = dict(facts.staff)
    for user, team in moves.items():
        if user in staff:
            staff[user] = replace(staff[user], team_id=team)
    kept = [pair for pair in facts.managing if pair not in set(manage_no_more)]
    return replace(facts, staff=staff, managing=(*kept, *(pair for pair in manage if pair not in kept)))


def _sees(facts: Facts) -> set[tuple[UUID, UUID]]:
    return {(span.principal_id, span.child_id) for span in expected_reach(facts) if span.from_on <= facts.today}


def _counted(pairs: Collection[tuple[UUID, UUID]]) -> tuple[Sight, ...]:
    counts: dict[UUID, int] = {}
    for user, _ in pairs:
        counts[user] = counts.get(user, 0) + 1
    names = users_by_id(counts)
    return tuple(sorted((Sight(names[user].name, held) for user, held in counts.items()), key=lambda one: one.name))


def _bare(
    teams: Collection[UUID],
    moves: Mapping[UUID, UUID | None],
    manage: Pairs,
    manage_no_more: Pairs,
    away: Collection[UUID] = (),
) -> dict[UUID, str]:
    """Of these teams, those whose people lead children and which nobody manages who can sign in, all being changed."""
    users = list(User.objects.filter(Q(team_id__in=teams) | Q(id__in=moves)))
    home = {user.id: moves.get(user.id, user.team_id) for user in users}
    given = Allocation.objects.filter(worker_id__in=home, part=Basis.LEAD_WORKER, ended_at__isnull=True)
    leading = {home[worker] for worker in given.values_list("worker_id", flat=True).distinct()}
    own = {home[user.id] for user in users if user.is_active and user.role == Role.MANAGER and user.id not in away}
    beside = set(Managing.objects.filter(team_id__in=teams).values_list("user_id", "team_id"))
    beside = (beside - set(manage_no_more)) | set(manage)
    able = User.objects.filter(id__in={user for user, _ in beside}.difference(away), is_active=True, role__in=MANAGE)
    here = set(able.values_list("id", flat=True))
    bare = (leading & set(teams)) - own - {team for user, team in beside if user in here}
    return dict(Team.objects.filter(id__in=bare).order_by("name").values_list("id", "name"))


def _listed(names: Collection[str]) -> str:
    held = list(names)
    return f"{', '.join(held[:-1])} and {held[-1]}" if len(held) > 1 else "".join(held)


def _mark(*concerned: Iterable[tuple[UUID, UUID | None]]) -> str:
    """A hash of who is concerned, from which no id is read."""
    return sha256(repr([sorted(map(str, pairs)) for pairs in concerned]).encode()).hexdigest()


def _chunks(children: Collection[UUID]) -> Iterator[list[UUID]]:
    ids = sorted(children)
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
