"""Reads stored content of any schema version; an older one is brought up, step by step, to the one in use."""

from collections.abc import Callable, Mapping
from typing import Any

from pydantic import TypeAdapter

from kith.core.plans.content import SCHEMA_VERSION, AnyItem, Item, PlanContent

Upgrade = Callable[[Mapping[str, Any]], dict[str, Any]]


class NewerSchema(ValueError):
    """The content was written by a newer Kith than this one."""


def _from_1(data: Mapping[str, Any]) -> dict[str, Any]:
    """Version 1 knew purposes and safety steps alone; version 2 has every other kind, all new fields optional."""
    return {**data, "schema_version": 2}


UPGRADES: Mapping[int, Upgrade] = {1: _from_1}


def upgraded(data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same content in the schema in use. NewerSchema or ValueError when the version cannot be read."""
    version = data.get("schema_version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise ValueError("schema_version: a whole number is missing here")
    if version > SCHEMA_VERSION:
        raise NewerSchema(
            f"schema_version: this content is of version {version}; this Kith reads up to {SCHEMA_VERSION}"
        )
    while version < SCHEMA_VERSION:
        data = UPGRADES[version](data)
        version += 1
    return data


def read_content(data: Mapping[str, Any]) -> PlanContent:
    """Content as stored, of any version this Kith knows."""
    return PlanContent.model_validate(upgraded(data))


_ITEM: TypeAdapter[AnyItem] = TypeAdapter(Item)


def read_item(data: Mapping[str, Any], schema_version: int) -> AnyItem:
    """One item as it is stored in content of a schema version, without reading all the rest of that content."""
    (item,) = upgraded({"schema_version": schema_version, "items": [data]})["items"]
    return _ITEM.validate_python(item)
