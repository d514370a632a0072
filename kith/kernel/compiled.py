"""Reads of a fixed shape: their SQL is put together once in a process, which takes longer than asking."""

from collections.abc import Callable
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

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
        sql, given = self._sql
        with connection.cursor() as cursor:
            cursor.execute(sql, [wanted if one == _ANY_ID else one for one in given])
            found: list[tuple[Any, ...]] = cursor.fetchall()
        return found
