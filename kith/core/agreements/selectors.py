"""Reads of who was told, heard the notice and agreed; for callers that have asked for reach already."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import F, Model, QuerySet, TextField, Value

from kith.core.agreements.models import Agreement, NoticeGiven, Told
from kith.core.editions.edition import Edition
from kith.core.editions.models import EditionRecord
from kith.kernel.compiled import Compiled

Row = TypeVar("Row", bound=Model)
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
    for kind, *values in sorted(_RECORDED.rows(version_id), key=lambda row: row[1]):
        yield _row(kind, values)


def _recorded(version_id: UUID) -> QuerySet[Any, Any]:
    agreements, *others = (_columns(model, version_id) for model in _OWN)
    return agreements.union(*others, all=True)


def _columns(model: type[Agreement | NoticeGiven | Told], version_id: UUID) -> QuerySet[Any, Any]:
    own = [_NOTHING if name is None else F(name) for name in _OWN[model]]
    edition = [_NOTHING if _OWN[model][0] is None else F(f"edition__{name}") for name in _EDITION[1:]]
    return model.objects.filter(version_id=version_id).values_list(Value(model.__name__), *_SHARED, *own, *edition)


_RECORDED = Compiled(_recorded)


def _row(kind: str, values: list[Any]) -> Agreement | NoticeGiven | Told:
    """A row as its model holds it, its edition beside it without the words."""
    model = next(one for one in _OWN if one.__name__ == kind)
    shared, own, edition = values[: len(_SHARED)], values[len(_SHARED) : -2], values[-2:]
    row = _held(model, dict(zip((*_SHARED, *_OWN[model]), (*shared, *own), strict=True)))
    if isinstance(row, Agreement | Told):
        row.edition = _held(EditionRecord, dict(zip(_EDITION, (row.edition_id, *edition), strict=True)))
    return row


def _held(model: type[Row], values: Mapping[str | None, Any]) -> Row:
    """A row as its model holds it; fields that are not there are fetched when they are asked for."""
    names = [field.attname for field in model._meta.concrete_fields if field.attname in values]
    return model.from_db(DEFAULT_DB_ALIAS, names, [values[name] for name in names])


def words_agreed_to(agreement: Agreement) -> Edition:
    """The edition somebody agreed to, as it stood then; for callers that have asked for reach already."""
    return Edition.model_validate(agreement.edition.body)


def _is_of(kept: EditionRecord, edition: Edition) -> bool:
    """Editions kept before parts were hashed are known by the whole of them."""
    return kept.part_hash == edition.part_hash if kept.part_hash else kept.hash == edition.hash
