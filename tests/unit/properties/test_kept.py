"""What is kept from one edition to the next never decides what is found (SHARE-6): whole plans at random."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.core.editions import scan
from kith.core.editions.needles import Sought, needles_of
from kith.core.editions.scan import scan_edition, sought_for, sought_from_anybody
from tests.unit.properties.profiles import LOOKING
from tests.unit.properties.promises import Copy
from tests.unit.properties.random_worlds import World, numbered, worlds


def _forgotten() -> None:
    scan._kept_spans.cache_clear()
    needles_of.cache_clear()


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
