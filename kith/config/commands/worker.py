"""`kith worker`: does the queued jobs, stops gracefully, and answers for its health (DESIGN 4.8)."""

import argparse
import asyncio
import logging
import os
import signal
from typing import TYPE_CHECKING, Any

from kith.config import listening, subcommand
from kith.config.commands.serve import port_number, positive, settings_load
from kith.config.trouble import Trouble, first_line

if TYPE_CHECKING:
    from procrastinate.worker import Worker

    from kith.config.subcommand import Subparsers
    from kith.config.worker_health import Answer

DEFAULT_HEALTH_PORT = 8001
HEARTBEAT_SECONDS = 5.0
_MEND = "Is it up (kith db status), and prepared (kith db prepare)?"


def register(subparsers: "Subparsers") -> None:
    """Add `kith worker`."""
    summary = "the process that does queued jobs"
    more = "Stops on SIGTERM, after the jobs under way. http://127.0.0.1:HEALTH-PORT/health says whether it is well."
    parser = subcommand.add(subparsers, "worker", run, summary, more)
    parser.add_argument("--health-port", type=port_number, default=DEFAULT_HEALTH_PORT, help="port (8001)")
    parser.add_argument("--concurrency", type=positive, default=2, help="jobs at once (2)")


def run(arguments: argparse.Namespace) -> int:
    """Work until told to stop; 1 when it stopped for another reason (the database went away)."""
    listening.require_free("127.0.0.1", arguments.health_port)
    os.environ.pop("KITH_DB_POOL", None)
    settings_load()
    import django

    django.setup()
    _require_queue()
    logging.getLogger("procrastinate").setLevel(logging.INFO)
    from procrastinate.exceptions import ConnectorException

    try:
        return asyncio.run(_work(arguments.health_port, arguments.concurrency))
    except ConnectorException as fault:
        raise Trouble("The worker lost the database", first_line(fault.__cause__ or fault), _MEND) from fault


def _require_queue() -> None:
    """Trouble at once when there is no database, or no queue in it."""
    from django.db import Error, connection

    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM procrastinate_workers")
    except Error as fault:
        raise Trouble("The worker cannot use the database", first_line(fault), _MEND) from fault
    finally:
        connection.close()


async def _work(health_port: int, concurrency: int) -> int:
    from procrastinate.contrib.django import app
    from procrastinate.psycopg_connector import PsycopgConnector
    from procrastinate.worker import Worker

    from kith.config.worker_health import answer_for

    with app.replace_connector(PsycopgConnector(kwargs=connection_parameters(), min_size=1, timeout=10)) as working:
        async with working.open_async():
            working.perform_import_paths()
            worker = Worker(
                working,
                concurrency=concurrency,
                install_signal_handlers=False,
                shutdown_graceful_timeout=20,
                update_heartbeat_interval=HEARTBEAT_SECONDS,
                stalled_worker_timeout=30,
            )
            return await _run_with_health(worker, answer_for(worker, working), health_port)


async def _run_with_health(worker: "Worker", answer: "Answer", health_port: int) -> int:
    """0 when it was asked to stop, 1 when the worker gave up by itself."""
    asked = asyncio.Event()

    def stop() -> None:
        asked.set()
        worker.stop()

    for one in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(one, stop)
    async with await asyncio.start_server(answer, "127.0.0.1", health_port):
        await worker.run()
    return 0 if asked.is_set() else 1


def connection_parameters() -> dict[str, Any]:
    """The app role's connection as the queue needs it: on a given database, the role is taken on at once."""
    from django.db import connection
    from procrastinate.contrib.django.utils import connector_params

    parameters: dict[str, Any] = connector_params()
    if role := connection.settings_dict["OPTIONS"].get("assume_role"):
        parameters["options"] = f"-c role={role}"
    return parameters
