"""One thing that `kith doctor` looked at."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at, whether it is well, and words for the person who runs the system."""

    subject: str
    well: bool
    words: str
