"""The application's keys: from the environment in production, else made once and kept under var/ for one user."""

import json
import os
from dataclasses import dataclass

from cryptography.fernet import Fernet
from django.core.management.utils import get_random_secret_key

from kith.config import places
from kith.config.trouble import Trouble


@dataclass(frozen=True, slots=True)
class SecretKeys:
    """`signing` signs sessions and forms; `words` encrypt withheld facts, the first one writes, all of them read."""

    signing: str
    words: tuple[str, ...]


def secret_keys(*, production: bool) -> SecretKeys:
    """The keys to run with. Trouble in production when they are not given: they are never made up there."""
    signing, words = os.environ.get("KITH_SECRET_KEY", ""), os.environ.get("KITH_WORD_KEYS", "")
    if signing and words:
        return SecretKeys(signing, tuple(key.strip() for key in words.split(",") if key.strip()))
    if production:
        raise Trouble(
            "A key is missing",
            "in production KITH_SECRET_KEY and KITH_WORD_KEYS have to be set",
            "docs/runbooks/deploy.md says how to make and keep them",
        )
    return _kept()


def _kept() -> SecretKeys:
    path = places.var() / "keys.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        made = {"signing": get_random_secret_key(), "words": [Fernet.generate_key().decode()]}
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "w") as file:
                json.dump(made, file)
        except FileExistsError:
            pass
    held = json.loads(path.read_text())
    return SecretKeys(held["signing"], tuple(held["words"]))
