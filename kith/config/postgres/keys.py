"""The private cluster's port and passwords: one file in `var/` that only its owner can read (DESIGN 4.1)."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kith.config.trouble import Trouble

ADMIN, OWNER, APP = "kith_admin", "kith_owner", "kith_app"
DATABASE = "kith"


@dataclass(frozen=True, slots=True)
class Keys:
    """The port last used and a password for each database role."""

    port: int
    passwords: Mapping[str, str]


def keys_file(var: Path) -> Path:
    """Where the keys of the cluster that belongs to `var` are kept."""
    return var / "postgres-keys.json"


def read_keys(var: Path) -> Keys | None:
    """The stored keys, or None when no cluster was ever set up for this `var`."""
    path = keys_file(var)
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
        return Keys(port=int(stored["port"]), passwords={name: str(stored["passwords"][name]) for name in _ROLES})
    except FileNotFoundError:
        return None
    except (ValueError, KeyError, TypeError) as fault:
        raise Trouble(
            f"{path} cannot be read", "it is not what Kith wrote", "Restore it, or: make demo-reset"
        ) from fault


def new_keys(port: int) -> Keys:
    """Fresh passwords for every role."""
    return Keys(port=port, passwords={name: secrets.token_urlsafe(24) for name in _ROLES})


def write_keys(var: Path, keys: Keys) -> None:
    """Store the keys so that a crash leaves the old file or the new one, readable by nobody else."""
    path = keys_file(var)
    var.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"port": keys.port, "passwords": dict(keys.passwords)}, file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def move_port(var: Path, keys: Keys, port: int) -> Keys:
    """The same keys at another port, stored."""
    moved = replace(keys, port=port)
    write_keys(var, moved)
    return moved


_ROLES = (ADMIN, OWNER, APP)
