"""Two people at the same moment: real connections, one thread each, as the app role."""

from collections.abc import Callable
from threading import Barrier, Thread
from typing import Any

from django.db import connection


def together(*acts: Callable[[], Any]) -> list[Any]:
    """What each act returned or raised, all of them begun at the same moment."""
    outcomes: list[Any] = [None] * len(acts)
    start = Barrier(len(acts))

    def run(index: int, act: Callable[[], Any]) -> None:
        try:
            connection.ensure_connection()
            start.wait(10)
            outcomes[index] = act()
        except Exception as fault:
            outcomes[index] = fault
        finally:
            connection.close()

    threads = [Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return outcomes
