"""Who reaches whom, today."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q, QuerySet

from kith.core.access.answers import answered
from kith.core.access.basis import ON_ROTA, Basis
from kith.core.access.models import Reach, Shift
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role
from kith.kernel import clock

_NOBODY = frozenset({UUID(int=0)})


def reach_of(principal: Principal) -> QuerySet[Reach]:
    """The rows that hold today; none for a role without sight of children (ACCESS-1: default deny)."""
    if principal.id is None or not principal.may(Permission.FAMILY_READ):
        return Reach.objects.none()
    return Reach.objects.filter(_in_force(), principal_id=principal.id)


def own_children(principal: Principal) -> QuerySet[Reach, UUID]:
    """The ids of the children who are somebody's own to work with: for worklists, which no rota and no glass fills."""
    return reach_of(principal).exclude(basis=Basis.BREAK_GLASS).values_list("child_id", flat=True)


def are_own(principal: Principal, children: Iterable[UUID]) -> bool:
    """True if every one is somebody's own: what break-glass and the rota do not make them, for acts that last.

    Asked of no children at all it is False, in the same statements: see `reaches`.
    """
    wanted = frozenset(children) or _NOBODY
    return wanted == frozenset(own_children(principal).filter(child_id__in=wanted))


def reached_children(principal: Principal) -> QuerySet[Reach, UUID]:
    """The ids of all children within reach, as a query to filter by.

    Who is on the out-of-hours rota now reaches every child but those of restricted records, by this rule and not by
    rows (DESIGN 7). A restricted record has no lead worker's row; it has the rows of its own list.
    """
    if not on_rota(principal):
        return reach_of(principal).values_list("child_id", flat=True)
    everybody_or_own = Q(basis=Basis.LEAD_WORKER) | Q(principal_id=principal.id)
    return Reach.objects.filter(_in_force(), everybody_or_own).values_list("child_id", flat=True)


def on_rota(principal: Principal) -> bool:
    """True for an out-of-hours worker whose shift is now, by the real clock."""
    if principal.role != Role.OUT_OF_HOURS or principal.id is None:
        return False
    now = clock.instant()
    return Shift.objects.filter(
        user_id=principal.id, from_at__lte=now, until_at__gt=now, ended_at__isnull=True
    ).exists()


def reaches(principal: Principal, children: Iterable[UUID]) -> bool:
    """True if every one of the children is within reach; False for no children at all.

    Who looks for something asks this whether or not it is there, with its children or with none: what is hidden and
    what does not exist then send the same statements (ACCESS-1).
    """
    wanted = frozenset(children) or _NOBODY
    return wanted == reached_among(principal, wanted)


def reached_among(principal: Principal, children: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the children who are within reach; for lists, so that reach is asked once and not for each row."""
    return frozenset(child for child, bases in _bases(principal, children).items() if bases)


def basis_for(principal: Principal, children: Iterable[UUID]) -> str:
    """Why these children are within reach, in words."""
    return ", ".join(sorted({basis for bases in _bases(principal, children).values() for basis in bases}))


def _bases(principal: Principal, children: Iterable[UUID]) -> dict[UUID, frozenset[str]]:
    """Of each child, why they are within reach, in words; nothing for those who are not."""
    wanted, known = set(children), answered(principal, clock.today())
    if known is None:
        return _bases_now(principal, wanted)
    unknown = wanted - known.keys()
    if unknown:
        known.update(_bases_now(principal, unknown))
    return {child: known[child] for child in wanted}


def _bases_now(principal: Principal, wanted: set[UUID]) -> dict[UUID, frozenset[str]]:
    found: dict[UUID, set[str]] = {child: set() for child in wanted}
    for child, basis in reach_of(principal).filter(child_id__in=wanted).values_list("child_id", "basis"):
        found[child].add(Basis(basis).label)
    others = {child for child, bases in found.items() if not bases}
    if others and on_rota(principal):
        for child in reached_children(principal).filter(child_id__in=others):
            found[child].add(ON_ROTA)
    return {child: frozenset(bases) for child, bases in found.items()}


def principals_reaching(children: Iterable[UUID]) -> list[UUID]:
    """The council's workers with one of these children today; for callers that asked for reach already."""
    ours = (Basis.LEAD_WORKER, Basis.CO_WORKER, Basis.TEAM_MANAGER, Basis.COVER, Basis.NAMED)
    held = Reach.objects.filter(_in_force(), child_id__in=list(children), basis__in=ours)
    return list(held.values_list("principal_id", flat=True).distinct())


def _in_force() -> Q:
    today = clock.today()
    days = Q(from_on__lte=today) & (Q(until_on__isnull=True) | Q(until_on__gte=today))
    return days & (Q(until_at__isnull=True) | Q(until_at__gt=clock.instant()))
