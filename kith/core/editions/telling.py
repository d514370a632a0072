"""A telling: the approved wording of one item for one reader (SHARE-5). A wording not approved does not exist."""

from datetime import date
from uuid import UUID

from pydantic import Field

from kith.core.plans.content import PlanContent, item_hash
from kith.kernel.frozen import Frozen

LONGEST_WORDS = 4000


class Telling(Frozen):
    """Words for one reader, approved for the item as it stood; a changed item needs them approved again."""

    item_id: UUID
    item_hash: str = Field(pattern=r"^[0-9a-f]{64}$")
    reader_id: UUID
    words: str = Field(min_length=1, max_length=LONGEST_WORDS)
    approved_on: date


def tellings_for(content: PlanContent, tellings: tuple[Telling, ...], reader_id: UUID) -> dict[UUID, str]:
    """Words by item id that hold for this reader and for the items as they stand in `content`."""
    theirs = [telling for telling in tellings if telling.reader_id == reader_id]
    worded = {telling.item_id for telling in theirs}
    stands = {item.id: item_hash(item) for item in content.items if item.id in worded}
    return {telling.item_id: telling.words for telling in theirs if stands.get(telling.item_id) == telling.item_hash}
