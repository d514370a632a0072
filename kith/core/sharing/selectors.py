"""Reads of the register: who holds what, and whether it is still right."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from kith.core.editions.selectors import ReaderEdition, VersionForReaders
from kith.core.sharing.models import Copy


class Holding(StrEnum):
    """How a reader's copy stands, judged by the content of their own edition (SHARE-4)."""

    NOTHING_FOR_THEM = "nothing for them"
    STOPPED = "stopped: withheld words"
    NOT_GIVEN = "not given yet"
    CURRENT = "has the right copy"
    STALE = "holds an old copy"
    OLD_AND_STOPPED = "holds an old copy; the new one is stopped"
    OLD_AND_NOTHING = "holds an old copy; nothing is theirs now"


@dataclass(frozen=True, slots=True)
class Holder:
    """One reader, their edition as of today and the last copy they were given."""

    theirs: ReaderEdition
    last: Copy | None
    holding: Holding


def holders(loaded: VersionForReaders) -> list[Holder]:
    """Every reader of a plan: what they hold and what they should. One query."""
    last: dict[UUID, Copy] = {}
    of_plan = (
        Copy.objects.filter(version__plan_id=loaded.version.plan_id).select_related("edition").defer("edition__body")
    )
    for copy in of_plan.order_by("given_at", "id"):
        last[copy.person_id] = copy
    return [_holder(loaded.edition_for(reader.id), last.get(reader.id)) for reader in loaded.readers]


@dataclass(frozen=True, slots=True)
class CopyView:
    """One copy somebody was given, in words."""

    given_at: datetime
    form: str
    how: str
    received: str


def copies_of_reader(plan_id: UUID, reader_id: UUID) -> list[CopyView]:
    """Every copy one reader was given of any version of a plan, newest first; its callers asked for reach already."""
    rows = Copy.objects.filter(version__plan_id=plan_id, person_id=reader_id).order_by("-given_at", "-id")
    return [
        CopyView(row.given_at, row.get_form_display(), row.get_how_display(), row.get_received_display())
        for row in rows
    ]


def _holder(theirs: ReaderEdition, last: Copy | None) -> Holder:
    if theirs.edition is None:
        holding = Holding.OLD_AND_NOTHING if last else Holding.NOTHING_FOR_THEM
    elif theirs.hits:
        holding = Holding.OLD_AND_STOPPED if last else Holding.STOPPED
    elif last is None:
        holding = Holding.NOT_GIVEN
    else:
        holding = Holding.CURRENT if last.edition.hash == theirs.edition.hash else Holding.STALE
    return Holder(theirs, last, holding)
