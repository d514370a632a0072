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

    `sources` are those whom these words came from besides those who speak in the item. `speaker_asked` and
    `released_by` (two people) are needed before words for an item in which a child or an endangered person speaks reach
    somebody who poses a risk or passes things on (SHARE-7).
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
    if not theirs:
        return {}
    worded = {telling.item_id for telling in theirs}
    items = {item.id: item for item in content.items if item.id in worded}
    unsafe = guard.standing(reader_id) is not Standing.SAFE
    protected = guard.endangered_by(reader_id) | content.listed_children if unsafe else frozenset()
    told = {}
    for telling in theirs:
        item = items.get(telling.item_id)
        if item is None or item.hash != telling.item_hash or (unsafe and held_back(telling, item, protected)):
            continue
        told[telling.item_id] = telling.words
    return told


def held_back(telling: Telling, item: AnyItem, protected: frozenset[UUID]) -> bool:
    """SHARE-7: a child, or somebody this reader or the one they carry to endangers, speaks, and two did not release it.

    Whoever speaks in the item counts, and whoever the wording says it came from: a wording takes nobody's voice away.
    """
    spoke = item.speakers() | {source.person_id for source in telling.sources}
    from_a_child = any(one.kind is SourceKind.CHILD for one in (*item.all_sources(), *telling.sources))
    released = telling.speaker_asked and len(set(telling.released_by)) >= 2
    return (from_a_child or not spoke.isdisjoint(protected)) and not released
