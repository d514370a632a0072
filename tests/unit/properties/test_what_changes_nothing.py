"""What is added for others, or stands in another order, changes nobody's edition (SHARE-5)."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.core.editions.compose import compose
from kith.core.editions.reader import guard_for
from kith.core.editions.scan import scan_edition, sought_for
from kith.core.plans.content import PlanContent, PlanPerson, Role
from tests.unit.properties.profiles import LOOKING
from tests.unit.properties.promises import Copy
from tests.unit.properties.random_worlds import CONTEXT, World, make_world, numbered, worlds
from tests.unit.properties.shown_fields import texts_of


def _with(world: World, **changes: object) -> World:
    fields = {name: getattr(world.content, name) for name in PlanContent.model_fields}
    return replace(world, content=PlanContent(**{**fields, **changes}))


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-5", part="an item for others widens nobody's copy, whole plans at random")
def test_an_item_more_changes_no_copy_of_a_reader_it_is_not_for(world: World) -> None:
    larger = _with(world, items=make_world(world.seed, world.size + 1).content.items)
    for reader in world.readers:
        before, after = Copy(world, reader), Copy(larger, reader)
        if not after.is_theirs(larger.content.items[-1]):
            assert before.edition == after.edition


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-5", part="a person more widens nobody's copy, whole plans at random")
def test_a_person_more_changes_no_copy(world: World) -> None:
    somebody = PlanPerson(id=numbered(777), name="Somebody Else", known_as="Somebody", role=Role.FAMILY)
    larger = _with(world, people=(somebody, *world.content.people))
    for reader in world.readers:
        assert Copy(world, reader).edition == Copy(larger, reader).edition


@LOOKING
@given(worlds, st.integers(0, 15))
@pytest.mark.rule("SHARE-5", part="words for others widen nobody's copy, whole plans at random")
def test_words_more_in_an_item_that_is_not_theirs_only_take_away(world: World, which: int) -> None:
    """What was approved for the item as it stood falls away with it; nothing comes instead."""
    items = list(world.content.items)
    index = which % len(items)
    item = items[index]
    fields = {name for name, text in texts_of(item) if "." not in name and isinstance(getattr(item, name), str)}
    more = {name: f"{getattr(item, name)} new" for name in fields - {"kind", "label"}} | {"label": "new"}
    items[index] = item.model_copy(update=more)
    larger = _with(world, items=tuple(items))
    for reader in world.readers:
        before, after = Copy(world, reader), Copy(larger, reader)
        if not before.is_theirs(item):
            title = after.edition.title if after.edition else ""  # names who is told of: then fewer
            assert set(after.strings) <= {*before.strings, "What you do", "What others do", title}
            if item.id not in before.told:
                assert before.edition == after.edition


@LOOKING
@given(worlds, st.integers(0, 2**20))
@pytest.mark.rule("SHARE-5", part="the same inputs give the same copy, in whatever order, whole plans at random")
@pytest.mark.rule("SHARE-6", part="the same hits in whatever order the facts stand, whole plans at random")
def test_the_order_of_wordings_facts_and_dangers_changes_nothing(world: World, seed: int) -> None:
    shuffled = Random(seed)

    def mixed(held: tuple) -> tuple:
        return tuple(shuffled.sample(held, len(held)))

    guard = world.guard
    other_guard = replace(
        guard, dangers=mixed(guard.dangers), carriers=mixed(guard.carriers), assessed=mixed(guard.assessed),
        facts=mixed(guard.facts),
    )  # fmt: skip
    for reader in world.readers:
        copy = Copy(world, reader)
        other = compose(world.content, mixed(world.tellings), other_guard, CONTEXT, reader)
        assert copy.edition == other
        assert copy.edition == Copy(world, reader).edition
        if other is not None:
            children = mixed(world.children_of_family)
            sought = sought_for(reader.id, reader.children, world.content, children, guard_for(reader, other_guard))
            assert set(copy.hits) == set(scan_edition(other, sought))
