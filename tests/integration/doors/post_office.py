"""A real mail server, and a real worker that empties the queue."""

import asyncio
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import Envelope
from django.db import connection, connections


@dataclass
class Box:
    """What has come in; `refuses` makes the server say no."""

    messages: list[EmailMessage] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)
    refuses: bool = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Envelope) -> str:  # noqa: N802  (named by aiosmtpd)
        if self.refuses:
            return "451 try again later"
        assert isinstance(envelope.content, bytes)
        read = message_from_bytes(envelope.content, policy=policy.default)
        assert isinstance(read, EmailMessage)
        self.messages.append(read)
        self.recipients += envelope.rcpt_tos
        return "250 taken"


@contextmanager
def open_box(settings: Any) -> Iterator[Box]:
    """A mail server on a free port, and the settings that lead there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    box = Box()
    server = Controller(box, hostname="127.0.0.1", port=port)
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_USE_TLS = "127.0.0.1", port, False
    settings.DEFAULT_FROM_EMAIL = "kith@ashbeck.example.org"
    settings.KITH_ADDRESS = "https://kith.ashbeck.example.org"
    try:
        yield box
    finally:
        server.stop()


def work() -> None:
    """Do every job that is due, as `kith worker` would, and stop."""
    from procrastinate.contrib.django import app
    from procrastinate.psycopg_connector import PsycopgConnector

    from kith.config.commands.worker import connection_parameters

    parameters = connection_parameters()

    async def once() -> None:
        with app.replace_connector(PsycopgConnector(kwargs=parameters, min_size=1, timeout=10)) as working:
            async with working.open_async():
                working.perform_import_paths()
                await working.run_worker_async(wait=False, install_signal_handlers=False, listen_notify=False)
                # The jobs ran in a thread of their own, whose connection nobody else closes.
                from asgiref.sync import sync_to_async

                await sync_to_async(connections.close_all)()

    asyncio.run(once())


@pytest.fixture
def box(transactional_db: None, settings: Any) -> Iterator[Box]:
    """A real mail server, and a queue that holds nothing yet: its tables are not emptied between tests."""
    with connection.cursor() as cursor:
        for table in ("events", "periodic_defers", "jobs"):
            cursor.execute(f"DELETE FROM procrastinate_{table}")
    with open_box(settings) as opened:
        yield opened
