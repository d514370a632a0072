"""Codes of an authenticator app, and recovery codes: made, read back from what people type, compared."""

import hashlib
import hmac
import re
import secrets
from datetime import datetime

import pyotp

_STEP_SECONDS = 30
# A code of the step before and after is taken too: clocks differ, and people type slowly.
_DRIFT = (0, -1, 1)
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_RECOVERY_LENGTH, _GROUP = 24, 4
RECOVERY_CODES = 10


def new_secret() -> str:
    """160 random bits, as authenticator apps take them."""
    return pyotp.random_base32()


def app_address(secret: str, email: str, issuer: str) -> str:
    """What an authenticator app reads from the picture."""
    return pyotp.TOTP(secret).provisioning_uri(name=email, issuer_name=issuer)


def step_of_code(secret: str, typed: str, at: datetime, after: int) -> int | None:
    """The step a typed code belongs to; None if it is wrong, or not later than the last one used (`after`)."""
    code = re.sub(r"[^0-9]", "", typed)
    now = int(at.timestamp()) // _STEP_SECONDS
    app = pyotp.TOTP(secret)
    for drift in _DRIFT:
        step = now + drift
        if step > after and hmac.compare_digest(app.generate_otp(step), code):
            return step
    return None


def new_recovery_codes() -> list[str]:
    """Ten codes of some 118 random bits each, without letters that look alike, in groups."""
    return [_recovery_code() for _ in range(RECOVERY_CODES)]


def recovery_hash(typed: str) -> str:
    """What is kept of a recovery code; spaces, hyphens and capitals do not matter."""
    plain = re.sub(r"[\s\-–—]", "", typed).lower()
    return hashlib.sha256(plain.encode()).hexdigest()


def _recovery_code() -> str:
    code = "".join(secrets.choice(_LETTERS) for _ in range(_RECOVERY_LENGTH))
    return "-".join(code[place : place + _GROUP] for place in range(0, _RECOVERY_LENGTH, _GROUP))
