"""Reads of who was told, heard the notice and agreed; for callers that have asked for reach already."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, TextField, Value

from kith.core.agreements.models import Agreement, NoticeGiven, Told
from kith.core.editions.edition import Edition
from kith.core.editions.models import EditionRecord

_SHARED = ("id", "version_id", "person_id", "at", "by")
_EDITION = ("id", "hash", "part_hash")
# What each table has beside those, in columns that fit one another; None where a table has nothing of the kind.
_OWN: dict[type[Agreement | NoticeGiven | Told], tuple[str | None, ...]] = {
    Agreement: ("edition_id", "way", "typed_name", "said_back", "advice", None, None),
    NoticeGiven: (None, "notice_key", "language", None, None, "notice_version", "read_aloud"),
    Told: ("edition_id", "how", "format", "language", None, None, None),
}
_NOTHING = Value(None, output_field=TextField())  # NULL fits every column


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
    """Where everybody is with a version, by person. One query; the words of an edition are fetched when asked for."""
    told: dict[UUID, Told] = {}
    notices: dict[UUID, NoticeGiven] = {}
    agreements: dict[UUID, list[Agreement]] = {}
    for row in _rows_of(version_id):
        match row:
            case Told():
                told[row.person_id] = row
            case NoticeGiven():
                notices[row.person_id] = row
            case Agreement():
                agreements.setdefault(row.person_id, []).append(row)
    people = told.keys() | notices.keys() | agreements.keys()
    return {
        person: Asked(told.get(person), notices.get(person), tuple(agreements.get(person, ()))) for person in people
    }


def _rows_of(version_id: UUID) -> Iterator[Agreement | NoticeGiven | Told]:
    """The rows of all three tables about a version, oldest first."""
    agreements, *others = (_columns(model, version_id) for model in _OWN)
    rows = agreements.union(*others, all=True)
    for kind, *values in sorted(rows, key=lambda row: row[1]):
        yield _row(kind, values, rows.db)


def _columns(model: type[Agreement | NoticeGiven | Told], version_id: UUID) -> QuerySet[Any, Any]:
    own = [_NOTHING if name is None else F(name) for name in _OWN[model]]
    edition = [_NOTHING if _OWN[model][0] is None else F(f"edition__{name}") for name in _EDITION[1:]]
    return model.objects.filter(version_id=version_id).values_list(Value(model.__name__), *_SHARED, *own, *edition)


def _row(kind: str, values: list[Any], database: str) -> Agreement | NoticeGiven | Told:
    """A row as its model holds it, its edition beside it without the words."""
    model = next(one for one in _OWN if one.__name__ == kind)
    shared, own, edition = values[: len(_SHARED)], values[len(_SHARED) : -2], values[-2:]
    held = {name: value for name, value in zip(_OWN[model], own, strict=True) if name is not None}
    row = model.from_db(database, (*_SHARED, *held), (*shared, *held.values()))
    if isinstance(row, Agreement | Told):
        row.edition = EditionRecord.from_db(database, _EDITION, (row.edition_id, *edition))
    return row


def words_agreed_to(agreement: Agreement) -> Edition:
    """The edition somebody agreed to, as it stood then; for callers that have asked for reach already."""
    return Edition.model_validate(agreement.edition.body)


def _is_of(kept: EditionRecord, edition: Edition) -> bool:
    """Editions kept before parts were hashed are known by the whole of them."""
    return kept.part_hash == edition.part_hash if kept.part_hash else kept.hash == edition.hash
