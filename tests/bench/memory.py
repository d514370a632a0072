"""Memory of one web process: the application answers many requests on as many threads as `kith serve` gives it.

Run by the bench as a process of its own: python -m tests.bench.memory SESSION-COOKIES REQUESTS < addresses
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from pathlib import Path

from tests.bench.measure import Row

BUDGET_MB = 250
THREADS = 4
FEW, MANY = 2_000, 10_000


def memory_rows(cookies: str, addresses: list[str], requests: int) -> Iterator[Row]:
    """Start the process, and read what it says of itself at the start and at the end."""
    words = [sys.executable, "-m", "tests.bench.memory", cookies, str(requests)]
    done = subprocess.run(words, input="\n".join(addresses), capture_output=True, text=True, check=True)
    first, last = (float(part) for part in done.stdout.split())
    yield Row(
        f"Memory of one web process after {requests:,} requests on {THREADS} threads, PDF among them",
        f"{last:.0f} MB",
        f"{first:.0f} MB after one of each",
        f"{last / first:.2f} ×",
        f"≤ {BUDGET_MB} MB after {MANY:,}",
        last <= BUDGET_MB,
    )


def main(cookies: str, requests: int, addresses: list[str]) -> None:
    """Ask for the addresses in turn and print megabytes before and after."""
    import django

    django.setup()
    from tests.bench.browser import Browser

    browser = Browser(cookies)
    for address in addresses:
        browser.get(address)
    first = resident()
    with ThreadPoolExecutor(THREADS) as threads:
        for _ in threads.map(browser.get, islice(cycle(addresses), requests)):
            pass
    sys.stdout.write(f"{first} {resident()}\n")


def resident() -> float:
    """Megabytes of this process in memory."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.stdin.read().split())
