"""Words kept encrypted at rest: the application's keys are outside the database, and may be rotated."""

import json
from functools import lru_cache
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.db import models


class Unreadable(RuntimeError):
    """An encrypted value cannot be opened with the keys in use."""


@lru_cache(maxsize=4)
def _keys(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(key) for key in keys])


def seal(value: Any) -> str:
    """A value that a page carries and nobody can read or change: encrypted, with the time it was made."""
    return _keys(tuple(settings.KITH_SECRET_KEYS)).encrypt(json.dumps(value).encode()).decode()


def unseal(text: str, seconds: int) -> Any:
    """What was sealed at most so many seconds ago; None for anything else."""
    try:
        return json.loads(_keys(tuple(settings.KITH_SECRET_KEYS)).decrypt(text.encode(), ttl=seconds))
    except (InvalidToken, UnicodeEncodeError):
        return None


class EncryptedJSONField(models.BinaryField):  # type: ignore[type-arg]  # generic in the stubs only
    """A JSON value, encrypted before it reaches the database. The first of `KITH_SECRET_KEYS` writes, all read."""

    def get_prep_value(self, value: Any) -> Any:
        """The encrypted bytes of a value."""
        if value is None:
            return None
        return _keys(tuple(settings.KITH_SECRET_KEYS)).encrypt(json.dumps(value, ensure_ascii=False).encode())

    def from_db_value(self, value: Any, expression: Any, connection: Any) -> Any:
        """The value again; Unreadable if no key in use opens it."""
        return None if value is None else decrypted(value)


def decrypted(value: bytes) -> Any:
    """What was encrypted; Unreadable if no key in use opens it."""
    try:
        return json.loads(_keys(tuple(settings.KITH_SECRET_KEYS)).decrypt(bytes(value)))
    except InvalidToken as fault:
        raise Unreadable(
            "withheld words cannot be read: the encryption key is not the one they were kept with"
        ) from fault
