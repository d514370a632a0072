"""Short ways to have people come and go, beside those of the world."""

from typing import Any

from kith.core.access.principal import principal_of
from kith.core.accounts.choices import Role
from kith.core.accounts.details import Details
from kith.core.accounts.invitation_services import invitation_accepted, invitation_link_made, user_invited
from kith.core.accounts.models import Invitation, User
from kith.core.accounts.selectors import invited_by
from tests.world import World

GOOD_PASSWORD = "seven lamps on the quay"
EMAIL = "new.worker@ashbeck.example.org"


def invited(world: World, email: str = EMAIL, **details: Any) -> Invitation:
    """Somebody whom Pat has invited, or who is named by `by`."""
    by = details.pop("by", None) or world.by("pat")
    given = Details(**{"name": "New Worker", "role": Role.WORKER, **details})
    return user_invited(email=email, details=given, by=by)


def link_token(world: World, invitation: Invitation) -> str:
    """The token of the link that goes out to them."""
    return invitation_link_made(invitation_id=invitation.id, by=world.by("pat"))


def joined(world: World, email: str = EMAIL, **details: Any) -> User:
    """Somebody who was invited, and has come in."""
    token = link_token(world, invited(world, email, **details))
    return invitation_accepted(token=token, password=GOOD_PASSWORD, by=principal_of(invited_by(token)))
