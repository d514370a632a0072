"""Reads of accounts."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import Q

from kith.core.accounts.models import User


def users_by_id(ids: Iterable[UUID]) -> dict[UUID, User]:
    """Users by id, for names and telephone numbers; ids that are no user's are left out."""
    return {user.id: user for user in User.objects.filter(id__in=list(ids))}


def colleagues_of(ids: Iterable[UUID]) -> list[User]:
    """These users and everybody in their teams who can sign in, by name: who may be asked to do or check something."""
    teams = User.objects.filter(id__in=list(ids), team__isnull=False).values("team")
    held = User.objects.filter(Q(id__in=list(ids)) | Q(team__in=teams), is_active=True)
    return list(held.order_by("name", "id"))
