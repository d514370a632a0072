"""Reads of sign-ins that failed, for who looks after accounts."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from kith.core.accounts.models import FailedSignIn

PAGE = 25


@dataclass(frozen=True, slots=True)
class FailureSeen:
    """How often signing in failed in one hour; without a user where no account has the name that was typed."""

    hour: datetime
    user_id: UUID | None
    name: str
    tried_with: str
    number: int


@dataclass(frozen=True, slots=True)
class FailuresPage:
    """One page of sign-ins that failed, the newest first; `total` is of all pages."""

    shown: tuple[FailureSeen, ...]
    total: int


def failures_listed(number: int) -> FailuresPage:
    """Sign-ins that failed, thrown together by hour, account and way."""
    held = FailedSignIn.objects.select_related("user").order_by("-last_at", "id")
    return FailuresPage(tuple(_seen(one) for one in held[(number - 1) * PAGE : number * PAGE]), held.count())


def _seen(row: FailedSignIn) -> FailureSeen:
    name = row.user.name if row.user else ""
    return FailureSeen(row.hour, row.user_id, name, row.get_tried_with_display(), row.number)
