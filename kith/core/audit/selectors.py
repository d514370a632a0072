"""Reads of the evidence."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Q

from kith.core.audit.models import Entry, Line


@dataclass(frozen=True, slots=True)
class Sought:
    """Which lines of a child's log are wanted: one person's, those of some days. None means all."""

    actor_id: UUID | None = None
    since: datetime | None = None
    before: datetime | None = None


def entries_about(subject_kind: str, subject_id: UUID) -> list[Entry]:
    """Every entry about one thing, oldest first."""
    return list(Entry.objects.filter(subject_kind=subject_kind, subject_id=subject_id).order_by("at"))


def entries_by_id(ids: Iterable[UUID]) -> dict[UUID, Entry]:
    """Entries by id; for callers that asked for reach already."""
    return Entry.objects.in_bulk(list(ids))


def lines_about(child_id: UUID, sought: Sought, below: int | None, most: int) -> Sequence[Line]:
    """The newest lines of a child's log, or those older than the line `below`.

    For callers that asked for reach already. By place in the index and not by counting rows off, so that the
    thousandth page costs what the first does.
    """
    lines = Line.objects.filter(child_id=child_id)
    if sought.actor_id is not None:
        lines = lines.filter(actor_id=sought.actor_id)
    if sought.since is not None:
        lines = lines.filter(at__gte=sought.since)
    if sought.before is not None:
        lines = lines.filter(at__lt=sought.before)
    if below is not None:
        place = Line.objects.filter(child_id=child_id, id=below).first()
        if place is not None:
            lines = lines.filter(Q(at__lt=place.at) | Q(id__lt=place.id), at__lte=place.at)
    return list(lines.order_by("-at", "-id")[:most])


def actors_about(child_id: UUID) -> list[UUID]:
    """Everybody who looked or did something, each once; for callers that asked for reach already.

    Jumps from one person to the next in the index: as many steps as there are people, not as there are lines.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            """
            WITH RECURSIVE actor (id) AS (
                (SELECT actor_id FROM audit_line WHERE child_id = %(child)s AND actor_id IS NOT NULL
                 ORDER BY actor_id LIMIT 1)
                UNION ALL
                SELECT (SELECT actor_id FROM audit_line WHERE child_id = %(child)s AND actor_id > actor.id
                        ORDER BY actor_id LIMIT 1)
                FROM actor WHERE actor.id IS NOT NULL
            )
            SELECT id FROM actor WHERE id IS NOT NULL
            """,
            {"child": child_id},
        )
        return [row[0] for row in cursor.fetchall()]


def acts_since(actor_id: UUID, action: str, since: datetime) -> int:
    """How often somebody did one thing about themselves (looking, being refused) since an instant."""
    return Entry.objects.filter(subject_kind="user", subject_id=actor_id, action=action, at__gte=since).count()
