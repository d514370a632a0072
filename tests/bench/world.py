"""Families, plans and duties for the bench, made through the services as the site makes them. Everybody is invented."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from kith.core.access.principal import Principal, principal_of
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.accounts.services import user_added
from kith.core.agreements.choices import Advice, ToldHow
from kith.core.agreements.services import agreed, notice_given, told
from kith.core.duties.services import duties_reconciled
from kith.core.duties.spec import DutySpec
from kith.core.editions.selectors import reader_edition
from kith.core.lifecycle.duties import ON_FILE
from kith.core.lifecycle.services import plan_proposed
from kith.core.people.choices import Relationship
from kith.core.people.services import child_added, family_added, person_added, person_connected
from kith.core.plans.models import DraftItem, Plan, Version
from kith.core.plans.selectors import content_of
from kith.core.plans.services import plan_opened, purpose_saved, step_added, step_saved
from kith.core.protection.services import assessed_safe, fact_withheld
from kith.kernel import clock
from kith.kernel.ids import new_id
from kith.sample.data import PASSWORD

READERS = (
    "Aoife",
    "Bilal",
    "Carys",
    "Dev",
    "Esme",
    "Femi",
    "Gwen",
    "Hana",
    "Iqbal",
    "Jess",
    "Kofi",
    "Lowri",
    "Mina",
    "Nadir",
    "Orla",
    "Piotr",
    "Qadir",
    "Rhys",
    "Sefton",
    "Tamsin",
    "Una",
    "Viktor",
    "Wren",
    "Yusuf",
    "Zadie",
)
SYSTEM = Principal(None, "Bench")
_WITHHELD = {"a street": ["14 Quarry Lane", "Quarry Lane"], "a telephone": ["07700 900155"], "a word": ["kingfisher"]}


@dataclass(frozen=True)
class BenchFamily:
    """A family with two children and some readers."""

    id: UUID
    children: tuple[UUID, ...]
    people: tuple[UUID, ...]


def worker(name: str, role: Role = Role.WORKER) -> User:
    """A worker with nobody allocated yet, or somebody in another role."""
    email = f"{name.lower()}@ashbeck.example.org"
    return user_added(email=email, name=f"{name} Bench", role=role, password=PASSWORD, by=SYSTEM)


def family(lead: User, readers: int = 8, children: int = 2) -> BenchFamily:
    """A family whose lead worker reaches it; all readers are safe, and three facts are withheld from them."""
    today = clock.today()
    group = family_added(name="Hartley", by=SYSTEM)
    ids = tuple(
        child_added(
            family_id=group.id,
            name=f"Child{number} Hartley",
            known_as=f"Child{number}",
            born_on=today - timedelta(days=2000 + number),
            lead_worker_id=lead.id,
            from_on=today,
            by=SYSTEM,
        ).id
        for number in range(children)
    )
    people = []
    for name in READERS[:readers]:
        person = person_added(family_id=group.id, name=f"{name} Hartley", known_as=name, by=SYSTEM)
        for child in ids:
            person_connected(
                person_id=person.id, child_id=child, relationship=Relationship.PARENT, described_as="aunt", by=SYSTEM
            )
        assessed_safe(family_id=group.id, person_id=person.id, from_on=today, by=SYSTEM)
        people.append(person.id)
    for label, words in _WITHHELD.items():
        fact_withheld(family_id=group.id, label=label, words=words, may_hold=[], from_on=today, by=SYSTEM)
    return BenchFamily(group.id, ids, tuple(people))


def opened(of: BenchFamily, children: Sequence[UUID], by: User) -> Plan:
    """A plan for some of the children, with nothing in it yet."""
    return plan_opened(family_id=of.id, children=children, by=principal_of(by))


def plan(of: BenchFamily, steps: int, by: User) -> Plan:
    """A draft with purpose and steps; each reader does some and steps in for others."""
    asker, people = principal_of(by), of.people
    draft = opened(of, of.children, by)
    purpose_saved(
        plan_id=draft.id,
        worry="The worry: the children could be hurt when grown-ups argue at home.",
        needed="What needs to be done: a calm grown-up is always in charge.",
        review_on=clock.today() + timedelta(days=11),
        base=draft.revision,
        by=asker,
    )
    for number in range(steps):
        body = {
            "who": str(people[number % len(people)]),
            "act": f"is at home with both children, awake and calm, on day {number + 1} of the plan",
            "by_when": "every Tuesday and Thursday, 7:30am to 6pm",
            "steps_in": str(people[(number + 1) % len(people)]),
            "check_by": str(by.id),
            "check_how": "texts at 6pm and writes down the answer",
        }
        step_added(plan_id=draft.id, children=of.children, body=body, by=asker)
    return Plan.objects.get(id=draft.id)


def proposed(of: BenchFamily, steps: int, by: User) -> Version:
    """The same, proposed."""
    return plan_proposed(plan_id=plan(of, steps, by).id, by=principal_of(by))


def everybody_agrees(version: Version, of: BenchFamily, by: User) -> None:
    """Each person the plan leans on is told, hears the notice and agrees."""
    asker = principal_of(by)
    leaned_on = {person.id for person in content_of(version).family_relied_on()}
    for number, person in enumerate(of.people):
        if person not in leaned_on:
            continue
        theirs = reader_edition(asker, version.id, person)[1].edition
        assert theirs is not None
        place = {"version_id": version.id, "person_id": person}
        told(**place, shown_hash=theirs.hash, how=ToldHow.IN_PERSON, at=clock.moment(), by=asker)
        notice_given(**place, read_aloud=True, by=asker)
        agreed(
            **place,
            shown_hash=theirs.hash,
            typed_name=f"{READERS[number]} Hartley",
            said_back="I am there.",
            advice=Advice.DECLINED,
            asked_alone=True,
            understands=True,
            sees_the_risk=True,
            by=asker,
        )


def worded_anew(draft: Plan, by: User) -> None:
    """Change one step's words, so that there is something to propose."""
    item = DraftItem.objects.filter(plan=draft, kind="safety_step").latest("position")
    body = {**item.body, "check_how": f"asks for the {item.revision}th time"}
    step_saved(
        plan_id=draft.id, item_id=item.id, children=item.children, body=body, base=item.revision, by=principal_of(by)
    )


def duties(of: BenchFamily, number: int, by: User) -> None:
    """Open duties about a family."""
    due_on = clock.today() + timedelta(days=2)
    specs = [
        DutySpec(ON_FILE, "plan_version", new_id(), "went_live", of.children, by.id, due_on, "SHARE-2")
        for _ in range(number)
    ]
    duties_reconciled(expected=specs, by=principal_of(by))
