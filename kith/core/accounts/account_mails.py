"""Telling the owner of an account by e-mail that something which opens it has changed (ASVS 5.0 V6)."""

from uuid import UUID

from kith.core.accounts.choices import AccountChange
from kith.kernel.jobs import queue_job

MAIL = "account_change_mailed"
ADDRESS_MAIL = "address_change_mailed"


def owner_told(*, user_id: UUID, change: AccountChange) -> None:
    """Queue the message in the transaction of the change itself: it goes out if, and only if, the change stands."""
    queue_job(MAIL, user_id=str(user_id), change=change.value)
