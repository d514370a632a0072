"""Reads of a fixed shape: their SQL is put together once in a process, which takes longer than asking."""

from collections.abc import Callable
from functools import cached_property
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connection
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators  # type: ignore[attr-defined]  # Django’s, and not typed

Row = TypeVar("Row", bound=Model)
_ANY_ID = UUID(int=0)


class Compiled:
    """Rows about one thing, as the database gives them: what a field would make of a value is left to the caller.

    `build` makes the query for an id; it is called once, and its SQL is asked with the ids that come.
    """

    def __init__(self, build: Callable[[UUID], QuerySet[Any, Any]]) -> None:
        self._build = build

    @cached_property
    def _sql(self) -> tuple[str, tuple[Any, ...]]:
        sql, given = self._build(_ANY_ID).query.sql_with_params()
        return sql, tuple(given)

    def rows(self, wanted: UUID) -> list[tuple[Any, ...]]:
        """The rows about this id."""
        return _asked(*self._sql, wanted)


class CompiledModels(Generic[Row]):
    """The same of a model: each row as Django's own `ModelIterable` makes it of a query that is put together anew.

    Joined models (`select_related`), fields left out (`defer`) and annotations come along; `prefetch_related` does not.
    """

    def __init__(self, build: Callable[[UUID], QuerySet[Row]]) -> None:
        self._build = build

    @cached_property
    def _compiled(self) -> tuple[Any, str, tuple[Any, ...], Callable[[Any], Row]]:
        compiler = self._build(_ANY_ID).query.get_compiler(DEFAULT_DB_ALIAS)
        sql, given = compiler.as_sql()
        return compiler, sql, tuple(given), _maker(compiler)

    def of(self, wanted: UUID) -> list[Row]:
        """The rows about this id."""
        compiler, sql, given, make = self._compiled
        return [make(row) for row in compiler.results_iter([_asked(sql, given, wanted)])]


def _asked(sql: str, given: tuple[Any, ...], wanted: UUID) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, [wanted if one == _ANY_ID else one for one in given])
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def _maker(compiler: Any) -> Callable[[Any], Any]:
    """What makes a model of a row; the columns of joined models and of annotations follow its own."""
    info, select, annotated = compiler.klass_info, compiler.select, compiler.annotation_col_map or {}
    first, last = info["select_fields"][0], info["select_fields"][-1] + 1
    names = [column.target.attname for column, *_ in select[first:last]]
    joined = get_related_populators(info, select, DEFAULT_DB_ALIAS)

    def make(row: Any) -> Any:
        held = info["model"].from_db(DEFAULT_DB_ALIAS, names, row[first:last])
        for one in joined:
            one.populate(row, held)
        for name, column in annotated.items():
            setattr(held, name, row[column])
        return held

    return make
