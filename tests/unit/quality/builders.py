"""A small plan that has everything right, and ways to get one thing wrong. Everybody in it is invented.

`plan(...)` makes a document of the items given; `whole()` is one with every part there and nothing to find;
`found(...)` runs the checks and gives the findings of one rule. Each builder makes a right item; name a field to
change it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from kith.core.plans import content as c
from kith.core.plans import records as r
from kith.core.quality.check import check, check_content
from kith.core.quality.finding import Finding, Gate, Severity

PlanDocument = r.PlanDocument
__all__ = ["Finding", "Gate", "PlanDocument", "Severity"]

TODAY = date(2026, 1, 25)
CHILD, FAMILY, WORKER, AGENCY = c.Role.CHILD, c.Role.FAMILY, c.Role.WORKER, c.Role.AGENCY


def uid(number: int) -> UUID:
    """A steady id for a number."""
    return UUID(int=number)


KAYDEN, RUBY, ALFIE = uid(1), uid(2), uid(3)
LEANNE, CRAIG, PAULINE, SHELLEY, JOAN, KIRSTY, RAY, IMRAN = (uid(number) for number in range(11, 19))
AMARA, HELEN, MARK, LUKE, EDT = (uid(number) for number in range(21, 26))
CHILDREN = (KAYDEN, RUBY, ALFIE)
WORRY, GOAL, SCALE, RULE, STEP = uid(101), uid(111), uid(121), uid(131), uid(141)
SOURCE = c.Source(kind=c.SourceKind.WORKER, person_id=AMARA)
NAMES = {
    KAYDEN: ("Kayden", CHILD), RUBY: ("Ruby", CHILD), ALFIE: ("Alfie", CHILD), LEANNE: ("Leanne", FAMILY),
    CRAIG: ("Craig", FAMILY), PAULINE: ("Pauline", FAMILY), SHELLEY: ("Shelley", FAMILY), JOAN: ("Joan", FAMILY),
    KIRSTY: ("Kirsty", FAMILY), RAY: ("Ray", FAMILY), IMRAN: ("Imran", FAMILY), AMARA: ("Amara", WORKER),
    HELEN: ("Helen", WORKER), MARK: ("Mark", AGENCY), LUKE: ("Luke", AGENCY), EDT: ("EDT", c.Role.SERVICE),
}  # fmt: skip
PEOPLE = tuple(c.PlanPerson(id=key, name=name, known_as=name, role=role) for key, (name, role) in NAMES.items())


def at(words: str) -> datetime:
    """A moment on the wall clock: “9 22:35” is 22:35 on 9 January 2026; “2026-03-17 20:05” is any other."""
    return datetime.fromisoformat(words if "-" in words else f"2026-01-{words:0>8}")


def _made(kind: Any, defaults: dict[str, Any], changes: dict[str, Any]) -> Any:
    return kind(**{"children": CHILDREN, "source": SOURCE, **defaults, **changes})


def purpose(**changes: Any) -> c.Purpose:
    """What the worry is, and what needs to be done."""
    words = {"worry": "Mum could drink when she is alone.", "needed": "A sober grown-up is always in charge."}
    return _made(c.Purpose, {"id": uid(100), **words}, changes)


def danger(number: int = 1, **changes: Any) -> c.Danger:
    """A danger statement with every part."""
    now = tuple(c.Effect(children=(child,), words="could be hurt") for child in changes.get("children", CHILDREN))
    defaults = {
        "id": uid(100 + number),
        "label": f"DS{number}",
        "who_is_worried": said("Amara and Nan are worried."),
        "behaviour": said("Mum drinks a lot of vodka when no other grown-up is at home."),
        "example": said("On 9 January she could not look after anyone."),
        "example_on": date(2026, 1, 9),
        "effects_now": now,
        "effects_later": (c.Effect(children=(RUBY,), words="could grow up looking after everyone"),),
        "nobody_disputes": True,
    }
    return _made(c.Danger, defaults, changes)


def said(words: str) -> c.Sourced:
    """Words with a worker as their source."""
    return c.Sourced(words=words, sources=(SOURCE,))


def goal(number: int = 1, **changes: Any) -> c.Goal:
    """The goal of the danger with the same number."""
    words = "Ruby, Alfie and Kayden always have a sober grown-up with them. Ruby plays. We see this for 6 months."
    return _made(c.Goal, {"id": uid(110 + number), "danger_id": uid(100 + number), "words": words}, changes)


def scale(number: int = 1, **changes: Any) -> c.Scale:
    """The scale of the danger with the same number."""
    defaults = {
        "id": uid(120 + number),
        "danger_id": uid(100 + number),
        "ten": "A sober safe grown-up is always in charge.",
        "zero": "The children are alone with somebody who cannot wake up.",
        "worded_on": date(2026, 1, 23),
    }
    return _made(c.Scale, defaults, changes)


def rule(number: int = 1, **changes: Any) -> c.PlanRule:
    """A plan rule of the family's that answers danger 1."""
    defaults = {
        "id": uid(130 + number),
        "label": f"R{number}",
        "title": "When Mum feels like drinking",
        "answers": (WORRY,),
        "proposed_by": (LEANNE,),
        "owner": c.Owner.FAMILY,
        "hard_times": ("evenings alone",),
        "triggers": ("the bank rings",),
        "first_signs": ("Mum stops answering texts",),
        "red_flags": ("slurred speech",),
    }
    return _made(c.PlanRule, defaults, changes)


