"""A browser without a network: calls the WSGI application as a web server does, with a signed-in session's cookie."""

import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db import connection
from django.test import Client

from kith.config.wsgi import application
from kith.core.accounts.models import User
from kith.kernel.ids import new_id

_SECRET = "b" * 32


def signed_in(user: User) -> "Browser":
    """A browser in which this worker has signed in."""
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return Browser(f"kith={client.cookies['kith'].value}; kith_form={_SECRET}")


@dataclass(frozen=True, slots=True)
class Browser:
    """Asks with the cookies of one session."""

    cookies: str

    def get(self, address: str) -> bytes:
        """The page at an address; AssertionError if the answer is not 200."""
        status, body = self._call("GET", address)
        assert status.startswith("200"), f"{address}: {status}"
        return body

    def missed(self, address: str) -> bytes:
        """The page that says that nothing is there; AssertionError if the answer is not 404."""
        status, body = self._call("GET", address)
        assert status.startswith("404"), f"{address}: {status}"
        return body

    def post(self, address: str, **fields: str) -> None:
        """Send a form; AssertionError if it is not taken."""
        typed = {"csrfmiddlewaretoken": _SECRET, "submission": str(new_id()), **fields}
        status, body = self._call("POST", address, urlencode(typed).encode())
        assert status.startswith("302"), f"{address}: {status} {_errors(body)}"

    def _call(self, method: str, address: str, body: bytes = b"") -> tuple[str, bytes]:
        told: list[str] = []

        def start(status: str, headers: list[tuple[str, str]], exc_info: Any = None, /) -> Callable[[bytes], object]:
            told.append(status)
            return lambda _: None

        answer = application(self._environ(method, address, body), start)
        try:
            content = b"".join(answer)
        finally:
            answer.close()
        return told[0], content

    def _environ(self, method: str, address: str, body: bytes) -> dict[str, Any]:
        return {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": address,
            "QUERY_STRING": "",
            "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "8140",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_HOST": "127.0.0.1:8140",
            "HTTP_COOKIE": self.cookies,
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(body),
            "wsgi.errors": io.StringIO(),
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }


class Queries:
    """The statements sent while counting."""

    def __init__(self) -> None:
        self.statements: list[str] = []

    def __call__(self, execute: Any, statement: str, params: Any, many: bool, context: Any) -> Any:
        """Note one statement and send it on."""
        self.statements.append(statement)
        return execute(statement, params, many, context)


@contextmanager
def counted() -> Iterator[Queries]:
    """Count every statement, those for session and user too."""
    queries = Queries()
    with connection.execute_wrapper(queries):
        yield queries


def _errors(body: bytes) -> str:
    found = re.findall(r'class="govuk-error-summary.*?</div>', body.decode(), re.DOTALL)
    return re.sub(r"<[^>]+>|\s+", " ", found[0]) if found else ""
