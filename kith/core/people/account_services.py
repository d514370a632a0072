"""Somebody comes in, changes role or team, or is let in no more: the account changes, and reach follows at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

from django.db import transaction

from kith.core.accounts.choices import Role
from kith.core.accounts.council_rules import Verdict
from kith.core.accounts.council_services import (
    council_account_connected,
    council_role_followed,
    council_role_gone,
    council_verdict,
    nonce_taken,
)
from kith.core.accounts.details import Details
from kith.core.accounts.invitation_services import invitation_accepted
from kith.core.accounts.models import User
from kith.core.accounts.oidc.provider import Fault, Identity
from kith.core.accounts.selectors import invited_by
from kith.core.accounts.services import user_changed, user_deactivated, user_reactivated
from kith.core.accounts.session_services import sessions_ended
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited
from kith.core.people.allocation_facts import children_touched, reach_follows
from kith.core.people.staffing_selectors import teams_managed
from kith.core.people.stopped_lead_services import stopped_leads_followed, stopped_leads_in_teams_followed
from kith.core.people.team_facts import bare_teams, managers_required, teams_joined_with_children
from kith.kernel.facts_held import facts_held
from kith.kernel.jobs import queue_job

NO_MANAGER_MAIL = "missing_manager_mailed"


@audited
def account_changed(*, user_id: UUID, details: Details, base: int, by: Actor) -> User:
    """Change who somebody is here; who they reach, and who reaches their children, changes with it.

    Refused where a team whose people lead children would be without a manager by it.
    """
    with _reach_kept(user_id, by):
        left, managed = _teams(user_id), _managed_by(user_id)
        bare_before = bare_teams(left | managed)
        user = user_changed(user_id=user_id, details=details, base=base, by=by)
        moved = {user_id: user.team_id} if {user.team_id} - {None} != left else {}
        joined = teams_joined_with_children(moved) - left
        managers_required(left | managed | joined, bare_before.keys() - joined)
        return user


@audited
def account_stopped(*, user_id: UUID, by: Actor) -> User:
    """Let somebody in no more. Children allocated to them stay with them until they are handed over (`worker_left`).

    Never refused for the sake of a team's manager: whose password was stolen has to be kept out now.
    """
    with _reach_kept(user_id, by):
        user = user_deactivated(user_id=user_id, by=by)
        sessions_ended(user_id=user_id, by=by)
        return user


@audited
def account_let_in(*, user_id: UUID, by: Actor) -> User:
    """Let somebody in again who was here before."""
    with _reach_kept(user_id, by):
        return user_reactivated(user_id=user_id, by=by)


@audited
def account_joined(*, token: str, password: str, by: Actor) -> User:
    """Come in by an invitation: a new manager sees their team's children from the first page on."""
    with _reach_kept(invited_by(token).id, by):
        user = invitation_accepted(token=token, password=password, by=by)
        sessions_ended(user_id=user.id, by=by)
        return user


@audited
def account_connected(*, token: str, identity: Identity, by: Actor) -> User:
    """Come in by an invitation, with a council account; whoever is signed in as this person is so no more."""
    with _reach_kept(invited_by(token).id, by):
        user = council_account_connected(token=token, identity=identity, by=by)
        sessions_ended(user_id=user.id, by=by)
        return user


def council_word_followed(*, user_id: UUID, identity: Identity, by: Actor) -> Verdict:
    """ACCESS-1: at every sign-in the account follows what the council says of the role, and reach follows the account.

    A verdict that lets nobody in may have stopped the account: that stands, so nothing is raised here. On most days
    nothing changes; then nothing is locked that others may wait for.
    """
    with transaction.atomic():
        found = council_verdict(user_id=user_id, identity=identity, lock=False)
        if found.changes:
            with _reach_kept(user_id, by):
                found = council_verdict(user_id=user_id, identity=identity, lock=True)
                _followed(user_id, found, by)
        if not nonce_taken(user_id=user_id, nonce=identity.nonce):
            return Verdict(found.role, Fault.REPLAYED)
        return found


def _followed(user_id: UUID, found: Verdict, by: Actor) -> None:
    if not found.changes:
        return
    if found.fault is None:
        council_role_followed(user_id=user_id, role=found.role, by=by)
    else:
        council_role_gone(user_id=user_id, by=by)
        sessions_ended(user_id=user_id, by=by)


@contextmanager
def _reach_kept(user_id: UUID, by: Actor) -> Iterator[None]:
    """Reach follows the account, and so does what managers have to do for the children of who was stopped.

    Where a team with children has no manager by it, the other administrators are told, in the same transaction.
    """
    facts_held()
    teams, managed = _teams(user_id), _managed_by(user_id)
    before, bare = children_touched(users=[user_id], teams=teams), bare_teams(managed)
    yield
    reach_follows(before | children_touched(users=[user_id], teams=teams | _teams(user_id)))
    stopped_leads_followed(workers=[user_id], by=by)
    stopped_leads_in_teams_followed(teams=managed | _managed_by(user_id), by=by)
    if bare_teams(managed).keys() - bare.keys():
        _administrators_told(by)


def _administrators_told(by: Actor) -> None:
    administrators = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True).values_list("id", flat=True)
    for one in set(administrators) - {by.id}:
        queue_job(NO_MANAGER_MAIL, user_id=str(one))


def _managed_by(user_id: UUID) -> frozenset[UUID]:
    user = User.objects.filter(id=user_id).first()
    return teams_managed(user.id, user.role, user.team_id) if user else frozenset()


def _teams(user_id: UUID) -> set[UUID]:
    return set(User.objects.filter(id=user_id, team__isnull=False).values_list("team_id", flat=True))
