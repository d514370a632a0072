"""What a migration may do to a table that people are working on: no long lock, nothing lost, one thing at a time.

A table made in the same migration is nobody's yet, and anything may be done to it. What cannot be known from the
operation alone is said on the migration: `safe_on_a_live_table = "why"`; what takes something away says when the code
stopped using it: `code_stopped_using_it_in = "0007_…"`, an earlier migration of the same room.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.contrib.postgres.operations import AddConstraintNotValid, AddIndexConcurrently, ValidateConstraint
from django.db import migrations, models
from django.db.migrations.operations.base import Operation

_TAKES_AWAY = (migrations.RemoveField, migrations.RenameField, migrations.DeleteModel, migrations.RenameModel)
_ASKS_WHY = (migrations.AlterField, migrations.AlterUniqueTogether, migrations.AlterModelTable)


def problems(migration: migrations.Migration) -> list[str]:
    """What is wrong with it, each with how to do it instead; empty when it may run while people work."""
    operations = list(_flat(migration.operations))
    new = {one.name_lower for one in operations if isinstance(one, migrations.CreateModel)}
    found = [problem for one in operations for problem in _of(one, new, migration)]
    data = [one for one in operations if isinstance(one, migrations.RunPython)]
    if data and len(data) != len(operations):
        found.append("RunPython beside changes of the schema: put the data into a migration of its own.")
    checks = [one for one in operations if isinstance(one, ValidateConstraint)]
    said = getattr(migration, "safe_on_a_live_table", "")
    if checks and migration.atomic and len(checks) != len(operations) and not said:
        found.append("ValidateConstraint beside what locks the table: all is read under that lock. Put it by itself.")
    return found


def _flat(operations: Iterable[Operation]) -> Iterator[Operation]:
    for one in operations:
        if isinstance(one, migrations.SeparateDatabaseAndState):
            yield from _flat(one.database_operations)
        else:
            yield one


def _of(one: Operation, new: set[str], migration: migrations.Migration) -> Iterator[str]:
    if not one.reversible:
        yield f"{one.describe()}: cannot be undone. Give it a way back, which may be a noop."
    if str(getattr(one, "model_name", "")).lower() in new:
        return
    if isinstance(one, _TAKES_AWAY):
        if not getattr(migration, "code_stopped_using_it_in", ""):
            yield f"{one.describe()}: first release code that does not use it, then say code_stopped_using_it_in."
    elif isinstance(one, migrations.AddField):
        yield from _of_new_field(one)
    elif isinstance(one, migrations.AddIndex) and not isinstance(one, AddIndexConcurrently):
        yield f"{one.describe()}: locks the table. Use AddIndexConcurrently in a migration with atomic = False."
    elif isinstance(one, migrations.AddConstraint) and not isinstance(one, AddConstraintNotValid):
        yield from _of_new_constraint(one, migration)
    elif isinstance(one, (*_ASKS_WHY, migrations.RunSQL)) and not getattr(migration, "safe_on_a_live_table", ""):
        yield f"{one.describe()}: say on the migration why it is quick: safe_on_a_live_table."


def _of_new_field(one: migrations.AddField) -> Iterator[str]:
    field: Any = one.field  # the stubs know no db_index
    if not field.null and field.db_default is models.NOT_PROVIDED and not field.many_to_many:
        yield f"{one.describe()}: rows that are there have no value. Let it be null, or give it a db_default."
    if field.unique or field.db_index:
        yield f"{one.describe()}: its index locks the table. Add the field plain, then AddIndexConcurrently."


def _of_new_constraint(one: migrations.AddConstraint, migration: migrations.Migration) -> Iterator[str]:
    if isinstance(one.deconstruct()[2]["constraint"], models.CheckConstraint):
        yield f"{one.describe()}: reads the whole table under lock. Use AddConstraintNotValid, then ValidateConstraint."
    elif not getattr(migration, "safe_on_a_live_table", ""):
        yield f"{one.describe()}: say on the migration why it is quick: safe_on_a_live_table."
