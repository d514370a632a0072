"""Ids and numbers that come out the same for the same seed."""

from collections.abc import Iterator
from random import Random
from uuid import UUID

from nhs_number.validate import calculate_checksum

_FIRST_MS = 1_500_000_000_000  # ids of July 2017, before every id the product makes itself
_MS_A_SEED = 100_000_000
_MIX, _MASK = 0x9E3779B97F4A7C15, 0x3FFFFFFFFFFFFFFF
MOST_SEEDS = 2000
AFTER_EVERY_SEED = UUID(int=(_FIRST_MS + MOST_SEEDS * _MS_A_SEED) << 80)


class Ids:
    """Time-ordered ids of version 7, one after another; all of one seed lie in a range of their own."""

    def __init__(self, seed: int) -> None:
        self._ms = _FIRST_MS + seed * _MS_A_SEED
        self._mix = (seed + 1) * _MIX
        self._next = 0

    def __call__(self) -> str:
        """The next one, as text."""
        self._next = number = self._next + 1
        text = f"{self._ms + (number >> 11):012x}7{number & 0x7FF:03x}{1 << 63 | (number * self._mix & _MASK):016x}"
        return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"

    @property
    def span(self) -> tuple[str, str]:
        """The lowest id of this seed, and the lowest of the next."""
        first, after = f"{self._ms:012x}", f"{self._ms + _MS_A_SEED:012x}"
        rest = "-0000-0000-0000-000000000000"
        return f"{first[:8]}-{first[8:]}{rest[5:]}", f"{after[:8]}-{after[8:]}{rest[5:]}"


def nhs_numbers(random: Random) -> Iterator[str]:
    """NHS numbers of the range kept for tests (999), each once and in no order; none when they are used up."""
    step = 367_021  # shares no factor with a million, so that every number comes once
    number = random.randrange(1_000_000)
    for _ in range(1_000_000):
        number = (number + step) % 1_000_000
        digits = f"999{number:06d}"
        check = calculate_checksum(digits)
        if check is not None and check < 10:
            yield f"{digits}{check}"
