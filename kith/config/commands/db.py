"""`kith db`: start, stop, look at, enter and prepare the database, whichever way it is reached (DESIGN 4.1)."""

import argparse
import os
import shutil
import subprocess
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kith.config import places, subcommand
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    from kith.config.postgres.cluster import Cluster
    from kith.config.subcommand import Subparsers

_NOTHING_TO_DO = "DATABASE_URL is set: that server is not Kith's to start or stop."


def register(subparsers: "Subparsers") -> None:
    """Add `kith db` and its verbs."""
    summary = "the database: start, stop, status, shell, prepare, run"
    more = "Uses DATABASE_URL if it is set, or else a private PostgreSQL under var/."
    verbs = subcommand.add(subparsers, "db", run, summary, more).add_subparsers(metavar="VERB", required=True)
    subcommand.add(verbs, "start", start, "start the private database, and make it the first time")
    subcommand.add(verbs, "stop", stop, "stop the private database cleanly")
    subcommand.add(verbs, "status", status, "say whether the database answers; exit code 1 if not")
    shell_parser = subcommand.add(verbs, "shell", shell, "open psql", "Words after -- go to psql.")
    shell_parser.add_argument("--role", choices=("app", "owner", "admin"), default="app", help="whose login (app)")
    shell_parser.add_argument("arguments", nargs="*", metavar="PSQL-ARGUMENT")
    subcommand.add(verbs, "prepare", prepare, "start it and bring roles, tables and grants up to date")
    run_parser = subcommand.add(
        verbs, "run", run_with, "run a command with the database up", "Stops the database afterwards if it was down."
    )
    run_parser.add_argument("arguments", nargs=argparse.REMAINDER, metavar="-- COMMAND")


def run(arguments: argparse.Namespace) -> int:
    """Never reached: each verb has its own."""
    return int(arguments.run(arguments))


def start(_arguments: argparse.Namespace) -> int:
    """Bring the database up with its roles."""
    started = ensure_up()
    print(_NOTHING_TO_DO if _given() else f"The database is up on 127.0.0.1:{_port()}{'' if started else ' (it was)'}.")
    return 0


def stop(_arguments: argparse.Namespace) -> int:
    """Stop the private database; a given one is left alone."""
    if _given():
        print(_NOTHING_TO_DO)
    else:
        print("The database is stopped." if stop_private() else "The database was not running.")
    return 0


def status(_arguments: argparse.Namespace) -> int:
    """One line on how it is; exit code 1 when it does not answer."""
    from kith.config.postgres.keys import read_keys
    from kith.config.postgres.roles import connect_given

    if _given():
        with connect_given() as connection:
            version = connection.info.server_version // 10000
        print(f"The database of DATABASE_URL answers (PostgreSQL {version}).")
        return 0
    if read_keys(places.var()) is None:
        print("No database is set up yet. Set one up with: kith db prepare")
        return 1
    cluster = _cluster()
    if not cluster.answers():
        print(f"The database is down. Its files are in {cluster.home.folder}. Start it with: kith db start")
        return 1
    kind = f"PostgreSQL {cluster.binaries.major}, {cluster.binaries.way}"
    print(f"The database is up on 127.0.0.1:{cluster.port()} ({kind}, files in {cluster.home.folder}).")
    return 0


def shell(arguments: argparse.Namespace) -> int:
    """Become psql, signed in as the role that was asked for; the password stays off the command line."""
    from kith.config.postgres.binaries import found
    from kith.config.postgres.settings import connection_settings

    entry = connection_settings(arguments.role)
    beside = next((one.folder / "psql" for one in found(None) if (one.folder / "psql").exists()), None)
    psql = shutil.which("psql") or (str(beside) if beside else None)
    if psql is None:
        raise Trouble("psql was not found", "", "Install it (apt-get install postgresql-client)")
    names = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD", "PGDATABASE": "NAME"}
    environment = {name: str(entry[key]) for name, key in names.items() if entry[key]}
    if role := entry["OPTIONS"].get("assume_role"):
        environment["PGOPTIONS"] = f"-c role={role}"
    if sslmode := entry["OPTIONS"].get("sslmode"):
        environment["PGSSLMODE"] = str(sslmode)
    os.execve(psql, [psql, *arguments.arguments], {**os.environ, **environment})


def prepare(_arguments: argparse.Namespace) -> int:
    """Everything a new version needs of the database, as its owner; safe to repeat."""
    ensure_up()
    migrate()
    print("The database is ready.")
    return 0


def run_with(arguments: argparse.Namespace) -> int:
    """Run a command while the database is up and hand back its exit code."""
    words = arguments.arguments[arguments.arguments[:1] == ["--"] :]
    if not words:
        raise Trouble("No command was given", "", "Write it after --, for example: kith db run -- pytest", code=2)
    started = ensure_up()
    try:
        return subprocess.run(words, check=False).returncode
    finally:
        if started:
            stop_private()


def ensure_up() -> bool:
    """Start the database unless it is up, with roles and extensions; True when this call started it."""
    from kith.config.postgres import roles

    if _given():
        roles.set_up_given()
        return False
    cluster = _cluster()
    started = cluster.start()
    if started or not roles.is_set_up():
        roles.set_up_private(cluster)
    return started


def migrate(environment: Mapping[str, str] | None = None) -> None:
    """Migrations as the owner, in a process of their own; the grants follow in `post_migrate`."""
    doing = "The tables cannot be brought up to date"
    as_owner = {**(environment or {}), "KITH_DB_ROLE": "owner", "KITH_DB_POOL": ""}
    subcommand.run_quietly(("manage", "migrate", "--noinput"), as_owner, doing)


def stop_private() -> bool:
    """Stop the private database if there is one; True when it was running."""
    from kith.config.postgres.keys import read_keys

    return not _given() and read_keys(places.var()) is not None and _cluster().stop()


def _given() -> bool:
    from kith.config.postgres.ways import uses_url

    return uses_url()


def _cluster() -> "Cluster":
    from kith.config.postgres.cluster import private_cluster

    return private_cluster(places.var())


def _port() -> int | None:
    return _cluster().port()
