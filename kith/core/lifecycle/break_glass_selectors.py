"""Reads of break-glass: what may be opened, what somebody has open, what managers have to look at."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from kith.core.access.basis import Basis, Emergency
from kith.core.access.models import BreakGlass, Reach
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.selectors import are_own, own_children, reached_among, reaches
from kith.core.accounts.models import User
from kith.core.accounts.selectors import users_by_id
from kith.core.people.models import Child, Restriction
from kith.kernel import clock
from kith.kernel.errors import NotFound

# Who is told first of what was done with a child's record, in this order (OVER-2).
_TOLD_FIRST = (Basis.TEAM_MANAGER, Basis.SERVICE_MANAGER, Basis.LEAD_WORKER)


@dataclass(frozen=True, slots=True)
class Ask:
    """Whom to ask first about a record out of reach: nothing about the child."""

    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Broken:
    """One break-glass: who, which children, why, until when, and what a manager said to it."""

    id: UUID
    who: str
    by_id: UUID
    children: tuple[UUID, ...]
    kind: str
    reason: str
    begun_at: datetime
    until_at: datetime
    seen_at: datetime | None
    seen_words: str


@dataclass(frozen=True, slots=True)
class BrokenPage:
    """At most so many of them, and how many there are."""

    shown: tuple[Broken, ...]
    total: int


def breakable(principal: Principal, child_id: UUID, whole_family: bool) -> tuple[UUID, ...]:
    """The children break-glass would open; NotFound for a restricted record or none, whoever asks (ACCESS-4).

    With the whole family only its children who are not restricted, and nobody learns that there are others.
    """
    child = _open_records().filter(id=child_id).select_related("person").first()
    if reaches(principal, [child_id]) or child is None:
        raise NotFound
    wanted = {child_id}
    if whole_family:
        family = _open_records().filter(person__family_id=child.person.family_id)
        wanted |= set(family.values_list("id", flat=True))
    return tuple(sorted(wanted - reached_among(principal, wanted)))


def whom_to_ask(principal: Principal, child_id: UUID) -> Ask:
    """The lead worker of a record that break-glass could open, to ring before doing so."""
    breakable(principal, child_id, whole_family=False)
    lead = User.objects.get(id=Child.objects.values_list("lead_worker_id", flat=True).get(id=child_id))
    return Ask(lead.name, lead.phone)


def whom_to_tell(children: Iterable[UUID]) -> list[UUID]:
    """The managers of these children, who can sign in; for services that have asked for reach already."""
    rows = Reach.objects.filter(child_id__in=list(children), basis__in=_TOLD_FIRST, until_at__isnull=True)
    there = User.objects.filter(is_active=True).values("id")
    held = list(rows.filter(principal_id__in=there).values_list("basis", "principal_id"))
    for basis in _TOLD_FIRST:
        if told := sorted({user for one, user in held if one == basis}):
            return told
    return []


def mine_in_force(principal: Principal) -> tuple[Broken, ...]:
    """What this person opened by break-glass and still reaches, newest first; no record that was restricted since."""
    rows = BreakGlass.objects.filter(begun_by=principal.user_id, until_at__gt=clock.instant()).order_by("-begun_at")
    opened = _views(rows)
    within = reached_among(principal, (child for one in opened for child in one.children)) if opened else frozenset()
    still = (replace(one, children=tuple(child for child in one.children if child in within)) for one in opened)
    return tuple(one for one in still if one.children)


def told_of(principal: Principal, first: int, most: int) -> BrokenPage:
    """What was opened by break-glass of the children a manager answers for: not looked at yet first, then newest."""
    if not principal.may(Permission.RECORD_ALLOCATE):
        return BrokenPage((), 0)
    rows = BreakGlass.objects.filter(children__contained_by=list(own_children(principal))).exclude(
        begun_by=principal.user_id
    )
    waiting_first = rows.order_by(F("seen_at").asc(nulls_first=True), "-begun_at")
    return BrokenPage(_views(waiting_first[first : first + most]), rows.count())


def broken_for(principal: Principal, break_glass_id: UUID) -> Broken:
    """One of them, for a manager of all its children; NotFound for everybody else."""
    row = BreakGlass.objects.filter(id=break_glass_id).first()
    if not principal.may(Permission.RECORD_ALLOCATE):
        raise NotFound
    if not are_own(principal, row.children if row else ()) or row is None:
        raise NotFound
    return _views([row])[0]


def _open_records() -> QuerySet[Child]:
    return Child.objects.exclude(id__in=Restriction.objects.filter(ended_at__isnull=True).values("child_id"))


def _views(rows: Iterable[BreakGlass]) -> tuple[Broken, ...]:
    held = list(rows)
    names = users_by_id({row.begun_by for row in held})
    return tuple(
        Broken(
            id=row.id,
            who=names[row.begun_by].name if row.begun_by in names else "Somebody",
            by_id=row.begun_by,
            children=tuple(row.children),
            kind=Emergency(row.kind).label,
            reason=row.reason,
            begun_at=row.begun_at,
            until_at=row.until_at,
            seen_at=row.seen_at,
            seen_words=row.seen_words,
        )
        for row in held
    )
