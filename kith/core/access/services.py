"""Writes of reach and of the log of openings."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Q

from kith.core.access.models import Basis, Opening, Reach
from kith.core.access.principal import Principal
from kith.core.access.selectors import basis_for
from kith.core.audit.attribution import Actor, origin
from kith.core.audit.services import audited, record
from kith.kernel import clock


@audited
def reach_granted(*, principal_id: UUID, child_id: UUID, basis: Basis, from_on: date, by: Actor) -> Reach:
    """Let somebody reach a child from a day on."""
    reach = Reach.objects.create(principal_id=principal_id, child_id=child_id, basis=basis, from_on=from_on)
    record(action="access.reach_granted", by=by, subject=("user", principal_id), children=[child_id], why=basis.label)
    return reach


@audited
def reach_ended(*, principal_id: UUID, child_id: UUID, until_on: date, by: Actor) -> None:
    """End everything that lets somebody reach a child; `until_on` is the last day, what would begin later goes."""
    held = Reach.objects.filter(principal_id=principal_id, child_id=child_id)
    held.filter(Q(until_on__isnull=True) | Q(until_on__gt=until_on), from_on__lte=until_on).update(until_on=until_on)
    held.filter(from_on__gt=until_on).delete()
    record(action="access.reach_ended", by=by, subject=("user", principal_id), children=[child_id])


def opening_logged(*, principal: Principal, children: Sequence[UUID]) -> None:
    """ACCESS-2: write down that this person opens these children's record now, from which page and on what basis."""
    came_from = origin()
    Opening.objects.create(
        as_of_on=clock.today(),
        principal_id=principal.user_id,
        principal_label=principal.label,
        children=list(children),
        basis=basis_for(principal, children),
        page=came_from.page,
        request_id=came_from.request_id,
    )
