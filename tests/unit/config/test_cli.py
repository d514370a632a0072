"""The command line: quick, helpful, and never a traceback (DESIGN 4.2)."""

import argparse
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kith.config import cli
from kith.config.commands import demo, serve
from kith.config.listening import any_free, is_free, require_free
from kith.config.trouble import Trouble

Raise = Callable[[BaseException], None]


@pytest.fixture
def raising(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Raise:
    """Make `kith doctor` raise what a test wants."""
    monkeypatch.setenv("KITH_VAR", str(tmp_path))

    def prepare(fault: BaseException) -> None:
        def run(_arguments: argparse.Namespace) -> int:
            raise fault

        monkeypatch.setattr("kith.config.commands.doctor.run", run)

    return prepare


def test_help_names_every_command_and_imports_no_framework() -> None:
    check = (
        "import kith.config.cli as c, sys; c.build_parser();"
        "sys.exit(any(heavy in sys.modules for heavy in ('django', 'psycopg')))"
    )
    assert subprocess.run([sys.executable, "-c", check], check=False).returncode == 0
    text = cli.build_parser().format_help()
    for name in ("demo", "serve", "worker", "db", "sample", "reach", "doctor", "manage"):
        assert f"    {name} " in text


@pytest.mark.parametrize(
    "words", [[], ["nonesuch"], ["db"], ["db", "fly"], ["serve", "--port", "x"], ["serve", "--port", "0"]]
)
def test_wrong_words_are_refused_with_code_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        cli.main(words)
    assert ending.value.code == 2
    assert "kith" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("fault", "code", "line"),
    [
        (Trouble("Shut", "late", "Wait", code=2), 2, "kith: Shut: late. Wait.\n"),
        (OSError(28, "No space left on device", "/var/x"), 1, "kith: Cannot use /var/x: No space left on device. Free"),
        (KeyboardInterrupt(), 130, ""),
    ],
)
def test_each_failure_is_one_line(
    raising: Raise, capsys: pytest.CaptureFixture[str], fault: BaseException, code: int, line: str
) -> None:
    raising(fault)
    assert cli.main(["doctor"]) == code
    said = capsys.readouterr().err
    assert said.startswith(line)
    assert said.count("\n") <= 1


def test_a_fault_nobody_foresaw_is_one_line_and_the_rest_is_in_the_log(
    raising: Raise, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    raising(RuntimeError("odd\nvery odd"))
    assert cli.main(["doctor"]) == 1
    said = capsys.readouterr().err
    assert said == f"kith: RuntimeError: odd. The whole of it is in {tmp_path / 'log' / 'kith.log'}.\n"
    assert "Traceback" in (tmp_path / "log" / "kith.log").read_text(encoding="utf-8")


def test_a_port_in_use_is_named_with_a_way_to_choose_another() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert not is_free("127.0.0.1", port)
        with pytest.raises(Trouble, match=rf"Port {port} on 127.0.0.1 is in use: .* make demo PORT=") as refusal:
            require_free("127.0.0.1", port)
    assert refusal.value.code == 1
    require_free("127.0.0.1", any_free())


@pytest.mark.parametrize("bind", ["192.0.2.1", "no such host.invalid"])
def test_an_address_of_another_machine_is_one_line(bind: str) -> None:
    with pytest.raises(Trouble, match=f"Cannot listen on {bind}"):
        require_free(bind, 8000)


@pytest.mark.parametrize("text", ["0", "65536", "-1", "8_0", "", "٨٠", "8000.0", "x"])
def test_what_is_no_port_is_refused(text: str) -> None:
    with pytest.raises(argparse.ArgumentTypeError):
        serve.port_number(text)


@pytest.mark.parametrize("date", ["2026-02-31", "yesterday", "16/01/2026"])
def test_a_date_that_does_not_exist_stops_the_demo_at_once(date: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KITH_AS_OF", date)
    with pytest.raises(Trouble, match=f"KITH_AS_OF is '{date}', which is not a real date"):
        demo.refuse_wrong_date()
