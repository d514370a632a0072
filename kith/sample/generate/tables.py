"""Fills tables with COPY: without their indexes, references and triggers, which come back before the transaction ends.

What the triggers would have written (the history of each row, the lines of each child's log) is written for all rows
of a table at once. One transaction: whatever goes wrong, the database is as it was.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import models
from psycopg import Cursor, sql

from kith.core.audit.models import Change, Line
from kith.core.audit.protection import kith_models
from kith.core.authority.models import PolicyVersion

Say = Callable[[str], None]
_NOT_LOADED = {Change, Line, PolicyVersion}
_ESCAPED = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


class Table:
    """Rows of one table on their way in."""

    def __init__(self, model: type[models.Model], columns: Sequence[str]) -> None:
        self.model = model
        self.columns = tuple(columns)
        self._lines: list[str] = []

    def add(self, *values: Any) -> None:
        """One row, its values in the order of the columns. Lists are given as PostgreSQL writes them."""
        self._lines.append("\t".join([_text(value) for value in values]))

    def flush(self, cursor: Cursor[Any]) -> int:
        """Send what was added; how many rows."""
        lines, self._lines = self._lines, []
        if lines:
            statement = sql.SQL("COPY {} ({}) FROM STDIN").format(
                _name(self.model), sql.SQL(", ").join(map(sql.Identifier, self.columns))
            )
            with cursor.copy(statement) as copy:
                copy.write("\n".join(lines) + "\n")
        return len(lines)


def _text(value: Any) -> str:
    if value is None:
        return "\\N"
    if value is True or value is False:
        return "t" if value else "f"
    if isinstance(value, str):
        return value if "\\" not in value and value.isprintable() else value.translate(_ESCAPED)
    return str(value)


def _name(model: type[models.Model]) -> sql.Identifier:
    return sql.Identifier(model._meta.db_table)


@contextmanager
def bare(cursor: Cursor[Any], say: Say) -> Iterator[None]:
    """Inside, tables have no references, no indexes but those that hold a row to be the only one, and no triggers."""
    tables = [model._meta.db_table for model in kith_models()]
    cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
    references = _references(cursor, tables)
    indexes = _indexes(cursor, tables)
    for table, name, _ in references:
        cursor.execute(sql.SQL("ALTER TABLE {} DROP CONSTRAINT {}").format(sql.Identifier(table), sql.Identifier(name)))
    for name, _ in indexes:
        cursor.execute(sql.SQL("DROP INDEX {}").format(sql.Identifier(name)))
    _triggers(cursor, tables, "DISABLE")
    yield
    for number, (_, definition) in enumerate(indexes, 1):
        say(f"Index {number} of {len(indexes)}")
        cursor.execute(definition)
    say("References")
    for table, name, definition in references:
        cursor.execute(
            sql.SQL("ALTER TABLE {} ADD CONSTRAINT {} {}").format(
                sql.Identifier(table), sql.Identifier(name), sql.SQL(definition)
            )
        )
    _triggers(cursor, tables, "ENABLE")


def history_written(cursor: Cursor[Any], span: tuple[str, str], label: str, say: Say) -> None:
    """What the triggers would have written of every row whose id is in the span."""
    for model in kith_models():
        if model in _NOT_LOADED:
            continue
        say(f"History of {model._meta.db_table}")
        kind = getattr(model, "in_childrens_logs", None)
        if kind:
            cursor.execute(_lines_of(model), [str(kind), *span])
        if not getattr(model, "worked_out", False) and not model._meta.db_table.startswith("audit_"):
            cursor.execute(_changes_of(model), [label, model._meta.db_table, *span])


def analysed(cursor: Cursor[Any]) -> None:
    """Tell the planner what is there now."""
    for model in kith_models():
        cursor.execute(sql.SQL("ANALYZE {}").format(_name(model)))


def _changes_of(model: type[models.Model]) -> sql.Composed:
    hidden = list(getattr(model, "never_in_history", ()))
    image = sql.SQL("kith_without_secrets(to_jsonb(one), {})").format(sql.Literal(hidden)) if hidden else None
    return sql.SQL(
        "INSERT INTO audit_change (at, as_of_on, actor_label, why, page, request_id, database_user, table_name, "
        "row_id, operation, after) "
        "SELECT now(), current_date, %s, '', '', '', session_user, %s, one.id::text, 'insert', {image} "
        "FROM {table} one WHERE one.id >= %s AND one.id < %s"
    ).format(image=image or sql.SQL("to_jsonb(one)"), table=_name(model))


def _lines_of(model: type[models.Model]) -> sql.Composed:
    who = "principal_id" if any(field.name == "principal_id" for field in model._meta.fields) else "actor_id"
    return sql.SQL(
        "INSERT INTO audit_line (child_id, at, kind, row_id, actor_id) SELECT child, one.at, %s, one.id, one.{} "
        "FROM {} one, unnest(one.children) AS child WHERE one.id >= %s AND one.id < %s ORDER BY one.at, one.id"
    ).format(sql.Identifier(who), _name(model))


def _triggers(cursor: Cursor[Any], tables: Iterable[str], how: str) -> None:
    for table in tables:
        cursor.execute(sql.SQL("ALTER TABLE {} {} TRIGGER USER").format(sql.Identifier(table), sql.SQL(how)))


def _references(cursor: Cursor[Any], tables: list[str]) -> list[tuple[str, str, Any]]:
    cursor.execute(
        "SELECT conrelid::regclass::text, conname, pg_get_constraintdef(oid) FROM pg_constraint "
        "WHERE contype = 'f' AND conrelid::regclass::text = ANY(%s) ORDER BY 1, 2",
        [tables],
    )
    return cursor.fetchall()


def _indexes(cursor: Cursor[Any], tables: list[str]) -> list[tuple[str, Any]]:
    cursor.execute(
        "SELECT index.relname, pg_get_indexdef(held.indexrelid) FROM pg_index held "
        "JOIN pg_class index ON index.oid = held.indexrelid "
        "WHERE held.indrelid::regclass::text = ANY(%s) AND NOT held.indisunique ORDER BY 1",
        [tables],
    )
    return cursor.fetchall()
