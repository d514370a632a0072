"""One-time secrets that travel in a link: made at random, kept only as a hash."""

import hashlib
import secrets

_BYTES = 32


def new_token() -> str:
    """256 bits from the system's own source, fit for an address."""
    return secrets.token_urlsafe(_BYTES)


def token_hash(token: str) -> str:
    """What is kept of a token. It is long and random, so a plain SHA-256 cannot be guessed back."""
    return hashlib.sha256(token.encode()).hexdigest()
