"""Short ways to have people come and go, beside those of the world."""

from typing import Any

import pyotp

from kith.core.access.principal import principal_of
from kith.core.accounts.choices import Role
from kith.core.accounts.codes import new_secret
from kith.core.accounts.details import Details
from kith.core.accounts.invitation_services import invitation_accepted, invitation_link_made, user_invited
from kith.core.accounts.models import Invitation, OpenSession, Passkey, User
from kith.core.accounts.passkeys import Site, ask_for_new
from kith.core.accounts.second_factor_services import code_app_added, passkey_added
from kith.core.accounts.selectors import invited_by
from kith.core.accounts.session_services import session_begun
from kith.core.accounts.tokens import token_hash
from kith.kernel import clock
from tests.soft_passkey import SoftPasskey
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


SITE = Site("testserver", "http://testserver")
PENDING = "pending"
KEY, AGENT = "k" * 32, "Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0"


def code_of(secret: str, later: int = 1) -> str:
    """What the app shows; a step later than the code it was added with, which is used up."""
    at = clock.instant().timestamp() + later * 30
    return pyotp.TOTP(secret).at(int(at))


def with_app(world: World, key: str) -> str:
    """Somebody has an authenticator app; its secret."""
    secret = new_secret()
    code_app_added(secret=secret, code=code_of(secret, 0), by=world.by(key))
    return secret


def with_passkey(world: World, key: str, made: SoftPasskey | None = None) -> Passkey:
    """Somebody has a passkey."""
    user, held = world.user(key), made or SoftPasskey()
    question = ask_for_new(SITE, user.id, user.email, [])
    passkey_added(
        name="Work laptop",
        site=SITE,
        challenge=question.challenge,
        answer=held.made(question.options),
        by=world.by(key),
    )
    return Passkey.objects.get(user=user)


def after_first_step(world: World, key: str) -> dict[str, Any]:
    """The session of somebody who has given the right password and has the second step before them."""
    user = world.user(key)
    now, held = clock.instant().timestamp(), user.get_session_auth_hash()
    return {PENDING: {"user": str(user.id), "at": now, "hash": held, "next": ""}}


def with_session(world: World, key: str, session_key: str = KEY) -> OpenSession:
    """Somebody is signed in with a browser."""
    session_begun(session_key=session_key, agent=AGENT, by=world.by(key))
    return OpenSession.objects.get(key_hash=token_hash(session_key))