def step(number: int = 1, **changes: Any) -> c.SafetyStep:
    """A step of rule 1: Shelley comes, Kirsty steps in, Amara checks."""
    defaults = {
        "id": uid(140 + number),
        "label": f"R1.{number}",
        "rule_id": RULE,
        "who": SHELLEY,
        "act": "comes and takes charge",
        "by_when": "within 30 minutes",
        "steps_in": KIRSTY,
        "check_by": AMARA,
        "check_how": "reads the journal every second Monday",
    }
    return _made(c.SafetyStep, defaults, changes)


def member(person: UUID = SHELLEY, **changes: Any) -> c.NetworkMember:
    """Somebody of the network who knows everything and said yes."""
    defaults = {
        "id": UUID(int=person.int + 500),
        "person_id": person,
        "ring": 1,
        "told_on": date(2026, 1, 22),
        "agreed_on": date(2026, 1, 24),
    }
    return _made(c.NetworkMember, defaults, changes)


def network() -> tuple[c.NetworkMember, ...]:
    """Four who know everything."""
    return tuple(member(one) for one in (PAULINE, SHELLEY, JOAN, KIRSTY))


def map_item(words: str, box: c.Box = c.Box.EXISTING_SAFETY, number: int = 1, **changes: Any) -> c.MapItem:
    """One entry of the map."""
    return _made(c.MapItem, {"id": uid(600 + number), "box": box, "words": words}, changes)


def bottom_line(number: int = 1, **changes: Any) -> c.BottomLine:
    """The bottom line about the network."""
    defaults = {
        "id": uid(650 + number),
        "words": "At least 4 grown-ups know all the worries.",
        "shown_by": "count in the nearest ring",
        "set_by": (AMARA, HELEN),
        "told_family_on": date(2026, 1, 23),
        "about_network": True,
        "least_in_ring_one": 4,
        "met": c.Met.MET,
        "evidence": "Pauline, Joan, Shelley and Kirsty",
    }
    return _made(c.BottomLine, defaults, changes)


def order(power: c.Power = c.Power.POLICE_BAIL, number: int = 1, **changes: Any) -> c.Order:
    """What the police or a court say about Craig, from 10 January to 2 February."""
    defaults = {
        "id": uid(670 + number),
        "about": CRAIG,
        "power": power,
        "from_at": at("10 14:35"),
        "until_at": at("2026-02-02 10:00"),
    }
    return _made(c.Order, defaults, changes)


def if_then(**changes: Any) -> c.IfThen:
    """A line of the back-up plan."""
    words = {"when": "a check-in is missed", "then": "Shelley goes round", "by_when": "1 hour"}
    ring = {"ring_in_hours": "Amara 01632 960101", "ring_out_of_hours": "EDT 01632 960200"}
    who = {"layer": c.Layer.SOMEBODY_IS_OUT, "who": (SHELLEY,), "steps_in": (JOAN,)}
    return _made(c.IfThen, {"id": uid(680), **words, **ring, **who}, changes)


