"""Where a checkout keeps what it makes: everything under `var/`, or under KITH_VAR (DESIGN 4.1)."""

import os
from pathlib import Path


def checkout() -> Path:
    """The folder Kith was checked out to; for an installed package, the folder it is run from."""
    above = Path(__file__).resolve().parents[2]
    return above if (above / "pyproject.toml").is_file() else Path.cwd()


def var() -> Path:
    """The folder for the private database, logs and secrets. KITH_VAR may be absolute or relative to the checkout."""
    return (checkout() / (os.environ.get("KITH_VAR") or "var")).resolve()


def logs() -> Path:
    """The folder for log files, made when it is first asked for."""
    folder = var() / "log"
    folder.mkdir(parents=True, exist_ok=True)
    return folder
