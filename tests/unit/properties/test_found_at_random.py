"""What the worlds made at random showed, each once more by itself."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from kith.core.editions.compose import compose
from kith.core.editions.reader import Reader, Relation
from kith.core.editions.telling import Telling
from kith.core.plans.content import (
    Box,
    Danger,
    Effect,
    Emergency,
    MapItem,
    PlanContent,
    PlanPerson,
    Role,
    Source,
    SourceKind,
    StepDown,
)
from kith.core.protection.guard import Assessed, Carrier, Guard, Period
from kith.core.protection.guard import Danger as PosesRisk
from tests.unit.properties.random_items import TODAY
from tests.unit.properties.random_worlds import CONTEXT, numbered

RUBY, ALFIE, PAULINE, CRAIG, RAY, LEANNE = (numbered(number) for number in range(21, 27))
SINCE = Period(TODAY)
SAFE = Guard(days=frozenset({TODAY}), assessed=(Assessed(PAULINE, SINCE),))
READER = Reader(id=PAULINE, name="Pauline", relation=Relation.FAMILY_TEAM, children=frozenset({RUBY}))
BASE = {"id": numbered(50), "children": (RUBY,), "source": Source(kind=SourceKind.FAMILY, person_id=LEANNE)}


def _plan(*items: object) -> PlanContent:
    people = {RUBY: "Ruby", ALFIE: "Alfie", PAULINE: "Pauline", LEANNE: "Leanne"}
    roles = {RUBY: Role.CHILD, ALFIE: Role.CHILD}
    listed = (PlanPerson(id=i, name=n, known_as=n, role=roles.get(i, Role.FAMILY)) for i, n in people.items())
    return PlanContent(plan_id=numbered(60), children=(RUBY, ALFIE), people=tuple(listed), items=items)


def _said(plan: PlanContent, *tellings: Telling, guard: Guard = SAFE, reader: Reader = READER) -> str:
    edition = compose(plan, tellings, guard, CONTEXT, reader)
    return "\n".join(text for _, text in edition.strings()) if edition else ""


@pytest.mark.rule("SHARE-5", part="a private entry without a speaker")
def test_a_private_entry_that_names_no_speaker_is_nobodys() -> None:
    entry = MapItem(**BASE, box=Box.STRENGTH, words="kept for herself", private=True)
    assert "kept for herself" not in _said(_plan(entry))


@pytest.mark.rule("SHARE-5", part="effects on an unconnected child")
def test_what_happens_to_an_unconnected_child_is_not_told_in_another_childs_item() -> None:
    effect = Effect(children=(ALFIE,), words="wets the bed again")
    assert "wets the bed again" not in _said(_plan(Danger(**BASE, effects_now=(effect,))))


def test_an_emergency_agreed_for_a_reader_does_not_break_their_copy() -> None:
    tonight = Emergency(**BASE, from_at=datetime(2026, 3, 17, 20, tzinfo=UTC))
    _said(_plan(tonight), reader=READER.model_copy(update={"given": frozenset({tonight.id})}))


def test_of_two_wordings_for_the_same_words_the_order_does_not_choose() -> None:
    item = StepDown(**BASE, words="own words")
    one, other = (
        Telling(item_id=item.id, item_hash=item.hash, reader_id=PAULINE, words=words, approved_on=TODAY)
        for words in ("first", "second")
    )
    assert _said(_plan(item), one, other) == _said(_plan(item), other, one)


@pytest.mark.rule("SHARE-7", part="who passes on to one who passes on")
def test_who_passes_on_to_one_who_passes_on_does_not_get_the_words_of_the_endangered() -> None:
    item = StepDown(**BASE, words="own words")
    told = Telling(item_id=item.id, item_hash=item.hash, reader_id=PAULINE, words="she is afraid", approved_on=TODAY)
    chain = replace(
        SAFE,
        carriers=(Carrier(PAULINE, RAY, SINCE), Carrier(RAY, CRAIG, SINCE)),
        dangers=(PosesRisk(CRAIG, LEANNE, SINCE),),
    )
    assert "she is afraid" not in _said(_plan(item), told, guard=chain)
