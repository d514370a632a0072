"""A sign-in service that is away for a while after it described itself, and one whose keys lie behind a redirect."""

import logging
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
import time_machine
from django.test import Client

from kith.core.accounts.oidc import exchange
from kith.core.accounts.oidc.exchange import described
from kith.core.accounts.oidc.provider import Fault, NotLetIn
from kith.core.accounts.oidc.token import signing_keys
from kith.kernel import clock
from tests.council import GO, Forger, forger
from tests.integration.doors.visitor import read
from tests.world import World

__all__ = ["forger"]
pytestmark = pytest.mark.django_db


def test_what_it_said_before_holds_while_it_cannot_be_asked_again(
    world: World, forger: Forger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    council = forger.registered()
    before = described(council)
    forger.refuses = 502
    monkeypatch.setattr(exchange, "_KEPT", timedelta(0))
    with caplog.at_level(logging.WARNING, "kith.core.accounts.oidc"):
        assert described(council) == before
        assert Client().get(GO).headers["Location"].startswith(f"{forger.issuer}/authorize?")
    first, second = (line.getMessage() for line in caplog.records if line.name == "kith.core.accounts.oidc")
    assert "status 502" in first and "away a moment ago" in second, "it is not asked by everybody meanwhile"
    with pytest.raises(NotLetIn) as away:
        described(council, anew=True)
    assert away.value.fault is Fault.UNREACHABLE
    forger.refuses = 0
    caplog.clear()
    monkeypatch.setattr(exchange, "_AWAY", timedelta(0))
    assert described(council).keys == before.keys and not caplog.records, "asked again once it may be back"


@pytest.mark.rule("ACCESS-1", part="tokens that are not for this sign-in")
def test_what_it_said_holds_for_a_day_and_then_sign_in_says_that_it_is_not_reached(
    world: World, forger: Forger, client: Client
) -> None:
    council = forger.registered()
    before, began = described(council), clock.instant()
    forger.refuses = 502
    with time_machine.travel(began + timedelta(hours=23, minutes=59), tick=True):
        assert described(council) == before
    with time_machine.travel(began + timedelta(hours=24, minutes=1), tick=True):
        with pytest.raises(NotLetIn) as away:
            described(council)
        assert away.value.fault is Fault.UNREACHABLE
        seen = read(client.get(GO))
        assert seen.status == 503 and "We cannot reach your council’s sign-in service" in seen.text
    with time_machine.travel(began - timedelta(hours=2), tick=True), pytest.raises(NotLetIn):
        described(council)  # a clock that was put back makes nothing hold for longer
    forger.refuses = 0
    with time_machine.travel(began + timedelta(hours=25), tick=True):
        assert described(council).keys == before.keys


@pytest.mark.rule("ACCESS-1", part="tokens that are not for this sign-in")
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_its_keys_are_not_looked_for_where_a_redirect_leads(forger: Forger, status: int) -> None:
    class Elsewhere(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("Location", f"{forger.issuer}/keys")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing."""

    assert signing_keys(f"{forger.issuer}/keys") == 1
    server = ThreadingHTTPServer(("127.0.0.1", 0), Elsewhere)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        with pytest.raises(NotLetIn) as away:
            signing_keys(f"http://127.0.0.1:{server.server_address[1]}/keys")
    finally:
        server.shutdown()
        server.server_close()
    assert away.value.fault is Fault.UNREACHABLE
