"""The JSON Schema of what Kith reads and writes, made from the very types that read and write it (DESIGN 2)."""

from collections.abc import Mapping
from typing import Any

from kith.core.editions.edition import Edition
from kith.core.editions.plan_file import PlanFile
from kith.core.plans.content import PlanContent
from kith.core.protection.guard_file import GuardFile
from kith.kernel.frozen import Frozen

TYPES: Mapping[str, type[Frozen]] = {
    "content": PlanContent,
    "file": PlanFile,
    "guard": GuardFile,
    "edition": Edition,
}


def schema_of(name: str) -> dict[str, Any]:
    """One schema, of JSON Schema 2020-12."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **TYPES[name].model_json_schema()}
