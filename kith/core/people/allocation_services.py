"""Writes of allocation: who is given which child, as what. Reach follows in the same transaction (ACCESS-1)."""

from collections.abc import Collection
from datetime import date
from uuid import UUID

from django.db.models import Q

from kith.core.access.basis import Basis
from kith.core.access.policies import require
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.models import User
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.core.duties.services import duties_passed_on
from kith.core.people.allocation_facts import reach_differences, reach_follows
from kith.core.people.lead_policies import worker_who_may_hold, worker_who_may_lead
from kith.core.people.models import Allocation, Child, Named, Restriction
from kith.core.people.stopped_lead_services import stopped_leads_followed
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, NotYet
from kith.kernel.facts_held import facts_held
from kith.kernel.ids import new_id

_NEEDS_LAST_DAY = frozenset({Basis.PARTNER, Basis.QUALITY})


@audited
def children_allocated(*, child_ids: Collection[UUID], worker_id: UUID, why: str = "", by: Principal) -> None:
    """Give one child, or many, to a lead worker from now on. Who had them loses them at once, and their open duties."""
    facts_held()
    require(by, Permission.RECORD_ALLOCATE, child_ids)
    worker = worker_who_may_lead(worker_id, by)
    moving = [child for child in _locked(child_ids) if child.lead_worker_id != worker_id]
    if not moving:
        raise Invalid(f"{worker.name} is the lead worker already.", "worker")
    ids = [child.id for child in moving]
    require_named(children=ids, worker=worker)
    children_given(children=moving, worker_id=worker_id, by=by)
    reach_follows(ids)
    record(action="people.children_allocated", by=by, subject=("user", worker_id), children=ids, why=why)


@audited
def allocation_added(
    *, child_id: UUID, worker_id: UUID, part: Basis, until_on: date | None = None, by: Principal
) -> Allocation:
    """Put somebody beside the lead worker: co-worker, chair, a partner's worker or a quality reader for this child."""
    facts_held()
    require(by, Permission.RECORD_ALLOCATE, [child_id])
    if part is Basis.LEAD_WORKER:
        raise Invalid("A lead worker is given a child with all that belongs to it.", "part")
    worker = worker_who_may_hold(worker_id, part)
    require_named(children=[child_id], worker=worker)
    _last_day_stands(part, until_on)
    held = Allocation.objects.filter(child_id=child_id, worker_id=worker_id, part=part, ended_at__isnull=True)
    if held.filter(until_on__isnull=True).exists() or held.filter(until_on__gte=clock.today()).exists():
        raise Invalid(f"{worker.name} has this child already.", "worker")
    held.update(ended_at=clock.instant())
    row = Allocation.objects.create(
        child_id=child_id, worker_id=worker_id, part=part, from_on=clock.today(), until_on=until_on
    )
    reach_follows([child_id])
    record(
        action="people.allocation_added",
        by=by,
        subject=("user", worker_id),
        children=[child_id],
        details={"part": part.value, "until_on": until_on.isoformat() if until_on else None},
    )
    return row


@audited
def allocation_ended(*, allocation_id: UUID, by: Principal) -> None:
    """End somebody's part beside the lead worker, at once. A lead worker's ends only by giving the child to another."""
    facts_held()
    row = Allocation.objects.select_for_update().filter(id=allocation_id, ended_at__isnull=True).first()
    if row is None:
        raise NotFound
    require(by, Permission.RECORD_ALLOCATE, [row.child_id])
    if row.part == Basis.LEAD_WORKER:
        raise Invalid("A child is never without a lead worker: give the child to somebody else instead.")
    row.ended_at = clock.instant()
    row.save(update_fields=["ended_at"])
    reach_follows([row.child_id])
    record(
        action="people.allocation_ended", by=by, subject=("user", row.worker_id), children=[row.child_id],
        details={"part": row.part},
    )  # fmt: skip


@audited
def reach_mended(*, by: Actor) -> int:
    """Work out everybody's reach anew and make the rows agree; how many children's differed. Done every night.

    It mends what an act outside of these services left behind, an account closed by hand for one; that it ran stands in
    the evidence, and so do the children it had to mend.
    """
    facts_held()
    children = [span.child_id for drift in reach_differences() for span in (*drift.surplus, *drift.missing)]
    differed = sorted(set(children))
    reach_follows(differed)
    record(action="people.reach_mended", by=by, subject=("reach", new_id()), children=differed)
    return len(differed)


def first_lead_worker(*, child: Child, from_on: date) -> None:
    """A new child's file begins with its lead worker; part of the act that adds the child."""
    facts_held()
    Allocation.objects.create(child=child, worker_id=child.lead_worker_id, part=Basis.LEAD_WORKER, from_on=from_on)
    reach_follows([child.id])


def children_given(*, children: Collection[Child], worker_id: UUID, by: Actor) -> None:
    """Give these children and their open duties to somebody; part of an act that records it and lets reach follow."""
    ids, now = [child.id for child in children], clock.instant()
    before = {child.lead_worker_id for child in children}
    open_rows = Allocation.objects.filter(child_id__in=ids, ended_at__isnull=True)
    open_rows.filter(part=Basis.LEAD_WORKER).update(ended_at=now)
    open_rows.filter(part=Basis.CO_WORKER, worker_id=worker_id).update(ended_at=now)
    Child.objects.filter(id__in=ids).update(lead_worker_id=worker_id)
    Allocation.objects.bulk_create(
        Allocation(child_id=child, worker_id=worker_id, part=Basis.LEAD_WORKER, from_on=clock.today()) for child in ids
    )
    stopped_leads_followed(workers=before, by=by)
    duties_passed_on(children=ids, owners=before, to=worker_id)


def require_named(*, children: Collection[UUID], worker: User) -> None:
    """NotYet where a restricted record would be worked with by somebody who is not on its list (ACCESS-4)."""
    restricted = Restriction.objects.filter(child_id__in=children, ended_at__isnull=True)
    named = Named.objects.filter(restriction__in=restricted, user_id=worker.id, ended_at__isnull=True)
    lasting = named.filter(Q(until_on__isnull=True) | Q(until_on__gte=clock.today()))
    if restricted.exclude(id__in=lasting.values("restriction_id")).exists():
        raise NotYet(f"This record is restricted. Put {worker.name} on its list first.", "worker", "ACCESS-4")


def _last_day_stands(part: Basis, until_on: date | None) -> None:
    if until_on is None and part in _NEEDS_LAST_DAY:
        raise Invalid("Say until which day: this sight of a record ends by itself.", "until_on", "ACCESS-1")
    if until_on is not None and until_on < clock.today():
        raise Invalid("The last day has passed already. Enter today or a later day.", "until_on")


def _locked(child_ids: Collection[UUID]) -> list[Child]:
    return list(Child.objects.select_for_update().filter(id__in=child_ids).order_by("id"))
