"""Who acts, from which page, in which request: carried beside the call, so that every row written can say so."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID


class Actor(Protocol):
    """Anybody who acts: a signed-in worker, or the system itself (id None)."""

    @property
    def id(self) -> UUID | None:
        """Whose account; None for the system."""

    @property
    def label(self) -> str:
        """The name that evidence keeps."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an act came from: the name of the page (never its address with ids) and the request."""

    page: str = ""
    request_id: str = ""


_NOWHERE = Origin()
_origin: ContextVar[Origin] = ContextVar("origin", default=_NOWHERE)


def origin() -> Origin:
    """The origin of the current act."""
    return _origin.get()


@contextmanager
def acting_from(page: str, request_id: str) -> Iterator[None]:
    """Everything done inside is done from this page, in this request."""
    token = _origin.set(Origin(page, request_id))
    try:
        yield
    finally:
        _origin.reset(token)


def now_on_page(page: str) -> None:
    """Once the address is understood: the name of the page everything from here on comes from."""
    _origin.set(Origin(page, _origin.get().request_id))
