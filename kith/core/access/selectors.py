"""Who reaches whom, today."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.core.access.models import Reach
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.kernel import clock


def reach_of(principal: Principal) -> QuerySet[Reach]:
    """The rows that hold today; none for a role without sight of children (ACCESS-1: default deny)."""
    if principal.id is None or not principal.may(Permission.FAMILY_READ):
        return Reach.objects.none()
    today = clock.today()
    return Reach.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=today), principal_id=principal.id, from_on__lte=today
    )


def reached_children(principal: Principal) -> QuerySet[Reach, UUID]:
    """The ids of all children within reach, as a query to filter by."""
    return reach_of(principal).values_list("child_id", flat=True)


def reaches(principal: Principal, children: Iterable[UUID]) -> bool:
    """True if every one of the children is within reach; False for no children at all."""
    wanted = frozenset(children)
    return bool(wanted) and wanted == reached_among(principal, wanted)


def reached_among(principal: Principal, children: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the children who are within reach; for lists, so that reach is asked once and not for each row."""
    return frozenset(reach_of(principal).filter(child_id__in=set(children)).values_list("child_id", flat=True))


def basis_for(principal: Principal, children: Iterable[UUID]) -> str:
    """Why these children are within reach, in words."""
    held = reach_of(principal).filter(child_id__in=list(children))
    return ", ".join(sorted({row.get_basis_display() for row in held}))


def principals_reaching(children: Iterable[UUID]) -> list[UUID]:
    """Everybody who reaches one of these children today; for callers that asked for reach already."""
    today = clock.today()
    held = Reach.objects.filter(
        Q(until_on__isnull=True) | Q(until_on__gte=today), child_id__in=list(children), from_on__lte=today
    )
    return list(held.values_list("principal_id", flat=True).distinct())
