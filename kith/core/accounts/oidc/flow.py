"""The way out to the sign-in service and back: state, nonce and PKCE, made for one sign-in of one browser."""

import hashlib
import hmac
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from kith.core.accounts.oidc.exchange import described, token_for
from kith.core.accounts.oidc.provider import Fault, Identity, NotLetIn, Provider
from kith.core.accounts.oidc.token import LONGEST_SINCE_SECONDS, verified

_SCOPE = "openid profile email"
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Way:
    """What a browser keeps, sealed, while it is away: only it can bring the answer home.

    `wanted` is the page to go on to; `invitation` the token of one that is being taken up.
    """

    state: str
    nonce: str
    verifier: str
    wanted: str = ""
    invitation: str = ""

    def kept(self) -> dict[str, str]:
        """As it is sealed."""
        return asdict(self)


def way_out(wanted: str = "", invitation: str = "") -> Way:
    """Begin: three words that nobody can guess."""
    state, nonce, verifier = (secrets.token_urlsafe(_BYTES) for _ in range(3))
    return Way(state, nonce, verifier, wanted, invitation)


def way_kept(held: Any) -> Way | None:
    """The way that a browser brings back; None where it brings none, or one from another version."""
    if not isinstance(held, dict) or set(held) != set(Way.__slots__):
        return None
    return Way(**{name: str(value) for name, value in held.items()})


def address_to_sign_in(provider: Provider, way: Way, redirect_uri: str) -> str:
    """Where the browser is sent. The person is asked for their credentials again, whoever is signed in there.

    `max_age` has the service say in its token when they were (OpenID Connect Core 3.1.2.1), which is then required.
    Otherwise a session that has ended without use would be begun anew, with one press, by whoever sits there next.
    """
    challenge = urlsafe_b64encode(hashlib.sha256(way.verifier.encode()).digest()).rstrip(b"=").decode()
    asked = {
        "client_id": provider.client_id,
        "response_type": "code",
        "response_mode": "query",
        "redirect_uri": redirect_uri,
        "scope": _SCOPE,
        "state": way.state,
        "nonce": way.nonce,
        "code_challenge": challenge,
        "code_challenge_method": "S256",
        "prompt": "login",
        "max_age": str(LONGEST_SINCE_SECONDS),
    }
    return _with(described(provider).authorize, asked)


def address_to_sign_out(provider: Provider, back: str) -> str:
    """Where a browser is sent to be signed out at the service too; empty where the service has no such place."""
    place = described(provider).end_session
    asked = {"client_id": provider.client_id, "post_logout_redirect_uri": back}
    return _with(place, asked) if place else ""


def come_back(provider: Provider, way: Way | None, answer: Mapping[str, str], redirect_uri: str) -> Identity:
    """Who has come back; NotLetIn for an answer that is not to this question, or says no."""
    if way is None or not hmac.compare_digest(answer.get("state", "").encode(), way.state.encode()):
        raise NotLetIn(Fault.STALE, "state")
    if answer.get("iss", provider.issuer) != provider.issuer:
        raise NotLetIn(Fault.FORGED, "another service answers")
    if said := answer.get("error", ""):
        away = said in {"server_error", "temporarily_unavailable"}
        raise NotLetIn(Fault.UNREACHABLE if away else Fault.DENIED, _word(said))
    if not (code := answer.get("code", "")):
        raise NotLetIn(Fault.STALE, "no code")
    token = token_for(provider, code=code, verifier=way.verifier, redirect_uri=redirect_uri)
    return verified(provider, token, way.nonce)


def _with(place: str, asked: Mapping[str, str]) -> str:
    return f"{place}{'&' if '?' in place else '?'}{urlencode(asked)}"


def _word(said: str) -> str:
    """An error's name, when it is one: what else came in the address does not belong into a log."""
    return said if said.replace("_", "").isalpha() and len(said) < 40 else "error"
