"""Writes of accounts."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from django.db import transaction

from kith.core.accounts.choices import Role
from kith.core.accounts.models import Submission, Team, User
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.kernel import clock


@audited
def team_added(*, name: str, by: Actor) -> Team:
    """Add a team."""
    team = Team.objects.create(name=name)
    record(action="accounts.team_added", by=by, subject=("team", team.id))
    return team


@audited
def user_added(
    *, email: str, name: str, role: Role, password: str, phone: str = "", team: Team | None = None, by: Actor
) -> User:
    """Add somebody who may sign in. The password is stored as an argon2 hash only."""
    user = User(email=email.lower(), name=name, role=role, phone=phone, team=team)
    user.set_password(password)
    user.save(force_insert=True)
    record(action="accounts.user_added", by=by, subject=("user", user.id), details={"role": role.value})
    return user


def sent_once(*, key: UUID, by: Actor, act: Callable[[], str]) -> str:
    """Do what a form asks, once per key: a second sending, also at the same moment, leads where the first one led.

    `act` returns the address to go to next. Nothing is kept if it fails, so that the form can be mended and sent again.
    """
    with transaction.atomic():
        submission, new = Submission.objects.get_or_create(user_id=by.id, key=key, defaults={"at": clock.instant()})
        if new:
            submission.led_to = act()
            submission.save(update_fields=["led_to"])
        return submission.led_to


def old_submissions_forgotten(*, before: datetime) -> int:
    """Forget the keys of forms sent before an instant; how many."""
    return Submission.objects.filter(at__lt=before).delete()[0]
