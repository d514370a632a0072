"""Real clusters for the tests of the ground; none of them touches the checkout's own `var`."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kith.config.postgres.binaries import found
from kith.config.postgres.cluster import Cluster, erase, private_cluster

Kith = Callable[..., subprocess.CompletedProcess[str]]
_OURS = ("KITH_", "DATABASE_", "PG", "DJANGO_SETTINGS")


def environment(var: Path, **more: str) -> dict[str, str]:
    """This process's environment without anything that would lead to another database."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return kept | {"KITH_VAR": str(var), "PYTHONPATH": str(Path.cwd())} | more


def run_kith(var: Path, *words: str, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person would, for the cluster of `var`."""
    return subprocess.run(
        [sys.executable, "-m", "kith.config.cli", *words],
        env=environment(var, **more),
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def assert_one_line(done: subprocess.CompletedProcess[str], *words: str) -> None:
    """A refusal as people should meet it: exit 1 or 2, one line, the words in it, and no traceback."""
    assert done.returncode in (1, 2), done
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    for word in words:
        assert word in done.stderr, (word, done.stderr)


@pytest.fixture
def var() -> Iterator[Path]:
    """An empty folder that the database's user can reach, as pytest's own is not when tests run as root."""
    yield from _fresh_var()


@pytest.fixture(scope="session", params=["system", "embedded"])
def way(request: pytest.FixtureRequest) -> str:
    """Each way to binaries that this machine has."""
    if not list(found(request.param)):
        pytest.skip(f"no {request.param} PostgreSQL on this machine")
    return str(request.param)


@pytest.fixture(scope="session")
def session_var() -> Iterator[Path]:
    """A folder that many tests share."""
    yield from _fresh_var()


@pytest.fixture(scope="session")
def running(session_var: Path) -> Cluster:
    """A cluster that is up, shared by tests that do no harm to it."""
    assert run_kith(session_var, "db", "start").returncode == 0
    return private_cluster(session_var)


def _fresh_var() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="kith-test-", dir="/tmp"))
    folder.chmod(0o755)
    try:
        yield folder
    finally:
        erase(folder)
        shutil.rmtree(folder, ignore_errors=True)
