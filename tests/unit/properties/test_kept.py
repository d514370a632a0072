"""What is kept from one edition to the next never decides what is found (SHARE-6): whole plans at random."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.core.editions import compose as composing
from kith.core.editions import scan
from kith.core.editions.needles import Sought, needles_of
from kith.core.editions.scan import scan_edition, sought_for, sought_from_anybody
from kith.core.plans.content import PlanContent
from tests.unit.properties.profiles import LOOKING
from tests.unit.properties.promises import Copy
from tests.unit.properties.random_worlds import World, numbered, worlds
from tests.unit.properties.shown_fields import texts_of


def _forgotten() -> None:
    for kept in (composing._kept_blocks, scan._kept_spans, needles_of):
        kept.cache_clear()


def _sought(world: World, copy: Copy) -> tuple[Sought, ...]:
    reader = copy.reader
    return sought_for(reader.id, reader.children, world.content, world.children_of_family, world.guard)


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-6", part="the same hits whatever was kept before and for whomever, whole plans at random")
def test_what_was_worked_out_before_changes_no_hit(world: World) -> None:
    among = sought_from_anybody(world.content, world.children_of_family, world.guard)
    copies = [copy for copy in (Copy(world, reader) for reader in world.readers) if copy.edition]
    fresh = []
    for copy in copies:
        _forgotten()
        fresh.append(scan_edition(copy.edition, _sought(world, copy)))
    _forgotten()
    for wide in (among, (), among):
        assert [scan_edition(copy.edition, _sought(world, copy), wide) for copy in copies] == fresh
    for copy in copies:
        assert set(_sought(world, copy)) <= set(among)


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-5", part="the same copies whatever was kept before and for whomever, whole plans at random")
def test_what_was_worked_out_before_changes_no_copy(world: World) -> None:
    fresh = []
    for reader in world.readers:
        _forgotten()
        fresh.append(Copy(replace(world, content=_anew(world.content)), reader).edition)
    assert [Copy(world, reader).edition for reader in world.readers] == fresh
    assert [Copy(world, reader).edition for reader in world.readers] == fresh


@LOOKING
@given(worlds, st.integers(0, 15))
@pytest.mark.rule("SHARE-5", part="a changed word is in the copy at once, whole plans at random")
def test_a_changed_plan_never_finds_what_was_made_of_the_plan_before(world: World, which: int) -> None:
    """The item keeps its id and its place; only its words are others. Of a copy of a value nothing is known yet."""
    items = list(world.content.items)
    index = which % len(items)
    item = items[index]
    places = [name for name, text in texts_of(item) if "." not in name and isinstance(getattr(item, name), str)]
    items[index] = item.model_copy(update={name: f"{getattr(item, name)} new" for name in set(places) - {"kind"}})
    for content in (world.content, world.content.model_copy(update={"items": tuple(items)})):
        changed = replace(world, content=content)
        for reader in world.readers:
            kept = Copy(changed, reader).edition
            _forgotten()
            assert kept == Copy(replace(world, content=_anew(content)), reader).edition


def _anew(content: PlanContent) -> PlanContent:
    return PlanContent.model_validate_json(content.model_dump_json())


@LOOKING
@given(worlds, st.integers(0, 2**20))
@pytest.mark.rule("SHARE-6", part="a fact or a spelling more is found at once, whole plans at random")
def test_a_fact_or_a_spelling_more_is_found_at_once_whatever_was_kept(world: World, seed: int) -> None:
    among = sought_from_anybody(world.content, world.children_of_family, world.guard)
    for copy in (Copy(world, reader) for reader in world.readers):
        if copy.edition is None:
            continue
        word = Random(seed).choice([word for text in copy.edition.texts() for word in text.split() if word.isalnum()])
        sought = (*_sought(world, copy), Sought(numbered(900), "new", ("nobody says this",)))
        assert numbered(900) not in {hit.sought_id for hit in scan_edition(copy.edition, sought, among)}
        spelt = (*sought[:-1], replace(sought[-1], variants=("nobody says this", word)))
        other = (*sought, Sought(numbered(901), "another", (word,)))
        assert numbered(900) in {hit.sought_id for hit in scan_edition(copy.edition, spelt, among)}
        assert numbered(901) in {hit.sought_id for hit in scan_edition(copy.edition, other, sought)}


@LOOKING
@given(worlds)
@pytest.mark.rule("SHARE-6", part="every string of an edition is searched, whole plans at random")
def test_every_string_of_an_edition_is_among_its_texts(world: World) -> None:
    for copy in (Copy(world, reader) for reader in world.readers):
        if copy.edition:
            assert copy.edition.texts() == [text for _, text in copy.edition.strings()]
