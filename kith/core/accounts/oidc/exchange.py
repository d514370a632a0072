"""Talking to the sign-in service: what it says of itself, and a code for a token. No redirects, no long waits."""

import http.client
import json
import logging
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote_plus, urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, Request, build_opener

from kith.core.accounts.oidc.provider import Fault, NotLetIn, Provider
from kith.kernel import clock

_PATIENCE_SECONDS = 8
_MOST_BYTES = 500_000
# Asked anew after an hour; while it is away what it said holds for a day, and then no more. One that did not answer is
# asked again after ten seconds.
_KEPT, _HELD, _AWAY = timedelta(hours=1), timedelta(days=1), timedelta(seconds=10)
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_PLACES = ("authorization_endpoint", "token_endpoint", "jwks_uri")
_WELL_KNOWN = "/.well-known/openid-configuration"
_log = logging.getLogger("kith.core.accounts.oidc")


@dataclass(frozen=True, slots=True)
class Described:
    """What a sign-in service says of itself: where to send people, codes and questions for keys."""

    authorize: str
    token: str
    keys: str
    end_session: str
    posts_secret: bool
    seconds_apart: float
    """How far its clock goes before ours."""


class _NoRedirect(HTTPRedirectHandler):
    """A redirect would take a secret to another place."""

    def redirect_request(self, *_arguments: Any, **_options: Any) -> None:
        """No."""


_described: dict[str, tuple[datetime, Described]] = {}
_away: dict[str, datetime] = {}


def described(provider: Provider, anew: bool = False) -> Described:
    """What the service says of itself, asked at most once an hour in one process.

    One that was away a moment ago is not waited for again by everybody who presses the button meanwhile. What it said
    before goes on to hold for a day while it cannot be asked again, but not for who asks `anew`.
    """
    held = _described.get(provider.issuer)
    if held and not anew and _within(held[0], _KEPT):
        return held[1]
    try:
        return _described_anew(provider, patient=anew)
    except NotLetIn as away:
        if anew or held is None or not _within(held[0], _HELD) or away.fault is not Fault.UNREACHABLE:
            raise
        _log.warning("what the sign-in service said of itself before is gone by: %s", away)
        return held[1]


def _described_anew(provider: Provider, patient: bool) -> Described:
    away = _away.get(provider.issuer)
    if away and not patient and _within(away, _AWAY):
        raise NotLetIn(Fault.UNREACHABLE, "it was away a moment ago")
    try:
        said, apart = _asked(f"{provider.issuer.rstrip('/')}{_WELL_KNOWN}")
        found = _read(provider, said, apart)
    except NotLetIn:
        _away[provider.issuer] = clock.instant()
        raise
    _described[provider.issuer] = (clock.instant(), found)
    return found


def _within(since: datetime, span: timedelta) -> bool:
    """True for so long after an instant; never for one that is ahead, as after a clock was put right."""
    return timedelta(0) <= clock.instant() - since < span


def token_for(provider: Provider, *, code: str, verifier: str, redirect_uri: str) -> str:
    """The ID token that the service gives for a code. It takes each code once."""
    service = described(provider)
    form = {
        "grant_type": "authorization_code",
        "code": code,
        "code_verifier": verifier,
        "redirect_uri": redirect_uri,
        "client_id": provider.client_id,
    }
    headers = {}
    if service.posts_secret:
        form["client_secret"] = provider.client_secret
    else:
        headers["Authorization"] = _basic(provider)
    said, _ = _asked(service.token, form, headers)
    token = said.get("id_token")
    if not isinstance(token, str):
        raise NotLetIn(Fault.MISSING, "id_token")
    return token


def safe_address(address: str) -> bool:
    """True for an https address, or one of this machine itself."""
    parts = urlsplit(address)
    return bool(parts.hostname) and (
        parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOOPBACK)
    )


def _read(provider: Provider, said: Mapping[str, Any], apart: float) -> Described:
    if said.get("issuer") != provider.issuer:
        raise NotLetIn(Fault.UNREACHABLE, "it calls itself by another issuer")
    authorize, token, keys = (str(said.get(name, "")) for name in _PLACES)
    if not all(safe_address(place) for place in (authorize, token, keys)):
        raise NotLetIn(Fault.UNREACHABLE, "it names an address that is not https")
    end = str(said.get("end_session_endpoint", ""))
    ways = said.get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
    end = end if safe_address(end) else ""
    return Described(authorize, token, keys, end, "client_secret_post" in ways, apart)


def _asked(
    address: str, form: Mapping[str, str] | None = None, headers: Mapping[str, str] | None = None
) -> tuple[dict[str, Any], float]:
    """The JSON that an address answers with, and how far its clock goes before ours."""
    if not safe_address(address):
        raise NotLetIn(Fault.UNREACHABLE, "an address that is not https")
    data = urlencode(form).encode() if form is not None else None
    request = Request(address, data, {"Accept": "application/json", **(headers or {})})  # noqa: S310  (looked at above)
    try:
        with _opener().open(request, timeout=_PATIENCE_SECONDS) as answer:
            body, date = answer.read(_MOST_BYTES), answer.headers.get("Date", "")
    except HTTPError as refused:
        raise NotLetIn(*_refusal(refused)) from refused
    except (OSError, http.client.HTTPException) as away:
        raise NotLetIn(Fault.UNREACHABLE, type(away).__name__) from away
    said = _json(body)
    if not said:
        raise NotLetIn(Fault.UNREACHABLE, "no JSON object")
    return said, _seconds_apart(date)


def _refusal(refused: HTTPError) -> tuple[Fault, str]:
    """A code that is not taken, a registration that is not, and a service that is away are three things."""
    with refused:
        error = _json(refused.read(_MOST_BYTES)).get("error")
    if error == "invalid_grant":
        return Fault.STALE, "the code was not taken"
    if error in {"invalid_client", "unauthorized_client", "invalid_request", "invalid_scope"}:
        return Fault.REGISTRATION, str(error)
    return Fault.UNREACHABLE, f"status {refused.code}"


def _json(body: bytes) -> dict[str, Any]:
    """The object that an answer holds; nothing where it holds none."""
    try:
        said = json.loads(body)
    except ValueError:
        return {}
    return said if isinstance(said, dict) else {}


def _seconds_apart(date: str) -> float:
    try:
        said = parsedate_to_datetime(date)
    except (TypeError, ValueError):
        return 0
    return (said if said.tzinfo else said.replace(tzinfo=UTC)).timestamp() - clock.instant().timestamp()


def _opener() -> OpenerDirector:
    return build_opener(_NoRedirect())


def _basic(provider: Provider) -> str:
    pair = f"{quote_plus(provider.client_id)}:{quote_plus(provider.client_secret)}"
    return f"Basic {b64encode(pair.encode()).decode()}"
