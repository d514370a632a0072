"""Whom to ring in the evening, at night and at weekends, also where the database cannot be asked any more (BACK-3).

Every read of the settings is remembered in the process; a page for a fault says what was last heard, and asks nobody.
"""

from dataclasses import dataclass

from kith.core.authority.policy import Policy


@dataclass(frozen=True, slots=True)
class OutOfHours:
    """Who, and their number."""

    name: str
    phone: str


@dataclass(slots=True)
class _Heard:
    last: OutOfHours | None = None


_heard = _Heard()


def heard(policy: Policy) -> None:
    """Remember whom these settings name; nobody where they have no number."""
    held = OutOfHours(policy.out_of_hours_name, policy.out_of_hours_phone)
    _heard.last = held if held.phone else None


def out_of_hours_last_heard() -> OutOfHours | None:
    """Whom the settings named when this process last read them; None if it never did, or nobody has a number."""
    return _heard.last
