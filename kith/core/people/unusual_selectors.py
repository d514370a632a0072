"""What somebody opened on the day of an unusual look: records by number and time, for the data-protection reader."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db import connection

from kith.core.access.models import UnusualLook
from kith.core.access.principal import Principal
from kith.core.access.unusual import Kind
from kith.core.access.unusual_selectors import unusual_look
from kith.core.authority.selectors import policy_at
from kith.core.people.look_facts import Night
from kith.kernel import clock

# The records of one person's day, put together where the looks lie; of a night only those looks.
_RECORDS = """
    SELECT child, held.council_id, min(opening.at) AS first_at, max(opening.at) AS last_at, count(*) AS times,
           string_agg(DISTINCT opening.basis, ', ' ORDER BY opening.basis) AS basis, count(*) OVER () AS total
    FROM access_opening opening CROSS JOIN LATERAL unnest(opening.children) AS child
    JOIN people_child held ON held.id = child
    WHERE opening.principal_id = %(who)s AND opening.at >= %(since)s AND opening.at < %(before)s
      AND opening.page NOT LIKE 'access-log%%'
      AND (NOT %(at_night)s OR (opening.at AT TIME ZONE 'Europe/London')::time < %(ends)s
           OR (opening.at AT TIME ZONE 'Europe/London')::time >= %(begins)s)
    GROUP BY child, held.council_id ORDER BY first_at, child LIMIT %(most)s OFFSET %(first)s
"""


@dataclass(frozen=True, slots=True)
class RecordOpened:
    """One record: its number and when it was opened, and nothing of what stands in it."""

    child_id: UUID
    number: str
    first_at: datetime
    last_at: datetime
    times: int
    basis: str


@dataclass(frozen=True, slots=True)
class RecordsOpened:
    """At most so many of them, and how many there are."""

    shown: tuple[RecordOpened, ...]
    total: int


def records_opened(principal: Principal, unusual_id: UUID, first: int, most: int) -> RecordsOpened:
    """What the person of an unusual look opened that day, in the order they did; NotFound for whom it is not."""
    one = unusual_look(principal, unusual_id)
    with connection.cursor() as cursor:
        cursor.execute(_RECORDS, _asked(one, first, most))
        rows = cursor.fetchall()
    shown = tuple(
        RecordOpened(child, council_id or f"Kith {str(child)[-8:]}", at, last_at, times, basis)
        for child, council_id, at, last_at, times, basis, _ in rows
    )
    return RecordsOpened(shown, rows[0][-1] if rows else 0)


def night_of(principal: Principal, unusual_id: UUID) -> Night:
    """The hours that were night when this was found."""
    held = policy_at(unusual_look(principal, unusual_id).found_at)
    return Night(held.night_begins, held.night_ends)


def _asked(one: UnusualLook, first: int, most: int) -> dict[str, Any]:
    since = datetime.combine(one.on, time.min, clock.LOCAL_ZONE)
    held = policy_at(one.found_at)
    return {
        "who": one.person_id,
        "since": since,
        "before": datetime.combine(one.on + timedelta(days=1), time.min, clock.LOCAL_ZONE),
        "at_night": one.kind == Kind.NIGHT,
        "begins": time(held.night_begins),
        "ends": time(held.night_ends),
        "first": first,
        "most": most,
    }
