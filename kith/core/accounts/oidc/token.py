"""An ID token: believed only when signed by the service's own key, for us, for this sign-in, and now."""

import hmac
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

import jwt

from kith.core.accounts.oidc.exchange import described
from kith.core.accounts.oidc.provider import Fault, Identity, NotLetIn, Provider
from kith.kernel import clock

ALGORITHMS = ("RS256", "PS256", "ES256")
LEEWAY_SECONDS = 60
_LONGEST = 20_000
# The ten minutes of a way: who has not shown credentials since then, shows them again.
LONGEST_SINCE_SECONDS = 600
_ADDRESSES = ("email", "preferred_username", "upn")


def verified(provider: Provider, token: str, nonce: str) -> Identity:
    """Who a token speaks of; NotLetIn when it cannot be believed, or does not say enough."""
    claims = _claims(provider, token)
    if not hmac.compare_digest(str(claims.get("nonce", "")).encode(), nonce.encode()):
        raise NotLetIn(Fault.FORGED, "nonce")
    _shown_just_now(claims.get("auth_time"))
    if isinstance(claims["aud"], list) and len(claims["aud"]) > 1 and claims.get("azp") != provider.client_id:
        raise NotLetIn(Fault.FORGED, "azp")
    return Identity(
        issuer=provider.issuer,
        subject=_subject(provider, claims),
        roles=_roles(provider, claims),
        addresses=frozenset(str(claims[name]).casefold() for name in _ADDRESSES if claims.get(name)),
        nonce=nonce,
    )


def _shown_just_now(signed_in_at: object) -> None:
    """Credentials are asked for at every sign-in: a service that does not say when they were is not believed."""
    if signed_in_at is None:
        raise NotLetIn(Fault.MISSING, "auth_time")
    if not isinstance(signed_in_at, int) or isinstance(signed_in_at, bool):
        raise NotLetIn(Fault.FORGED, "auth_time")
    since = clock.instant().timestamp() - signed_in_at
    if since > LONGEST_SINCE_SECONDS + LEEWAY_SECONDS:
        raise NotLetIn(Fault.STALE, "credentials were not asked for")
    if since < -LEEWAY_SECONDS:
        raise NotLetIn(Fault.CLOCK, "auth_time")


def signing_keys(address: str) -> int:
    """How many keys the service signs with now, asked anew; NotLetIn when it does not say."""
    try:
        return len(_keys(address).get_signing_keys(refresh=True))
    except jwt.PyJWTError as away:
        raise NotLetIn(Fault.UNREACHABLE, "keys") from away


def _claims(provider: Provider, token: str) -> dict[str, Any]:
    try:
        key = _keys(described(provider).keys).get_signing_key(_key_id(token))
        return jwt.decode(
            token,
            key,
            algorithms=ALGORITHMS,
            audience=provider.client_id,
            issuer=provider.issuer,
            leeway=LEEWAY_SECONDS,
            options={"require": ["exp", "iat", "iss", "aud", "sub"]},
        )
    except (jwt.ImmatureSignatureError, jwt.ExpiredSignatureError) as apart:
        raise NotLetIn(Fault.CLOCK, type(apart).__name__) from apart
    except jwt.MissingRequiredClaimError as missing:
        raise NotLetIn(Fault.MISSING, missing.claim) from missing
    except jwt.PyJWKClientConnectionError as away:
        raise NotLetIn(Fault.UNREACHABLE, "keys") from away
    except (jwt.PyJWTError, ValueError) as wrong:
        raise NotLetIn(Fault.FORGED, type(wrong).__name__) from wrong


def _key_id(token: str) -> str:
    """Which key signed it, as it says itself; a token that names none is signed by nobody we know."""
    if len(token) > _LONGEST:
        raise NotLetIn(Fault.FORGED, "too long")
    header = jwt.get_unverified_header(token)
    if header.get("alg") not in ALGORITHMS or not header.get("kid"):
        raise NotLetIn(Fault.FORGED, "not signed with a key of the service")
    return str(header["kid"])


@lru_cache(maxsize=4)
def _keys(address: str) -> jwt.PyJWKClient:
    """The service's keys, kept for five minutes; one that is not among them is asked for at once (rotation).

    The client follows no redirect; a test holds it to that.
    """
    return jwt.PyJWKClient(address, timeout=8, lifespan=300, cooldown_duration=0)


def _subject(provider: Provider, claims: Mapping[str, Any]) -> str:
    """What this person is known by for good: never an address or a name."""
    told = claims.get(provider.subject_claim)
    if not isinstance(told, str) or not told:
        raise NotLetIn(Fault.MISSING, provider.subject_claim)
    if not provider.tenant:
        return told
    if claims.get("tid") != provider.tenant:
        raise NotLetIn(Fault.FORGED, "another tenant")
    return f"{provider.tenant}/{told}"


def _roles(provider: Provider, claims: Mapping[str, Any]) -> frozenset[str]:
    """The Kith roles that the token's words mean. Words that mean none here are another program's."""
    told = claims.get(provider.roles_claim)
    if told is None and _left_out(provider, claims):
        raise NotLetIn(Fault.OVERAGE)
    words: Iterable[Any] = [told] if isinstance(told, str) else told if isinstance(told, list) else ()
    return frozenset(provider.roles[word] for word in words if isinstance(word, str) and word in provider.roles)


def _left_out(provider: Provider, claims: Mapping[str, Any]) -> bool:
    """True where the service says that there is more than a token can hold: then it lists nothing (group overage)."""
    elsewhere = claims.get("_claim_names")
    named = isinstance(elsewhere, dict) and provider.roles_claim in elsewhere
    return named or (provider.roles_claim == "groups" and bool(claims.get("hasgroups")))
