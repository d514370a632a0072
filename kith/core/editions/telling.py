"""A telling: the approved wording of one item for one reader (SHARE-5). A wording not approved does not exist."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kith.core.plans.content import AnyItem, PlanContent, Source, SourceKind
from kith.core.protection.guard import Guard, Standing
from kith.kernel.frozen import Frozen

LONGEST_WORDS = 4000


class Telling(Frozen):
    """Words for one reader, approved for the item as it stood; a changed item needs them approved again.

    `sources` are those whom these words came from; empty means: whoever the item came from. `speaker_asked` and
    `released_by` (two people) are needed before a child's or an endangered person's words reach somebody who poses a
    risk or passes things on (SHARE-7).
    """

    item_id: UUID
    item_hash: str = Field(pattern=r"^[0-9a-f]{64}$")
    reader_id: UUID
    words: str = Field(min_length=1, max_length=LONGEST_WORDS)
    approved_on: date
    sources: tuple[Source, ...] = ()
    speaker_asked: bool = False
    released_by: tuple[UUID, ...] = ()


def tellings_for(content: PlanContent, tellings: tuple[Telling, ...], reader_id: UUID, guard: Guard) -> dict[UUID, str]:
    """Words by item id that hold for this reader, for the items as they stand, and that may be told to them.

    Of several wordings for the same words the one approved last holds, in whatever order they come.
    """
    theirs = sorted(
        (telling for telling in tellings if telling.reader_id == reader_id),
        key=lambda telling: (telling.approved_on, telling.words),
    )
    worded = {telling.item_id for telling in theirs}
    items = {item.id: item for item in content.items if item.id in worded}
    unsafe = guard.standing(reader_id) is not Standing.SAFE
    told = {}
    for telling in theirs:
        item = items.get(telling.item_id)
        if item is None or item.hash != telling.item_hash or (unsafe and held_back(telling, item, guard)):
            continue
        told[telling.item_id] = telling.words
    return told


def held_back(telling: Telling, item: AnyItem, guard: Guard) -> bool:
    """SHARE-7: words of a child, or of somebody this reader or the one they carry to endangers, not released by two."""
    protected = guard.endangered_by(telling.reader_id)
    sources = telling.sources or item.all_sources()
    sensitive = any(one.kind is SourceKind.CHILD or one.person_id in protected for one in sources)
    released = telling.speaker_asked and len(set(telling.released_by)) >= 2
    return sensitive and not released
