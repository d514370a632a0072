"""Reads of unusual looks, for the data-protection reader alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q

from kith.core.access.models import UnusualLook
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.unusual import Finding
from kith.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class UnusualPage:
    """Some of the list, and the one to go on from when there are older ones."""

    shown: tuple[UnusualLook, ...]
    older: UUID | None


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


def not_listed(findings: Iterable[Finding]) -> list[Finding]:
    """Those that are not listed yet; for the daily search, which asks for nobody."""
    held = {(one.kind.value, one.person_id, one.child_id, one.occasion): one for one in reversed(list(findings))}
    same_days = UnusualLook.objects.filter(occasion__in={occasion for *_, occasion in held})
    listed = set(same_days.values_list("kind", "person_id", "child_id", "occasion"))
    return [one for key, one in held.items() if key not in listed]


def _require(principal: Principal) -> None:
    if not principal.may(Permission.UNUSUAL_READ):
        raise NotFound
