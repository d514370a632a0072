"""What was answered about reach during one look at one page, so that the same is not asked of the database again.

Nothing outlives the look, and nothing is remembered for an act: what it changes, and what others change before it is
done, has to be seen (ACCESS-1).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date
from uuid import UUID

from kith.core.access.principal import Principal

Bases = dict[UUID, frozenset[str]]
_answers: ContextVar[dict[tuple[Principal, date], Bases] | None] = ContextVar("answers", default=None)


@contextmanager
def reach_asked_once() -> Iterator[None]:
    """Inside, whether somebody reaches a child is asked once. For a look, which changes nothing."""
    token = _answers.set({})
    try:
        yield
    finally:
        _answers.reset(token)


def answered(principal: Principal, day: date) -> Bases | None:
    """The grounds already found for this person on this day, by child, to be added to; None outside a look."""
    answers = _answers.get()
    return None if answers is None else answers.setdefault((principal, day), {})
