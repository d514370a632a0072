"""Writes of duties."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from kith.core.access.policies import require
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.core.duties.models import Duty
from kith.core.duties.spec import DutySpec, State, state_of
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, Problem

NOBODY = UUID(int=0)  # no person did it: Kith did


@audited
def duties_reconciled(*, expected: Sequence[DutySpec], by: Actor) -> list[Duty]:
    """Make rows agree with what rules expect: new ones added, open ones moved to their new date; done ones stay."""
    rows = []
    for spec in expected:
        duty, new = Duty.objects.get_or_create(
            kind=spec.kind,
            subject_id=spec.subject_id,
            occasion=spec.occasion,
            defaults={
                "subject_kind": spec.subject_kind,
                "children": list(spec.children),
                "owner_id": spec.owner_id,
                "arises_on": spec.arises_on,
                "due_on": spec.due_on,
                "rule": spec.rule,
            },
        )
        if not new and duty.done_at is None and duty.due_on != spec.due_on:
            duty.due_on = spec.due_on
            duty.save(update_fields=["due_on"])
        rows.append(duty)
        record(
            action="duty.expected",
            by=by,
            subject=(spec.subject_kind, spec.subject_id),
            children=spec.children,
            details={"kind": spec.kind, "due_on": spec.due_on.isoformat()},
        )
    return rows


@audited
def duty_done(*, duty_id: UUID, at: datetime, reference: str, late_reason: str, by: Principal) -> Duty:
    """Record that a duty was done, at a moment that has passed; a late one needs its reason (kind *clock*)."""
    duty = Duty.objects.select_for_update().filter(id=duty_id).first()
    require(by, Permission.DUTY_DO, duty.children if duty else ())
    if duty is None:
        raise NotFound
    if duty.done_at is not None:
        raise Invalid("This was already recorded as done.", "done_on")
    problems = []
    if at > clock.moment():
        problems.append(Problem("The date and time it was put on file cannot be in the future.", "done_on", duty.rule))
    done_on = clock.local(at).date()
    if duty.arises_on is not None and done_on < duty.arises_on:
        since = f"{duty.arises_on.day} {duty.arises_on:%B %Y}"
        problems.append(
            Problem(f"It cannot have been done before {since}, the day it follows from.", "done_on", duty.rule)
        )
    if state_of(duty.due_on, done_on, clock.today()) is State.DONE_LATE and not late_reason.strip():
        problems.append(Problem("It was late. Say why.", "late_reason", duty.rule))
    if problems:
        raise Invalid(problems)
    duty.done_at, duty.done_by, duty.reference, duty.late_reason = at, by.id, reference, late_reason
    duty.save(update_fields=["done_at", "done_by", "reference", "late_reason"])
    record(
        action="duty.done",
        by=by,
        subject=(duty.subject_kind, duty.subject_id),
        children=duty.children,
        why=late_reason,
        details={"kind": duty.kind, "done_on": done_on.isoformat(), "due_on": duty.due_on.isoformat()},
    )
    return duty


def duties_passed_on(*, children: Collection[UUID], owners: Collection[UUID], to: UUID) -> int:
    """What these people still had to do for these children is somebody else's now; part of the act that hands over."""
    waiting = Duty.objects.filter(done_at__isnull=True, owner_id__in=owners, children__overlap=list(children))
    return waiting.update(owner_id=to)


def duties_left_passed_on(*, owner: UUID, to: Mapping[UUID, UUID]) -> None:
    """What somebody who leaves still had to do goes to the lead worker of the first child it is about, by child.

    Part of the act of leaving, which records it. As many statements as there are people who take something over.
    """
    for worker in sorted(set(to.values())):
        theirs = [child for child, lead in to.items() if lead == worker]
        Duty.objects.filter(done_at__isnull=True, owner_id=owner, children__0__in=theirs).update(owner_id=worker)


def duties_made_these(*, kind: str, subject_id: UUID, expected: Sequence[DutySpec], words: str, by: Actor) -> None:
    """What is due of one kind about something is this and no more; part of the act it follows from, which records it.

    A duty goes on with the children it is still about and for whom it is now, is done with when there are no children,
    and comes again.
    """
    wanted = {spec.occasion: spec for spec in expected}
    held = {duty.occasion: duty for duty in Duty.objects.filter(kind=kind, subject_id=subject_id)}
    for occasion, duty in held.items():
        spec = wanted.pop(occasion, None)
        if spec is None:
            if duty.done_at is None:
                duty.done_at, duty.done_by, duty.late_reason = clock.moment(), by.id or NOBODY, words
                duty.save(update_fields=["done_at", "done_by", "late_reason"])
        elif duty.done_at is not None or set(duty.children) != set(spec.children) or duty.owner_id != spec.owner_id:
            duty.children, duty.done_at, duty.done_by, duty.late_reason = list(spec.children), None, None, ""
            duty.owner_id = spec.owner_id
            duty.save(update_fields=["children", "owner_id", "done_at", "done_by", "late_reason"])
    if wanted:
        duties_reconciled(expected=list(wanted.values()), by=by)


def duties_settled(*, subject_id: UUID, words: str, by: Principal) -> int:
    """Whatever was still due about something is done with; part of the act that settles it, which records it."""
    now = clock.moment()
    waiting = Duty.objects.filter(done_at__isnull=True, subject_id=subject_id)
    return waiting.update(done_at=now, done_by=by.user_id, late_reason=words)
