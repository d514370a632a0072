"""The base of every value that is frozen, stored as JSON and hashed: plan content, editions, tellings."""

import hashlib
import json
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any, Self
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict

from kith.kernel.kept import kept


@lru_cache(maxsize=1 << 16)
def _one_of_its_value(held: UUID) -> UUID:
    return held


# An id that is compared often: of those with one value one object is used, so that most comparisons are done at sight.
Id = Annotated[UUID, AfterValidator(_one_of_its_value)]


class Frozen(BaseModel):
    """A value that cannot change once made, refuses fields it does not know, and has one canonical JSON form."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=False, ignored_types=(kept,))

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Another value. What was worked out from this one, and kept with it, does not go with it."""
        copied = super().model_copy(update=update, deep=deep)
        for name in copied.__dict__.keys() - type(self).model_fields.keys():
            del copied.__dict__[name]
        return copied


def canonical_json(value: Any) -> bytes:
    """UTF-8 JSON with sorted keys and no spaces: the same value always gives the same bytes."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def content_hash(value: Any) -> str:
    """SHA-256 (64 hex digits) of a JSON-able value's canonical form."""
    return hashlib.sha256(canonical_json(value)).hexdigest()
