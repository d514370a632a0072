"""From what is allocated, managed and covered to who reaches whom: loads the facts, and makes the rows follow."""

from collections.abc import Collection, Iterable, Iterator
from uuid import UUID

from django.db.models import Q

from kith.core.access.basis import Basis
from kith.core.access.expected import Facts, Span, Staff, StandIn, expected_reach
from kith.core.access.models import Cover, Managing, Reach
from kith.core.access.roles import Permission, allows
from kith.core.access.services import Drift, drift_of, reach_brought_into_line
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.people.models import Allocation, Child, Named, Restriction
from kith.kernel import clock

CHUNK = 2000
_MANAGES_AS = {Role.MANAGER: Basis.TEAM_MANAGER, Role.SERVICE_MANAGER: Basis.SERVICE_MANAGER}


def reach_follows(children: Collection[UUID]) -> list[Drift]:
    """Make the rows of these children agree with the facts as they stand. So many statements per CHUNK of children."""
    return [
        reach_brought_into_line(children=chunk, expected=expected_reach(facts_of(chunk)))
        for chunk in _chunks(sorted(children))
    ]


def reach_differences() -> Iterator[Drift]:
    """Recompute the reach of every child and say where the rows differ from it; changes nothing."""
    children = Child.objects.order_by("id").values_list("id", flat=True)
    for chunk in _chunks(list(children)):
        drift = drift_of(children=chunk, expected=expected_reach(facts_of(chunk)))
        if drift:
            yield drift


def facts_of(children: Collection[UUID], *, teams: Collection[UUID] = (), users: Collection[UUID] = ()) -> Facts:
    """What reach to these children follows from. Seven queries at most, however many children.

    `teams` and `users` are looked at as well, though nothing follows from them yet: for what a change would bring.
    """
    today = clock.today()
    held = Allocation.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=today), child_id__in=children, ended_at__isnull=True
    )
    allocated = tuple(Span(row.worker_id, row.child_id, Basis(row.part), row.from_on, row.until_on) for row in held)
    restricted, named = _restricted(children)
    given = {*users, *(span.principal_id for span in (*allocated, *named))}
    known = {user.id: user for user in User.objects.filter(id__in=given)}
    in_teams = {*teams, *(user.team_id for user in known.values() if user.team_id)}
    managing = tuple(Managing.objects.filter(team_id__in=in_teams).values_list("user_id", "team_id"))
    managers = Q(team_id__in=in_teams, role=Role.MANAGER) | Q(id__in={user for user, _ in managing})
    known |= {user.id: user for user in User.objects.filter(managers)}
    covers = Cover.objects.filter(absent_id__in=known, ended_at__isnull=True, until_on__gte=today)
    stand_ins = tuple(StandIn(one.absent_id, one.stand_in_id, one.from_on, one.until_on) for one in covers)
    missing = {one.stand_in_id for one in stand_ins} - known.keys()
    if missing:
        known |= {user.id: user for user in User.objects.filter(id__in=missing)}
    staff = {user.id: _staff(user) for user in known.values()}
    return Facts(today, allocated, staff, managing, stand_ins, restricted, named)


def _restricted(children: Collection[UUID]) -> tuple[frozenset[UUID], tuple[Span, ...]]:
    """Which of the children's records are restricted, and their lists (ACCESS-4)."""
    restrictions = Restriction.objects.filter(child_id__in=children, ended_at__isnull=True)
    of = dict(restrictions.values_list("id", "child_id"))
    listed = Named.objects.filter(restriction__in=of, ended_at__isnull=True) if of else ()
    named = (Span(one.user_id, of[one.restriction_id], Basis.NAMED, one.from_on, one.until_on) for one in listed)
    return frozenset(of.values()), tuple(named)


def children_touched(*, users: Iterable[UUID] = (), teams: Iterable[UUID] = ()) -> set[UUID]:
    """The children whose reach may change when something about these people or teams does.

    Who has no reach now may get it: by the teams they manage, by whom they stand in for, or by a restricted record's
    list. So these are asked as well, and not only the rows there are.
    """
    people = set(users)
    absent = Cover.objects.filter(stand_in_id__in=people, ended_at__isnull=True, until_on__gte=clock.today())
    both = people | set(absent.values_list("absent_id", flat=True))
    own = User.objects.filter(id__in=both, role=Role.MANAGER, team__isnull=False).values_list("team_id", flat=True)
    beside = Managing.objects.filter(user_id__in=both).values_list("team_id", flat=True)
    concerned = {*teams, *own, *beside}
    leads = both | set(User.objects.filter(team_id__in=concerned).values_list("id", flat=True))
    theirs = Allocation.objects.filter(worker_id__in=leads, ended_at__isnull=True).values_list("child_id", flat=True)
    seen = Reach.objects.filter(principal_id__in=people, until_at__isnull=True).values_list("child_id", flat=True)
    listed = Named.objects.filter(user_id__in=people, ended_at__isnull=True, restriction__ended_at__isnull=True)
    return {*theirs, *seen, *listed.values_list("restriction__child_id", flat=True)}


def _staff(user: User) -> Staff:
    sees = user.is_active and allows(user.role, Permission.FAMILY_READ)
    return Staff(user.team_id, sees, _MANAGES_AS.get(Role(user.role)))


def _chunks(ids: list[UUID]) -> Iterator[list[UUID]]:
    for start in range(0, len(ids), CHUNK):
        yield ids[start : start + CHUNK]
