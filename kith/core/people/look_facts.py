"""Who looked at whose record, day by day: the plain facts that decide what is unusual (`access.unusual`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection

from kith.core.access.basis import ON_ROTA, Basis
from kith.core.access.unusual import Looks
from kith.core.accounts.choices import Role
from kith.kernel import clock

# One statement for the whole time asked: looks are put together by person, child and day where they lie, and come
# out a few hundred at a time. Reading a child's log is no look at the record.
_LOOKS = """
    WITH looks AS (
        SELECT opening.principal_id, child, (opening.at AT TIME ZONE 'Europe/London')::date AS day,
               max(opening.principal_label) AS label, min(opening.at) AS first_at, count(*) AS times,
               count(*) FILTER (WHERE (opening.at AT TIME ZONE 'Europe/London')::time < %(night_ends)s
                                   OR (opening.at AT TIME ZONE 'Europe/London')::time >= %(night_begins)s) AS at_night,
               count(*) FILTER (WHERE opening.basis LIKE %(broken)s) AS outside,
               bool_or(opening.basis LIKE %(rota)s) AS on_rota, max(opening.as_of_on) AS as_of_on
        FROM access_opening opening CROSS JOIN LATERAL unnest(opening.children) AS child
        WHERE opening.at >= %(since)s AND opening.at < %(before)s AND opening.page NOT LIKE 'access-log%%'
        GROUP BY opening.principal_id, child, day
    )
    SELECT looks.principal_id, looks.label, looks.child, looks.day, looks.first_at, looks.times, looks.at_night,
           looks.outside, looks.on_rota OR person.role = %(out_of_hours)s,
           EXISTS (SELECT FROM people_restriction held WHERE held.child_id = looks.child
                   AND held.begun_at <= looks.first_at AND (held.ended_at IS NULL OR held.ended_at > looks.first_at)),
           ended.until_on, child.name, family.name
    FROM looks
    JOIN people_person child ON child.id = looks.child
    JOIN people_family family ON family.id = child.family_id
    JOIN accounts_user person ON person.id = looks.principal_id
    LEFT JOIN LATERAL (
        SELECT max(least(reach.until_on, (reach.until_at AT TIME ZONE 'Europe/London')::date)) AS until_on
        FROM access_reach reach
        WHERE reach.principal_id = looks.principal_id AND reach.child_id = looks.child
        AND reach.basis <> %(break_glass)s AND reach.from_on <= looks.as_of_on
        HAVING bool_and(coalesce(reach.until_on < looks.as_of_on, false)
                        OR coalesce(reach.until_at <= looks.first_at, false))
    ) ended ON true
    ORDER BY looks.day, looks.first_at
"""
_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Night:
    """The hours between which a look is one at night, by the council's settings."""

    begins: int
    ends: int


def looks_between(first: date, last: date, night: Night) -> Iterator[Looks]:
    """Every person's looks at every child's record on these days of the real clock, the last one whole.

    For the daily search, which asks for nobody.
    """
    asked: dict[str, Any] = {
        "since": _begins(first),
        "before": _begins(last + timedelta(days=1)),
        "night_begins": time(night.begins),
        "night_ends": time(night.ends),
        "break_glass": Basis.BREAK_GLASS.value,
        "broken": f"%{Basis.BREAK_GLASS.label}%",
        "rota": f"%{ON_ROTA}%",
        "out_of_hours": Role.OUT_OF_HOURS.value,
    }
    with connection.cursor() as cursor:
        cursor.execute(_LOOKS, asked)
        while rows := cursor.fetchmany(_AT_ONCE):
            yield from map(_looks, rows)


def _begins(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.LOCAL_ZONE)


def _looks(row: tuple[Any, ...]) -> Looks:
    *facts, child, family = row
    person_id, person, child_id, on, first_at, times, at_night, outside, on_rota, restricted, ended_on = facts
    return Looks(
        person_id=person_id,
        person=person,
        child_id=child_id,
        on=on,
        first_at=first_at,
        times=times,
        at_night=at_night,
        outside=outside,
        on_rota=on_rota,
        restricted=restricted,
        ended_on=ended_on,
        names=(child, family),
    )
