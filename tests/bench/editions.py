"""A plan of so many steps with so many facts withheld, for the documents; the pure core is measured on the sample."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from kith.core.editions import scan
from kith.core.editions.compose import compose
from kith.core.editions.edition import Edition
from kith.core.editions.needles import Sought
from kith.core.editions.reader import ComposeContext, Contact, NamedChild, Reader, Relation
from kith.core.plans.content import PlanContent, PlanPerson, Purpose, Role, SafetyStep, Source, SourceKind
from kith.core.protection.guard import Assessed, Guard, Period, WithheldFact

DAY = date(2026, 3, 17)
_ALWAYS = Period(date(2026, 1, 9))
_NAMES = ("Maren Holt", "Idris Holt", "Tova Blythe", "Sam Okoro", "Nell Whitby", "Rory Blythe")
_ACTS = (
    "answers within ten minutes, comes within half an hour, stays until half past seven and is in charge",
    "texts the word to the group for tonight, with both names on the list, before the evening begins",
    "sleeps in the house on each hard date and on every Friday until the end of April, from half past eight",
    "takes both children to school and nursery, and tells the office who fetches them that afternoon",
    "reads the last two weeks of the list with everybody, and asks each person what was hard",
)
_WHENS = ("every Tuesday and Thursday, 7:30am to 6pm", "at once, and within 30 minutes", "by 8:15pm the same day")
_CHECKS = ("texts her at 6pm and writes down the answer", "first name on the list ticks by 8am next morning")
# Sixteen facts in some hundred spellings; none stands in the plan above.
_FACTS = (
    "14 Quarry Lane|Quarry Lane|QX4 9ZB|QX49ZB|the box room|stay at Wilma's|sleep at Wilma's",
    "Edie rang|Edie called|Edie's call|Edie made the call|child caller|a child rang",
    "stood between|got between|Otto said how|Otto told|how his wrist",
    "M.A.R.A.C.|multi-agency risk|danger talk|high-risk list|risk talk",
    "green holdall|rosemary|second phone|07700 900155|bank card in|private plan says|way out",
    "kingfisher|moved the kingfisher|safety object|the bird on the shelf",
    "bolt|high hook|Wilma's key|spare key|front bedroom|door viewer|alarm|marker on the address|safe room",
    "3 Heron Court|Heron Court|QX7 2LM|QX72LM|07700 900166|+44 7700 900166|side gate|Tue Wed Thu 08:40",
    "Brightwater|Ned Ibberton|gin|bitters|units a week|the Beacon|head wound",
    "Snowdrop|snow drop|snow-drop",
    "library call|good time for the library|quiet here|yes, quiet|09:30–14:30",
    "Wilma|Penrose|Agnes|Adeleke|Tilda|Lowther|Grandma Bea|Beatrix|07700 900177|07700 900188|Weir Walk",
    "treehouse|not going to court|under the pillow|where Bea lives|tummy hurts",
    "Jonah|2 May 2016|the baby who|27 April 2016",
    "lemonade|can I have lemonade|stop-word",
    "St Oswin's|St Oswins|Mondays at seven|the back hall",
)


@dataclass(frozen=True)
class Case:
    """One plan and one reader who gets the whole of it: the most work there can be."""

    name: str
    content: PlanContent
    guard: Guard
    reader: Reader
    family: tuple[NamedChild, ...]

    def composed(self) -> Edition:
        """The reader's edition."""
        edition = compose(self.content, (), self.guard, CONTEXT, self.reader)
        assert edition is not None
        return edition

    def sought(self) -> tuple[Sought, ...]:
        """What this reader must not find."""
        return scan.sought_for(self.reader.id, self.reader.children, self.content, self.family, self.guard)


CONTEXT = ComposeContext(
    dated_on=DAY, speak_to=Contact(name="the duty team", phone="01632 960210"), complaints_phone="01632 960230"
)


def case(name: str, steps: int, facts: int) -> Case:
    """A plan of some steps, with some facts withheld from a parent who is safe."""
    children = (UUID(int=1), UUID(int=2))
    adults = tuple(UUID(int=10 + number) for number in range(len(_NAMES)))
    people = [
        PlanPerson(id=child, name=f"{called} Holt", known_as=called, role=Role.CHILD)
        for child, called in zip(children, ("Mabel", "Rafe"), strict=True)
    ] + [
        PlanPerson(id=person, name=full, known_as=full.split()[0], role=Role.FAMILY)
        for person, full in zip(adults, _NAMES, strict=True)
    ]
    source = Source(kind=SourceKind.WORKER, person_id=UUID(int=99))
    purpose = Purpose(
        id=UUID(int=100),
        children=children,
        source=source,
        worry="The worry: grown-ups could argue and shove each other when Mabel and Rafe are at home.",
        needed="What needs to be done: a calm and sober grown-up is always in charge, and everybody knows who.",
    )
    items = (purpose, *(_step(number, children, adults, source) for number in range(steps)))
    content = PlanContent(
        plan_id=UUID(int=1000), children=children, people=tuple(people), review_on=DAY + timedelta(days=28), items=items
    )
    guard = Guard(
        days=frozenset({DAY}),
        assessed=(Assessed(adults[0], _ALWAYS),),
        facts=tuple(
            WithheldFact(UUID(int=500 + number), f"fact {number}", tuple(words.split("|")), frozenset(), _ALWAYS)
            for number, words in enumerate(_FACTS[:facts])
        ),
    )
    reader = Reader(id=adults[0], name="Maren", relation=Relation.PARENT, children=frozenset(children))
    return Case(name, content, guard, reader, (NamedChild(UUID(int=3), "Cassius", "Cassius Holt"),))


def _step(number: int, children: tuple[UUID, ...], adults: tuple[UUID, ...], source: Source) -> SafetyStep:
    return SafetyStep(
        id=UUID(int=200 + number),
        children=children,
        source=source,
        who=adults[number % 6],
        act=_ACTS[number % 5],
        by_when=_WHENS[number % 3],
        steps_in=adults[(number + 1) % 6],
        check_by=adults[(number + 2) % 6],
        check_how=_CHECKS[number % 2],
    )


def large_case() -> Case:
    """As long as a real family's fifth version: 40 steps, 16 withheld facts."""
    return case("40 steps, 16 facts", 40, len(_FACTS))
