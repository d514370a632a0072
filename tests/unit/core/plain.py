"""Plans, people and guards as plain data, for tests of the pure rooms. Everybody in them is invented."""

from datetime import date
from typing import Any
from uuid import UUID

from kith.core.editions.edition import Edition
from kith.core.editions.reader import ComposeContext, Contact, NamedChild, Reader, Relation
from kith.core.editions.telling import Telling
from kith.core.plans.content import PlanContent, PlanPerson, Purpose, Role, SafetyStep, Source, SourceKind, item_hash
from kith.core.protection.guard import Assessed, Carrier, Danger, Guard, Period, WithheldFact

TODAY = date(2026, 1, 15)
LONG_AGO = Period(date(2025, 1, 1))


def uid(number: int) -> UUID:
    """A steady id for a number."""
    return UUID(int=number)


RUBY, ALFIE, KAYDEN = uid(1), uid(2), uid(3)
LEANNE, CRAIG, PAULINE, JOAN, AMARA, DEAN = uid(11), uid(12), uid(13), uid(14), uid(21), uid(15)
PLAN = uid(100)
SOURCE = Source(kind=SourceKind.WORKER, person_id=AMARA)

PEOPLE = {
    RUBY: PlanPerson(id=RUBY, name="Ruby Tansley-Crowe", known_as="Ruby", role=Role.CHILD, born_on=date(2018, 3, 14)),
    ALFIE: PlanPerson(id=ALFIE, name="Alfie Tansley-Crowe", known_as="Alfie", role=Role.CHILD),
    LEANNE: PlanPerson(id=LEANNE, name="Leanne Tansley", known_as="Leanne", role=Role.FAMILY),
    CRAIG: PlanPerson(id=CRAIG, name="Craig Crowe", known_as="Craig", role=Role.FAMILY),
    PAULINE: PlanPerson(id=PAULINE, name="Pauline Tansley", known_as="Pauline", role=Role.FAMILY),
    JOAN: PlanPerson(id=JOAN, name="Joan Adeyemi", known_as="Joan", role=Role.FAMILY),
    AMARA: PlanPerson(id=AMARA, name="Amara Osei", known_as="Amara Osei", role=Role.WORKER, phone="01632 960211"),
}
CHILDREN_OF_FAMILY = (
    NamedChild(RUBY, "Ruby", "Ruby Tansley-Crowe"),
    NamedChild(ALFIE, "Alfie", "Alfie Tansley-Crowe"),
    NamedChild(KAYDEN, "Kay", "Kayden Birtles"),
)
CONTEXT = ComposeContext(
    dated_on=TODAY, speak_to=Contact(name="Helen Draycott", phone="01632 960210"), complaints_phone="01632 960230"
)


def purpose(**changes: Any) -> Purpose:
    """A whole purpose about both children."""
    fields: dict[str, Any] = {
        "id": uid(200),
        "children": (RUBY, ALFIE),
        "source": SOURCE,
        "worry": "Craig could hurt Mum again.",
        "needed": "A sober grown-up is always in charge.",
    }
    return Purpose(**{**fields, **changes})


def step(number: int = 1, **changes: Any) -> SafetyStep:
    """A whole step: Pauline does, Joan steps in, Amara checks."""
    fields: dict[str, Any] = {
        "id": uid(300 + number),
        "children": (RUBY, ALFIE),
        "source": SOURCE,
        "who": PAULINE,
        "act": "is at home, awake and sober",
        "by_when": "every Tuesday",
        "steps_in": JOAN,
        "check_by": AMARA,
        "check_how": "texts Pauline at 6pm",
    }
    return SafetyStep(**{**fields, **changes})


def content(*items: Purpose | SafetyStep, **changes: Any) -> PlanContent:
    """A plan for Ruby and Alfie with purpose and one step, or the items given."""
    fields: dict[str, Any] = {
        "plan_id": PLAN,
        "children": (RUBY, ALFIE),
        "people": tuple(PEOPLE.values()),
        "review_on": date(2026, 1, 26),
        "items": items or (purpose(), step()),
    }
    return PlanContent(**{**fields, **changes})


def guard(**changes: Any) -> Guard:
    """Craig poses a risk to everybody; Leanne, Pauline and Joan are assessed and found safe."""
    fields: dict[str, Any] = {
        "days": frozenset({TODAY}),
        "dangers": tuple(Danger(CRAIG, other, LONG_AGO) for other in (LEANNE, RUBY, ALFIE)),
        "assessed": tuple(Assessed(one, LONG_AGO) for one in (LEANNE, PAULINE, JOAN)),
    }
    return Guard(**{**fields, **changes})


def fact(*variants: str, number: int = 1, **changes: Any) -> WithheldFact:
    """A fact nobody outside the council may hold."""
    fields: dict[str, Any] = {
        "id": uid(400 + number),
        "label": "a place",
        "variants": variants,
        "may_hold": frozenset(),
        "period": LONG_AGO,
    }
    return WithheldFact(**{**fields, **changes})


def reader(person: UUID = PAULINE, **changes: Any) -> Reader:
    """Somebody of the network who is connected to both children."""
    name = PEOPLE[person].known_as if person in PEOPLE else "Somebody"
    fields: dict[str, Any] = {
        "id": person,
        "name": name,
        "relation": Relation.NETWORK,
        "children": frozenset({RUBY, ALFIE}),
    }
    return Reader(**{**fields, **changes})


def telling(item: Purpose | SafetyStep, words: str, to: UUID = CRAIG, **changes: Any) -> Telling:
    """Approved words for one reader and the item as it stands."""
    fields: dict[str, Any] = {
        "item_id": item.id,
        "item_hash": item_hash(item),
        "reader_id": to,
        "words": words,
        "approved_on": TODAY,
    }
    return Telling(**{**fields, **changes})


def carrier(person: UUID, to: UUID = CRAIG, period: Period = LONG_AGO) -> Carrier:
    """Somebody who passes things on."""
    return Carrier(person, to, period)


def texts(edition: Edition | None) -> str:
    """All that can be read of an edition, a line each."""
    assert edition is not None
    return "\n".join(text for _, text in edition.strings())
