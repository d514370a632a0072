"""Whole worlds made at random: a plan, its people, a guard, approved wordings and readers of every relation.

Everything comes from one seed and a few sizes, so a world is quick to make, the same seed always makes the same one,
and a world of one more item is the same world with one more item.
"""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from kith.core.editions.edition import Layout
from kith.core.editions.reader import ComposeContext, Contact, NamedChild, Reader, Relation
from kith.core.editions.telling import Telling
from kith.core.plans.content import (
    Action,
    AnyItem,
    Emergency,
    Goal,
    MapItem,
    PlanContent,
    PlanPerson,
    PlanRule,
    Role,
    SafetyStep,
    Scale,
    Source,
    SourceKind,
)
from kith.core.protection.guard import Assessed, Carrier, Danger, Guard, Period, Together, WithheldFact
from tests.unit.properties.random_items import KINDS, TODAY, Around, make_item, words
from tests.unit.properties.vocabulary import CHILDREN, FACTS, GIVEN_AWAY, GROWN_UPS, TOGETHER, Markers

FROZEN_ON = TODAY - timedelta(days=52)
CONTEXT = ComposeContext(
    dated_on=TODAY, speak_to=Contact(name="Helen Draycott", phone="01632 960990"), complaints_phone="01632 960991"
)
_NEEDS_ITEM = {Goal, Scale}
_OFTEN = (PlanRule, SafetyStep, SafetyStep, SafetyStep, Action, Action)


@dataclass(frozen=True, slots=True, repr=False)
class World:
    """A plan and all that decides who may have what of it."""

    content: PlanContent
    tellings: tuple[Telling, ...]
    guard: Guard
    readers: tuple[Reader, ...]
    children_of_family: tuple[NamedChild, ...]
    seed: int
    size: int

    def __repr__(self) -> str:
        return f"make_world({self.seed}, {self.size}, {len(self.readers)})"

    def _repr_pretty_(self, printer: Any, cycle: bool) -> None:
        printer.text(repr(self))


def numbered(number: int) -> UUID:
    """An id that no text holds by chance."""
    return UUID(int=(0xA1B2C3D4 << 96) | number)


def make_world(seed: int, size: int = 12, readers: int = 6) -> World:
    """The world of this seed, with so many items and readers."""
    chance = Random(f"{seed} people")
    children, people = _people(chance)
    named = tuple(person.id for person in people)
    facts = tuple(chance.sample(FACTS, chance.randint(1, 5)))
    careless = chance.choice((0.0, 0.01, 0.04, 0.15))
    told = (*(variant for fact in facts for variant in fact), *(name.split()[0] for name in CHILDREN), *GIVEN_AWAY * 2)
    around = Around(tuple(one.id for one in children), named, (), careless, told)
    items = _items(seed, size, around)
    held = tuple(_reader(chance, index, people, children, items) for index in range(readers))
    content = PlanContent(
        plan_id=numbered(9999),
        children=around.children,
        people=people,
        review_on=chance.choice((None, TODAY + timedelta(days=20))),
        items=items,
    )
    every_child = tuple(NamedChild(numbered(i + 1), name.split()[0], name) for i, name in enumerate(CHILDREN))
    return World(
        content=content,
        tellings=_tellings(seed, items, held, around),
        guard=_guard(chance, [*named, *(one.id for one in held)], held, facts),
        readers=held,
        children_of_family=tuple(one for one in every_child if one.id in around.children or chance.random() < 0.5),
        seed=seed,
        size=size,
    )


worlds = st.builds(
    make_world,
    seed=st.integers(0, 2**40),
    size=st.sampled_from((12, 16, 6, 2, 1)),
    readers=st.sampled_from((6, 4, 2, 1)),
)


def _people(chance: Random) -> tuple[list[PlanPerson], tuple[PlanPerson, ...]]:
    names = list(enumerate(CHILDREN, start=1))
    children = [_person(i, name, Role.CHILD) for i, name in sorted(chance.sample(names, chance.randint(1, 3)))]
    grown = list(enumerate(GROWN_UPS, start=101))
    roles = [Role.FAMILY, Role.FAMILY, Role.WORKER, Role.AGENCY]
    others = [_person(i, name, chance.choice(roles)) for i, name in chance.sample(grown, chance.randint(4, 8))]
    return children, (*children, *others)


def _person(number: int, name: str, role: Role) -> PlanPerson:
    return PlanPerson(id=numbered(number), name=name, known_as=name.split()[0], role=role)


def _items(seed: int, size: int, around: Around) -> tuple[AnyItem, ...]:
    made: list[AnyItem] = []
    for index in range(size):
        chance = Random(f"{seed} item {index}")
        before = Around(around.children, around.people, tuple(i.id for i in made), around.careless, around.facts)
        kinds = [kind for kind in (*KINDS, *_OFTEN) if made or kind not in _NEEDS_ITEM]
        item = make_item(chance.choice(kinds), numbered(1000 + index), chance, before, _markers("p", index))
        if isinstance(item, MapItem) and item.said_by is None:
            item = item.model_copy(update={"private": False})
        made.append(_belonging(item, made, chance))
    return tuple(made)


