"""Reads of accounts."""

from collections.abc import Iterable
from uuid import UUID

from kith.core.accounts.models import User


def users_by_id(ids: Iterable[UUID]) -> dict[UUID, User]:
    """Users by id, for names and telephone numbers; ids that are no user's are left out."""
    return {user.id: user for user in User.objects.filter(id__in=list(ids))}
