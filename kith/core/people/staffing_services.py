"""Writes of cover for absence and of the out-of-hours rota, from which reach follows. Teams: `team_services`."""

from datetime import date, datetime, timedelta
from uuid import UUID

from kith.core.access.models import Cover, Shift
from kith.core.access.policies import require_role
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.audit.services import audited, record
from kith.core.people.allocation_facts import children_touched, reach_follows
from kith.core.people.staffing_selectors import STAND_IN, teams_managed, theirs_to_arrange
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, Problem
from kith.kernel.facts_held import facts_held

LONGEST_COVER, LONGEST_SHIFT = timedelta(days=366), timedelta(hours=72)


@audited
def cover_arranged(*, absent_id: UUID, stand_in_id: UUID, from_on: date, until_on: date, by: Principal) -> Cover:
    """Somebody stands in for somebody absent, and reaches what is theirs, from a day until a day; then it ends."""
    facts_held()
    require_role(by, Permission.COVER_ARRANGE)
    absent = theirs_to_arrange(by, absent_id)
    stand_in = User.objects.filter(id=stand_in_id, is_active=True).first()
    problems = list(_wrong_days(from_on, until_on))
    if stand_in is None or stand_in.role not in STAND_IN:
        problems.append(Problem("Choose a social worker, manager or chair who can sign in.", "stand_in"))
    elif stand_in.id == absent.id:
        problems.append(Problem(f"{absent.name} cannot stand in for themselves: choose somebody else.", "stand_in"))
    elif _stands_in_already(absent.id, stand_in.id, from_on, until_on):
        problems.append(
            Problem(f"{stand_in.name} stands in for {absent.name} on some of these days already.", "stand_in")
        )
    if problems:
        raise Invalid(problems)
    cover = Cover.objects.create(absent_id=absent_id, stand_in_id=stand_in_id, from_on=from_on, until_on=until_on)
    days = {"from_on": from_on.isoformat(), "until_on": until_on.isoformat()}
    _cover_changed("people.cover_arranged", cover, by, days)
    return cover


def _stands_in_already(absent_id: UUID, stand_in_id: UUID, from_on: date, until_on: date) -> bool:
    """Of two covers of the same two people the first to be ended would end nothing."""
    held = Cover.objects.filter(absent_id=absent_id, stand_in_id=stand_in_id, ended_at__isnull=True)
    return held.filter(from_on__lte=until_on, until_on__gte=from_on).exists()


def _on_a_shift_already(user_id: UUID, from_at: datetime, until_at: datetime) -> bool:
    held = Shift.objects.filter(user_id=user_id, ended_at__isnull=True)
    return held.filter(from_at__lt=until_at, until_at__gt=from_at).exists()


@audited
def cover_ended(*, cover_id: UUID, by: Principal) -> None:
    """End cover before its last day, at once."""
    facts_held()
    require_role(by, Permission.COVER_ARRANGE)
    cover = Cover.objects.select_for_update().filter(id=cover_id, ended_at__isnull=True).first()
    if cover is None:
        raise NotFound
    theirs_to_arrange(by, cover.absent_id)
    cover.ended_at = clock.instant()
    cover.save(update_fields=["ended_at"])
    _cover_changed("people.cover_ended", cover, by, {})


@audited
def shift_added(*, user_id: UUID, from_at: datetime, until_at: datetime, by: Principal) -> Shift:
    """Put an out-of-hours worker on the rota; while the shift lasts they reach every child but restricted ones."""
    require_role(by, Permission.COVER_ARRANGE)
    user = User.objects.select_for_update().filter(id=user_id, is_active=True).first()
    problems = []
    if user is None or user.role != Role.OUT_OF_HOURS:
        problems.append(Problem("Choose an out-of-hours worker who can sign in.", "user"))
    if until_at <= from_at:
        problems.append(Problem("The end has to be after the beginning.", "until_on"))
    elif until_at - from_at > LONGEST_SHIFT:
        problems.append(Problem("A shift is at most 72 hours long. Enter an earlier end.", "until_on"))
    elif until_at <= clock.instant():
        problems.append(Problem("This shift is over already. Enter a later end.", "until_on"))
    elif _on_a_shift_already(user_id, from_at, until_at):
        problems.append(Problem("They are on the rota at some of this time already.", "user"))
    if problems:
        raise Invalid(problems)
    shift = Shift.objects.create(user_id=user_id, from_at=from_at, until_at=until_at)
    days = {"from_at": from_at.isoformat(), "until_at": until_at.isoformat()}
    record(action="people.shift_added", by=by, subject=("user", user_id), details=days)
    return shift


@audited
def shift_ended(*, shift_id: UUID, by: Principal) -> None:
    """Take a shift off the rota; one that has begun ends at once."""
    require_role(by, Permission.COVER_ARRANGE)
    shift = Shift.objects.select_for_update().filter(id=shift_id, ended_at__isnull=True).first()
    if shift is None:
        raise NotFound
    shift.ended_at = clock.instant()
    shift.save(update_fields=["ended_at"])
    record(action="people.shift_ended", by=by, subject=("user", shift.user_id))


def _cover_changed(action: str, cover: Cover, by: Principal, days: dict[str, str]) -> None:
    absent = User.objects.get(id=cover.absent_id)
    teams = teams_managed(absent.id, absent.role, absent.team_id)
    touched = children_touched(users=[cover.absent_id, cover.stand_in_id], teams=teams)
    reach_follows(touched)
    details = {"stand_in": str(cover.stand_in_id), **days}
    record(action=action, by=by, subject=("user", cover.absent_id), children=sorted(touched), details=details)


def _wrong_days(from_on: date, until_on: date) -> list[Problem]:
    if until_on < from_on:
        return [Problem("The last day has to be the first day or later.", "until_on")]
    if until_on < clock.today():
        return [Problem("The last day has passed already. Enter today or a later day.", "until_on")]
    if until_on - from_on > LONGEST_COVER:
        return [Problem("Cover lasts at most a year. Enter an earlier last day.", "until_on")]
    return []
