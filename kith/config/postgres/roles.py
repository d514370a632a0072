"""The two database roles and what each may do at the door of the database (DESIGN 4.1). Tables' grants are audit's."""

from typing import Any, LiteralString

import psycopg
from psycopg import sql

from kith.config.postgres.binaries import EXTENSIONS, OLDEST
from kith.config.postgres.cluster import Cluster
from kith.config.postgres.keys import APP, DATABASE, OWNER, Keys
from kith.config.postgres.settings import connection_settings
from kith.config.trouble import Trouble, first_line

Connection = psycopg.Connection[Any]


def set_up_private(cluster: Cluster) -> None:
    """Roles with the stored passwords, the database, its extensions; does nothing twice."""
    keys = cluster.keys()
    with psycopg.connect(cluster.address(keys), autocommit=True) as connection:
        for role in (OWNER, APP):
            _login(connection, role, keys)
        if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
            command = sql.SQL("CREATE DATABASE {} OWNER {} ENCODING 'UTF8' TEMPLATE template0")
            connection.execute(command.format(sql.Identifier(DATABASE), sql.Identifier(OWNER)))
        connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(DATABASE)))
    # template1 too: databases made for tests are then born with the extensions.
    for database in ("template1", DATABASE):
        with psycopg.connect(cluster.address(keys, database), autocommit=True) as connection:
            _furnish(connection)


def is_set_up() -> bool:
    """True when the private database exists and its owner can sign in."""
    try:
        connect(connection_settings("owner"), "", "").close()
    except Trouble:
        return False
    return True


def set_up_given() -> None:
    """The same in a database that DATABASE_URL names, as far as its login may; Trouble says what it may not."""
    with connect_given() as connection:
        if connection.info.server_version < OLDEST * 10000:
            version = connection.info.server_version // 10000
            raise Trouble(f"DATABASE_URL leads to PostgreSQL {version}", f"Kith needs {OLDEST} or newer", "Upgrade it")
        try:
            if not connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [APP]).fetchone():
                connection.execute(sql.SQL("CREATE ROLE {} NOLOGIN").format(sql.Identifier(APP)))
            if connection.execute("SELECT pg_has_role(current_user, %s, 'MEMBER')", [APP]).fetchone() != (True,):
                connection.execute(sql.SQL("GRANT {} TO CURRENT_USER").format(sql.Identifier(APP)))
            _furnish(connection)
        except psycopg.errors.InsufficientPrivilege as fault:
            do = "Let an administrator prepare it as docs/runbooks/deploy.md says, then try again"
            raise Trouble("The login of DATABASE_URL may not prepare the database", first_line(fault), do) from fault


def connect_given() -> Connection:
    """A connection with the owner's login of DATABASE_URL."""
    entry = connection_settings("owner")
    return connect(entry, "the database of DATABASE_URL", "Check the address, and that the server is up")


def connect(entry: dict[str, Any], what: str, do: str) -> Connection:
    """A connection from a DATABASES entry; Trouble in one line when it cannot be made."""
    options = {key: value for key, value in entry["OPTIONS"].items() if key not in ("pool", "assume_role")}
    parts = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    given = {part: entry[key] for part, key in parts.items() if entry[key]}
    try:
        connection: Connection = psycopg.connect(**given, **options, autocommit=True)
    except psycopg.OperationalError as fault:
        raise Trouble(f"Cannot reach {what}", first_line(fault), do) from fault
    if role := entry["OPTIONS"].get("assume_role"):
        connection.execute(sql.SQL("SET ROLE {}").format(sql.Identifier(role)))
    return connection


def _login(connection: Connection, role: str, keys: Keys) -> None:
    verb = "ALTER" if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", [role]).fetchone() else "CREATE"
    hashed = connection.pgconn.encrypt_password(keys.passwords[role].encode(), role.encode(), b"scram-sha-256").decode()
    command = "{} ROLE {} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD {}"
    connection.execute(sql.SQL(command).format(sql.SQL(verb), sql.Identifier(role), sql.Literal(hashed)))


def _furnish(connection: Connection) -> None:
    """Extensions, and the app role let in to look but not to make anything."""
    have = {name for (name,) in connection.execute("SELECT extname FROM pg_extension")}
    for name in EXTENSIONS:
        if name not in have:
            connection.execute(sql.SQL("CREATE EXTENSION IF NOT EXISTS {}").format(sql.Identifier(name)))
    names = {"database": sql.Identifier(connection.info.dbname), "app": sql.Identifier(APP)}
    for question, command in _DOOR:
        if connection.execute(question, [APP]).fetchone() != (True,):
            connection.execute(sql.SQL(command).format(**names))


# What must hold of the app role, and the command that makes it hold; asked first, because not every owner may do it.
_DOOR: tuple[tuple[LiteralString, LiteralString], ...] = (
    (
        "SELECT has_database_privilege(%s, current_database(), 'CONNECT')",
        "GRANT CONNECT ON DATABASE {database} TO {app}",
    ),
    ("SELECT NOT has_schema_privilege(%s, 'public', 'CREATE')", "REVOKE CREATE ON SCHEMA public FROM PUBLIC"),
    ("SELECT has_schema_privilege(%s, 'public', 'USAGE')", "GRANT USAGE ON SCHEMA public TO {app}"),
)
