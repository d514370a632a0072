"""Plans, people, dangers, facts, approved words and readers at random, with withheld words slipped into the texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from kith.core.editions.reader import NamedChild, Reader, Relation
from kith.core.editions.telling import Telling
from kith.core.plans.content import PlanContent, PlanPerson, Purpose, Role, SafetyStep, item_hash
from kith.core.protection.guard import Assessed, Carrier, Danger, Guard, Period, WithheldFact
from tests.unit.core.plain import PLAN, SOURCE, TODAY, uid

FROZEN_ON = date(2025, 12, 1)
SECRETS = ("22 Mill Rise", "AS6 1HB", "owl", "Zoë", "spare room", "01632 960777", "07700 900123", "Shelley", "O'Brien")
PLAIN = ("is at home", "rings", "every Tuesday", "before school", "sober", "bookmark", "Howl", "with", "at half past 7")
CHILD_NAMES = (("Ruby", "Ruby Crowe"), ("Alfie", "Alfie Crowe"), ("Kay", "Kayden Birtles"), ("Éowyn", "Éowyn Crowe"))
ADULT_NAMES = ("Pauline Tansley", "Joan Adeyemi", "Craig Marsh", "Dean Hale", "Ray Marsh", "Gemma Lott")
PERIODS = (
    Period(date(2025, 1, 1)),
    Period(date(2025, 1, 1), date(2025, 6, 1)),
    Period(date(2025, 11, 1), date(2025, 12, 31)),
    Period(TODAY),
    Period(date(2026, 1, 16)),
)
_LOOKS_LIKE = str.maketrans("aeopcx", "аеорсх")
_WIDE = {code: code + 0xFEE0 for code in range(0x21, 0x7F)}
DISGUISES: tuple[Any, ...] = (
    lambda text: text,
    str.upper,
    str.lower,
    "\u200b".join,
    lambda text: text.translate(_LOOKS_LIKE),
    lambda text: text.translate(_WIDE),
    lambda text: text.replace(" ", "-"),
    lambda text: text.replace(" ", "\n"),
    lambda text: text.replace(" ", "\u00a0 "),
    lambda text: text.replace("e", "e\u0301"),
    lambda text: f"({text}’s)",
    lambda text: f"{text},",
)


@dataclass(frozen=True)
class RandomWorld:
    """One plan with all that surrounds it."""

    content: PlanContent
    tellings: tuple[Telling, ...]
    guard: Guard
    readers: tuple[Reader, ...]
    children_of_family: tuple[NamedChild, ...]


def _some(draw: st.DrawFn, pool: Any, most: int = 6) -> list[Any]:
    return draw(st.lists(st.sampled_from(pool), unique=True, max_size=most))


def _words(draw: st.DrawFn, slipped: Sequence[str]) -> str:
    """A few plain pieces, now and then with a withheld word or a name among them, disguised."""
    pieces = draw(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=4))
    if draw(st.booleans()):
        secret = draw(st.sampled_from((*slipped, "Mill", "Rise")))
        pieces.insert(draw(st.integers(0, len(pieces))), draw(st.sampled_from(DISGUISES))(secret))
    return " ".join(pieces)


def _content(
    draw: st.DrawFn, children: list[PlanPerson], adults: list[PlanPerson], slipped: Sequence[str]
) -> PlanContent:
    ids = [child.id for child in children]
    someone = st.none() | st.sampled_from([adult.id for adult in adults])

    def about() -> tuple[Any, ...]:
        return tuple(draw(st.lists(st.sampled_from(ids), unique=True, min_size=1)))

    items: list[Purpose | SafetyStep] = []
    if draw(st.booleans()):
        items.append(
            Purpose(
                id=uid(200), children=about(), source=SOURCE, worry=_words(draw, slipped), needed=_words(draw, slipped)
            )
        )
    for number in range(draw(st.integers(0, 4))):
        step = SafetyStep(
            id=uid(300 + number),
            children=about(),
            source=SOURCE,
            who=draw(someone),
            steps_in=draw(someone),
            check_by=draw(someone),
            act=_words(draw, slipped),
            by_when=_words(draw, slipped),
            check_how=_words(draw, slipped),
        )
        items.append(step)
    return PlanContent(plan_id=PLAN, children=tuple(ids), people=(*children, *adults), items=tuple(items))


def _tellings(
    draw: st.DrawFn, content: PlanContent, adults: list[PlanPerson], slipped: Sequence[str]
) -> tuple[Telling, ...]:
    made: dict[Any, Telling] = {}
    for _ in range(draw(st.integers(0, 4)) if content.items else 0):
        item, to = draw(st.sampled_from(content.items)), draw(st.sampled_from(adults)).id
        stands = item_hash(item) if draw(st.integers(0, 3)) else "0" * 64
        made[item.id, to] = Telling(
            item_id=item.id, item_hash=stands, reader_id=to, words=_words(draw, slipped), approved_on=TODAY
        )
    return tuple(made.values())


def _guard(draw: st.DrawFn, people: list[PlanPerson], adults: list[PlanPerson]) -> Guard:
    anybody, grown_up, period = (st.sampled_from(pool) for pool in (people, adults, PERIODS))
    facts = [
        WithheldFact(
            uid(400 + number),
            f"fact {number}",
            tuple(_some(draw, SECRETS, 3)) or ("owl",),
            frozenset(adult.id for adult in _some(draw, adults, 2)),
            draw(period),
        )
        for number in range(draw(st.integers(0, 4)))
    ]
    return Guard(
        days=frozenset(draw(st.sampled_from([(TODAY,), (TODAY, FROZEN_ON)]))),
        dangers=tuple(
            Danger(draw(grown_up).id, draw(anybody).id, draw(period)) for _ in range(draw(st.integers(0, 1)))
        ),
        carriers=tuple(
            Carrier(draw(grown_up).id, draw(anybody).id, draw(period)) for _ in range(draw(st.integers(0, 1)))
        ),
        assessed=tuple(
            Assessed(adult.id, draw(period) if draw(st.integers(0, 2)) == 0 else PERIODS[0])
            for adult in adults
            if draw(st.integers(0, 5))
        ),
        facts=tuple(facts),
    )


@st.composite
def random_worlds(draw: st.DrawFn) -> RandomWorld:
    """A plan for one to three of up to four children, grown-ups around them, and everything in force or over."""
    family = [
        PlanPerson(id=uid(1 + index), name=name, known_as=known_as, role=Role.CHILD)
        for index, (known_as, name) in enumerate(CHILD_NAMES[: draw(st.integers(1, 4))])
    ]
    in_plan = family[: draw(st.integers(1, min(3, len(family))))]
    adults = [
        PlanPerson(id=uid(11 + index), name=name, known_as=name.split()[0], role=Role.FAMILY)
        for index, name in enumerate(ADULT_NAMES[: draw(st.integers(1, 6))])
    ]
    guard = _guard(draw, [*in_plan, *adults], adults)
    kept = [variant for fact in guard.facts for variant in fact.variants]
    slipped = (*kept, *(name for child in family for name in (child.known_as, child.name)))
    content = _content(draw, in_plan, adults, slipped)
    readers = tuple(
        Reader(
            id=adult.id,
            name=adult.known_as,
            relation=draw(st.sampled_from((Relation.PARENT, Relation.NETWORK, Relation.NETWORK, Relation.OTHER))),
            children=frozenset(child.id for child in family if draw(st.integers(0, 4))),
        )
        for adult in adults
    )
    return RandomWorld(
        content=content,
        tellings=_tellings(draw, content, adults, slipped),
        guard=guard,
        readers=readers,
        children_of_family=tuple(NamedChild(child.id, child.known_as, child.name) for child in family),
    )
