"""Plan files and guard files from bytes: robustly, and of any schema this Kith knows (DESIGN 4.10)."""

from collections.abc import Mapping
from typing import Any

from kith.core.editions.plan_file import PlanFile
from kith.core.plans.loading import LoadError, load
from kith.core.plans.reading import upgraded
from kith.core.protection.guard_file import GuardFile

PLAN_FILE_VERSION = 1
GUARD_FILE_VERSION = 2


def load_plan_file(data: bytes) -> PlanFile:
    """A plan file, its content brought up to the schema in use. LoadError, with the place, for anything else."""
    return load(data, PlanFile, _plan_file)


def load_guard_file(data: bytes) -> GuardFile:
    """A guard file. LoadError, with the place, for anything else."""
    return load(data, GuardFile, _guard_file)


def _plan_file(held: dict[str, Any]) -> Mapping[str, Any]:
    if "document" not in held and {"dangers", "facts", "assessed", "carriers"} & held.keys():
        raise LoadError("", "this is a guard file; a plan file is wanted here")
    _not_newer(held, PLAN_FILE_VERSION)
    document = held.get("document")
    content = document.get("content") if isinstance(document, dict) else None
    if not isinstance(document, dict) or not isinstance(content, dict):
        return held
    try:
        brought_up = upgraded(content)
    except ValueError as fault:
        place, _, message = str(fault).partition(": ")
        raise LoadError(f"document.content.{place}", message) from None
    return {**held, "document": {**document, "content": brought_up}}


def _guard_file(held: dict[str, Any]) -> Mapping[str, Any]:
    if "document" in held:
        raise LoadError("", "this is a plan file; a guard file is wanted here")
    _not_newer(held, GUARD_FILE_VERSION)
    return {**held, "schema_version": GUARD_FILE_VERSION}  # version 1 knew no words that stand together


def _not_newer(held: Mapping[str, Any], known: int) -> None:
    version = held.get("schema_version", known)
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise LoadError("schema_version", "a whole number from 1 is expected here")
    if version > known:
        raise LoadError("schema_version", f"this file is of version {version}; this Kith reads up to {known}")
