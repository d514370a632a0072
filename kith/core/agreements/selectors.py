"""Reads of who was told, heard the notice and agreed; for callers that have asked for reach already."""

from dataclasses import dataclass
from uuid import UUID

from kith.core.agreements.models import Agreement, NoticeGiven, Told


@dataclass(frozen=True, slots=True)
class Asked:
    """Where one person is with one version."""

    told: Told | None
    notice: NoticeGiven | None
    agreement: Agreement | None


def asked_of(version_id: UUID) -> dict[UUID, Asked]:
    """Where everybody is with a version, by person; the latest of each. Three queries."""
    told = {row.person_id: row for row in Told.objects.filter(version_id=version_id).order_by("id")}
    notices = {row.person_id: row for row in NoticeGiven.objects.filter(version_id=version_id).order_by("id")}
    agreements = {row.person_id: row for row in Agreement.objects.filter(version_id=version_id)}
    people = told.keys() | notices.keys() | agreements.keys()
    return {person: Asked(told.get(person), notices.get(person), agreements.get(person)) for person in people}


def agreed_people(version_id: UUID) -> frozenset[UUID]:
    """Who agreed to this version."""
    return frozenset(Agreement.objects.filter(version_id=version_id).values_list("person_id", flat=True))
