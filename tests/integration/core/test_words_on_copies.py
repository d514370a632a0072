"""The council's words for the parts of a plan: a version keeps those of its proposal, and no copy becomes stale."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from kith.core.access.settings_services import settings_changed
from kith.core.authority.selectors import newest_version
from kith.core.editions.edition import Edition
from kith.core.editions.selectors import reader_edition, version_for_readers
from kith.core.lifecycle.services import plan_proposed, plan_went_live
from kith.core.plans.content import Box, MapItem, Source, SourceKind
from kith.core.plans.models import DraftItem, Plan, Version
from kith.core.plans.services import purpose_saved
from kith.core.sharing.choices import Form, GivenHow, Received
from kith.core.sharing.selectors import Holding, holders
from kith.core.sharing.services import copy_handed_over
from kith.kernel import clock
from kith.kernel.ids import new_id
from tests.world import NEEDED, WORRY, World

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.rule("SHARE-4", part="what the council calls a part makes no copy stale"),
]


def _call(world: World, **labels: str) -> None:
    changes: dict[str, Any] = {f"label_{name}": words for name, words in labels.items()}
    settings_changed(changes=changes, base=newest_version().number, why="Our own words.", by=world.by("pat"))


def _edition(world: World, version: Version, key: str = "leanne") -> Edition:
    edition = reader_edition(world.by("amara"), version.id, world.ids[key])[1].edition
    assert edition is not None
    return edition


def _headings(edition: Edition) -> list[str]:
    return [section.heading for section in edition.sections]


def _with_a_strength(world: World) -> UUID:
    """The drafted plan, with a strength in it."""
    plan, children = world.drafted(), (world.ids["ruby"],)
    source = Source(kind=SourceKind.WORKER, person_id=world.ids["amara"])
    said = {"words": "Joan rings every evening at six.", "said_by": world.ids["joan"], "on": clock.today()}
    item = MapItem(id=new_id(), children=children, source=source, box=Box.STRENGTH, **said)
    held = item.model_dump(mode="json", exclude={"id", "children", "kind", "source"})
    DraftItem.objects.create(
        id=item.id, plan=plan, kind=item.kind, position=90, children=list(children),
        source=source.model_dump(mode="json"), body=held, changed_at=clock.instant(),
    )  # fmt: skip
    return plan.id


def _proposed_again(world: World, plan_id: UUID) -> Version:
    """The same, but for the day on which it is looked at again."""
    plan, amara = Plan.objects.get(id=plan_id), world.by("amara")
    again = clock.today() + timedelta(days=9)
    purpose_saved(plan_id=plan_id, worry=WORRY, needed=NEEDED, review_on=again, base=plan.revision, by=amara)
    return plan_proposed(plan_id=plan_id, by=amara)


def test_a_version_keeps_the_words_it_was_proposed_with_and_the_next_has_the_new_ones(world: World) -> None:
    plan_id, amara = _with_a_strength(world), world.by("amara")
    first = plan_proposed(plan_id=plan_id, by=amara)
    before = _edition(world, first)
    assert "What works well" in _headings(before)
    _call(world, works_well="Our strengths")
    assert _edition(world, first) == before, "a version that people were told of does not change under them"
    second = _proposed_again(world, plan_id)
    after = _edition(world, second)
    assert "Our strengths" in _headings(after) and "What works well" not in _headings(after)
    assert (after.hash, after.part_hash) == (before.hash, before.part_hash)
    _call(world, works_well="Something else again")
    assert "Our strengths" in _headings(_edition(world, second))


def test_copies_in_peoples_hands_stay_the_right_ones(world: World) -> None:
    plan_id, amara = _with_a_strength(world), world.by("amara")
    first = plan_proposed(plan_id=plan_id, by=amara)
    for key in ("pauline", "joan"):
        world.agrees(first, key)
    live = plan_went_live(plan_id=plan_id, version_id=first.id, by=amara)
    copy_handed_over(
        version_id=live.id, person_id=world.ids["leanne"], shown_hash=_edition(world, live).hash, form=Form.PAPER,
        how=GivenHow.BY_HAND, given_at=clock.moment(), received=Received.UNDERSTOOD, by=amara,
    )  # fmt: skip
    _call(world, works_well="Our strengths")
    second = _proposed_again(world, plan_id)
    for key in ("pauline", "joan"):
        world.agrees(second, key)
    plan_went_live(plan_id=plan_id, version_id=second.id, by=amara)
    held = {one.theirs.reader.id: one.holding for one in holders(version_for_readers(amara, second.id))}
    assert held[world.ids["leanne"]] is Holding.CURRENT


def test_a_new_number_for_the_night_is_on_every_copy_and_nobody_is_asked_again(world: World) -> None:
    version = world.live()
    before = _edition(world, version, "pauline")
    assert any("the emergency duty team, 01632 960200" in line for line in before.speak_to_lines)
    settings_changed(
        changes={"out_of_hours_phone": "01632 960299"}, base=newest_version().number, why="New.", by=world.by("pat")
    )
    after = _edition(world, version, "pauline")
    assert any("01632 960299" in line for line in after.speak_to_lines)
    assert after.part_hash == before.part_hash and after.hash != before.hash
    settings_changed(changes={"out_of_hours_phone": ""}, base=newest_version().number, why="None.", by=world.by("pat"))
    assert not any("at night" in line for line in _edition(world, version, "pauline").speak_to_lines)
