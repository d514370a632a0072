"""SAFE-8: no step makes an abused parent the one who stops the person causing harm."""

import pytest

from tests.unit.quality.builders import (
    CRAIG,
    JOAN,
    LEANNE,
    PEOPLE,
    RUBY,
    RULE,
    SHELLEY,
    STEP,
    Gate,
    Severity,
    content,
    decision,
    found,
    network,
    of_words,
    only,
    order,
    plan,
    purpose,
    rule,
    step,
)  # fmt: skip

pytestmark = pytest.mark.rule("SAFE-8", part="as far as the words and the register show")
HOLDS_BACK = [
    "will not let Craig into the house",
    "keeps Craig out",
    "makes sure Craig does not come near",
    "tells Craig to leave",
    "stops Craig at the door",
    "never opens the door to Craig",
]


@pytest.mark.parametrize("act", HOLDS_BACK)
def test_a_step_of_hers_that_holds_him_back(act: str) -> None:
    one = only(plan(purpose(), order(), step(rule_id=None, who=LEANNE, act=act)), "SAFE-8")
    assert (one.item_id, one.field, one.severity, one.gate) == (STEP, "act", Severity.BLOCK, Gate.GOING_LIVE)
    assert one.span is not None
    assert "Craig" in act[slice(*one.span)]
    assert "Leanne" in one.message
    assert "manager" in one.mend


def test_leanne_will_not_let_craig_into_the_house() -> None:
    """Bad draft 4, AT-33: as the title of a rule, with or without an order in the plan."""
    title = "Leanne will not let Craig into the house."
    for more in ((order(),), ()):
        one = only(plan(purpose(), rule(title=title), step(), *more), "SAFE-8")
        assert (one.item_id, one.field) == (RULE, "title")


def test_as_the_one_who_steps_in() -> None:
    draft = step(rule_id=None, steps_in=LEANNE, if_not="keeps Craig out")
    assert only(plan(purpose(), order(), draft), "SAFE-8").field == "if_not"


def test_a_manager_may_accept_it() -> None:
    draft = step(rule_id=None, who=LEANNE, act=HOLDS_BACK[0])
    assert found(plan(purpose(), order(), draft, decisions=decision("SAFE-8", item_id=STEP)), "SAFE-8") == []
    for other in (decision("SAFE-8", item_id=purpose().id), decision("SAFE-8", yes=False, item_id=STEP)):
        assert only(plan(purpose(), order(), draft, decisions=other), "SAFE-8")


def test_while_it_is_drafted_it_is_a_hint() -> None:
    drafted = of_words(content(purpose(), order(), step(rule_id=None, who=LEANNE, act=HOLDS_BACK[0])))
    assert [(one.rule, one.severity) for one in drafted] == [("SAFE-8", Severity.HINT)]


@pytest.mark.parametrize(
    ("who", "act"),
    [
        (SHELLEY, "will not let Craig into the house"),
        (LEANNE, "rings 999 when Craig comes"),
        (LEANNE, "goes with the children by the back way to Joan's"),
        (LEANNE, "Nobody asks Leanne to keep Craig out"),
        (LEANNE, "stops the bath when Ruby is cold"),
    ],
)
def test_no_cry_of_wolf(who: object, act: str) -> None:
    draft = step(rule_id=None, who=who, act=act)
    assert found(plan(purpose(), order(), *network(), draft), "SAFE-8") == []


def test_a_parent_is_who_has_parental_responsibility_where_that_is_known() -> None:
    people = tuple(
        one.model_copy(update={"responsible_for": (RUBY,)}) if one.id in (LEANNE, CRAIG) else one for one in PEOPLE
    )
    hers, joans = (step(rule_id=None, who=who, act="keeps Craig out") for who in (LEANNE, JOAN))
    assert only(plan(purpose(), order(), hers, people=people), "SAFE-8")
    assert found(plan(purpose(), order(), joans, people=people), "SAFE-8") == []
