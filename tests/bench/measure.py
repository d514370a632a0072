"""Taking times, and the rows of the report."""

import gc
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median

Act = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the report. `within` is None where there is no budget."""

    measure: str
    found: str
    floor: str = ""
    ratio: str = ""
    budget: str = ""
    within: bool | None = None

    @property
    def verdict(self) -> str:
        """The last column."""
        return "" if self.within is None else "within" if self.within else "OVER"


def times(act: Act, repeats: int, *, before: Act | None = None, warm: int = 3) -> list[float]:
    """Milliseconds of each of `repeats` runs after `warm` untimed ones; `before` runs untimed before each."""
    with _no_collector():
        return [_once(act, before) for _ in range(repeats + warm)][warm:]


def pure_times(act: Act, repeats: int, *, before: Act | None = None, warm: int = 3) -> list[float]:
    """The same for what only computes, in processor time: what else the machine does is not counted."""
    with _no_collector():
        return [_once(act, before, time.thread_time) for _ in range(repeats + warm)][warm:]


def side_by_side(acts: Sequence[Act], repeats: int, warm: int = 4) -> list[list[float]]:
    """Times of several acts taken in turn, so that what else the machine does touches all of them alike."""
    taken: list[list[float]] = [[] for _ in acts]
    for _ in range(repeats + warm):
        for index, act in enumerate(acts):
            taken[index].append(_once(act, None))
    return [each[warm:] for each in taken]


def cpu_times(act: Act, repeats: int, warm: int = 3) -> list[float]:
    """Milliseconds of processor time, of all threads together."""
    taken = []
    for _ in range(repeats + warm):
        began = time.process_time()
        act()
        taken.append((time.process_time() - began) * 1000)
    return taken[warm:]


def p50(taken: Sequence[float]) -> float:
    """The median."""
    return median(taken)


def p95(taken: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    return sorted(taken)[max(0, -(-len(taken) * 95 // 100) - 1)]


def ms(value: float) -> str:
    """“3.4 ms”."""
    return f"{value:.2f} ms" if value < 10 else f"{value:.1f} ms" if value < 100 else f"{value:.0f} ms"


def _once(act: Act, before: Act | None, clock: Callable[[], float] = time.perf_counter) -> float:
    if before:
        before()
    began = clock()
    act()
    return (clock() - began) * 1000


@contextmanager
def _no_collector() -> Iterator[None]:
    """Short acts are timed without the collector's own work; pages are timed with it."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
