"""Kith's tables as the tests look at them: what stands in each, and who may do what."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

from django.db import connection, models, transaction

from kith.core.audit.protection import kith_models
from kith.kernel.models import Keeping


def all_tables() -> tuple[str, ...]:
    """Every table of Kith's own rooms."""
    return tuple(sorted(model._meta.db_table for model in kith_models()))


def keeping_of(model: type[models.Model]) -> Keeping:
    """How the model says its rows are kept."""
    held = getattr(model, "keeping", None)
    assert isinstance(held, Keeping), f"{model.__name__} does not say how its rows are kept."
    return held


@cache
def _every_table() -> tuple[str, ...]:
    found = execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename")
    return tuple(name for (name,) in found)


def fingerprints() -> dict[str, tuple[int, str]]:
    """Of every table, those of libraries too: how many rows it has, and a sum over all of their words."""
    one = "SELECT '{0}', count(*), coalesce(md5(string_agg(md5(t::text), '' ORDER BY md5(t::text))), '') FROM \"{0}\" t"
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(one.format(table) for table in _every_table()))
        return {name: (rows, words) for name, rows, words in cursor.fetchall()}


def changed_tables(before: dict[str, tuple[int, str]]) -> set[str]:
    """The tables that are not as they were."""
    return {table for table, words in fingerprints().items() if before[table] != words}


@contextmanager
def undone() -> Iterator[None]:
    """What is done inside is undone at the end, a change of role too."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@contextmanager
def as_owner() -> Iterator[None]:
    """Inside, the tests act as the one who owns the tables; everything is undone at the end."""
    with undone():
        execute("RESET ROLE")
        yield


def execute(statement: str) -> list[tuple[Any, ...]]:
    """Run one statement; its rows, if it has any."""
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return cursor.fetchall() if cursor.description else []
