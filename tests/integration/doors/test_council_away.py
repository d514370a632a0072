"""A sign-in service that is away for a while after it described itself, and one whose keys lie behind a redirect."""

import logging
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from django.test import Client

from kith.core.accounts.oidc import exchange
from kith.core.accounts.oidc.exchange import described
from kith.core.accounts.oidc.provider import Fault, NotLetIn
from kith.core.accounts.oidc.token import signing_keys
from tests.council import GO, Forger, forger
from tests.world import World

__all__ = ["forger"]
pytestmark = pytest.mark.django_db


def test_what_it_said_before_holds_while_it_cannot_be_asked_again(
    world: World, forger: Forger, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    council = forger.registered()
    before = described(council)
    forger.refuses = 502
    monkeypatch.setattr(exchange, "_KEPT_SECONDS", 0)
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
    monkeypatch.setattr(exchange, "_AWAY_SECONDS", 0)
    assert described(council).keys == before.keys and not caplog.records, "asked again once it may be back"


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
