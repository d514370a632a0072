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
from kith.core.accounts.models import Team, User
from kith.core.accounts.selectors import users_by_id
from kith.core.people.allocation_facts import CHUNK, children_touched, facts_of
from kith.core.people.models import Allocation, Child
from kith.core.people.staffing_selectors import MANAGE
from kith.kernel.errors import NotYet, Problem

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
