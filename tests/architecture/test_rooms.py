"""Who may import whom, point at whom, and look into whom (docs/adr/0003-rooms.md)."""

import ast
import re
import subprocess
import sys
from importlib import import_module
from typing import cast

import pytest
from django.apps import apps
from django.db import models
from django.db.migrations.loader import MigrationLoader

from kith.core.audit.protection import kith_models
from tests.architecture.source import ROOT, name_of, parsed, python_files, rooms, shown

pytestmark = pytest.mark.rule("GUARD-ROOMS")


def _room(model: type[models.Model]) -> str:
    return model.__module__.split(".")[2]


def _relations(model: type[models.Model]) -> list[models.ForeignKey[models.Model, models.Model]]:
    return [field for field in model._meta.get_fields() if field.is_relation and field.concrete]  # type: ignore[misc]


def test_imports_keep_the_order_of_the_rooms() -> None:
    program = "import sys; from importlinter.cli import lint_imports_command as lint; sys.exit(lint(['--no-cache']))"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"Move what is shared to a lower room, or the act to lifecycle:\n{done.stdout}"


def test_every_room_has_a_place_and_the_page_about_rooms_says_the_same() -> None:
    folders = {path.name for path in (ROOT / "kith/core").iterdir() if (path / "__init__.py").exists()}
    assert folders == set(rooms()), "Give the new room its place in [tool.importlinter] and in docs/adr/0003-rooms.md."
    page = (ROOT / "docs/adr/0003-rooms.md").read_text("utf-8")
    written = re.search(r"    core: ([a-z >\n]+)\n\n", page)
    assert written, "docs/adr/0003-rooms.md has lost its line about the core."
    assert tuple(re.findall(r"[a-z]+", written[1])) == rooms(), "docs/adr/0003-rooms.md tells another order."


@pytest.mark.parametrize("model", list(kith_models()), ids=lambda model: model.__name__)
def test_foreign_keys_point_down_and_leave_nothing_behind(model: type[models.Model]) -> None:
    for field in _relations(model):
        target = cast("type[models.Model]", field.related_model)
        where = f"{model.__module__}.{model.__name__}.{field.name}"
        assert target.__module__.startswith("kith."), f"{where} points at a table of a library: keep its id instead."
        if _room(target) == _room(model):
            continue
        assert rooms().index(_room(target)) > rooms().index(_room(model)), (
            f"{where} points up, at {_room(target)}. Keep the id as a UUIDField, or move the model."
        )
        assert field.remote_field.related_name == "+", (
            f"{where} crosses rooms: give it related_name='+', so that {_room(target)} knows nothing of {_room(model)}."
        )


def test_migrations_depend_downward_only() -> None:
    for (room, name), migration in MigrationLoader(None).disk_migrations.items():
        if not migration.__module__.startswith("kith.core."):
            continue
        for other, _ in migration.dependencies:
            if other in rooms() and other != room:
                assert rooms().index(other) > rooms().index(room), f"{room}.{name} depends on {other}, a higher room."


def test_no_room_fetches_a_model_by_its_name() -> None:
    """What is fetched by name escapes the order of the rooms."""
    for path in python_files("kith"):
        if shown(path) == "kith/core/audit/protection.py":
            continue  # lays its guard on every table there is
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Attribute) and node.attr in {"get_model", "get_models", "get_app_config"}:
                raise AssertionError(f"{shown(path)}:{node.lineno} fetches models by name: import a selector instead.")


def test_nothing_private_is_imported() -> None:
    """Nor by tests, of the product; what tests share among themselves is their own affair."""
    for path in python_files():
        ours = {"kith", "tools"} if path.is_relative_to(ROOT / "tests") else {"kith", "tools", "tests"}
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in ours:
                private = [one.name for one in node.names if one.name.startswith("_") and one.name != "__version__"]
                assert not private, (
                    f"{shown(path)}:{node.lineno} imports {private[0]}. Give it a name without underscore in "
                    f"{node.module}, or test what the module offers."
                )


def test_every_room_with_tables_is_installed() -> None:
    with_models = {path.parent.name for path in (ROOT / "kith/core").glob("*/models.py")}
    installed = {config.label for config in apps.get_app_configs() if config.name.startswith("kith.core.")}
    assert installed == with_models, "List the room in ROOMS of kith/config/settings.py, under its own name."


def test_every_module_can_be_imported_by_itself() -> None:
    for path in python_files("kith"):
        import_module(name_of(path))
