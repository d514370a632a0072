"""Time enters here and nowhere else (DESIGN 4.9).

Two clocks. `instant()` is the real one: evidence, sessions, lock-outs and jobs. `today()` and `moment()` are the
domain's: what is due, which dangers hold. `KITH_AS_OF=2026-01-16` moves the domain's only.
"""

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LOCAL_ZONE = ZoneInfo("Europe/London")


class AsOfInvalid(ValueError):
    """`KITH_AS_OF` does not hold a real date."""


def instant() -> datetime:
    """The real instant, in UTC. `KITH_AS_OF` never moves it."""
    return datetime.now(UTC)


def as_of() -> date | None:
    """The date `KITH_AS_OF` sets for the domain, or None. Raises AsOfInvalid for what is no date."""
    value = os.environ.get("KITH_AS_OF", "").strip()
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError as fault:
        raise AsOfInvalid(f"KITH_AS_OF is '{value}', which is not a real date. Write it like 2026-01-16.") from fault


def today() -> date:
    """The domain's date, in the United Kingdom."""
    return as_of() or datetime.now(LOCAL_ZONE).date()


def moment() -> datetime:
    """The domain's instant: the domain's date with the real time of day, in local time."""
    now = datetime.now(LOCAL_ZONE)
    moved = as_of()
    return now if moved is None else now.replace(year=moved.year, month=moved.month, day=moved.day)


def local(at: datetime) -> datetime:
    """An instant as people in the United Kingdom read it."""
    return at.astimezone(LOCAL_ZONE)
