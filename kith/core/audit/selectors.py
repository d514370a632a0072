"""Reads of the evidence."""

from uuid import UUID

from kith.core.audit.models import Entry


def entries_about(subject_kind: str, subject_id: UUID) -> list[Entry]:
    """Every entry about one thing, oldest first."""
    return list(Entry.objects.filter(subject_kind=subject_kind, subject_id=subject_id).order_by("at"))
