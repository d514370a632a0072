"""What somebody who leaves would leave behind: the children by family, who may take them over, what else is open."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import Count, Q, QuerySet

from kith.core.access.basis import Basis
from kith.core.access.models import Cover, Managing, Shift
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.selectors import own_children, reached_children
from kith.core.accounts.models import Invitation, Scratch, Team, User
from kith.core.accounts.selectors import users_by_id
from kith.core.duties.selectors import open_duties_of
from kith.core.people.family_names import names_of_families
from kith.core.people.lead_selectors import may_lead
from kith.core.people.models import Allocation, Child, Named, Restriction
from kith.core.people.staffing_selectors import theirs_to_arrange
from kith.kernel import clock
from kith.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class TakerSeen:
    """Somebody who may take children over, and how many they lead now."""

    id: UUID
    name: str
    children: int


@dataclass(frozen=True, slots=True)
class FamilyLeft:
    """Brothers and sisters of one family whom the leaver leads; who may take them over, all where nobody is listed.

    Of a restricted record only those on its list may (ACCESS-4).
    """

    id: UUID
    name: str
    children: tuple[tuple[UUID, str], ...]
    only: frozenset[UUID] | None


@dataclass(frozen=True, slots=True)
class CoverLeft:
    """Cover that ends: for whom the leaver stands in, or who for them, and until when."""

    id: UUID
    name: str
    stands_in: bool
    until_on: date


@dataclass(frozen=True, slots=True)
class Leaving:
    """All of it. `beyond` counts children of records that whoever looks cannot open.

    `concerned` says which rows are meant where numbers or names alone are shown.
    """

    worker: User
    families: tuple[FamilyLeft, ...]
    takers: tuple[TakerSeen, ...]
    beyond: int
    duties: int
    beside: int
    covers: tuple[CoverLeft, ...]
    shifts: int
    teams: tuple[str, ...]
    typed: int
    links: int
    answers_for: int
    concerned: tuple[str, ...] = ()

    @property
    def children(self) -> int:
        """How many are to be handed over."""
        return sum(len(family.children) for family in self.families)


def leaving(principal: Principal, worker_id: UUID) -> Leaving:
    """What somebody of one's teams would leave behind; NotFound for anybody else. The queries do not grow."""
    if not principal.may(Permission.RECORD_ALLOCATE):
        raise NotFound
    worker = theirs_to_arrange(principal, worker_id)
    led = Child.objects.filter(lead_worker_id=worker_id)
    mine = list(led.filter(id__in=own_children(principal)).select_related("person__family"))
    today, now = clock.today(), clock.instant()
    parts = Allocation.objects.filter(worker_id=worker_id, ended_at__isnull=True).exclude(part=Basis.LEAD_WORKER)
    teams = Team.objects.filter(id__in=Managing.objects.filter(user_id=worker_id).values("team_id"))
    managed = dict(teams.order_by("name").values_list("id", "name"))
    covers, duties = _covers(worker_id), open_duties_of(worker_id)
    beside = _ids(parts.filter(Q(until_on__isnull=True) | Q(until_on__gte=today)))
    shifts = _ids(Shift.objects.filter(user_id=worker_id, ended_at__isnull=True, until_at__gt=now))
    typed = _ids(Scratch.objects.filter(user_id=worker_id))
    links = _ids(Invitation.objects.filter(user_id=worker_id, closed_at__isnull=True, ends_at__gt=now))
    held = (duties, beside, [one.id for one in covers], shifts, managed, typed, links)
    return Leaving(
        worker=worker,
        families=_families(principal, mine),
        takers=_takers(principal, worker_id),
        beyond=led.count() - len(mine),
        duties=len(duties),
        beside=len(beside),
        covers=covers,
        shifts=len(shifts),
        teams=tuple(managed.values()),
        typed=len(typed),
        links=len(links),
        answers_for=Restriction.objects.filter(answerable_id=worker_id, ended_at__isnull=True).count(),
        concerned=tuple(str(one) for ids in held for one in ids),
    )


def _ids(rows: QuerySet[Any]) -> list[UUID]:
    return list(rows.values_list("id", flat=True))


def _families(principal: Principal, children: Collection[Child]) -> tuple[FamilyLeft, ...]:
    only = _lists([child.id for child in children])
    typed = {child.person.family_id: child.person.family.name for child in children}
    names = names_of_families(typed, reached_children(principal))
    held: dict[UUID, list[Child]] = {}
    for child in sorted(
        children, key=lambda one: (names[one.person.family_id], one.person.born_on or date.max, one.id)
    ):
        held.setdefault(child.person.family_id, []).append(child)
    return tuple(
        FamilyLeft(
            family_id,
            names[family_id],
            tuple((child.id, child.person.known_as) for child in theirs),
            _on_all([only[child.id] for child in theirs if child.id in only]),
        )
        for family_id, theirs in held.items()
    )


def _lists(children: Collection[UUID]) -> dict[UUID, frozenset[UUID]]:
    """The lists of those whose record is restricted."""
    lasting = Q(until_on__isnull=True) | Q(until_on__gte=clock.today())
    standing = dict(
        Restriction.objects.filter(child_id__in=children, ended_at__isnull=True).values_list("id", "child_id")
    )
    found: dict[UUID, set[UUID]] = {child: set() for child in standing.values()}
    for one in Named.objects.filter(lasting, restriction__in=standing, ended_at__isnull=True):
        found[standing[one.restriction_id]].add(one.user_id)
    return {child: frozenset(users) for child, users in found.items()}


def _on_all(lists: Collection[frozenset[UUID]]) -> frozenset[UUID] | None:
    return frozenset.intersection(*lists) if lists else None


def _takers(principal: Principal, worker_id: UUID) -> tuple[TakerSeen, ...]:
    users = [user for user in may_lead(principal) if user.id != worker_id]
    held = Child.objects.filter(lead_worker_id__in=[user.id for user in users], id__in=own_children(principal))
    counts = dict(held.values_list("lead_worker_id").annotate(Count("id")).order_by())
    return tuple(TakerSeen(user.id, user.name, counts.get(user.id, 0)) for user in users)


def _covers(worker_id: UUID) -> tuple[CoverLeft, ...]:
    either = Q(absent_id=worker_id) | Q(stand_in_id=worker_id)
    rows = list(Cover.objects.filter(either, ended_at__isnull=True, until_on__gte=clock.today()).order_by("until_on"))
    users = users_by_id({user for row in rows for user in (row.absent_id, row.stand_in_id)})
    return tuple(
        CoverLeft(row.id, users[other].name, row.stand_in_id == worker_id, row.until_on)
        for row in rows
        for other in [row.absent_id if row.stand_in_id == worker_id else row.stand_in_id]
        if other in users
    )
