"""A database that somebody else runs, named by DATABASE_URL (DESIGN 4.1)."""

from collections.abc import Iterator

import psycopg
import pytest
from psycopg import sql

from kith.config.postgres.cluster import Cluster
from kith.config.postgres.roles import connect
from kith.config.postgres.settings import connection_settings
from tests.integration.config.conftest import assert_one_line, run_kith

LOGIN, PASSWORD = "given_owner", "p@ss/word"


@pytest.fixture
def url(running: Cluster) -> Iterator[str]:
    """A fresh database with an owner of its own who may grant the app role, as an administrator would set it up."""
    admin = running.address(running.keys())
    with psycopg.connect(admin, autocommit=True) as connection:
        login = sql.Identifier(LOGIN)
        connection.execute(sql.SQL("CREATE ROLE {} LOGIN PASSWORD {}").format(login, sql.Literal(PASSWORD)))
        connection.execute(sql.SQL("GRANT kith_app TO {}").format(login))
        connection.execute(sql.SQL("CREATE DATABASE given OWNER {}").format(login))
    yield f"postgresql://{LOGIN}:p%40ss%2Fword@127.0.0.1:{running.port()}/given?sslmode=disable"
    with psycopg.connect(admin, autocommit=True) as connection:
        connection.execute("DROP DATABASE given WITH (FORCE)")
        connection.execute(sql.SQL("DROP ROLE {}").format(sql.Identifier(LOGIN)))


def test_start_sets_up_the_given_database_and_starts_nothing(running: Cluster, url: str) -> None:
    for _twice in range(2):
        done = run_kith(running.var, "db", "start", DATABASE_URL=url)
        assert done.returncode == 0, done.stderr
        assert "not Kith's to start" in done.stdout
    assert "not Kith's" in run_kith(running.var, "db", "stop", DATABASE_URL=url).stdout
    assert running.answers()
    assert "answers (PostgreSQL" in run_kith(running.var, "db", "status", DATABASE_URL=url).stdout


def test_the_site_takes_on_the_app_role(running: Cluster, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run_kith(running.var, "db", "start", DATABASE_URL=url).returncode == 0
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.delenv("KITH_POSTGRES", raising=False)
    with connect(connection_settings("app"), "", "") as connection:
        assert connection.execute("SELECT current_user, session_user").fetchone() == ("kith_app", LOGIN)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine ()")
    shell = run_kith(running.var, "db", "shell", "--", "-Atc", "SELECT current_user", DATABASE_URL=url)
    assert shell.stdout == "kith_app\n", shell.stderr


def test_a_login_that_may_not_prepare_is_one_line(running: Cluster, url: str) -> None:
    with psycopg.connect(running.address(running.keys()), autocommit=True) as connection:
        connection.execute(sql.SQL("REVOKE kith_app FROM {}").format(sql.Identifier(LOGIN)))
    done = run_kith(running.var, "db", "start", DATABASE_URL=url)
    assert_one_line(done, "may not prepare", "docs/runbooks/deploy.md")
    assert "p@ss" not in done.stderr


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://somewhere/kith", "not a PostgreSQL address"),
        ("postgresql://u:secret-word@127.0.0.1:1/kith", "Cannot reach"),
        ("postgresql://u:secret-word@127.0.0.1:1/", "names no database"),
        ("postgresql://u:secret-word@[::1/kith", "cannot be read"),
    ],
)
def test_a_wrong_address_is_one_line_without_the_password(running: Cluster, address: str, words: str) -> None:
    for verb in ("status", "start"):
        done = run_kith(running.var, "db", verb, DATABASE_URL=address)
        assert_one_line(done, words)
        assert "secret-word" not in done.stderr


def test_reset_deletes_no_database_that_kith_did_not_make(running: Cluster, url: str) -> None:
    done = run_kith(running.var, "demo", "--reset", "--port", "8119", DATABASE_URL=url)
    assert_one_line(done, "DATABASE_URL is set", "did not make")


def test_a_sample_for_a_database_without_tables_or_one_that_is_away_is_one_line(running: Cluster, url: str) -> None:
    assert run_kith(running.var, "db", "start", DATABASE_URL=url).returncode == 0
    for words in (("sample", "generate", "--children", "10"), ("sample", "load")):
        done = run_kith(running.var, *words, DATABASE_URL=url, KITH_MODE="demo")
        assert_one_line(done, "this database has no tables yet. Run: kith db prepare.")
    away = url.replace(f":{running.port()}/", ":1/")
    done = run_kith(running.var, "sample", "generate", "--children", "10", DATABASE_URL=away, KITH_MODE="demo")
    assert_one_line(done, "Nothing is generated: the database cannot be asked", "kith db prepare")
    assert "p@ss" not in done.stderr
