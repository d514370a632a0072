"""Sign-ins that failed: counted by account, way and hour, told to the account's owner, and forgotten in time."""

from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Q, Sum

from kith.core.accounts.choices import TriedWith
from kith.core.accounts.models import FailedSignIn, User
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.kernel import clock


def sign_in_failed(*, email: str, tried_with: TriedWith, by: Actor) -> None:
    """Count a sign-in that failed, at the account of this address; at none, and without the address, if there is none.

    The first of an hour is evidence; those after it are a number, so that guessing fills nothing.
    """
    user = User.objects.filter(email__iexact=email.strip()).only("id").first() if email else None
    _counted(user.id if user else None, tried_with, by)


def council_sign_in_failed(*, user_id: UUID | None, by: Actor) -> None:
    """Count a sign-in with a council account that was refused; whose, if that is known."""
    _counted(user_id, TriedWith.COUNCIL, by)


@audited
def failures_begun(*, user_id: UUID | None, tried_with: TriedWith, by: Actor) -> FailedSignIn:
    """The first failure of an hour: a row to count in, and an entry in the evidence."""
    now = clock.instant()
    row = FailedSignIn.objects.create(user_id=user_id, tried_with=tried_with, hour=_hour(now), number=1, last_at=now)
    subject = ("user", user_id) if user_id else ("failed_sign_in", row.id)
    record(action="accounts.sign_in_failed", by=by, subject=subject, details={"with": tried_with.value})
    return row


def failures_told(*, user_id: UUID) -> int:
    """How many failed since the owner was last told; from now on they count as told. Part of signing in."""
    waiting = FailedSignIn.objects.filter(user_id=user_id, told_at__isnull=True)
    number = int(waiting.aggregate(all=Sum("number"))["all"] or 0)
    if number:
        waiting.update(told_at=clock.instant())
    return number


def old_failures_forgotten(*, before: datetime) -> int:
    """Forget failures before an instant; how many rows."""
    return FailedSignIn.objects.filter(last_at__lt=before).delete()[0]


def _counted(user_id: UUID | None, tried_with: TriedWith, by: Actor) -> None:
    if _one_more(user_id, tried_with):
        return
    try:
        with transaction.atomic():
            failures_begun(user_id=user_id, tried_with=tried_with, by=by)
    except IntegrityError:  # another one began the row at this moment
        _one_more(user_id, tried_with)


def _one_more(user_id: UUID | None, tried_with: TriedWith) -> bool:
    now = clock.instant()
    whose = Q(user_id=user_id) if user_id else Q(user__isnull=True)
    held = FailedSignIn.objects.filter(whose, tried_with=tried_with, hour=_hour(now), told_at__isnull=True)
    return bool(held.update(number=F("number") + 1, last_at=now))


def _hour(at: datetime) -> datetime:
    return at.replace(minute=0, second=0, microsecond=0)
