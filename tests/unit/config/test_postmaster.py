"""Whether a server is alive is never taken from its pid file alone (DESIGN 4.1)."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from kith.config.postgres import postmaster
from kith.config.postgres.server_log import gravest, hopeless, port_taken, reasons


def claim(data: Path, pid: int, folder: Path | None = None) -> None:
    """A pid file as PostgreSQL writes it."""
    data.mkdir(exist_ok=True)
    (data / "postmaster.pid").write_text(f"{pid}\n{folder or data}\n1700000000\n54321\n\n127.0.0.1\n", encoding="utf-8")


@pytest.fixture
def impostor(tmp_path: Path) -> Iterator[int]:
    """A process that was started with the data folder among its words, as the server is."""
    words = [sys.executable, "-c", "import time; time.sleep(60)", "-D", str(tmp_path / "data")]
    process = subprocess.Popen(words)
    # For a moment after it starts, the system does not show its words.
    while str(tmp_path).encode() not in Path(f"/proc/{process.pid}/cmdline").read_bytes():
        time.sleep(0.01)
    yield process.pid
    process.kill()
    process.wait()


def test_a_server_of_this_folder_is_alive(tmp_path: Path, impostor: int) -> None:
    claim(tmp_path / "data", impostor)
    server = postmaster.alive(tmp_path / "data")
    assert server and (server.pid, server.port) == (impostor, 54321)
    postmaster.clear_false_claim(tmp_path / "data")
    assert (tmp_path / "data" / "postmaster.pid").exists()


def test_a_number_that_another_program_has_now_is_a_false_claim(tmp_path: Path) -> None:
    claim(tmp_path / "data", os.getpid())
    assert postmaster.alive(tmp_path / "data") is None
    postmaster.clear_false_claim(tmp_path / "data")
    assert not (tmp_path / "data" / "postmaster.pid").exists()


def test_a_copied_folder_does_not_take_the_originals_server_for_its_own(tmp_path: Path, impostor: int) -> None:
    claim(tmp_path / "copy", impostor, folder=tmp_path / "data")
    assert postmaster.alive(tmp_path / "copy") is None
    postmaster.clear_false_claim(tmp_path / "copy")
    assert not (tmp_path / "copy" / "postmaster.pid").exists()


def test_the_file_of_a_dead_server_is_left_to_postgresql(tmp_path: Path) -> None:
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    claim(tmp_path / "data", dead.pid)
    assert postmaster.alive(tmp_path / "data") is None
    postmaster.clear_false_claim(tmp_path / "data")
    assert (tmp_path / "data" / "postmaster.pid").exists()


@pytest.mark.parametrize("text", ["", "x\ny\n", "12\n/data\n"])
def test_a_half_written_file_is_no_server(tmp_path: Path, text: str) -> None:
    (tmp_path / "postmaster.pid").write_text(text, encoding="utf-8")
    assert postmaster.written(tmp_path) is None
    assert postmaster.alive(tmp_path) is None


def test_the_log_tells_why_without_its_time_stamps(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.write_text("2026 FATAL:  an old story\n", encoding="utf-8")
    start = log.stat().st_size
    with log.open("a", encoding="utf-8") as file:
        file.write('2026 [7] FATAL:  could not write file "x": No space left on device\n2026 LOG:  shut down\n')
    assert reasons(log, start) == 'could not write file "x": No space left on device'
    assert reasons(tmp_path / "none", 0) == ""
    assert gravest("nothing of note") == ""
    assert hopeless(reasons(log, start))
    assert port_taken('could not bind IPv4 address "127.0.0.1": Address already in use')
