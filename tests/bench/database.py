"""A database for one run of the bench: made as the owner's, filled and read as the app role, dropped at the end."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql

from kith.config.postgres import connection_settings
from kith.config.postgres.roles import connect
from tests.bench.settings import NAME


@contextmanager
def database() -> Iterator[None]:
    """Make it with all tables, grants and triggers; drop it afterwards."""
    owner = connections["owner"].settings_dict["USER"]
    with _administrator() as admin:
        _dropped(admin)
        admin.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(sql.Identifier(NAME), sql.Identifier(owner)))
    try:
        call_command("migrate", database="owner", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        connections["owner"].close()
        yield
    finally:
        connections.close_all()
        connections["default"].close_pool()  # type: ignore[attr-defined]
        with _administrator() as admin:
            _dropped(admin)


def server_version() -> str:
    """The server's version, for the report."""
    with connections["default"].cursor() as cursor:
        cursor.execute("SHOW server_version")
        return str(cursor.fetchone()[0]).split()[0]


def _administrator() -> psycopg.Connection[tuple[object, ...]]:
    return connect(connection_settings("admin"), "the database server", "Run: make bench")


def _dropped(admin: psycopg.Connection[tuple[object, ...]]) -> None:
    admin.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(NAME)))
