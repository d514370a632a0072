"""The first minute of a private cluster: a data folder in UTF-8, closed to all but its own passwords (DESIGN 4.1)."""

import shutil
from pathlib import Path

from kith.config.postgres.binaries import Binaries
from kith.config.postgres.folder import Home
from kith.config.postgres.keys import ADMIN, Keys
from kith.config.postgres.server_log import gravest
from kith.config.trouble import Trouble

# Lists come by their indexes (the disk is no spinning one), and no list is long enough to be compiled.
# Nothing a person wrote may reach the server's log: no statements, no parameters, no DETAIL lines.
_CONFIGURATION = """
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
timezone = 'UTC'
log_timezone = 'UTC'
log_min_error_statement = panic
log_error_verbosity = terse
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
jit = off
random_page_cost = 1.1
"""


def initialise(home: Home, binaries: Binaries, keys: Keys) -> None:
    """Make the data folder unless there is one; an interrupted attempt leaves nothing that counts."""
    if home.major is not None:
        return
    part = home.folder / "data.part"
    shutil.rmtree(part, ignore_errors=True)
    password = _password_file(home, keys.passwords[ADMIN])
    try:
        said = _initdb(home, binaries, part, password)
    finally:
        password.unlink(missing_ok=True)
    if said:
        raise Trouble(
            f"A database cannot be made in {home.folder}", said, "Put that right, or set KITH_VAR to another folder"
        )
    with (part / "postgresql.conf").open("a", encoding="utf-8") as file:
        file.write(_CONFIGURATION)
    part.replace(home.data)


def _initdb(home: Home, binaries: Binaries, part: Path, password: Path) -> str:
    """Try the locales from best to safest; returns why the last one failed, or nothing.

    C.UTF-8 sorts by code point yet knows which characters are letters, which trigrams and citext need for names.
    """
    said = ""
    for locale in ("C.UTF-8", "C"):
        shutil.rmtree(part, ignore_errors=True)
        common: list[str | Path] = [
            "-D",
            part,
            "-U",
            ADMIN,
            f"--pwfile={password}",
            "-A",
            "scram-sha-256",
            "-E",
            "UTF8",
        ]
        builtin = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"] if binaries.major >= 17 else []
        tried = home.runner.run([binaries.folder / "initdb", *common, f"--locale={locale}", *builtin])
        if tried.returncode == 0:
            return ""
        said = gravest(tried.stderr) or tried.stderr
        if "locale" not in said:
            break
    return said


def _password_file(home: Home, password: str) -> Path:
    """A file only the cluster's user can read, for the length of one initdb."""
    path = home.folder / "password.part"
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(password + "\n", encoding="utf-8")
    home.runner.give(path)
    return path
