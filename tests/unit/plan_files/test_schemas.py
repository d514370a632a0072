"""docs/schema is made from the types, is current, and says what the reader of files holds true."""

import json
from typing import Any

import pytest

from kith.core.editions.schemas import TYPES, schema_of
from tests.unit.plan_files.files import GUARD, V5, raw
from tools.build_schemas import FOLDER, files

pytestmark = pytest.mark.rule("GUARD-FILES", part="JSON Schema is made from the types and current")


def test_the_files_are_current() -> None:
    assert {path.name for path in FOLDER.iterdir()} == set(files())
    for name, text in files().items():
        assert (FOLDER / name).read_text("utf-8") == text, f"{name}: run python tools/build_schemas.py"


@pytest.mark.parametrize("name", TYPES)
def test_every_reference_leads_somewhere_and_nothing_unknown_is_taken(name: str) -> None:
    schema = schema_of(name)
    held = schema.get("$defs", {})
    for one in _objects(schema):
        reference = one.get("$ref", "")
        assert not reference or reference.removeprefix("#/$defs/") in held
        if isinstance(one.get("properties"), dict) and one.get("type") == "object":
            assert one["additionalProperties"] is False, one.get("title")


def _objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(inner for one in value.values() for inner in _objects(one))]
    return [inner for one in value for inner in _objects(one)] if isinstance(value, list) else []


@pytest.mark.parametrize(("name", "path"), [("file", V5), ("guard", GUARD)])
def test_the_sample_has_no_field_that_the_schema_does_not_know(name: str, path: Any) -> None:
    text = json.dumps(schema_of(name))
    for one in _objects(raw(path)):
        assert all(f'"{field}"' in text for field in one)
