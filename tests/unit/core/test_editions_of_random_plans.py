"""Whatever plan, people, dangers, facts, words and readers: nothing withheld gets through, and nobody gets too little.

KITH_EXAMPLES=20000 looks longer than the usual 200, and makes what it finds small, which takes minutes.
"""

import os
from collections import Counter
from datetime import date
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from kith.core.editions.compose import LABELS, YOUR_PART_LINE, compose
from kith.core.editions.edition import Edition, StepCard
from kith.core.editions.headings import YOUR_PART
from kith.core.editions.reader import Reader, Relation
from kith.core.editions.scan import scan_edition, sought_for
from kith.core.plans.content import SafetyStep, item_hash
from kith.core.protection.guard import Period
from tests.unit.core.naive_scanner import says
from tests.unit.core.plain import CONTEXT, TODAY
from tests.unit.core.random_plans import RandomWorld, random_worlds

LOOKING_LONG = settings(
    max_examples=int(os.environ.get("KITH_EXAMPLES", "200")),
    deadline=None,
    database=None,
    phases=[Phase.generate, *([Phase.shrink] if "KITH_EXAMPLES" in os.environ else [])],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)


@LOOKING_LONG
@given(random_worlds())
@pytest.mark.rule("SHARE-6", part="no withheld fact in an edition let through, plans made at random")
@pytest.mark.rule("SHARE-5", part="nothing of others', all of one's own, plans made at random")
def test_whatever_the_plan_nothing_withheld_gets_through_and_everybody_gets_what_is_theirs(world: RandomWorld) -> None:
    for reader in world.readers:
        edition = compose(world.content, world.tellings, world.guard, CONTEXT, reader)
        if edition is not None and not _stopped(world, reader, edition):
            _nothing_withheld_is_said(world, reader, edition)
        if not _is_safe(world, reader.id):
            _nothing_but_approved_words(world, reader, edition)
        elif reader.relation is not Relation.OTHER:
            _all_that_is_theirs(world, reader, edition)


def test_the_plans_made_at_random_try_both_ways() -> None:
    seen: Counter[str] = Counter()

    @settings(LOOKING_LONG, max_examples=60, derandomize=True)
    @given(random_worlds())
    def look(world: RandomWorld) -> None:
        for reader in world.readers:
            edition = compose(world.content, world.tellings, world.guard, CONTEXT, reader)
            seen["nothing" if edition is None else "stopped" if _stopped(world, reader, edition) else "through"] += 1
            seen["safe" if _is_safe(world, reader.id) else "unsafe"] += 1

    look()
    assert min(seen[what] for what in ("nothing", "stopped", "through", "safe", "unsafe")) > 10, seen


def _stopped(world: RandomWorld, reader: Reader, edition: Edition) -> bool:
    sought = sought_for(reader.id, reader.children, world.content, world.children_of_family, world.guard)
    return bool(scan_edition(edition, sought))


def _nothing_withheld_is_said(world: RandomWorld, reader: Reader, edition: Edition) -> None:
    shown = "\n".join(text for _, text in edition.strings())
    for fact in world.guard.facts:
        if reader.id not in fact.may_hold and _in_force(fact.period, world.guard.days):
            for variant in fact.variants:
                assert not says(shown, variant), (variant, shown)
    for child in world.children_of_family:
        if child.id not in reader.children:
            assert not says(shown, child.known_as), (child, shown)
            assert not says(shown, child.name), (child, shown)


def _nothing_but_approved_words(world: RandomWorld, reader: Reader, edition: Edition | None) -> None:
    approved = _approved(world, reader)
    assert (edition is None) is (not approved)
    if edition is None:
        return
    of_every_copy = {
        reader.name,
        YOUR_PART,
        YOUR_PART_LINE,
        "",
        *LABELS.model_dump().values(),
        "To talk about this, or if anybody does not keep to it, ring Helen Draycott, 01632 960210.",
        "To complain, ring 01632 960230.",
    }
    assert {text for _, text in edition.strings()} - set(approved.values()) - of_every_copy <= {edition.title}
    names = {child.known_as for child in world.children_of_family if child.id in reader.children}
    left = edition.title.removeprefix("Your part of ").removeprefix("the plan for ")
    assert left == "a plan" or set(left.replace(" and ", ", ").split(", ")) <= names


def _all_that_is_theirs(world: RandomWorld, reader: Reader, edition: Edition | None) -> None:
    approved = _approved(world, reader)
    blocks = [block for section in edition.sections for block in section.blocks] if edition else []
    texts = [getattr(block, "text", None) for block in blocks]
    acts = [block.act for block in blocks if isinstance(block, StepCard)]
    for step in (item for item in world.content.items if isinstance(item, SafetyStep)):
        named = reader.relation is Relation.PARENT or reader.id in {step.who, step.steps_in, step.check_by}
        if step.id in approved:
            assert approved[step.id] in texts
        elif named and set(step.children) <= reader.children:
            assert step.act in acts


def _in_force(period: Period, days: frozenset[date]) -> bool:
    return any(period.from_on <= day <= (period.until_on or date.max) for day in days)


def _is_safe(world: RandomWorld, person: UUID) -> bool:
    """The rule of SHARE-5 written down a second time, from the guard's bare lists."""
    held = world.guard
    if any(one.from_id == person and _in_force(one.period, held.days) for one in held.dangers):
        return False
    if any(one.person_id == person and _in_force(one.period, held.days) for one in held.carriers):
        return False
    return any(one.person_id == person and _in_force(one.period, frozenset({TODAY})) for one in held.assessed)


def _approved(world: RandomWorld, reader: Reader) -> dict[UUID, str]:
    stands = {item.id: item_hash(item) for item in world.content.items}
    mine = (one for one in world.tellings if one.reader_id == reader.id and stands[one.item_id] == one.item_hash)
    return {one.item_id: one.words for one in mine}
