"""Makes plans, people, guards, wordings and readers at random and looks whether an edition breaks a promise.

The generator and the promises are those of tests/unit/properties. The same seed always gives the same editions, however
many cores take part. `python tools/many_editions.py --editions 100000 --seed 1`; exit code 1 if a promise was broken.
"""

import argparse
import os
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from tests.unit.properties.promises import PROMISES, Copy
from tests.unit.properties.random_worlds import make_world

READERS = 6
_WORLDS_AT_ONCE = 100
_SHOWN = 20


@dataclass
class Tally:
    """What came of some editions: how many were nothing, stopped, let through; and every broken promise."""

    became: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def add(self, other: "Tally") -> None:
        """Count another's as well."""
        self.became += other.became
        self.broken += other.broken


def looked_at(worlds: Iterable[int]) -> Tally:
    """Every edition of the worlds of these numbers against every promise."""
    tally = Tally()
    for number in worlds:
        world = make_world(number, size=4 + number % 13, readers=READERS)
        for reader in world.readers:
            copy = Copy(world, reader)
            tally.became["composed"] += 1
            tally.became["nothing" if copy.edition is None else "stopped" if copy.hits else "let through"] += 1
            tally.became["for a reader who is safe" if copy.is_safe else "for a reader who is not safe"] += 1
            tally.became["hits of the scan"] += len(copy.hits)
            for promise in PROMISES:
                tally.broken += (f"{promise.__name__}: world {number}, {reader.name}: {it}" for it in promise(copy))
    return tally


def portions(seed: int, editions: int) -> Iterator[range]:
    """The worlds that give so many editions, in portions. Seeds do not overlap."""
    first, worlds = seed * 10_000_000, -(-editions // READERS)
    for begin in range(first, first + worlds, _WORLDS_AT_ONCE):
        yield range(begin, min(begin + _WORLDS_AT_ONCE, first + worlds))


def main() -> int:
    """Look, and say how many, how long and what was found."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--editions", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("-j", type=int, default=os.cpu_count() or 1, metavar="N", help="this many cores")
    arguments = parser.parse_args()
    os.nice(10)
    began, total = time.monotonic(), Tally()
    with ProcessPoolExecutor(arguments.j) as pool:
        for tally in pool.map(looked_at, portions(arguments.seed, arguments.editions)):
            total.add(tally)
    took = time.monotonic() - began
    print(f"seed {arguments.seed}, {took:.0f} seconds, {arguments.j} cores")
    for what, count in total.became.items():
        print(f"{count:>9,} {what}")
    print(f"{len(total.broken):>9,} broken promises")
    print("\n".join(total.broken[:_SHOWN]))
    return 1 if total.broken else 0


if __name__ == "__main__":
    sys.exit(main())
