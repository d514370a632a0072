"""`kith demo`: from nothing to a running site with the sample family, under one process (DESIGN 4.2)."""

import argparse
import fcntl
import os
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import TYPE_CHECKING, NoReturn

from kith.config import listening, places, subcommand
from kith.config.commands import db
from kith.config.commands.serve import add_listening
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    from kith.config.subcommand import Subparsers
    from kith.config.supervisor import Child


def register(subparsers: "Subparsers") -> None:
    """Add `kith demo`."""
    summary = "everything at once: database, sample family, web and worker"
    more = "Ctrl-C stops it all and keeps the data. KITH_AS_OF=2026-01-16 moves the date the site works with."
    parser = subcommand.add(subparsers, "demo", run, summary, more)
    add_listening(parser)
    parser.add_argument("--reset", action="store_true", help="delete the demo's data first")


def run(arguments: argparse.Namespace) -> int:
    """Bring everything up, stay until told to stop, and take everything down again."""
    refuse_wrong_date()
    with _only_one_here():
        listening.require_free(arguments.bind, arguments.port)
        _interrupt_on(signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
        if arguments.reset:
            reset()
        children: list[Child] = []
        try:
            _prepare()
            _start(children, arguments.bind, arguments.port)
        except KeyboardInterrupt:
            print("\nStopping …", flush=True)
        finally:
            _let_nothing_interrupt()
            _stop(children)
        print("Stopped. The data is kept for next time; make demo-reset starts afresh.", flush=True)
    return 0


def refuse_wrong_date() -> None:
    """Trouble in one line when KITH_AS_OF is no real date (DESIGN 4.9)."""
    from kith.kernel.clock import AsOfInvalid, as_of

    try:
        as_of()
    except AsOfInvalid as fault:
        raise Trouble(str(fault), code=2) from fault


def reset() -> None:
    """Delete the private database; a given one is not Kith's to delete."""
    from kith.config.postgres.cluster import erase
    from kith.config.postgres.ways import uses_url

    if uses_url():
        do = "Empty it yourself, or unset DATABASE_URL"
        raise Trouble("DATABASE_URL is set", "Kith deletes no database that it did not make", do)
    print("Deleting the demo's data …", flush=True)
    erase(places.var())


def _prepare() -> None:
    print("Starting the database …", flush=True)
    db.ensure_up()
    print("Bringing tables and sample family up to date …", flush=True)
    environment = _environment()
    db.migrate(environment)
    subcommand.run_quietly(("sample", "load"), environment, "The sample family cannot be loaded")
    subcommand.run_quietly(("manage", "collectstatic", "--noinput"), environment, "The styles cannot be gathered")


def _start(children: "list[Child]", bind: str, port: int) -> None:
    from kith.config.supervisor import Child, start_all, watch

    print("Starting web and worker …", flush=True)
    health_port = listening.any_free()
    serve = ("serve", "--port", str(port), "--bind", bind, "--workers", "1", "--threads", "8")
    work = ("worker", "--health-port", str(health_port))
    log, here = places.logs(), _loopback_for(bind)
    children += [
        Child("web", subcommand.command(*serve), log / "web.log", f"http://{here}:{port}/health/ready"),
        Child("worker", subcommand.command(*work), log / "worker.log", f"http://127.0.0.1:{health_port}/health"),
    ]
    address = {"KITH_ADDRESS": os.environ.get("KITH_ADDRESS") or f"http://{here}:{port}"}
    hosts = os.environ.get("KITH_HOSTS") or f"127.0.0.1,localhost,[::1],{here}"
    start_all(children, _environment() | address | {"KITH_HOSTS": hosts})
    _welcome(f"http://{here}:{port}/")
    watch(children)


def _loopback_for(bind: str) -> str:
    """How this machine itself reaches a site that listens on `bind`, as it stands in an address."""
    if not bind.strip("0.:"):  # every address of the machine
        return "[::1]" if ":" in bind else "127.0.0.1"
    return f"[{bind}]" if ":" in bind else bind


def _welcome(address: str) -> None:
    from kith.config.commands.sample import sign_ins

    people = [("Name", "Works as", "E-mail", "Password"), *sign_ins()]
    widths = [max(len(row[column]) for row in people) for column in range(4)]
    print(f"\nKith is running at {address}\n\nSign in as one of these invented people:\n")
    for row in people:
        print("  " + "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if date := os.environ.get("KITH_AS_OF"):
        print(f"\nThe site takes today to be {date}.")
    print(f"\nNo e-mail is sent: what Kith would send lies in {places.var() / 'mail'}.")
    print(f"Logs are in {places.logs()}. Press Ctrl-C to stop.\n", flush=True)


def _stop(children: "list[Child]") -> None:
    from kith.config.supervisor import stop_all

    stop_all(children)
    db.stop_private()


def _environment() -> dict[str, str]:
    """What the demo's processes need beside what the person set."""
    return {"KITH_MODE": "demo"}


@contextmanager
def _only_one_here() -> Iterator[None]:
    """One demo at a time in one checkout: a second would stop the first one's database."""
    path = places.var() / "demo.lock"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as fault:
            lock.seek(0)
            who = f"process {lock.read().strip() or 'unknown'}"
            do = "Stop that one with Ctrl-C, or use it, or check Kith out into another folder"
            raise Trouble("A demo is already running in this checkout", who, do) from fault
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
        yield


def _interrupt_on(*signals: signal.Signals) -> None:
    """A polite request to end is treated like Ctrl-C. Under nohup, a terminal that closes is no request."""

    def interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    for one in signals:
        if one != signal.SIGHUP or signal.getsignal(one) is not signal.SIG_IGN:
            signal.signal(one, interrupt)


def _let_nothing_interrupt() -> None:
    """Stopping is quick and must be whole: further signals wait."""
    for one in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(one, signal.SIG_IGN)
