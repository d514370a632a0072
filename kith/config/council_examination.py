"""What `kith doctor` looks at of a council's own sign-in service, and of its file of breached passwords."""

from collections.abc import Iterator
from pathlib import Path

from kith.config.findings import Finding

_MOST_SECONDS_APART = 60


def sign_in_service() -> Iterator[Finding]:
    """sign-in service: registered, reached, and by the same clock."""
    from django.conf import settings
    from django.urls import reverse

    from kith.core.accounts.oidc.exchange import described
    from kith.core.accounts.oidc.provider import NotLetIn
    from kith.core.accounts.oidc.token import signing_keys

    council = settings.KITH_OIDC
    if council is None:
        yield Finding("sign-in service", True, "none; people sign in with passwords")
        return
    back = f"{settings.KITH_ADDRESS}{reverse('council-back')}"
    yield Finding("sign-in service", True, f"set; register this redirect address there: {back}")
    spare = "set" if council.spare else "none: nobody comes in while the service is away"
    yield Finding("spare administrator", True, spare)
    yield from _encrypted(back)
    try:
        service = described(council, anew=True)
        number = signing_keys(service.keys)
    except NotLetIn as fault:
        yield Finding(
            "sign-in service", False, f"{fault}; look at KITH_OIDC_ISSUER, and whether this machine may go there"
        )
        return
    yield Finding("sign-in service", True, f"answers, and signs with {number} key{'s' if number != 1 else ''}")
    apart = abs(service.seconds_apart)
    well = apart <= _MOST_SECONDS_APART
    yield Finding(
        "clock", well, "agrees with the sign-in service" if well else f"{apart:.0f} seconds apart; set the time"
    )


def breached_passwords() -> Iterator[Finding]:
    """Breached passwords: the council's file, if one is named, can be searched."""
    from django.conf import settings

    from kith.core.accounts.breached import fault_of

    if not settings.KITH_BREACHED_PASSWORDS:
        yield Finding("breached passwords", True, "the list that comes with Kith; KITH_BREACHED_PASSWORDS names none")
        return
    file = Path(settings.KITH_BREACHED_PASSWORDS)
    fault = fault_of(file)
    yield Finding("breached passwords", not fault, f"{file} {fault or 'can be searched'}")


def _encrypted(back: str) -> Iterator[Finding]:
    from django.conf import settings

    if settings.SESSION_COOKIE_SECURE and not back.startswith("https://"):
        yield Finding("sign-in service", False, "KITH_ADDRESS is not https: the way back would not be private")
