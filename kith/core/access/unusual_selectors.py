"""Reads of unusual looks, for the data-protection reader alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from uuid import UUID

from django.db.models import Q

from kith.core.access.basis import Emergency
from kith.core.access.models import BreakGlass, UnusualLook
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.unusual import Finding
from kith.core.accounts.selectors import users_by_id
from kith.kernel import clock
from kith.kernel.errors import NotFound

MOST_REASONS = 50


@dataclass(frozen=True, slots=True)
class UnusualPage:
    """Some of the list, and the one to go on from when there are older ones."""

    shown: tuple[UnusualLook, ...]
    older: UUID | None


@dataclass(frozen=True, slots=True)
class NoteSeen:
    """What somebody wrote about it, and when."""

    at: datetime
    by: str
    words: str


@dataclass(frozen=True, slots=True)
class ReasonGiven:
    """Why somebody broke the glass, in their own words, and what a manager said to it, if one has."""

    at: datetime
    kind: str
    reason: str
    found: str


def unusual_looks(principal: Principal, looked_into: bool, below: UUID | None, most: int) -> UnusualPage:
    """Those to look into, or those that were; newest first, going on below one of them."""
    _require(principal)
    held = UnusualLook.objects.filter(looked_into_at__isnull=not looked_into)
    place = UnusualLook.objects.filter(id=below).first() if below else None
    if place is not None:
        held = held.filter(Q(first_at__lt=place.first_at) | Q(id__lt=place.id), first_at__lte=place.first_at)
    rows = list(held.order_by("-first_at", "-id")[: most + 1])
    return UnusualPage(tuple(rows[:most]), rows[most - 1].id if len(rows) > most else None)


def unusual_look(principal: Principal, unusual_id: UUID) -> UnusualLook:
    """One of them; NotFound if there is none, or for whom it is not."""
    _require(principal)
    row = UnusualLook.objects.filter(id=unusual_id).first()
    if row is None:
        raise NotFound
    return row


def notes_about(principal: Principal, unusual_id: UUID) -> tuple[NoteSeen, ...]:
    """Every note about one of them, in the order they were written."""
    rows = list(unusual_look(principal, unusual_id).notes.order_by("at", "id"))
    users = users_by_id({row.by for row in rows})
    return tuple(NoteSeen(row.at, users[row.by].name if row.by in users else "Somebody", row.words) for row in rows)


def reasons_given(principal: Principal, unusual_id: UUID) -> tuple[ReasonGiven, ...]:
    """Why its person broke the glass on that day: for its child, or for any if it is about a whole day (ACCESS-3).

    Of an act on a family the data-protection reader is not told why. This reason is about the looking itself, and they
    cannot judge it unread.
    """
    one = unusual_look(principal, unusual_id)
    begins = datetime.combine(one.on, time.min, clock.LOCAL_ZONE)
    ends = datetime.combine(one.on + timedelta(days=1), time.min, clock.LOCAL_ZONE)
    rows = BreakGlass.objects.filter(begun_by=one.person_id, begun_at__lt=ends, until_at__gt=begins)
    if one.child_id:
        rows = rows.filter(children__contains=[one.child_id])
    return tuple(
        ReasonGiven(row.begun_at, Emergency(row.kind).label, row.reason, row.seen_words)
        for row in rows.order_by("begun_at", "id")[:MOST_REASONS]
    )


def not_listed(findings: Iterable[Finding]) -> list[Finding]:
    """Those that are not listed yet; for the daily search, which asks for nobody."""
    held = {(one.kind.value, one.person_id, one.child_id, one.occasion): one for one in reversed(list(findings))}
    same_days = UnusualLook.objects.filter(occasion__in={occasion for *_, occasion in held})
    listed = set(same_days.values_list("kind", "person_id", "child_id", "occasion"))
    return [one for key, one in held.items() if key not in listed]


def _require(principal: Principal) -> None:
    if not principal.may(Permission.UNUSUAL_READ):
        raise NotFound
