"""`make` on a machine that lacks something says so in one line (DESIGN 4.2)."""

import os
import subprocess
from pathlib import Path

CHECKOUT = Path(__file__).parents[3]


def made(*words: str) -> subprocess.CompletedProcess[str]:
    """Run make without anything an outer make handed down."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "MFLAGS"))}
    command = ["make", "--no-print-directory", "-C", str(CHECKOUT), *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment)


def said(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What it says, without make's own closing line."""
    return [line for line in done.stderr.splitlines() if not line.startswith("make")]


def test_help_is_what_make_alone_says() -> None:
    assert made().stdout == made("help").stdout
    for target in ("demo", "demo-reset", "test", "check", "fix", "rules", "rules-break", "bench", "lock", "help"):
        assert f"  {target} " in made().stdout


def test_no_python_is_one_line() -> None:
    done = made("python", "PYTHON=/no/such/python")
    assert done.returncode != 0
    (line,) = said(done)
    assert line.startswith("Kith needs Python 3.11 or newer, and '/no/such/python' is missing.")


def test_an_old_python_is_one_line(tmp_path: Path) -> None:
    old = tmp_path / "python"
    old.write_text("#!/bin/sh\n[ \"$1\" = --version ] && echo 'Python 3.9.2' || exit 1\n", encoding="utf-8")
    old.chmod(0o755)
    (line,) = said(made("python", f"PYTHON={old}"))
    assert "is Python 3.9.2" in line


def test_a_python_without_venv_is_one_line(tmp_path: Path) -> None:
    bare = tmp_path / "python"
    bare.write_text('#!/bin/sh\ncase "$2" in *ensurepip*) exit 1;; esac\n', encoding="utf-8")
    bare.chmod(0o755)
    (line,) = said(made("python", f"PYTHON={bare}"))
    assert "apt-get install python3-venv" in line
