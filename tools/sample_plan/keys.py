"""Stable ids: the same key always gives the same id, in every version and in the guard."""

from datetime import date, datetime
from uuid import NAMESPACE_URL, UUID, uuid5

_NAMESPACE = uuid5(NAMESPACE_URL, "https://kith.example.org/sample/")
KAYDEN, RUBY, ALFIE = "kayden", "ruby", "alfie"
CHILDREN = (KAYDEN, RUBY, ALFIE)


def id_of(key: str) -> UUID:
    """The id of a person, an item or a fact: `id_of("leanne")`, `id_of("R1.1")`, `id_of("W7")`."""
    return uuid5(_NAMESPACE, f"tansley/{key}")


def ids(*keys: str) -> tuple[UUID, ...]:
    """The ids of several keys, in order."""
    return tuple(id_of(key) for key in keys)


def day(text: str) -> date:
    """`2026-01-24`."""
    return date.fromisoformat(text)


def moment(text: str) -> datetime:
    """`2026-01-24 12:05`, by the clock on the wall in England."""
    at = datetime.fromisoformat(text.replace(" ", "T"))
    summer = "+01:00" if _last_sunday(at.year, 3) <= at.date() < _last_sunday(at.year, 10) else "+00:00"
    return datetime.fromisoformat(f"{at.isoformat()}{summer}")


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last.replace(day=31 - (last.weekday() + 1) % 7)
