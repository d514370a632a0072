"""Reads of duties, within the principal's reach."""

from uuid import UUID

from django.db.models import QuerySet

from kith.core.access.principal import Principal
from kith.core.access.selectors import reached_children, reaches
from kith.core.duties.models import Duty
from kith.kernel.errors import NotFound


def open_duties(principal: Principal) -> QuerySet[Duty]:
    """What is still to do for children within reach, most urgent first."""
    reached = list(reached_children(principal))
    return Duty.objects.filter(done_at__isnull=True, children__contained_by=reached).order_by("due_on", "id")


def duty_for(principal: Principal, duty_id: UUID) -> Duty:
    """One duty; NotFound when its children are not all within reach."""
    duty = Duty.objects.filter(id=duty_id).first()
    if duty is None or not reaches(principal, duty.children):
        raise NotFound
    return duty


def duties_about(principal: Principal, subject_id: UUID) -> list[Duty]:
    """All duties about one thing, done ones too, as far as their children are within reach."""
    found = Duty.objects.filter(subject_id=subject_id).order_by("due_on", "id")
    return [duty for duty in found if reaches(principal, duty.children)]
