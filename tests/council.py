"""A council's own sign-in service in tests: a certified provider run by node, and a forger who signs whatever is asked.

The provider lies in `tests/provider`; `make test` installs it. Where node is missing these tests are skipped with a
line that says so; under CI=true that is a failure.
"""

import json
import os
import shutil
import subprocess
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener, urlopen

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey, generate_private_key
from django.http import HttpResponse
from django.test import Client
from jwt.algorithms import RSAAlgorithm

from kith.config.council_sign_in import sign_in_ways
from kith.core.accounts.models import CouncilAccount
from kith.core.accounts.oidc.provider import Identity, Provider
from kith.kernel import clock
from tests.world import World

FOLDER = Path(__file__).parent / "provider"
TENANT, CLIENT, SECRET = "3f0c9f5e-1111-4222-8333-944445555666", "kith", "test secret"
ROLES = {"Kith.Worker": "worker", "Kith.Manager": "manager", "Kith.Admin": "administrator", "Kith.Partner": "partner"}
ORIGIN, GO, BACK = "http://testserver", "/sign-in/council", "/sign-in/council/back"
OID = "0b1e8f64-aaaa-4bbb-8ccc-0d0d0d0d0d0d"


def provider(issuer: str, **more: Any) -> Provider:
    """Kith's registration at a sign-in service."""
    return Provider(
        **{
            "issuer": issuer,
            "client_id": CLIENT,
            "client_secret": SECRET,
            "roles": ROLES,
            "tenant": TENANT,
            **more,
        }
    )


def use(settings: Any, council: Provider | None, origin: str = ORIGIN) -> None:
    """Let the site sign people in by this service; None: with passwords."""
    settings.KITH_OIDC = council
    settings.AUTHENTICATION_BACKENDS = sign_in_ways(council)
    settings.KITH_ADDRESS = origin


def connected(world: World, key: str, council: Provider, oid: str = OID) -> CouncilAccount:
    """Somebody of the sample has connected their council account."""
    subject = f"{TENANT}/{oid}" if council.tenant else oid
    return CouncilAccount.objects.create(
        user=world.user(key), issuer=council.issuer, subject=subject, connected_at=clock.instant()
    )


def identity(roles: tuple[str, ...] = ("worker",), address: str = "", nonce: str = "n", oid: str = OID) -> Identity:
    """What a service says of somebody, verified."""
    return Identity("https://council.example.org", f"{TENANT}/{oid}", frozenset(roles), frozenset({address}), nonce)


class _Stay(HTTPRedirectHandler):
    def redirect_request(self, *_arguments: Any, **_options: Any) -> None:
        """The test follows by itself, so that it sees each step."""


@dataclass
class Person:
    """Somebody's browser as the sign-in service sees it: cookies, and buttons that are pressed."""

    jar: CookieJar = field(default_factory=CookieJar)

    def signs_in(self, address: str, say: str = "yes") -> str:
        """Follow the service from where Kith sends one to, press its button; the address that leads back to Kith."""
        service, led, pressed = urlsplit(address).netloc, address, False
        for _ in range(10):
            if urlsplit(led).netloc != service:
                return led
            at_button = urlsplit(led).path.startswith("/interaction/")
            led, pressed = self._step(led, {"say": say} if at_button else None), pressed or at_button
        raise AssertionError(f"the service leads nowhere: {led}")

    def _step(self, address: str, form: Mapping[str, str] | None) -> str:
        opener = build_opener(_Stay(), HTTPCookieProcessor(self.jar))
        with pytest.raises(HTTPError) as redirected:  # so urllib calls a redirect that it does not follow
            opener.open(Request(address, urlencode(form).encode() if form else None), timeout=5).close()
        with redirected.value as answer:
            assert answer.status in (302, 303), f"{answer.status} {answer.read()[:500]!r}"
            return urljoin(address, answer.headers["Location"])


@dataclass
class Council:
    """The provider that runs, and what it is told to say."""

    issuer: str

    def says(self, **control: Any) -> None:
        """Set claims, origin, secret; or turn the keys over with rotate=True."""
        urlopen(Request(f"{self.issuer}/control", json.dumps(control).encode()), timeout=5).close()

    def of(self, *roles: str, oid: str = OID, **claims: Any) -> None:
        """Set who signs in next, and their roles there."""
        self.says(claims={"oid": oid, "tid": TENANT, "roles": list(roles), **claims})

    def registered(self, **more: Any) -> Provider:
        """Kith's registration there."""
        return provider(self.issuer, **more)


def come_back(client: Client, start: str = GO, person: Person | None = None, say: str = "yes") -> HttpResponse:
    """Out to the service and back, as one person with one browser does it."""
    out = client.get(start)
    assert out.status_code == 302, out.content.decode()[:2000]
    home = urlsplit((person or Person()).signs_in(out.headers["Location"], say))
    answer: HttpResponse = client.get(f"{home.path}?{home.query}")
    return answer