def if_the_plan_fails(**changes: Any) -> c.IfThen:
    """The other layer of the back-up plan."""
    words = {"when": "the plan fails twice", "then": "Helen calls a meeting", "by_when": "2 working days"}
    who = {"layer": c.Layer.PLAN_FAILS, "who": (HELEN,), "steps_in": (AMARA,)}
    return if_then(**{"id": uid(681), **words, **who, **changes})


def for_child(child: UUID = RUBY, **changes: Any) -> c.BackupForChild:
    """One child's own part of the back-up plan, whole."""
    defaults = {
        "id": UUID(int=child.int + 690),
        "children": (child,),
        "triggers": (c.Trigger(words="Mum asleep", major=True, response="999 for an ambulance"),),
        "noticed": "tummy ache",
        "effect": "hides and watches",
        "calmed": "Nan, light on",
        "safe_people": (PAULINE,),
        "carers": (c.Carer(person_id=SHELLEY, asked_on=date(2026, 1, 22), said_yes_on=date(2026, 1, 24)),),
        "child_can": "tell Nan",
        "if_parent_changes": "told by Nan",
        "if_carer_changes": "told by Nan",
        "achievements": ("asking worked",),
    }
    return _made(c.BackupForChild, defaults, changes)


def view(child: UUID = RUBY, number: int = 1, **changes: Any) -> c.View:
    """What a child said, with how and where."""
    said = {"person_id": child, "on": date(2026, 1, 20), "how": "her room, with Amara", "words": "I want Nan."}
    source = c.Source(kind=c.SourceKind.CHILD, person_id=child)
    return _made(c.View, {"id": UUID(int=child.int + 730 + number * 10), "source": source, **said}, changes)


def backup() -> tuple[Any, ...]:
    """A whole back-up plan, and what each child says."""
    each = [item for child in CHILDREN for item in (for_child(child), view(child))]
    return (if_then(), if_the_plan_fails(), *each)


def child_now(child: UUID, **changes: Any) -> c.ChildNow:
    """A child who is at home, seen and safe."""
    seen = {"where": "home, in bed", "seen_by": AMARA, "seen_at": at("9 22:05")}
    answer = {"safe": True, "answered_by": AMARA, "because": "an awake sober grown-up is there"}
    return c.ChildNow(**{"child_id": child, **seen, **answer, **changes})


def in_charge(who: UUID | None, from_at: str, until_at: str, **changes: Any) -> c.InCharge:
    """Somebody awake, able and sober, from an hour until an hour."""
    able = {"awake": True, "able": True, "sober": True}
    return c.InCharge(**{"who": who, "from_at": at(from_at), "until_at": at(until_at), **able, **changes})


def emergency(**changes: Any) -> c.Emergency:
    """Tonight's paper, as it should be: from Friday 9 January 22:35 to Saturday noon."""
    defaults = {
        "id": uid(700),
        "named_worker": AMARA,
        "from_at": at("9 22:35"),
        "lapses_at": at("10 12:00"),
        "next_look_at": at("10 10:00"),
        "children_now": tuple(child_now(child) for child in CHILDREN),
        "in_charge": (in_charge(SHELLEY, "9 22:00", "10 08:00"), in_charge(PAULINE, "10 08:00", "10 12:00")),
        "ring": "EDT 01632 960200; danger 999",
        "managers_word": c.ManagersWord(by=HELEN, decided_at=at("9 22:14"), words="may hold tonight"),
    }
    return _made(c.Emergency, defaults, changes)


NIGHT_OF_E1 = date(2026, 1, 9)


def agreement(person: UUID = SHELLEY, **changes: Any) -> r.Agreement:
    """A yes as it should be taken."""
    defaults = {
        "person_id": person,
        "at": at("24 12:10"),
        "how": "typed name",
        "told_on": date(2026, 1, 22),
        "told_by": AMARA,
        "format": "spoken",
        "notice_on": date(2026, 1, 23),
        "asked_alone": True,
        "understands": True,
        "sees_the_risk": True,
        "said_back": "If nobody sober is there I stay and ring.",
    }
    return r.Agreement(**{**defaults, **changes})


