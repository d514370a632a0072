"""`kith serve`: the web process for production, gunicorn in place of this process."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from kith.config import listening, subcommand
from kith.config.trouble import Trouble

if TYPE_CHECKING:
    from kith.config.subcommand import Subparsers

DEFAULT_PORT = 8000
DEFAULT_BIND = "127.0.0.1"


def register(subparsers: "Subparsers") -> None:
    """Add `kith serve`."""
    summary = "the web process (gunicorn)"
    parser = subcommand.add(subparsers, "serve", run, summary, "Stops on SIGTERM, after the requests under way.")
    add_listening(parser)
    parser.add_argument("--workers", type=positive, default=None, help="processes (WEB_CONCURRENCY, or 2)")
    parser.add_argument("--threads", type=positive, default=4, help="threads in each process (4)")
    parser.add_argument(
        "--trust-proxy", default="127.0.0.1,::1", metavar="ADDRESSES", help="proxies whose headers are believed"
    )


def add_listening(parser: argparse.ArgumentParser) -> None:
    """Add --port and --bind; PORT in the environment sets the default port."""
    parser.add_argument(
        "--port", type=port_number, default=os.environ.get("PORT") or str(DEFAULT_PORT), help=f"port ({DEFAULT_PORT})"
    )
    parser.add_argument("--bind", default=DEFAULT_BIND, help=f"address ({DEFAULT_BIND})")


def port_number(text: str) -> int:
    """A port from 1 to 65535; argparse turns the refusal into one line."""
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 65535:
        raise argparse.ArgumentTypeError(f"'{text}' is not a port: choose a number from 1 to 65535")
    return int(text)


def positive(text: str) -> int:
    """A whole number from 1 up."""
    if not text.isascii() or not text.isdigit() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"'{text}' is not a whole number from 1 up")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Become gunicorn, once the address is known to be free and the settings to load."""
    listening.require_free(arguments.bind, arguments.port)
    settings_load()
    host = f"[{arguments.bind}]" if ":" in arguments.bind else arguments.bind
    workers = arguments.workers or positive(os.environ.get("WEB_CONCURRENCY") or "2")
    environment = {"KITH_DB_POOL": "1", "KITH_DB_POOL_SIZE": str(arguments.threads + 1)} | dict(os.environ)
    words = [sys.executable, "-m", "gunicorn", "kith.config.wsgi:application", "--no-control-socket"]
    words += ["--bind", f"{host}:{arguments.port}", "--workers", str(workers), "--threads", str(arguments.threads)]
    words += ["--worker-class", "gthread", "--forwarded-allow-ips", arguments.trust_proxy, "--graceful-timeout", "20"]
    # Requests are bounded in time and number, so that a stuck or swollen process is replaced.
    words += ["--timeout", "60", "--max-requests", "20000", "--max-requests-jitter", "2000", "--log-level", "warning"]
    sys.stdout.flush()
    os.execve(sys.executable, words, environment)


def settings_load() -> None:
    """Trouble now, in one line, rather than a traceback from every process later."""
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    try:
        str(settings.ROOT_URLCONF)  # the first look loads them
    except ImproperlyConfigured as fault:
        raise Trouble("The settings are wrong", str(fault), "Run: kith doctor") from fault
