"""The base of every value that is frozen, stored as JSON and hashed: plan content, editions, tellings."""

import hashlib
import json
from typing import Any

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A value that cannot change once made, refuses fields it does not know, and has one canonical JSON form."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False)


def canonical_json(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces: the same value always gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_hash(value: Any) -> str:
    """SHA-256 (64 hex digits) of a JSON-able value's canonical form."""
    return hashlib.sha256(canonical_json(value)).hexdigest()
