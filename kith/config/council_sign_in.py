"""A council's own sign-in service, from the environment. Off until KITH_OIDC_ISSUER names one."""

import os

from django.core.exceptions import ImproperlyConfigured

from kith.core.accounts.oidc.exchange import safe_address
from kith.core.accounts.oidc.provider import Provider
from kith.core.authority.policy import ROLES

_NEEDED = ("KITH_OIDC_CLIENT_ID", "KITH_OIDC_CLIENT_SECRET")
_SECOND_STEP = "kith.doors.staff.second_steps.SecondStepBackend"
_AXES = "axes.backends.AxesStandaloneBackend"


def provider_from_environment() -> Provider | None:
    """The sign-in service; None where people sign in with passwords. What is missing or wrong is named."""
    issuer = _given("KITH_OIDC_ISSUER")
    if not issuer:
        return None
    if not safe_address(issuer):
        raise ImproperlyConfigured("KITH_OIDC_ISSUER has to be an https address")
    if missing := [name for name in _NEEDED if not _given(name)]:
        raise ImproperlyConfigured(f"{' and '.join(missing)} missing: KITH_OIDC_ISSUER is set")
    subject, tenant = _given("KITH_OIDC_SUBJECT") or "oid", _given("KITH_OIDC_TENANT")
    if subject == "oid" and not tenant:
        raise ImproperlyConfigured("KITH_OIDC_TENANT is missing: the directory (tenant) id that tokens have to name")
    return Provider(
        issuer=issuer,
        client_id=_given("KITH_OIDC_CLIENT_ID"),
        client_secret=_given("KITH_OIDC_CLIENT_SECRET"),
        roles=_roles(_given("KITH_OIDC_ROLES")),
        tenant=tenant,
        roles_claim=_given("KITH_OIDC_ROLES_CLAIM") or "roles",
        subject_claim=subject,
        spare=_given("KITH_OIDC_SPARE_ADMINISTRATOR").casefold(),
    )


def sign_in_ways(provider: Provider | None) -> list[str]:
    """Django's ways to sign in. A session begun in a way that is no more ends: its person signs in anew."""
    own = ["django.contrib.auth.backends.ModelBackend"]
    by_council = ["kith.doors.staff.sign_in_ways.SpareBackend", "kith.doors.staff.sign_in_ways.CouncilBackend"]
    return [_AXES, *(by_council if provider else own), _SECOND_STEP]


def _roles(words: str) -> dict[str, str]:
    """“Kith.Worker=worker, Kith.Manager=manager”; each role by its own name where nothing is said."""
    if not words:
        return {role: role for role in ROLES}
    pairs = [pair.partition("=") for pair in words.split(",") if pair.strip()]
    roles = {told.strip(): role.strip() for told, _, role in pairs}
    if wrong := [told for told, role in roles.items() if not told or role not in ROLES]:
        known = ", ".join(ROLES)
        raise ImproperlyConfigured(
            f"KITH_OIDC_ROLES: what {wrong[0] or '='} means has to be one of {known}, like Kith.Worker=worker"
        )
    return roles


def _given(name: str) -> str:
    return os.environ.get(name, "").strip()
