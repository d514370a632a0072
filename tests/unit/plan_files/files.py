"""The sample's files as bytes and as values, and what the tests of plan files make of them."""

import json
from functools import cache
from pathlib import Path
from typing import Any

from kith.core.editions.files import load_guard_file, load_plan_file
from kith.core.editions.plan_file import PlanFile
from kith.core.plans.content import AnyItem, PlanContent
from kith.core.protection.guard_file import GuardFile

FOLDER = Path(__file__).resolve().parents[3] / "sample" / "tansley"
V3, V5, GUARD = FOLDER / "v3.json", FOLDER / "v5.json", FOLDER / "guard.json"


@cache
def plan(version: int) -> PlanFile:
    return load_plan_file((FOLDER / f"v{version}.json").read_bytes())


@cache
def guard_file() -> GuardFile:
    return load_guard_file(GUARD.read_bytes())


def content(version: int) -> PlanContent:
    return plan(version).document.content


def raw(path: Path = V5) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(path.read_bytes())
    return data


def as_bytes(data: Any) -> bytes:
    return json.dumps(data).encode()


def labelled(of: PlanContent, label: str) -> AnyItem:
    return next(item for item in of.items if item.label == label)


def with_item(of: PlanContent, label: str, **fields: Any) -> PlanContent:
    items = tuple(item.model_copy(update=fields) if item.label == label else item for item in of.items)
    assert items != of.items
    return of.model_copy(update={"items": items})
