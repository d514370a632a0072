"""Writes of restricted records: a list of named people, a reason, a look every 90 days (ACCESS-4)."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from uuid import UUID

from kith.core.access.principal import SYSTEM, Principal
from kith.core.access.roles import Permission, allows
from kith.core.access.selectors import are_own
from kith.core.access.services import break_glass_ended
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.audit.services import audited, record
from kith.core.authority.selectors import policy
from kith.core.duties.services import duties_passed_on, duties_reconciled, duties_settled
from kith.core.duties.spec import DutySpec
from kith.core.people.allocation_facts import reach_follows
from kith.core.people.choices import RestrictedFor
from kith.core.people.duties import LOOK_AGAIN, TOLD
from kith.core.people.models import Child, Named, Restriction
from kith.core.people.stopped_lead_services import stopped_leads_followed
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, Problem, Refused
from kith.kernel.facts_held import facts_held


@audited
def record_restricted(
    *,
    child_id: UUID,
    reason: RestrictedFor,
    why: str,
    names: Collection[UUID],
    answerable_id: UUID,
    by: Principal,
) -> Restriction:
    """Open a child's record to the people named and to nobody else, from this moment on.

    The lead worker has to be among them, so that the child is not without, and a service manager who answers for it, is
    told (OVER-2) and is asked every so many days whether it is still needed. Break-glass that is open ends.
    """
    facts_held()
    child = _theirs_to_restrict(by, child_id)
    if Restriction.objects.filter(child=child, ended_at__isnull=True).exists():
        raise Invalid("This record is restricted already.")
    users = list(User.objects.filter(id__in={*names, answerable_id}))
    problems = list(_gaps(child, reason, why, users, {*names, answerable_id}, answerable_id))
    if problems:
        raise Invalid(problems)
    restriction = Restriction.objects.create(
        child=child, reason=reason, why=why.strip(), answerable_id=answerable_id,
        begun_at=clock.instant(), begun_by=by.user_id,
    )  # fmt: skip
    Named.objects.bulk_create(Named(restriction=restriction, user_id=user.id, from_on=clock.today()) for user in users)
    break_glass_ended(children=[child_id])
    reach_follows([child_id])
    stopped_leads_followed(workers=[child.lead_worker_id], by=by)
    _look_again(restriction, by)
    _told(restriction, "begun", by)
    _recorded("people.record_restricted", restriction, by, why=why, details={"reason": reason.value})
    return restriction


@audited
def name_added(*, restriction_id: UUID, user_id: UUID, until_on: date | None = None, by: Principal) -> None:
    """Put somebody on the list of a restricted record."""
    facts_held()
    restriction = _open(by, restriction_id)
    user = User.objects.filter(id=user_id).first()
    if user is None or not _sees(user):
        raise Invalid("Choose somebody who can sign in and whose role sees children’s records.", "user")
    if problem := _no_partner(RestrictedFor(restriction.reason), [user]):
        raise Invalid([problem])
    if until_on is not None and until_on < clock.today():
        raise Invalid("The last day has passed already. Enter today or a later day.", "until_on")
    held = Named.objects.filter(restriction=restriction, user_id=user_id, ended_at__isnull=True)
    if held.filter(until_on__isnull=True).exists() or held.filter(until_on__gte=clock.today()).exists():
        raise Invalid(f"{user.name} is on the list already.", "user")
    held.update(ended_at=clock.instant())
    Named.objects.create(restriction=restriction, user_id=user_id, from_on=clock.today(), until_on=until_on)
    reach_follows([restriction.child_id])
    _told(restriction, f"name.{clock.instant().isoformat()}", by)
    _recorded("people.name_added", restriction, by, details={"user": str(user_id)})


@audited
def name_removed(*, restriction_id: UUID, user_id: UUID, by: Principal) -> None:
    """Take somebody off the list at once; never the lead worker, nor who answers for the record."""
    facts_held()
    restriction = _open(by, restriction_id)
    if user_id == restriction.child.lead_worker_id:
        raise Invalid("This is the lead worker. Give the child to somebody else on the list first.")
    if user_id == restriction.answerable_id:
        raise Invalid("This person answers for the record. Lift the restriction, or have it answered for by another.")
    held = Named.objects.filter(restriction=restriction, user_id=user_id, ended_at__isnull=True)
    if not held.update(ended_at=clock.instant()):
        raise NotFound
    reach_follows([restriction.child_id])
    _recorded("people.name_removed", restriction, by, details={"user": str(user_id)})


@audited
def restriction_answered_by(*, restriction_id: UUID, user_id: UUID, by: Principal) -> None:
    """Let another service manager on the list answer for the record; what is due is theirs from now on."""
    restriction = _open(by, restriction_id)
    on_list = Named.objects.filter(restriction=restriction, user_id=user_id, ended_at__isnull=True, until_on=None)
    user = User.objects.filter(id__in=on_list.values("user_id")).first()
    if user is None or not _sees(user) or user.role != Role.SERVICE_MANAGER:
        raise Invalid("Choose a service manager who is on the list without a last day.", "user", "ACCESS-4")
    duties_passed_on(children=[restriction.child_id], owners=[restriction.answerable_id], to=user_id)
    restriction.answerable_id = user_id
    restriction.save(update_fields=["answerable_id"])
    _recorded("people.restriction_answered_by", restriction, by, details={"user": str(user_id)})


@audited
def restriction_looked_at(*, restriction_id: UUID, words: str, by: Principal) -> None:
    """ACCESS-4: somebody looked whether it is still needed, says why, and is asked again in so many days."""
    restriction = _open(by, restriction_id)
    if not words.strip():
        raise Invalid("Say why the record still has to be restricted.", "words", "ACCESS-4")
    duties_settled(subject_id=restriction.id, words=words.strip(), by=by)
    _look_again(restriction, by)
    _recorded("people.restriction_looked_at", restriction, by, why=words.strip())


@audited
def restriction_lifted(*, restriction_id: UUID, why: str, by: Principal) -> None:
    """Open the record again to whoever reaches it by their work; the list and its history stay."""
    facts_held()
    restriction = _open(by, restriction_id)
    if not why.strip():
        raise Invalid("Say why the record need not be restricted any more.", "why", "ACCESS-4")
    restriction.ended_at, restriction.ended_by, restriction.ended_why = clock.instant(), by.user_id, why.strip()
    restriction.save(update_fields=["ended_at", "ended_by", "ended_why"])
    duties_settled(subject_id=restriction.id, words=why.strip(), by=by)
    reach_follows([restriction.child_id])
    stopped_leads_followed(workers=[restriction.child.lead_worker_id], by=by)
    _recorded("people.restriction_lifted", restriction, by, why=why.strip())


def _theirs_to_restrict(by: Principal, child_id: UUID) -> Child:
    """Within reach, or of anybody for the data-protection reader, whose role sees no record (ACCESS-1)."""
    child = Child.objects.select_for_update().filter(id=child_id).first()
    everywhere = by is SYSTEM or by.role == Role.DATA_PROTECTION
    if child is None or not (everywhere or are_own(by, [child_id])):
        raise NotFound
    if by is not SYSTEM and not by.may(Permission.RECORD_RESTRICT):
        raise Refused("Your role does not allow this. Ask the service manager.", rule="ACCESS-4")
    return child


def _open(by: Principal, restriction_id: UUID) -> Restriction:
    held = Restriction.objects.select_for_update().filter(id=restriction_id, ended_at__isnull=True).first()
    if held is None:
        raise NotFound
    _theirs_to_restrict(by, held.child_id)
    return held


def _gaps(
    child: Child, reason: RestrictedFor, why: str, users: Collection[User], wanted: set[UUID], answerable_id: UUID
) -> Iterator[Problem]:
    if not why.strip():
        yield Problem("Say why this record is restricted.", "why", "ACCESS-4")
    seeing = {user.id: user for user in users if _sees(user)}
    if seeing.keys() != wanted:
        yield Problem("Name only people who can sign in and whose role sees children’s records.", "names")
    if child.lead_worker_id not in wanted:
        yield Problem(
            "The lead worker is not on the list. Name them, or give the child to somebody else first.", "names"
        )
    if answerable_id in seeing and seeing[answerable_id].role != Role.SERVICE_MANAGER:
        yield Problem("Choose a service manager to answer for it.", "answerable", "ACCESS-4")
    if problem := _no_partner(reason, users):
        yield problem


def _no_partner(reason: RestrictedFor, users: Collection[User]) -> Problem | None:
    if reason is RestrictedFor.ADOPTION and any(user.role == Role.PARTNER for user in users):
        return Problem("An adoption record is not given to partner agencies. Take them off the list.", "names")
    return None


def _sees(user: User) -> bool:
    return user.is_active and allows(user.role, Permission.FAMILY_READ)


def _look_again(restriction: Restriction, by: Principal) -> None:
    due_on = clock.today() + timedelta(days=policy().restricted_look_days)
    _expect(LOOK_AGAIN, f"from.{clock.instant().isoformat()}", due_on, "ACCESS-4", restriction, by)


def _told(restriction: Restriction, occasion: str, by: Principal) -> None:
    """OVER-2: who answers for it is told of what somebody else did."""
    if by.id != restriction.answerable_id:
        _expect(TOLD, occasion, clock.today(), "OVER-2", restriction, by)


def _expect(kind: str, occasion: str, due_on: date, rule: str, restriction: Restriction, by: Principal) -> None:
    spec = DutySpec(
        kind=kind,
        subject_kind="restriction",
        subject_id=restriction.id,
        occasion=occasion,
        children=(restriction.child_id,),
        owner_id=restriction.answerable_id,
        due_on=due_on,
        rule=rule,
    )
    duties_reconciled(expected=[spec], by=by)


def _recorded(
    action: str, restriction: Restriction, by: Principal, why: str = "", details: dict[str, str] | None = None
) -> None:
    subject = ("restriction", restriction.id)
    record(action=action, by=by, subject=subject, children=[restriction.child_id], why=why, details=details)
