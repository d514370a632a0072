"""Reads of duties, within the principal's reach, as plain values with their state of today."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import QuerySet

from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.selectors import own_children, reached_among, reaches
from kith.core.duties.models import Duty
from kith.core.duties.spec import State, state_of
from kith.kernel import clock
from kith.kernel.errors import NotFound

# What managers are told of, and nobody else's worklist holds (OVER-2): kinds by how they begin.
_FOR_SOME = {
    "access.break_glass": Permission.RECORD_ALLOCATE,
    "access.lead_stopped": Permission.RECORD_ALLOCATE,
    "access.restricted": Permission.RECORD_RESTRICT,
}


@dataclass(frozen=True, slots=True)
class DutyView:
    """One duty as it stands today. `done_at` is the moment it was done, not the moment it was written down."""

    id: UUID
    kind: str
    subject_id: UUID
    children: tuple[UUID, ...]
    due_on: date
    rule: str
    state: State
    done_at: datetime | None
    reference: str
    late_reason: str


@dataclass(frozen=True, slots=True)
class OpenDuties:
    """The most urgent duties, at most as many as asked for, and how many more there are."""

    shown: tuple[DutyView, ...]
    more: int


def open_duties(principal: Principal, most: int) -> OpenDuties:
    """What is still to do for the children who are theirs to work with, most urgent first."""
    waiting = _waiting(principal)
    rows = list(waiting[: most + 1])
    more = waiting.count() - most if len(rows) > most else 0
    return OpenDuties(tuple(_view(duty) for duty in rows[:most]), more)


def open_duties_of(owner_id: UUID) -> list[UUID]:
    """Of each thing that is still somebody's to do, the first child it is about.

    For callers that asked for reach already.
    """
    held = Duty.objects.filter(owner_id=owner_id, done_at__isnull=True).values_list("children", flat=True)
    return [children[0] for children in held if children]


def occasions_open(kind: str, subject_id: UUID) -> list[str]:
    """The occasions of what is still due of one kind about something; for acts that have asked for reach already."""
    waiting = Duty.objects.filter(kind=kind, subject_id=subject_id, done_at__isnull=True)
    return list(waiting.order_by("id").values_list("occasion", flat=True))


def duty_for(principal: Principal, duty_id: UUID) -> DutyView:
    """One duty; NotFound when its children are not all within reach."""
    duty = Duty.objects.filter(id=duty_id).first()
    if not reaches(principal, duty.children if duty else ()) or duty is None:
        raise NotFound
    return _view(duty)


def duties_about(principal: Principal, subject_id: UUID) -> tuple[DutyView, ...]:
    """All duties about one thing, done ones too, as far as their children are within reach."""
    found = list(Duty.objects.filter(subject_id=subject_id).order_by("due_on", "id"))
    within = reached_among(principal, (child for duty in found for child in duty.children)) if found else frozenset()
    return tuple(_view(duty) for duty in found if duty.children and within.issuperset(duty.children))


def _waiting(principal: Principal) -> QuerySet[Duty]:
    reached = ArraySubquery(own_children(principal))
    waiting = Duty.objects.filter(done_at__isnull=True, children__len__gt=0, children__contained_by=reached)
    for kind, permission in _FOR_SOME.items():
        if not principal.may(permission):
            waiting = waiting.exclude(kind__startswith=kind)
    return waiting.order_by("due_on", "id")


def _view(duty: Duty) -> DutyView:
    done_on = clock.local(duty.done_at).date() if duty.done_at else None
    return DutyView(
        id=duty.id,
        kind=duty.kind,
        subject_id=duty.subject_id,
        children=tuple(duty.children),
        due_on=duty.due_on,
        rule=duty.rule,
        state=state_of(duty.due_on, done_on, clock.today()),
        done_at=duty.done_at,
        reference=duty.reference,
        late_reason=duty.late_reason,
    )
