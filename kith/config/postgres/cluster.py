"""The private cluster: made, started, recovered, stopped and erased with PostgreSQL's own programs (DESIGN 4.1)."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from kith.config import listening
from kith.config.postgres import postmaster
from kith.config.postgres.binaries import Binaries, choose
from kith.config.postgres.folder import ELSEWHERE, Home, find_home, folders, within_reach
from kith.config.postgres.initialise import initialise
from kith.config.postgres.keys import ADMIN, Keys, keys_file, move_port, new_keys, read_keys, write_keys
from kith.config.postgres.server_log import hopeless, port_taken, reasons
from kith.config.postgres.ways import forced_way
from kith.config.trouble import Trouble

PATIENCE = 90.0
_PORTS = range(54300, 55000)


@dataclass(frozen=True, slots=True)
class Cluster:
    """One private cluster, belonging to one `var` folder."""

    var: Path
    home: Home
    binaries: Binaries

    def keys(self) -> Keys:
        """The port and passwords; made and stored the first time."""
        stored = read_keys(self.var)
        if stored is None:
            if self.home.major is not None:
                do = "Restore the file from a backup, or start afresh with: make demo-reset"
                raise Trouble(f"{keys_file(self.var)} is gone", f"it opens the database in {self.home.folder}", do)
            stored = new_keys(free_port(self.var))
            write_keys(self.var, stored)
        return stored

    def port(self) -> int | None:
        """The port the server listens on, or None when it is not running."""
        server = postmaster.alive(self.home.data)
        return server.port if server else None

    def answers(self) -> bool:
        """True when this very cluster answers a query at the stored port."""
        keys = self.keys()
        try:
            with psycopg.connect(self.address(keys), connect_timeout=3) as connection:
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and Path(row[0]) == self.home.data

    def address(self, keys: Keys, database: str = "postgres") -> str:
        """How to reach a database of this cluster as its administrator."""
        return make_conninfo(
            host="127.0.0.1",
            port=keys.port,
            user=ADMIN,
            password=keys.passwords[ADMIN],
            dbname=database,
            sslmode="disable",
            gssencmode="disable",
        )

    def start(self) -> bool:
        """Bring it up, recovering if it was killed; True when it was down before. Returns once a query is answered."""
        with self._alone():
            running, keys = self.port(), self.keys()
            if running and running != keys.port:
                move_port(self.var, keys, running)
            if self.answers():
                return False
            postmaster.clear_false_claim(self.home.data)
            initialise(self.home, self.binaries, self.keys())
            self._start_until_it_answers()
            return True

    def stop(self) -> bool:
        """Stop it cleanly; True when it was running."""
        with self._alone():
            if postmaster.alive(self.home.data) is None:
                return False
            stopped = self._pg_ctl("stop", "-m", "fast", "-w", "-t", "30")
            if stopped.returncode and postmaster.alive(self.home.data):
                stopped = self._pg_ctl("stop", "-m", "immediate", "-w", "-t", "30")
            if stopped.returncode and postmaster.alive(self.home.data):
                raise Trouble("The database does not stop", stopped.stderr, f"Its log is {self.home.log}")
            return True

    def _start_until_it_answers(self) -> None:
        deadline = time.monotonic() + PATIENCE
        mark, said = 0, ""
        while True:
            if self.port() is None:
                mark = self.home.log.stat().st_size if self.home.log.exists() else 0
                said = self._launch()
            if self.answers():
                return
            why = reasons(self.home.log, mark) or said
            if hopeless(why) or time.monotonic() > deadline:
                # A server whose disk is full tries again for ever.
                self._pg_ctl("stop", "-m", "immediate", "-w", "-t", "20")
                raise Trouble("The database does not start", why, f"Its log is {self.home.log}")
            if port_taken(why) and self.port() is None:
                move_port(self.var, self.keys(), free_port(self.var))
            time.sleep(0.5)

    def _launch(self) -> str:
        """One attempt, at the stored port or at a new one when that is taken; gives what pg_ctl complained of."""
        keys = self.keys()
        if not listening.is_free("127.0.0.1", keys.port):
            keys = move_port(self.var, keys, free_port(self.var))
        options = ("-w", "-t", "10", "-l", str(self.home.log), "-o", f"-p {keys.port}")
        return self._pg_ctl("start", *options).stderr

    def _pg_ctl(self, verb: str, *options: str) -> subprocess.CompletedProcess[str]:
        return self.home.runner.run([self.binaries.folder / "pg_ctl", verb, "-D", self.home.data, *options])

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One start or stop at a time for one `var`."""
        with (self.var / "postgres.lock").open("w", encoding="utf-8") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield


def private_cluster(var: Path) -> Cluster:
    """The cluster that belongs to `var`, running or not."""
    var.mkdir(parents=True, exist_ok=True)
    put_aside_what_was_left_behind(var)
    home = find_home(var)
    return Cluster(var, home, within_reach(choose(forced_way(), home.major), home))


def put_aside_what_was_left_behind(var: Path, elsewhere: Path = ELSEWHERE) -> None:
    """A checkout that was deleted leaves its database outside it; one that now lies in its place begins anew.

    Nobody has the keys to what was left. A test's is deleted; any other is kept beside, under a name that says so.
    """
    near, far = folders(var, elsewhere)
    ours = any(path.exists() for path in (keys_file(var), var / "keys.json", near / "data"))
    if ours or os.geteuid() != 0 or not (far / "data").exists():
        return
    home = find_home(var, elsewhere)
    if postmaster.alive(home.data):
        Cluster(var, home, within_reach(choose(forced_way(), home.major), home)).stop()
    if os.environ.get("KITH_MODE") == "test":
        shutil.rmtree(far.parent)
        return
    kept = far.parent.with_name(f"{far.parent.name}.left-behind-{time.strftime('%Y%m%d-%H%M%S')}")
    far.parent.rename(kept)
    print(f"kith: a deleted checkout left a database behind. It is kept in {kept}.", file=sys.stderr)


def erase(var: Path) -> None:
    """Stop the private cluster of `var` and delete it with all its data."""
    if any((folder / "data").exists() for folder in folders(var)):
        home = find_home(var)
        if postmaster.alive(home.data):
            private_cluster(var).stop()
    near, far = folders(var)
    for folder in (near, far.parent):
        if folder.exists():
            shutil.rmtree(folder)
    keys_file(var).unlink(missing_ok=True)


def free_port(var: Path) -> int:
    """A free port, sought from a place that differs between checkouts, so that two started at once do not meet."""
    first = int(hashlib.sha256(str(var).encode()).hexdigest(), 16) % len(_PORTS)
    for step in range(len(_PORTS)):
        port = _PORTS[(first + step) % len(_PORTS)]
        if listening.is_free("127.0.0.1", port):
            return port
    return listening.any_free()
