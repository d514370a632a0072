"""The sample family in a test's database: loaded once in a process through its services, then put back row by row.

Loading it takes some three hundred statements and a quarter of a second, and more than a thousand tests begin with it.
What is put back is what the services wrote: every row of every table, the history of rows with it.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar, cast

from django.contrib.auth.hashers import get_hasher
from django.contrib.sessions.models import Session
from django.db import connection

from kith.core.audit.protection import APP_ROLE, kith_models
from tests.world import World

# Their rows are numbered by the database, which has to go on above what is put back.
_COUNTED = ("audit_change", "audit_line")
AnyWorld = TypeVar("AnyWorld", bound=World)
_held: dict[tuple[Callable[[], World], str], tuple[World, dict[str, bytes]]] = {}


def sample_world(make: Callable[[], AnyWorld]) -> AnyWorld:
    """The sample, loaded; the ids are the same in every test of a process that keeps passwords the same way.

    `make` may add to the sample; what it made is kept and put back alike.
    """
    kept_as = (make, get_hasher().algorithm)
    if kept_as not in _held:
        _held[kept_as] = (make(), _rows_of_all_tables())
    else:
        _put_back(_held[kept_as][1])
    held: Any = _held[kept_as][0]
    return cast("AnyWorld", held)


@cache
def _tables() -> tuple[str, ...]:
    return tuple(sorted(model._meta.db_table for model in (*kith_models(), Session)))


def _rows_of_all_tables() -> dict[str, bytes]:
    found = {}
    with connection.cursor() as cursor:
        for table in _tables():
            with cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
                if rows := b"".join(bytes(part) for part in copy):
                    found[table] = rows
    return found


def _put_back(held: dict[str, bytes]) -> None:
    """As the owner and without triggers: the history is among the rows, and the app role rightly may not write it."""
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE; SET session_replication_role = replica")
        for table, rows in held.items():
            with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                copy.write(rows)
        for table in _COUNTED:
            cursor.execute(
                f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), GREATEST((SELECT max(id) FROM {table}), "
                f"(SELECT last_value FROM pg_sequences WHERE sequencename = '{table}_id_seq')))"
            )
        cursor.execute(f"SET session_replication_role = origin; SET ROLE {APP_ROLE}")
