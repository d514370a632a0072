"""The statements that are sent to the database, without their values: for tests and the bench."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

_MANY = re.compile(r"\(%s(?:, ?%s)+\)")
_SAVEPOINT = re.compile(r'"s\d+_x\d+"')


def shape(statement: str) -> str:
    """A statement by its shape: a list of values is one, however many they are, and so is a savepoint."""
    return " ".join(_SAVEPOINT.sub('"savepoint"', _MANY.sub("(%s)", statement)).split())


@contextmanager
def shapes_sent() -> Iterator[list[str]]:
    """The shape of every statement sent inside, in order."""
    sent: list[str] = []

    def note(execute: Any, statement: Any, params: Any, many: bool, context: Any) -> Any:
        sent.append(shape(statement if isinstance(statement, str) else statement.as_string(None)))
        return execute(statement, params, many, context)

    with connection.execute_wrapper(note):
        yield sent
