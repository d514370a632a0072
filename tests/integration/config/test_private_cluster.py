"""The private cluster lives through everything a machine does to it (DESIGN 4.1)."""

import os
import shutil
import signal
import socket
import stat
from pathlib import Path

import psycopg
import pytest

from kith.config.postgres import postmaster
from kith.config.postgres.binaries import Binaries, found
from kith.config.postgres.cluster import Cluster, private_cluster, put_aside_what_was_left_behind
from kith.config.postgres.folder import ELSEWHERE, Home, folders, within_reach
from kith.config.postgres.keys import keys_file, read_keys
from kith.config.postgres.roles import connect
from kith.config.postgres.runner import unprivileged
from kith.config.postgres.settings import Role, connection_settings
from tests.integration.config.conftest import assert_one_line, run_kith

as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root steps down")


def sign_in(var: Path, role: Role, monkeypatch: pytest.MonkeyPatch) -> psycopg.Connection[tuple[object, ...]]:
    """A connection as Django would make it."""
    monkeypatch.setenv("KITH_VAR", str(var))
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("KITH_POSTGRES", raising=False)
    return connect(connection_settings(role), "the test's database", "")


def test_each_way_starts_keeps_data_and_recovers_after_a_kill(
    way: str, var: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = run_kith(var, "db", "start", KITH_POSTGRES=way)
    assert started.returncode == 0, started.stderr
    with sign_in(var, "owner", monkeypatch) as connection:
        connection.execute("CREATE TABLE kept (word text)")
        connection.execute("INSERT INTO kept VALUES ('Łukasz')")

    server = postmaster.alive(var / "postgres" / "data")
    assert server is not None
    os.kill(server.pid, signal.SIGKILL)
    again = run_kith(var, "db", "start", KITH_POSTGRES=way)

    assert again.returncode == 0, again.stderr
    with sign_in(var, "owner", monkeypatch) as connection:
        assert connection.execute("SELECT lower(word) FROM kept").fetchone() == ("łukasz",)
    status = run_kith(var, "db", "status")
    assert status.returncode == 0 and way in status.stdout
    assert run_kith(var, "db", "stop").stdout == "The database is stopped.\n"
    assert run_kith(var, "db", "stop").stdout == "The database was not running.\n"
    assert run_kith(var, "db", "status").returncode == 1


def test_the_app_role_can_make_nothing(running: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    with sign_in(running.var, "app", monkeypatch) as connection:
        assert connection.execute("SELECT current_user, session_user").fetchone() == ("kith_app", "kith_app")
        for command in ("CREATE TABLE mine ()", "CREATE SCHEMA mine", "CREATE ROLE mine", "CREATE DATABASE mine"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(command)


def test_the_owner_is_no_superuser(running: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    with sign_in(running.var, "owner", monkeypatch) as connection:
        rights = connection.execute(
            "SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user"
        )
        assert rights.fetchone() == (False, False, False)
        extensions = {name for (name,) in connection.execute("SELECT extname FROM pg_extension")}
    assert {"pg_trgm", "unaccent", "btree_gist", "citext", "fuzzystrmatch"} <= extensions


def test_a_new_database_is_born_with_the_extensions(running: Cluster) -> None:
    with psycopg.connect(running.address(running.keys()), autocommit=True) as connection:
        connection.execute("CREATE DATABASE born")
    with psycopg.connect(running.address(running.keys(), "born"), autocommit=True) as connection:
        assert connection.execute("SELECT similarity('Ruby', 'Rubie') > 0.3").fetchone() == (True,)
    with psycopg.connect(running.address(running.keys()), autocommit=True) as connection:
        connection.execute("DROP DATABASE born")


def test_nobody_gets_in_without_the_password(running: Cluster) -> None:
    with pytest.raises(psycopg.OperationalError, match="password"):
        psycopg.connect(host="127.0.0.1", port=running.port(), user="kith_app", dbname="kith", password="guess")  # type: ignore[arg-type]
    assert stat.S_IMODE(keys_file(running.var).stat().st_mode) == 0o600


def test_no_words_of_people_reach_the_servers_log(running: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    with sign_in(running.var, "owner", monkeypatch) as connection:
        connection.execute("CREATE TABLE told (word text PRIMARY KEY)")
        with pytest.raises(psycopg.errors.UniqueViolation):
            connection.execute("INSERT INTO told VALUES ('owl under the stairs'), ('owl under the stairs')")
        connection.execute("DROP TABLE told")
    log = running.home.log.read_text(encoding="utf-8")
    assert "duplicate key" in log
    assert "owl" not in log


def test_two_checkouts_side_by_side_and_a_port_that_was_taken(var: Path, running: Cluster) -> None:
    assert run_kith(var, "db", "start").returncode == 0
    first = read_keys(var)
    assert first and first.port != running.port()
    assert run_kith(var, "db", "stop").returncode == 0

    with socket.create_server(("127.0.0.1", first.port)):
        assert run_kith(var, "db", "start").returncode == 0
    moved = read_keys(var)

    assert moved and moved.port != first.port
    assert moved.passwords == first.passwords
    assert run_kith(var, "db", "status").returncode == 0


def test_a_copied_checkout_never_meets_the_originals_database(var: Path, running: Cluster) -> None:
    shutil.copytree(running.var, var, dirs_exist_ok=True)
    assert (var / "postgres" / "data" / "postmaster.pid").exists()

    assert run_kith(var, "db", "status").returncode == 1
    assert run_kith(var, "db", "stop").stdout == "The database was not running.\n"
    assert run_kith(var, "db", "start").returncode == 0

    assert running.answers()
    copied = read_keys(var)
    assert copied and copied.port != running.port()


@as_root
def test_root_steps_down_and_leaves_a_folder_nobody_else_reaches(way: str, var: Path) -> None:
    hidden = var / "home" / "checkout"
    hidden.mkdir(parents=True)
    hidden.parent.chmod(0o700)
    far = folders(hidden)[1]
    try:
        done = run_kith(hidden, "db", "start", KITH_POSTGRES=way)
        assert done.returncode == 0, done.stderr
        cluster = private_cluster(hidden)
        assert cluster.home.folder == far and far.is_relative_to(ELSEWHERE)
        server = postmaster.alive(cluster.home.data)
        assert server and Path(f"/proc/{server.pid}").stat().st_uid != 0
        assert run_kith(hidden, "db", "stop").returncode == 0
    finally:
        shutil.rmtree(far.parent, ignore_errors=True)


@as_root
def test_programs_under_an_unreadable_home_are_copied_with_their_libraries(var: Path) -> None:
    wheel = next(found("embedded")).folder
    package, site = wheel.parents[1], var / "home" / "site-packages"
    for folder in (package, package.with_name(f"{package.name}.libs")):
        if folder.exists():
            shutil.copytree(folder, site / folder.name, symlinks=True)
    (var / "home").chmod(0o700)
    there = Binaries(site / wheel.relative_to(package.parent), 18, "embedded")
    (var / "postgres").mkdir()
    home = Home(var / "postgres", unprivileged())
    home.runner.give(home.folder)

    copied = within_reach(there, home)

    assert copied.folder.is_relative_to(home.folder)
    assert home.runner.run([copied.folder / "initdb", "--version"]).returncode == 0
    assert within_reach(there, home) == copied


@as_root
def test_files_unpacked_by_root_are_given_to_the_databases_user(var: Path) -> None:
    assert run_kith(var, "db", "start").returncode == 0
    assert run_kith(var, "db", "stop").returncode == 0
    for path in [var / "postgres", *(var / "postgres").rglob("*")]:
        os.chown(path, 0, 0)

    done = run_kith(var, "db", "start")

    assert done.returncode == 0, done.stderr


@as_root
@pytest.mark.parametrize(("mode", "kept"), [("demo", 1), ("test", 0)])
def test_what_a_deleted_checkout_left_behind_stands_in_nobodys_way(
    var: Path, monkeypatch: pytest.MonkeyPatch, mode: str, kept: int
) -> None:
    monkeypatch.setenv("KITH_MODE", mode)
    elsewhere = var.parent / f"{var.name}-elsewhere"
    data = folders(var, elsewhere)[1] / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("15\n", encoding="utf-8")

    put_aside_what_was_left_behind(var, elsewhere)

    assert not data.exists()
    assert len(list(elsewhere.glob("*.left-behind-*/postgres/data/PG_VERSION"))) == kept
    shutil.rmtree(elsewhere)


@as_root
def test_a_database_whose_checkout_is_there_is_left_alone(var: Path) -> None:
    elsewhere = var.parent / f"{var.name}-elsewhere"
    data = folders(var, elsewhere)[1] / "data"
    data.mkdir(parents=True)
    keys_file(var).write_text("{}", encoding="utf-8")

    put_aside_what_was_left_behind(var, elsewhere)

    assert data.exists()
    shutil.rmtree(elsewhere)


def test_lost_keys_are_one_line(var: Path) -> None:
    data = var / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("15\n", encoding="utf-8")
    assert_one_line(run_kith(var, "db", "start"), "postgres-keys.json is gone", "make demo-reset")


def test_data_of_a_version_that_is_gone_is_one_line(var: Path) -> None:
    data = var / "postgres" / "data"
    data.mkdir(parents=True)
    (data / "PG_VERSION").write_text("9\n", encoding="utf-8")
    assert_one_line(run_kith(var, "db", "start"), "PostgreSQL 9", "no longer here")


def test_a_folder_that_cannot_be_made_is_one_line() -> None:
    assert_one_line(run_kith(Path("/proc/kith"), "db", "start"), "/proc/kith")


def test_run_hands_back_the_exit_code_and_stops_what_it_started(var: Path) -> None:
    done = run_kith(var, "db", "run", "--", "sh", "-c", "exit 7")
    assert done.returncode == 7
    assert run_kith(var, "db", "status").returncode == 1
    assert_one_line(run_kith(var, "db", "run", "--", "/no/such/program"), "/no/such/program")


def test_shell_signs_in_as_the_role_asked_for(running: Cluster) -> None:
    done = run_kith(running.var, "db", "shell", "--role", "owner", "--", "-Atc", "SELECT current_user")
    assert done.stdout == "kith_owner\n", done.stderr