@pytest.fixture(scope="session")
def council_process() -> Iterator[Council]:
    """The provider as a child process, once per test process."""
    node = shutil.which("node")
    if node is None or not (FOLDER / "node_modules").is_dir():
        missing = "node" if node is None else "tests/provider/node_modules"
        words = f"{missing} is missing. As root: apt-get install nodejs npm. Then: make provider"
        if os.environ.get("CI") == "true":
            pytest.fail(words)
        pytest.skip(f"Tests of signing in with a council account are skipped: {words}")
    pipe = subprocess.PIPE
    with subprocess.Popen([node, "provider.mjs"], cwd=FOLDER, stdin=pipe, stdout=pipe, stderr=pipe) as child:
        assert child.stdout
        said = child.stdout.readline()
        assert said, child.stderr.read().decode() if child.stderr else ""
        threading.Thread(target=_drained, args=(child.stderr,), daemon=True).start()
        yield Council(json.loads(said)["issuer"])
        child.terminate()


def _drained(stream: Any) -> None:
    for _ in stream:
        pass


@pytest.fixture
def council(council_process: Council, settings: Any) -> Iterator[Council]:
    """The provider, with the site signing people in by it."""
    council_process.says(origin=ORIGIN, secret=SECRET)
    use(settings, council_process.registered())
    yield council_process


@dataclass
class Forger:
    """A service whose tokens say what a test wants: what a real provider cannot be brought to say."""

    issuer: str
    key: RSAPrivateKey
    claims: dict[str, Any] = field(default_factory=dict)
    algorithm: str = "RS256"
    key_id: str = "one"
    listed: dict[str, RSAPrivateKey] = field(default_factory=dict)
    raw: str = ""
    refuses: int = 0
    seconds_ahead: int = 0

    def token(self, nonce: str) -> str:
        """Well made, but for what the test changed; a claim set to None is left out."""
        if self.raw:
            return self.raw
        now = int(time.time())
        well = {
            "iss": self.issuer, "aud": CLIENT, "sub": "pairwise", "exp": now + 300, "iat": now, "nonce": nonce,
            "auth_time": now,
            "tid": TENANT, "oid": OID, "roles": ["Kith.Worker"], "preferred_username": "amara.osei@ashbeck.example.org",
        }  # fmt: skip
        claims = {name: value for name, value in {**well, **self.claims}.items() if value is not None}
        key: Any = "" if self.algorithm == "none" else SECRET * 4 if self.algorithm == "HS256" else self.key
        return jwt.encode(claims, key, algorithm=self.algorithm, headers={"kid": self.key_id})

    def registered(self, **more: Any) -> Provider:
        """Kith's registration there."""
        return provider(self.issuer, **more)

    def signs_in(self, client: Client, start: str = GO, **answer: str) -> HttpResponse:
        """Out, and straight back with a code; `answer` says something else in its place."""
        out = client.get(start)
        asked = {name: values[0] for name, values in parse_qs(urlsplit(out.headers["Location"]).query).items()}
        sent = {"code": asked["nonce"], "state": asked["state"], **answer}
        came: HttpResponse = client.get(BACK, {name: value for name, value in sent.items() if value})
        return came


def _handler(forger: Forger) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            keys = [
                {**json.loads(RSAAlgorithm.to_jwk(key.public_key())), "kid": name, "use": "sig", "alg": "RS256"}
                for name, key in forger.listed.items()
            ]
            described = {
                "issuer": forger.issuer,
                "authorization_endpoint": f"{forger.issuer}/authorize",
                "token_endpoint": f"{forger.issuer}/token",
                "jwks_uri": f"{forger.issuer}/keys",
            }
            self._say({"keys": keys} if self.path == "/keys" else described)

        def do_POST(self) -> None:
            sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
            self._say({"id_token": forger.token(sent["code"][0])})

        def _say(self, words: Mapping[str, Any]) -> None:
            said = json.dumps(words).encode()
            self.send_response(forger.refuses or 200)
            self.end_headers()
            self.wfile.write(said)

        def date_time_string(self, timestamp: float | None = None) -> str:
            return super().date_time_string(time.time() + forger.seconds_ahead)

        def log_message(self, *_: Any) -> None:
            """Nothing."""

    return Handler


@contextmanager
def forgery() -> Iterator[Forger]:
    """The forger's service, on a free port."""
    forger = Forger("", generate_private_key(public_exponent=65537, key_size=2048))
    forger.listed["one"] = forger.key
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(forger))
    forger.issuer = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield forger
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def forger(settings: Any) -> Iterator[Forger]:
    """The forger's service, with the site signing people in by it."""
    with forgery() as opened:
        use(settings, opened.registered())
        yield opened
