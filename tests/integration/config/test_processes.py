"""Web, worker and the supervisor above them: well, unwell, stopped and killed."""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kith.config.listening import any_free, is_free
from kith.config.postgres.cluster import Cluster, private_cluster
from kith.config.supervisor import Child, start_all, stop_all, watch
from kith.config.trouble import Trouble
from tests.integration.config.conftest import assert_one_line, environment, run_kith

SITE = {"DJANGO_SETTINGS_MODULE": "tests.integration.config.bare_site"}
Start = Callable[..., subprocess.Popen[str]]


def asked(address: str) -> int:
    """The status an address answers with; 0 when nobody listens."""
    try:
        with urllib.request.urlopen(address, timeout=15) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code
    except OSError:
        return 0


def comes_to(address: str, status: int, seconds: float = 20) -> bool:
    """True once the address answers with this status."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if asked(address) == status:
            return True
        time.sleep(0.1)
    return False


@pytest.fixture(scope="module")
def prepared(session_var: Path, running: Cluster) -> Cluster:
    """The running cluster with the queue's tables, open to the app role as audit opens Kith's."""
    done = run_kith(session_var, "db", "prepare", **SITE)
    assert done.returncode == 0, done.stderr
    grants = (
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO kith_app;"
        "GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO kith_app"
    )
    assert run_kith(session_var, "db", "shell", "--role", "owner", "--", "-qc", grants).returncode == 0
    return running


@pytest.fixture
def start(prepared: Cluster) -> Iterator[Start]:
    """Start a `kith` process; it is ended after the test whatever happens."""
    started: list[subprocess.Popen[str]] = []

    def start_one(*words: str) -> subprocess.Popen[str]:
        process = subprocess.Popen(
            [sys.executable, "-m", "kith.config.cli", *words],
            env=environment(prepared.var, **SITE),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        started.append(process)
        return process

    yield start_one
    for process in started:
        process.kill()
        process.communicate()


def test_web_and_worker_are_well_and_stop_when_asked(start: Start) -> None:
    port, health = any_free(), any_free()
    web = start("serve", "--port", str(port), "--workers", "1")
    worker = start("worker", "--health-port", str(health))

    assert comes_to(f"http://127.0.0.1:{port}/health/ready", 200)
    assert asked(f"http://127.0.0.1:{port}/health/live") == 200
    assert comes_to(f"http://127.0.0.1:{health}/health", 200)
    assert asked(f"http://127.0.0.1:{health}/anything") == 404
    for process in (web, worker):
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0


def test_the_health_of_both_depends_on_the_database(start: Start, prepared: Cluster) -> None:
    port, health = any_free(), any_free()
    start("serve", "--port", str(port), "--workers", "1")
    worker = start("worker", "--health-port", str(health))
    assert comes_to(f"http://127.0.0.1:{port}/health/ready", 200)
    assert comes_to(f"http://127.0.0.1:{health}/health", 200)

    prepared.stop()
    try:
        assert asked(f"http://127.0.0.1:{port}/health/ready") == 503
        assert asked(f"http://127.0.0.1:{port}/health/live") == 200
        # The worker is unwell at once, and gives up when its next heartbeat fails.
        assert asked(f"http://127.0.0.1:{health}/health") in (503, 0)
    finally:
        prepared.start()
    assert comes_to(f"http://127.0.0.1:{port}/health/ready", 200)
    assert worker.poll() in (None, 1)


def test_without_a_database_the_worker_says_so_at_once(var: Path) -> None:
    assert_one_line(run_kith(var, "worker", "--health-port", str(any_free()), **SITE), "kith db prepare")


def test_a_taken_port_is_one_line_for_web_worker_and_demo(var: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        for words in (("serve", "--port", port), ("worker", "--health-port", port), ("demo", "--port", port)):
            assert_one_line(run_kith(var, *words, **SITE), f"Port {port}", "in use", "PORT=")


def test_doctor_names_each_thing_wrong_and_then_is_content(prepared: Cluster) -> None:
    done = run_kith(prepared.var, "doctor", **SITE)
    assert done.returncode == 1
    assert "WRONG  styles" in done.stdout and "well   database" in done.stdout and "well   tables" in done.stdout
    assert_one_line(done, "1 thing is wrong")
    (prepared.var / "static").mkdir()
    (prepared.var / "static" / "style.css").touch()
    assert "WRONG" not in run_kith(prepared.var, "doctor", **SITE).stdout
    assert run_kith(prepared.var, "doctor", **SITE, KITH_MODE="production", KITH_AS_OF="2026-01-16").returncode == 1


def test_djangos_refusals_are_one_line(prepared: Cluster, var: Path) -> None:
    assert_one_line(run_kith(prepared.var, "manage", "migrate", "nonesuch", **SITE), "nonesuch")
    assert_one_line(run_kith(var, "manage", "migrate", **SITE), "run 'kith db prepare'")


def children(tmp_path: Path, *programs: str) -> list[Child]:
    """Children that run these programs; each has PORT, which is free."""
    made = []
    for number, program in enumerate(programs):
        port = any_free()
        words = [sys.executable, "-c", program.replace("PORT", str(port))]
        made.append(Child(f"number {number}", words, tmp_path / f"{number}.log", f"http://127.0.0.1:{port}/"))
    return made


SERVES = "import http.server as h; h.HTTPServer(('127.0.0.1', PORT), h.SimpleHTTPRequestHandler).serve_forever()"


def test_a_child_that_ends_is_named_with_its_last_words_and_its_log(tmp_path: Path) -> None:
    family = children(tmp_path, SERVES, "raise SystemExit('no bread')")
    try:
        with pytest.raises(Trouble, match=r"The number 1 process stopped by itself: no bread\. Its log is .*1\.log"):
            start_all(family, {})
    finally:
        stop_all(family)
    assert family[0].process and family[0].process.poll() is not None


def test_a_killed_child_is_noticed(tmp_path: Path) -> None:
    family = children(tmp_path, SERVES)
    start_all(family, {})
    assert family[0].process
    os.kill(family[0].process.pid, signal.SIGKILL)
    with pytest.raises(Trouble, match="stopped by itself: signal 9"):
        watch(family)


def test_children_do_not_outlive_a_supervisor_that_was_killed(tmp_path: Path) -> None:
    port = any_free()
    program = (
        "from pathlib import Path; from kith.config.supervisor import Child, start_all, watch; import sys;"
        f"c = [Child('web', [sys.executable, '-c', {SERVES.replace('PORT', str(port))!r}],"
        f" Path({str(tmp_path / 'web.log')!r}), 'http://127.0.0.1:{port}/')]; start_all(c, {{}}); watch(c)"
    )
    supervisor = subprocess.Popen([sys.executable, "-c", program])
    assert comes_to(f"http://127.0.0.1:{port}/", 200)
    supervisor.kill()
    supervisor.wait()
    end = time.monotonic() + 10
    while not is_free("127.0.0.1", port) and time.monotonic() < end:
        time.sleep(0.1)
    assert is_free("127.0.0.1", port)


def test_a_second_demo_in_one_checkout_is_refused(var: Path) -> None:
    with (var / "demo.lock").open("a+", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        lock.write("4711")
        lock.flush()
        done = run_kith(var, "demo", "--port", str(any_free()))
    assert_one_line(done, "already running in this checkout", "4711")


def test_an_impossible_date_is_one_line(var: Path) -> None:
    done = run_kith(var, "demo", "--port", str(any_free()), KITH_AS_OF="2026-02-31")
    assert done.returncode == 2
    assert_one_line(done, "2026-02-31", "not a real date")


def test_the_cluster_is_found_again_by_its_folder(prepared: Cluster) -> None:
    assert private_cluster(prepared.var).answers()
