"""Reads of council accounts, and who signs in how."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from kith.core.accounts.choices import Role
from kith.core.accounts.models import CouncilAccount, User
from kith.core.accounts.oidc.provider import Identity, Provider
from kith.kernel.errors import Invalid

_BY_COUNCIL = "You sign in with your council account. Nothing of this is kept here."


@dataclass(frozen=True, slots=True)
class WaySeen:
    """How somebody signs in: with a council account, since when, and whether the council gives them no role now."""

    by_council: bool
    since: datetime | None = None
    role_gone: bool = False


def provider() -> Provider | None:
    """The council's sign-in service; None where people sign in with passwords."""
    held: Provider | None = settings.KITH_OIDC
    return held


def signs_in_with_password(user: User) -> bool:
    """True where there is no sign-in service, and for the one administrator who is kept for when it is away."""
    return provider() is None or (is_spare(user.email) and user.role == Role.ADMINISTRATOR)


def is_spare(address: str) -> bool:
    """True for the address of the one administrator who may come in while the sign-in service is away."""
    council = provider()
    return council is not None and bool(council.spare) and address.casefold() == council.spare


def require_password_way(user: User) -> None:
    """Invalid for whoever has no password here: neither one to change nor a second step beside it."""
    if not signs_in_with_password(user):
        raise Invalid(_BY_COUNCIL)


def user_of_identity(identity: Identity) -> User | None:
    """Whose account this is, by what the service knows them by for good; never by an address."""
    held = CouncilAccount.objects.select_related("user").filter(issuer=identity.issuer, subject=identity.subject)
    found = held.first()
    return found.user if found else None


def way_of(user: User) -> WaySeen:
    """How somebody signs in."""
    if signs_in_with_password(user):
        return WaySeen(by_council=False)
    held = CouncilAccount.objects.filter(user=user).first()
    if held is None:
        return WaySeen(by_council=True)
    return WaySeen(by_council=True, since=held.connected_at, role_gone=held.role_gone_at is not None)
