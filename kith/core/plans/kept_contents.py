"""Frozen contents that were read already: the same content is the same value, with all that was worked out of it.

A version's content never changes, and is known by its hash. Reading it from its row and checking it costs more than
all that is then done with it (DESIGN 6). Nothing here is asked before reach is (ACCESS-1).
"""

from collections.abc import Callable
from threading import Lock

from kith.core.plans.content import PlanContent

MOST_ITEMS = 2_000


class KeptContents:
    """The contents last read, at most so many items of plans in all; the one not asked for longest goes first."""

    def __init__(self, most_items: int = MOST_ITEMS) -> None:
        self._most, self._items, self._lock = most_items, 0, Lock()
        self._held: dict[str, PlanContent] = {}

    def content(self, of_hash: str, read: Callable[[], PlanContent]) -> PlanContent:
        """The content of that hash, read where it is not held."""
        with self._lock:
            found = self._held.pop(of_hash, None)
            if found is not None:
                self._held[of_hash] = found
                return found
        found = read()
        self._keep(of_hash, found)
        return found

    def _keep(self, of_hash: str, content: PlanContent) -> None:
        with self._lock:
            if of_hash in self._held or _weight(content) > self._most:
                return
            self._held[of_hash] = content
            self._items += _weight(content)
            while self._items > self._most:
                oldest = next(iter(self._held))
                self._items -= _weight(self._held.pop(oldest))


def _weight(content: PlanContent) -> int:
    """Its items, and one for what every content has beside them."""
    return len(content.items) + 1
