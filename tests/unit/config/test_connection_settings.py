"""How the site reaches its database, from the environment alone (DESIGN 4.1)."""

from pathlib import Path

import psycopg
import pytest

from kith.config.postgres.keys import keys_file, new_keys, read_keys, write_keys
from kith.config.postgres.settings import Role, connection_settings
from kith.config.trouble import Trouble

URL = "postgresql://boss:p%40ss@db.example.org:6543/plans?sslmode=require"


@pytest.fixture(autouse=True)
def clean(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing set, and a `var` without a cluster."""
    for name in ("DATABASE_URL", "DATABASE_APP_URL", "DATABASE_ADMIN_URL", "KITH_POSTGRES", "KITH_DB_ROLE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.delenv("KITH_DB_POOL", raising=False)
    monkeypatch.setenv("KITH_VAR", str(tmp_path))


def test_the_owner_signs_in_with_the_given_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    entry = connection_settings("owner")
    assert (entry["USER"], entry["PASSWORD"], entry["HOST"]) == ("boss", "p@ss", "db.example.org")
    assert (entry["PORT"], entry["NAME"]) == ("6543", "plans")
    assert entry["OPTIONS"] == {"sslmode": "require", "connect_timeout": 10}
    assert entry["CONN_HEALTH_CHECKS"] is True


def test_the_app_takes_on_its_role_unless_it_signs_in_as_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    assert connection_settings("app")["OPTIONS"]["assume_role"] == "kith_app"
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://kith_app:x@db.example.org/plans")
    entry = connection_settings()
    assert entry["USER"] == "kith_app"
    assert "assume_role" not in entry["OPTIONS"]
    monkeypatch.setenv("DATABASE_APP_URL", "postgresql://web_7:x@db.example.org/plans")
    assert connection_settings()["OPTIONS"]["assume_role"] == "kith_app"


def test_tests_may_have_an_administrator_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", URL)
    assert connection_settings("admin")["USER"] == "boss"
    monkeypatch.setenv("DATABASE_ADMIN_URL", "postgresql://root:x@db.example.org/plans")
    assert connection_settings("admin")["USER"] == "root"


@pytest.mark.parametrize(("role", "login"), [("app", "kith_app"), ("owner", "kith_owner"), ("admin", "kith_admin")])
def test_the_private_cluster_has_a_login_for_each_role(role: Role, login: str, tmp_path: Path) -> None:
    keys = new_keys(54321)
    write_keys(tmp_path, keys)
    entry = connection_settings(role)
    assert (entry["USER"], entry["PASSWORD"], entry["PORT"]) == (login, keys.passwords[login], "54321")
    assert entry["HOST"] == "127.0.0.1"


def test_the_role_comes_from_the_environment_if_nobody_names_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    write_keys(tmp_path, new_keys(54321))
    monkeypatch.setenv("KITH_DB_ROLE", "owner")
    assert connection_settings()["USER"] == "kith_owner"
    assert connection_settings("app")["USER"] == "kith_app"
    monkeypatch.setenv("KITH_DB_ROLE", "king")
    with pytest.raises(Trouble, match="KITH_DB_ROLE is 'king'"):
        connection_settings()


def test_only_the_app_has_a_pool_and_only_when_asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_keys(tmp_path, new_keys(54321))
    assert "pool" not in connection_settings("app")["OPTIONS"]
    monkeypatch.setenv("KITH_DB_POOL", "1")
    monkeypatch.setenv("KITH_DB_POOL_SIZE", "5")
    assert connection_settings("app")["OPTIONS"]["pool"]["max_size"] == 5
    assert "pool" not in connection_settings("owner")["OPTIONS"]


def test_without_a_cluster_a_connection_fails_and_says_what_to_do() -> None:
    entry = connection_settings()
    with pytest.raises(psycopg.OperationalError, match="run 'kith db prepare'"):
        psycopg.connect(host=entry["HOST"], user=entry["USER"], dbname=entry["NAME"])


def test_a_forced_way_wins_over_the_address(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    write_keys(tmp_path, new_keys(54321))
    monkeypatch.setenv("DATABASE_URL", URL)
    monkeypatch.setenv("KITH_POSTGRES", "embedded")
    assert connection_settings()["PORT"] == "54321"
    monkeypatch.setenv("KITH_POSTGRES", "oracle")
    with pytest.raises(Trouble, match="it can be url, system or embedded"):
        connection_settings()


def test_keys_are_kept_for_their_owner_alone_and_survive(tmp_path: Path) -> None:
    keys = new_keys(5)
    write_keys(tmp_path, keys)
    write_keys(tmp_path, keys)
    assert read_keys(tmp_path) == keys
    assert keys_file(tmp_path).stat().st_mode & 0o777 == 0o600
    assert len(set(keys.passwords.values())) == 3


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"port": "x", "passwords": {}}', "\0"])
def test_keys_that_kith_did_not_write_are_one_line(text: str, tmp_path: Path) -> None:
    keys_file(tmp_path).write_text(text, encoding="utf-8")
    with pytest.raises(Trouble, match="cannot be read"):
        read_keys(tmp_path)
