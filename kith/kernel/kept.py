"""What is worked out of a value when it is first asked for, and kept with it.

Like `functools.cached_property`, which in Python 3.11 takes a lock each time and costs more than most of what it keeps.
Two threads may work the same out twice; of a frozen value both get the same.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, overload

Value = TypeVar("Value")


class kept(Generic[Value]):  # noqa: N801  (used as a decorator)
    """A property that is worked out once for each value."""

    def __init__(self, work_out: Callable[[Any], Value]) -> None:
        self._work_out = work_out
        self.__doc__ = work_out.__doc__

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = name

    @overload
    def __get__(self, held: None, owner: type) -> "kept[Value]": ...
    @overload
    def __get__(self, held: object, owner: type) -> Value: ...
    def __get__(self, held: object | None, owner: type) -> "kept[Value] | Value":
        """Asked only until it is kept: then Python finds the value itself before it."""
        if held is None:
            return self
        found = held.__dict__[self._name] = self._work_out(held)
        return found
