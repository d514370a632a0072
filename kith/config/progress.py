"""A bar on the terminal that says how far something is; a line for each tenth where there is no terminal."""

import sys
import time
from types import TracebackType

_WIDTH = 30


class ProgressBar:
    """Draws itself over and over on one line."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._said = ""
        self._live = sys.stderr.isatty()

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        if self._live:
            print(file=sys.stderr)

    def show(self, share: float, doing: str) -> None:
        """How much of the whole is done, and what is being done."""
        seconds = int(time.monotonic() - self._began)
        if self._live:
            bar = ("#" * int(share * _WIDTH)).ljust(_WIDTH, ".")
            print(f"\r[{bar}] {share:4.0%} {_clock(seconds)} {doing:<40.40}", end="", file=sys.stderr, flush=True)
            return
        said = doing if share >= 1 else f"{doing} {int(share * 10) * 10} %"
        if said != self._said:
            self._said = said
            print(f"{_clock(seconds)} {said}", file=sys.stderr, flush=True)


def _clock(seconds: int) -> str:
    return f"{seconds // 60}:{seconds % 60:02d}"
