"""Who passes things on gets no words of those whom the other endangers, whatever else is so (SHARE-7)."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import given

from kith.core.editions.telling import Telling
from kith.core.plans.content import AnyItem
from kith.core.protection.guard import Carrier, Danger, Period
from tests.unit.properties.profiles import LOOKING
from tests.unit.properties.promises import Copy, beyond_approved_words
from tests.unit.properties.random_items import TODAY
from tests.unit.properties.random_worlds import World, numbered, worlds
from tests.unit.properties.shown_fields import speakers


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-7", part="words of those endangered by whom a reader passes things on to, plans at random")
def test_who_passes_on_to_the_dangerous_gets_no_words_of_the_endangered(world: World) -> None:
    items, somebody, since = {item.id: item for item in world.content.items}, numbered(888), Period(TODAY)
    for reader in world.readers:
        mine = [one for one in world.tellings if one.reader_id == reader.id]
        spoke = [sorted(_spoke(one, items[one.item_id])) for one in mine]
        guard = replace(
            world.guard,
            carriers=(*world.guard.carriers, Carrier(reader.id, somebody, since)),
            dangers=(*world.guard.dangers, *(Danger(somebody, one, since) for each in spoke for one in each[:1])),
        )
        assert not list(beyond_approved_words(Copy(replace(world, guard=guard), reader)))


def _spoke(telling: Telling, item: AnyItem) -> set[UUID]:
    """Those who are named as speaking, before those it came from."""
    sources = (*telling.sources, *item.all_sources())
    return speakers(item) or {source.person_id for source in sources}
