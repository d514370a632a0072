"""Reads of who was told, heard the notice and agreed; for callers that have asked for reach already."""

from dataclasses import dataclass
from uuid import UUID

from kith.core.agreements.models import Agreement, NoticeGiven, Told
from kith.core.editions.edition import Edition
from kith.core.editions.models import EditionRecord

_BODY = "edition__body"


@dataclass(frozen=True, slots=True)
class Asked:
    """Where one person is with one version: the latest telling and notice, and each time they agreed."""

    told: Told | None = None
    notice: NoticeGiven | None = None
    agreements: tuple[Agreement, ...] = ()

    def agreement_to(self, edition: Edition | None) -> Agreement | None:
        """The latest agreement to the very words that are theirs now (AGR-11); None when they changed since."""
        if edition is None:
            return None
        held = (one for one in reversed(self.agreements) if _is_of(one.edition, edition))
        return next(held, None)

    @property
    def latest(self) -> Agreement | None:
        """The latest agreement, to whatever words."""
        return self.agreements[-1] if self.agreements else None


NOT_ASKED = Asked()


def asked_of(version_id: UUID) -> dict[UUID, Asked]:
    """Where everybody is with a version, by person. Three queries."""
    seen = {"version_id": version_id}
    told = {
        row.person_id: row for row in Told.objects.filter(**seen).select_related("edition").defer(_BODY).order_by("id")
    }
    notices = {row.person_id: row for row in NoticeGiven.objects.filter(**seen).order_by("id")}
    agreements: dict[UUID, list[Agreement]] = {}
    for row in Agreement.objects.filter(**seen).select_related("edition").defer(_BODY).order_by("id"):
        agreements.setdefault(row.person_id, []).append(row)
    people = told.keys() | notices.keys() | agreements.keys()
    return {
        person: Asked(told.get(person), notices.get(person), tuple(agreements.get(person, ()))) for person in people
    }


def words_agreed_to(agreement: Agreement) -> Edition:
    """The edition somebody agreed to, as it stood then; for callers that have asked for reach already."""
    return Edition.model_validate(agreement.edition.body)


def _is_of(kept: EditionRecord, edition: Edition) -> bool:
    """Editions kept before parts were hashed are known by the whole of them."""
    return kept.part_hash == edition.part_hash if kept.part_hash else kept.hash == edition.hash
