"""Whatever the plan, its people, dangers, facts, wordings and readers: every edition keeps every promise.

tools/many_editions.py looks at as many more as one likes, on every core.
"""

from collections import Counter
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given, settings

from kith.core.editions.reader import Relation
from tests.unit.properties import promises
from tests.unit.properties.profiles import LOOKING
from tests.unit.properties.promises import Copy
from tests.unit.properties.random_items import KINDS
from tests.unit.properties.random_worlds import World, make_world, worlds
from tests.unit.properties.shown_fields import SHOWN, speakers


def _kept(promise: Callable[[Copy], Iterator[str]], world: World) -> None:
    for reader in world.readers:
        broken = list(promise(Copy(world, reader)))
        assert not broken, (world.seed, world.size, reader, broken)


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-6", part="no withheld fact in an edition let through, whole plans at random")
@pytest.mark.rule("SHARE-5", part="no unconnected child's name in an edition let through, whole plans at random")
def test_nothing_withheld_is_let_through(world: World) -> None:
    _kept(promises.leaks, world)


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-6", part="the scan stops only what is there, whole plans at random")
def test_the_scan_cries_no_wolf(world: World) -> None:
    _kept(promises.false_alarms, world)


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-7", part="a child's or endangered person's words, whole plans at random")
@pytest.mark.rule("SHARE-5", part="approved words alone for a reader who is not safe, whole plans at random")
def test_who_is_not_safe_gets_approved_words_alone(world: World) -> None:
    _kept(promises.beyond_approved_words, world)


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-1", part="nothing hidden of what is theirs, whole plans at random")
def test_everybody_gets_all_that_is_theirs(world: World) -> None:
    _kept(promises.hidden_from_them, world)


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-5", part="nothing of what is not theirs, whole plans at random")
def test_nobody_gets_what_is_not_theirs(world: World) -> None:
    _kept(promises.more_than_theirs, world)


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-5", part="no id, label, number or count of the plan, whole plans at random")
def test_nothing_tells_that_more_exists(world: World) -> None:
    _kept(promises.signs_of_the_whole, world)


@LOOKING
@given(worlds)
@pytest.mark.rule("AGR-13", part="every copy says whom to speak to, whole plans at random")
@pytest.mark.rule("SHARE-5", part="the same line on every copy, a title of connected children, whole plans at random")
def test_every_copy_says_what_every_copy_says_and_names_connected_children_alone(world: World) -> None:
    _kept(promises.of_every_copy, world)


def test_every_kind_of_item_is_made_and_every_field_is_known_as_shown_or_not() -> None:
    made = {item.kind for seed in range(40) for item in make_world(seed).content.items}
    assert made == set(SHOWN) == {kind.model_fields["kind"].default for kind in KINDS}


def test_the_worlds_made_at_random_try_both_ways() -> None:
    seen: Counter[str] = Counter()

    @settings(LOOKING, max_examples=60)
    @given(worlds)
    def look(world: World) -> None:
        for reader in world.readers:
            copy = Copy(world, reader)
            seen["nothing" if copy.edition is None else "stopped" if copy.hits else "through"] += 1
            seen["safe" if copy.is_safe else "unsafe"] += 1
            seen["told" if copy.told else "untold"] += 1
            spelt = {name for name, words in copy.said if (name, words) not in copy.given_away}
            seen["given away by words close together alone"] += bool({name for name, _ in copy.given_away} - spelt)
            seen[reader.relation] += 1
            items = {item.id: item for item in world.content.items}
            held_back = [items[one.item_id] for one in world.tellings if one.reader_id == reader.id
                         and not copy.is_safe and not copy.may_be_told(one, items[one.item_id])]  # fmt: skip
            seen["held back"] += bool(held_back)
            seen["held back, for who speaks in it"] += any(
                speakers(item) - {source.person_id for source in item.all_sources()} for item in held_back
            )

    look()
    ways = ("nothing", "stopped", "through", "safe", "unsafe", "told", "untold", "held back",
            "held back, for who speaks in it", "given away by words close together alone", *Relation)  # fmt: skip
    assert min(seen[way] for way in ways) > 5, seen
