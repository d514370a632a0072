"""Writes of reach and of the log of openings."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kith.core.access.basis import Basis
from kith.core.access.expected import Span, from_today, joined
from kith.core.access.models import Opening, Reach
from kith.core.access.principal import Principal
from kith.core.access.selectors import basis_for
from kith.core.audit.attribution import origin
from kith.kernel import clock


@dataclass(frozen=True, slots=True)
class Drift:
    """What stands in the rows and should not, and what should stand there and does not."""

    surplus: frozenset[Span]
    missing: frozenset[Span]

    def __bool__(self) -> bool:
        return bool(self.surplus or self.missing)


def drift_of(*, children: Collection[UUID], expected: frozenset[Span]) -> Drift:
    """How the rows of these children differ from what is expected. One query, however many children."""
    today = clock.today()
    stored = from_today((_span(row) for row in _held(children)), today)
    wanted = from_today(expected, today)
    return Drift(stored - wanted, wanted - stored)


def reach_brought_into_line(*, children: Collection[UUID], expected: frozenset[Span]) -> Drift:
    """Make the rows of these children agree with what is expected: at most one query, one UPDATE and one INSERT.

    Part of the act that changed a fact, which leaves the evidence; the database keeps the history of each row. What is
    not expected any more ends at this instant and stays as a row; what is new begins on the day of the fact.
    """
    today = clock.today()
    drift = drift_of(children=children, expected=expected)
    if drift:
        changed = {_key(span) for span in (*drift.surplus, *drift.missing)}
        ending = [row.id for row in _held(children) if _key(_span(row)) in changed]
        Reach.objects.filter(id__in=ending).update(until_at=clock.instant())
        Reach.objects.bulk_create(
            Reach(
                principal_id=span.principal_id,
                child_id=span.child_id,
                basis=span.basis,
                from_on=span.from_on,
                until_on=span.until_on,
            )
            for span in joined(expected, today)
            if _key(span) in changed
        )
    return drift


def break_glass_begun(*, principal_id: UUID, children: Collection[UUID], until_at: datetime) -> None:
    """Let somebody reach these children until an instant of the real clock; part of the act that gives the reason."""
    Reach.objects.bulk_create(
        Reach(
            principal_id=principal_id,
            child_id=child,
            basis=Basis.BREAK_GLASS,
            from_on=clock.today(),
            until_at=until_at,
        )
        for child in children
    )


def break_glass_ended(*, children: Collection[UUID], principal_id: UUID | None = None) -> None:
    """End break-glass to these children now, of one person or of everybody; part of the act that records why."""
    now = clock.instant()
    held = Reach.objects.filter(child_id__in=children, basis=Basis.BREAK_GLASS, until_at__gt=now)
    (held if principal_id is None else held.filter(principal_id=principal_id)).update(until_at=now)


def _held(children: Collection[UUID]) -> list[Reach]:
    """The rows of today and later that follow from facts."""
    standing = Reach.objects.filter(child_id__in=children, until_at__isnull=True)
    ahead = Q(until_on__isnull=True) | Q(until_on__gte=clock.today())
    return list(standing.filter(ahead).exclude(basis=Basis.BREAK_GLASS))


def _span(row: Reach) -> Span:
    return Span(row.principal_id, row.child_id, Basis(row.basis), row.from_on, row.until_on)


def _key(span: Span) -> tuple[UUID, UUID, Basis]:
    return (span.principal_id, span.child_id, span.basis)


def opening_logged(*, principal: Principal, children: Sequence[UUID], basis: str = "") -> None:
    """ACCESS-2: write down that this person opens these children's record now, from which page and on what basis.

    On the basis of reach, unless `basis` says another.
    """
    came_from = origin()
    Opening.objects.create(
        as_of_on=clock.today(),
        principal_id=principal.user_id,
        principal_label=principal.label,
        children=list(children),
        basis=basis or basis_for(principal, children),
        page=came_from.page,
        request_id=came_from.request_id,
    )
