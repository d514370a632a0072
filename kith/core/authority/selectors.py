"""Reads of the council's settings."""

from kith.core.authority.models import PolicyVersion
from kith.core.authority.policy import Policy


def policy() -> Policy:
    """The policy in force: the newest version, or the defaults where none was ever saved."""
    newest = PolicyVersion.objects.order_by("-number").first()
    return Policy.model_validate(newest.body) if newest else Policy()
