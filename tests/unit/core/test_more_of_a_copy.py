"""What a copy says of bottom lines, disputes, back-up, whose a rule is and tonight; its days and hours."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from kith.core.editions.compose import compose
from kith.core.editions.edition import Card
from kith.core.editions.reader import Reader, Relation
from kith.core.plans.content import (
    AnyItem,
    BackupForChild,
    BottomLine,
    Carer,
    ChildNow,
    Danger,
    Dispute,
    Emergency,
    Goal,
    InCharge,
    Met,
    Order,
    Owner,
    PlanContent,
    PlanRule,
    Power,
    Sourced,
    Trigger,
)
from tests.unit.core.plain import (
    ALFIE,
    AMARA,
    CONTEXT,
    CRAIG,
    JOAN,
    LEANNE,
    PAULINE,
    PEOPLE,
    PLAN,
    RUBY,
    SOURCE,
    guard,
    purpose,
    reader,
    uid,
)

PARENT = reader(LEANNE, relation=Relation.PARENT)
BASE: dict[str, Any] = {"id": uid(800), "children": (RUBY, ALFIE), "source": SOURCE}


def _rows(item: AnyItem, who: Reader = PARENT, more: tuple[AnyItem, ...] = ()) -> dict[str, str]:
    """Every labelled thing of an item in a copy; a paragraph under its own words."""
    plan = PlanContent(plan_id=PLAN, children=(RUBY, ALFIE), people=tuple(PEOPLE.values()), items=(item, *more))
    made = compose(plan, (), guard(), CONTEXT, who)
    blocks = [block for section in made.sections for block in section.blocks] if made else []
    rows = {row.label: row.text for block in blocks if isinstance(block, Card) for row in block.rows}
    return {**rows, **{getattr(block, "text", ""): "" for block in blocks}}


@pytest.mark.rule("BOT-2", part="in a copy")
@pytest.mark.parametrize(
    ("met", "evidence", "said"),
    [(Met.MET, "same four", "Yes: same four"), (Met.BROKEN, "broken on 13 March", "No: broken on 13 March"),
     (Met.NOT_YET, "", "Not yet"), (None, "", None)],
)  # fmt: skip
def test_a_copy_says_of_each_bottom_line_whether_it_is_met(met: Met | None, evidence: str, said: str | None) -> None:
    line = BottomLine(**BASE, words="A sober grown-up is there.", shown_by="check-ins", met=met, evidence=evidence)
    rows = _rows(line)
    assert rows["What shows it"] == "check-ins"
    assert rows.get("Is it so now?") == said


@pytest.mark.rule("RULE-3", part="the label in a copy")
def test_a_rule_the_family_does_not_own_is_labelled() -> None:
    for owner, labelled in ((Owner.PROFESSIONALS, True), (Owner.FAMILY, False), (None, False)):
        rows = _rows(PlanRule(**BASE, title="Seeing Dad", owner=owner, child_line="Nobody carries messages."))
        assert ("Whose rule this is" in rows) is labelled


@pytest.mark.rule("SOS-10", part="in the copies of those to whom the danger is open")
def test_how_a_dispute_is_worked_with_stands_beside_it() -> None:
    dispute = Dispute(
        person_id=CRAIG, said=Sourced(words="He says he did not."), worked_with="Amara talks with him.", by=AMARA,
        looked_at_on=date(2026, 4, 23),
    )  # fmt: skip
    rows = _rows(Danger(**BASE, behaviour=Sourced(words="He shouts."), disputes=(dispute,)))
    assert rows["What is done about not agreeing"] == "Amara talks with him."
    assert rows["Who does it"] == "Amara Osei"
    assert rows["When it is looked at again"] == "23 April 2026"


@pytest.mark.rule("BACK-2", part="the response to a major trigger, in a copy")
@pytest.mark.rule("NET-5", part="who can have the child by day only, in a copy")
def test_a_trigger_stands_with_its_response_and_a_carer_by_day_is_named_as_one() -> None:
    rows = _rows(
        BackupForChild(
            **{**BASE, "children": (RUBY,)},
            triggers=(Trigger(words="shouting", major=True, response="go to Joan's"), Trigger(words="rain")),
            carers=(Carer(person_id=JOAN), Carer(person_id=PAULINE, by_day_only=True)),
        )
    )
    assert rows["What sets it off"] == "shouting (go to Joan's); rain"
    assert rows["Where the child can stay"] == "Joan Adeyemi and Pauline Tansley (by day)"


def test_a_goal_says_for_how_long_once() -> None:
    long = Goal(**BASE, danger_id=purpose().id, words="Nobody shouts.", how_long="6 months")
    assert "For how long: 6 months" in _rows(long, more=(purpose(),))
    said = long.model_copy(update={"words": "Nobody shouts for 6 months."})
    assert not [row for row in _rows(said, more=(purpose(),)) if row.startswith("For how long")]


def test_an_order_ends_on_the_day_of_the_wall_clock() -> None:
    late = datetime(2026, 6, 30, 23, 30, tzinfo=UTC)
    order = Order(**BASE, about=CRAIG, power=Power.COURT_BAIL, from_at=late, until_at=late)
    assert _rows(order)["Until"] == "1 July 2026"
    assert _rows(order.model_copy(update={"until_at": None}))["Until"] == "until it is changed"


TONIGHT = Emergency(
    **BASE, named_worker=AMARA, from_at=datetime(2026, 1, 9, 22, 35, tzinfo=UTC),
    lapses_at=datetime(2026, 1, 10, 12, tzinfo=UTC), next_look_at=datetime(2026, 1, 10, 10, 5, tzinfo=UTC),
    ring="Out-of-hours team, 01632 960200; in danger 999", why_this="weighed with the lawyer",
    children_now=(
        ChildNow(child_id=RUBY, where="home, in bed", safe=True, answered_by=AMARA, because="Craig is in custody"),
        ChildNow(child_id=ALFIE, missing=True, safe=False, answered_by=AMARA, because="the police are looking"),
    ),
    in_charge=(
        InCharge(from_at=datetime(2026, 1, 9, 23, 30, tzinfo=UTC), until_at=datetime(2026, 1, 10, 8, tzinfo=UTC),
                 who=JOAN, awake=True, able=True, sober=True, if_not="999"),
    ),
)  # fmt: skip


@pytest.mark.rule("EMERG-1", "TOOL-4", part="AT-74: on the paper: each child, who is in charge, whom to ring")
def test_tonights_paper_says_who_where_and_until_when() -> None:
    plan = PlanContent(plan_id=PLAN, children=(RUBY, ALFIE), people=tuple(PEOPLE.values()), items=(TONIGHT,))
    made = compose(plan, (), guard(), CONTEXT, PARENT)
    assert made is not None
    assert [section.heading for section in made.sections] == ["Tonight"]
    held = [
        (block.title, [(row.label, row.text) for row in block.rows])
        for block in made.sections[0].blocks
        if isinstance(block, Card)
    ]
    safe = "Safe now and tonight with this plan?"
    assert held == [
        ("", [("Until", "10 January 2026, midday"), ("We look at this again", "10 January 2026, 10:05am"),
              ("The worker tonight", "Amara Osei"), ("Ring", "Out-of-hours team, 01632 960200; in danger 999")]),
        ("Ruby", [("Where", "home, in bed"), (safe, "Yes. Craig is in custody")]),
        ("Alfie", [("Where", "not known: people are looking"),
                   (safe, "No: this plan is not enough alone. the police are looking")]),
        ("Who is in charge", [("9 January 2026, 11:30pm to 10 January 2026, 8am", "Joan Adeyemi (if not: 999)")]),
    ]  # fmt: skip


@pytest.mark.rule("SHARE-5", part="tonight's paper is for parents, the family team and those who are in charge")
def test_tonights_paper_is_for_those_in_charge() -> None:
    assert "Where" in _rows(TONIGHT, reader(JOAN))
    assert not _rows(TONIGHT, reader(PAULINE))
    assert "Where" in _rows(TONIGHT, reader(PAULINE, relation=Relation.FAMILY_TEAM))
    assert not _rows(TONIGHT, reader(JOAN, relation=Relation.AGENCY))
    assert not _rows(TONIGHT, reader(JOAN, children=frozenset({RUBY}))), "it names a child she does not know"
