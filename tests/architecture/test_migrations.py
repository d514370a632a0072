"""Migrations: one line per room, complete, reversible, and safe on a table that people are working on."""

import copy
from collections.abc import Iterator

import pytest
from django.contrib.postgres.operations import ValidateConstraint
from django.core.management import call_command
from django.db import connections, migrations, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.operations.base import Operation
from pytest_django.plugin import DjangoDbBlocker

from tests.architecture.migration_lint import problems
from tests.architecture.source import ROOT, rooms

pytestmark = pytest.mark.rule("GUARD-MIGRATIONS")

DISK = MigrationLoader(None).disk_migrations
OURS = {key: one for key, one in DISK.items() if key[0] in rooms()}


@pytest.mark.parametrize("room", sorted({room for room, _ in OURS}))
def test_each_room_has_one_line(room: str) -> None:
    mine = sorted(name for app, name in OURS if app == room)
    for before, name in zip(["", *mine], mine, strict=False):
        parents = [other for app, other in OURS[room, name].dependencies if app == room]
        assert parents == ([before] if before else []), (
            f"{room}.{name} has to follow {before or 'nothing'} and only that."
        )
        assert int(name[:4]) == mine.index(name) + 1, f"{room}: number {name} in line."
    newest = ROOT / f"kith/core/{room}/migrations/max_migration.txt"
    assert newest.exists() and newest.read_text("utf-8") == f"{mine[-1]}\n", (
        f"Write {mine[-1]} into {newest.relative_to(ROOT)}: two branches that both add a migration then conflict in "
        "git, and not in the council's database."
    )


@pytest.mark.django_db
def test_models_and_migrations_agree() -> None:
    """SystemExit here: run `kith manage makemigrations`."""
    call_command("makemigrations", "--check", "--dry-run", verbosity=0)


@pytest.mark.parametrize("key", sorted(OURS), ids="-".join)
def test_each_is_safe_on_a_live_table(key: tuple[str, str]) -> None:
    assert problems(OURS[key]) == []


@pytest.fixture
def scratch(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[BaseDatabaseWrapper]:
    """An empty database of its own, as its owner."""
    entry = copy.deepcopy(connections.settings["default"])
    name = f"{entry['NAME']}_scratch"
    entry["OPTIONS"].pop("assume_role", None)
    maker = {**copy.deepcopy(entry), "NAME": "postgres"}
    connections.settings |= {"scratch": {**entry, "NAME": name}, "maker": maker}
    with django_db_blocker.unblock():
        try:
            with connections["maker"].cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
                cursor.execute(f'CREATE DATABASE "{name}"')
            yield connections["scratch"]
        finally:
            connections["scratch"].close()
            with connections["maker"].cursor() as cursor:
                cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
            connections["maker"].close()
            for alias in ("scratch", "maker"):
                del connections.settings[alias]
                del connections[alias]


@pytest.mark.django_db
def test_each_can_be_undone_and_done_again(scratch: BaseDatabaseWrapper) -> None:
    forward = MigrationExecutor(scratch).loader.graph.leaf_nodes()
    MigrationExecutor(scratch).migrate(forward)
    first = _shape(scratch)
    MigrationExecutor(scratch).migrate([(room, None) for room in sorted({room for room, _ in OURS})])
    left = {table for table, *_ in _shape(scratch) if table.split("_")[0] in rooms()}
    assert left == set(), f"Undone, these are still there: {sorted(left)}"
    MigrationExecutor(scratch).migrate(forward)
    assert _shape(scratch) == first, "Done again, the tables are not what they were."


def _shape(scratch: BaseDatabaseWrapper) -> set[tuple[str, str, str]]:
    columns = "SELECT table_name, column_name, data_type || is_nullable FROM information_schema.columns"
    constraints = "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint"
    indexes = "SELECT tablename, indexname, indexdef FROM pg_indexes"
    found: set[tuple[str, str, str]] = set()
    with scratch.cursor() as cursor:
        for query in (
            f"{columns} WHERE table_schema = 'public'",
            f"{constraints} WHERE connamespace = 'public'::regnamespace",
            f"{indexes} WHERE schemaname = 'public'",
        ):
            cursor.execute(query)
            found |= set(cursor.fetchall())
    return found


def _migration(*operations: Operation, **says: str) -> migrations.Migration:
    class Made(migrations.Migration):
        pass

    Made.operations = list(operations)
    for name, value in says.items():
        setattr(Made, name, value)
    return Made("0002_something", "plans")


def _nothing(*_: object) -> None:
    """Changes nothing."""


_CHECK = models.CheckConstraint(condition=models.Q(number__gt=0), name="one")
UNSAFE = {
    "a field without value": migrations.AddField("plan", "note", models.TextField()),
    "a field with a Python default only": migrations.AddField("plan", "note", models.TextField(default="")),
    "a unique field": migrations.AddField("plan", "code", models.TextField(null=True, unique=True)),
    "an indexed field": migrations.AddField("plan", "code", models.TextField(null=True, db_index=True)),
    "an index": migrations.AddIndex("plan", models.Index(fields=["opened_on"], name="one")),
    "a check": migrations.AddConstraint("version", _CHECK),
    "a unique constraint": migrations.AddConstraint("plan", models.UniqueConstraint(fields=["family_id"], name="one")),
    "a changed field": migrations.AlterField("plan", "opened_on", models.DateTimeField()),
    "a field taken away": migrations.RemoveField("plan", "opened_on"),
    "a field renamed": migrations.RenameField("plan", "opened_on", "begun_on"),
    "a table taken away": migrations.DeleteModel("plan"),
    "SQL": migrations.RunSQL("SELECT 1", "SELECT 1"),
    "SQL without a way back": migrations.RunSQL("SELECT 1"),
    "Python without a way back": migrations.RunPython(_nothing),
    "hidden from Django": migrations.SeparateDatabaseAndState([migrations.RemoveField("plan", "opened_on")]),
}


@pytest.mark.parametrize("case", sorted(UNSAFE))
def test_the_lint_finds(case: str) -> None:
    assert problems(_migration(UNSAFE[case])) != []


def test_the_lint_finds_a_look_at_all_rows_beside_what_locks_them() -> None:
    both = (migrations.RemoveConstraint("plan", "old"), ValidateConstraint("plan", "new"))
    assert any("under that lock" in one for one in problems(_migration(*both)))
    assert problems(_migration(both[1])) == []


def test_the_lint_finds_data_beside_schema() -> None:
    both = (migrations.RunPython(_nothing, _nothing), migrations.AddField("plan", "note", models.TextField(null=True)))
    assert problems(_migration(*both)) != []


def test_the_lint_lets_pass_what_is_safe() -> None:
    assert problems(_migration(migrations.AddField("plan", "note", models.TextField(null=True)))) == []
    assert problems(_migration(migrations.AddField("plan", "note", models.TextField(db_default="")))) == []
    assert problems(_migration(migrations.RunPython(_nothing, _nothing))) == []
    new = migrations.CreateModel("Note", [("id", models.BigAutoField(primary_key=True))])
    assert problems(_migration(new, migrations.AddIndex("note", models.Index(fields=["id"], name="one")))) == []
    said = {"code_stopped_using_it_in": "0001_initial"}
    assert problems(_migration(migrations.RemoveField("plan", "opened_on"), **said)) == []