def not_agreed(person: UUID = CRAIG, **changes: Any) -> r.NotAgreed:
    """A whole record of somebody who does not agree."""
    defaults = {
        "person_id": person,
        "reason": "does not agree",
        "offered": "his part, read to him on 16 January",
        "own_words": "I'm not signing.",
        "stands_without_them": "No step leans on him.",
        "manager": HELEN,
        "rationale": "The children are safe without his yes.",
        "on": date(2026, 1, 19),
        "review_on": date(2026, 1, 26),
    }
    return r.NotAgreed(**{**defaults, **changes})


def decision(rule_id: str, yes: bool = True, **changes: Any) -> r.Decision:
    """A manager's decision."""
    return r.Decision(
        **{"rule": rule_id, "by": HELEN, "on": date(2026, 1, 20), "yes": yes, "because": "weighed", **changes}
    )


def practice(on: str, result: r.Result = r.Result.PASSED, *rules: UUID, **changes: Any) -> r.Practice:
    """A practice of rule 1, or of the rules given."""
    return r.Practice(**{"rules": rules or (RULE,), "on": date.fromisoformat(on), "result": result, **changes})


def content(*items: Any, **changes: Any) -> c.PlanContent:
    """The words of a plan for Kayden, Ruby and Alfie. A worry that a rule answers stands there, if it is not given."""
    if any(WORRY in getattr(item, "answers", ()) for item in items) and WORRY not in {item.id for item in items}:
        items = (danger(), goal(), scale(), *items)
    fields = {"plan_id": uid(999), "children": CHILDREN, "people": PEOPLE, "review_on": date(2026, 1, 29)}
    return c.PlanContent(**{**fields, "items": items, **changes})


def plan(*items: Any, live: date | None = None, goals_before: Iterable[Any] = (), **records: Any) -> r.PlanDocument:
    """A document of these items and records; a record may be one or several. Content's own fields may be named too."""
    of_content = {key: records.pop(key) for key in ("people", "children", "review_on") if key in records}
    held = {key: value if isinstance(value, tuple) else (value,) for key, value in records.items()}
    words = content(*items, **of_content)
    return r.PlanDocument(
        content=words, records=r.PlanRecords(**held), went_live_on=live, goals_before=tuple(goals_before)
    )


def whole_items() -> tuple[Any, ...]:
    """Every part this half of the checks looks at, each as it should be."""
    works = map_item("On 3 November Leanne rang Pauline and the children slept there.")
    return (
        purpose(), danger(), goal(), scale(), rule(), step(), *network(), works, bottom_line(), order(), *backup(),
    )  # fmt: skip


def whole(*more: Any, **records: Any) -> r.PlanDocument:
    """A plan with nothing to find, and whatever is added."""
    records.setdefault("agreements", (agreement(SHELLEY), agreement(KIRSTY)))
    return plan(*whole_items(), *more, **records)


def tonight(item: c.Emergency | None = None, *more: Any, **records: Any) -> r.PlanDocument:
    """An emergency paper with one step, and nothing else that a gate would ask."""
    return plan(item or emergency(), step(rule_id=None), *more, review_on=None, **records)


def found(document: r.PlanDocument, rule_id: str, today: date = TODAY) -> list[Finding]:
    """The findings of one rule in a document."""
    return [finding for finding in check(document, today) if finding.rule == rule_id]


def places(document: r.PlanDocument, rule_id: str, today: date = TODAY) -> list[tuple[UUID | None, str, str]]:
    """(item, field, severity) of the findings of one rule."""
    return [(one.item_id, one.field, one.severity.value) for one in found(document, rule_id, today)]


def only(document: r.PlanDocument, rule_id: str, today: date = TODAY) -> Finding:
    """The one finding of a rule."""
    (one,) = found(document, rule_id, today)
    assert one.message
    assert one.mend
    return one


def of_words(words: c.PlanContent, today: date = TODAY) -> tuple[Finding, ...]:
    """The findings of a draft of which nothing else is known."""
    return check_content(words, today)
