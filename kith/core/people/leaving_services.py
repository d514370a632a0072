"""Somebody stops working here: every child goes to somebody, their cover and rota end, and they cannot sign in."""

from collections.abc import Collection, Mapping
from uuid import UUID

from django.db.models import Q

from kith.core.access.models import Cover, Managing, Shift
from kith.core.access.policies import require_role
from kith.core.access.principal import SYSTEM, Principal
from kith.core.access.roles import Permission
from kith.core.access.selectors import reached_among
from kith.core.accounts.choices import TeamChangeKind
from kith.core.accounts.models import User
from kith.core.accounts.services import account_closed
from kith.core.accounts.team_notes import team_change_noted
from kith.core.audit.services import audited, record
from kith.core.duties.selectors import open_duties_of
from kith.core.duties.services import duties_left_passed_on
from kith.core.people.allocation_facts import children_touched, reach_follows
from kith.core.people.allocation_services import children_given, require_named
from kith.core.people.lead_policies import worker_who_may_lead
from kith.core.people.models import Allocation, Child, Restriction
from kith.core.people.staffing_selectors import teams_managed, theirs_to_arrange
from kith.core.people.stopped_lead_services import stopped_leads_in_teams_followed
from kith.core.people.team_facts import bare_teams, managers_required
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotYet, Problem
from kith.kernel.facts_held import facts_held


@audited
def worker_left(
    *, worker_id: UUID, hand_over: Mapping[UUID, UUID], rest_to: UUID | None = None, why: str = "", by: Principal
) -> None:
    """Hand over every child of somebody who leaves, to those named and the rest to one person, and close the account.

    Refused as a whole while one child would be without a lead worker, or one team with children without a manager.
    """
    facts_held()
    require_role(by, Permission.COVER_ARRANGE)
    worker = theirs_to_arrange(by, worker_id)
    if worker.id == by.id:
        raise Invalid("You cannot leave by yourself: ask your manager to hand over for you.")
    children = list(Child.objects.select_for_update().filter(lead_worker_id=worker_id).order_by("id"))
    given = _given(worker, children, hand_over, rest_to, by)
    _answers_for_nothing(worker)
    managed = teams_managed(worker.id, worker.role, worker.team_id)
    touched, bare_before = children_touched(users=[worker_id], teams=managed), bare_teams(managed)
    for taker in sorted(set(given.values())):
        children_given(children=[child for child in children if given[child.id] == taker], worker_id=taker, by=by)
    _all_else_ended(worker_id)
    _duties_go_along(worker_id)
    account_closed(user_id=worker_id, by=by)
    managers_required(managed, bare_before)
    reach_follows(touched | given.keys())
    stopped_leads_in_teams_followed(teams=managed, by=by)
    if worker.team_id:
        words = f"Handed over {len(given)} children." if given else ""
        kind = TeamChangeKind.GONE
        team_change_noted(team_id=worker.team_id, kind=kind, people=[worker_id], words=words, by=by)
    details = {"handed_over": {str(child): str(taker) for child, taker in given.items()}}
    record(
        action="people.worker_left", by=by, subject=("user", worker_id), children=sorted(touched | given.keys()),
        why=why, details=details,
    )  # fmt: skip


def _given(
    worker: User, children: Collection[Child], hand_over: Mapping[UUID, UUID], rest_to: UUID | None, by: Principal
) -> dict[UUID, UUID]:
    """Who gets which child; refused where one would be without, or is not the giver's to give."""
    ids = {child.id for child in children}
    if hand_over.keys() - ids:
        raise Invalid(f"{worker.name}’s children have changed since the list was shown. Look at it again.")
    if ids and by is not SYSTEM and not by.may(Permission.RECORD_ALLOCATE):
        raise NotYet(f"{worker.name} still has children. Their team manager hands them over first.")
    if ids and by is not SYSTEM and reached_among(by, ids) != ids:
        raise NotYet(f"{worker.name} also has a record that you cannot open. Ask the service manager to hand over.")
    given = {child: hand_over.get(child, rest_to) for child in ids}
    without = sum(1 for taker in given.values() if taker is None)
    if without:
        raise NotYet([Problem(f"Say who takes over: {without} would be left without a lead worker.", "rest_to")])
    takers = {taker for taker in given.values() if taker is not None}
    if worker.id in takers:
        raise Invalid(f"{worker.name} leaves: choose somebody else.", "rest_to")
    for taker in sorted(takers):
        theirs = [child for child, one in given.items() if one == taker]
        require_named(children=theirs, worker=worker_who_may_lead(taker, by))
    return {child: taker for child, taker in given.items() if taker is not None}


def _answers_for_nothing(worker: User) -> None:
    if Restriction.objects.filter(answerable_id=worker.id, ended_at__isnull=True).exists():
        raise NotYet(f"{worker.name} answers for a restricted record. Somebody else has to answer for it first.")


def _duties_go_along(worker_id: UUID) -> None:
    """What was theirs to do and went with no child they led is the lead worker's of the child it is about."""
    children = Child.objects.filter(id__in=open_duties_of(worker_id)).exclude(lead_worker_id=worker_id)
    duties_left_passed_on(owner=worker_id, to=dict(children.values_list("id", "lead_worker_id")))


def _all_else_ended(worker_id: UUID) -> None:
    now = clock.instant()
    Allocation.objects.filter(worker_id=worker_id, ended_at__isnull=True).update(ended_at=now)
    either = Q(absent_id=worker_id) | Q(stand_in_id=worker_id)
    Cover.objects.filter(either, ended_at__isnull=True).update(ended_at=now)
    Shift.objects.filter(user_id=worker_id, ended_at__isnull=True, until_at__gt=now).update(ended_at=now)
    Managing.objects.filter(user_id=worker_id).delete()