def _belonging(item: AnyItem, made: list[AnyItem], chance: Random) -> AnyItem:
    """A step often belongs to a rule, and an action is often a step."""
    kind = {SafetyStep: PlanRule, Action: SafetyStep}.get(type(item))
    those = [one.id for one in made if type(one) is kind]
    if not those or chance.random() < 0.4:
        return item
    return item.model_copy(update={"rule_id" if kind is PlanRule else "step_id": chance.choice(those)})


def _markers(prefix: str, index: int) -> Markers:
    return Markers(f"{prefix}{'bcdfghjklmnpqrstvwxz'[index]}")


def _reader(
    chance: Random, index: int, people: tuple[PlanPerson, ...], children: list[PlanPerson], items: tuple[AnyItem, ...]
) -> Reader:
    person = people[(index * 5 + chance.randint(0, 2)) % len(people)]
    outside = chance.random() < 0.15
    connected = {child.id for child in children if chance.random() < 0.75}
    chosen = Random(f"{chance.random()} given")
    return Reader(
        id=numbered(201 + index) if outside else person.id,
        name="Kim Vale" if outside else person.name,
        relation=chance.choice(list(Relation)),
        children=frozenset(connected | ({numbered(5)} if chance.random() < 0.1 else set())),
        layout=chance.choice(list(Layout)),
        reads_as=chance.choice(people).id if chance.random() < 0.2 else None,
        given=frozenset(item.id for item in items if not isinstance(item, Emergency) and chosen.random() < 0.08),
    )


def _period(chance: Random) -> Period:
    start = TODAY + timedelta(days=chance.randint(-90, 10))
    return Period(start, None if chance.random() < 0.5 else start + timedelta(days=chance.randint(0, 90)))


def _guard(
    chance: Random, everybody: list[UUID], readers: tuple[Reader, ...], facts: tuple[tuple[str, ...], ...]
) -> Guard:
    pairs = [chance.sample(everybody, 2) for _ in range(chance.randint(0, 3))]
    carried = [chance.sample(everybody, 2) for _ in range(chance.randint(0, 2))]
    looked_at = [reader.id for reader in readers if chance.random() < 0.85]
    held = [frozenset(reader.id for reader in readers if chance.random() < 0.35) for _ in facts]
    pairs_of = [tuple(map(Together, chance.sample(TOGETHER, chance.choice((0, 1, 2))))) for _ in facts]
    long_ago = Period(TODAY - timedelta(days=400))
    return Guard(
        days=frozenset({TODAY, FROZEN_ON}),
        dangers=tuple(Danger(one, other, _period(chance)) for one, other in pairs),
        carriers=tuple(Carrier(one, other, _period(chance)) for one, other in carried),
        assessed=tuple(Assessed(one, long_ago if chance.random() < 0.7 else _period(chance)) for one in looked_at),
        facts=tuple(
            WithheldFact(
                numbered(3000 + i),
                "something",
                fact if not together or chance.random() < 0.5 else (),
                may,
                long_ago if chance.random() < 0.6 else _period(chance),
                together,
            )
            for i, (fact, may, together) in enumerate(zip(facts, held, pairs_of, strict=True))
        ),
    )


def _tellings(
    seed: int, items: tuple[AnyItem, ...], readers: tuple[Reader, ...], around: Around
) -> tuple[Telling, ...]:
    made = []
    addressed = [*dict.fromkeys(reader.id for reader in readers), numbered(300)]
    for index, item in enumerate(items):
        chance, markers = Random(f"{seed} telling {index}"), _markers("t", index)
        for reader in addressed:
            if chance.random() < 0.3:
                right = chance.random() < 0.75
                held = item.hash if right else "0" * 64
                made.append(_telling(chance, item.id, held, reader, around, markers))
                if chance.random() < 0.1:  # worded anew, on another day or on the same
                    made.append(_telling(chance, item.id, item.hash, reader, around, markers))
    return tuple(made)


def _telling(chance: Random, item: UUID, held: str, reader: UUID, around: Around, markers: Markers) -> Telling:
    sources = tuple(
        Source(kind=chance.choice(list(SourceKind)), person_id=chance.choice(list(around.people)))
        for _ in range(chance.choice((0, 1, 2)))
    )
    return Telling(
        item_id=item,
        item_hash=held,
        reader_id=reader,
        words=words(chance, around, markers),
        approved_on=FROZEN_ON + timedelta(days=chance.randint(0, 1)),
        sources=sources,
        speaker_asked=chance.random() < 0.6,
        released_by=tuple(numbered(chance.choice((401, 402))) for _ in range(chance.choice((0, 2, 2)))),
    )
