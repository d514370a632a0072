"""SOS-2: the parts of a danger statement."""

import pytest

from kith.core.plans.content import Dispute, Effect
from tests.unit.quality.builders import (
    ALFIE,
    CHILDREN,
    CRAIG,
    KAYDEN,
    RUBY,
    WORRY,
    PlanDocument,
    Severity,
    danger,
    found,
    goal,
    only,
    plan,
    said,
    scale,
)  # fmt: skip

pytestmark = pytest.mark.rule("SOS-2", part="the parts")


def of(**change: object) -> PlanDocument:
    return plan(danger(**change), goal(), scale())


def test_a_whole_statement_is_right() -> None:
    assert found(of(), "SOS-2") == []


@pytest.mark.parametrize(
    ("change", "field", "says"),
    [
        ({"who_is_worried": said(" ")}, "who_is_worried", "who is worried"),
        ({"behaviour": said("")}, "behaviour", "what an adult does"),
        ({"example": said("")}, "example", "example"),
        ({"example_on": None}, "example_on", "on which day"),
        ({"effects_later": ()}, "effects_later", "later if nothing changes"),
        ({"effects_later": (Effect(children=(RUBY,), words=" "),)}, "effects_later", "later"),
        ({"nobody_disputes": False}, "disputes", "does not agree"),
    ],
)
def test_each_part_that_is_missing_is_named(change: dict[str, object], field: str, says: str) -> None:
    one = only(of(**change), "SOS-2")
    assert (one.item_id, one.field, one.severity) == (WORRY, field, Severity.BLOCK)
    assert says in one.message


@pytest.mark.parametrize(("child", "name"), [(KAYDEN, "Kayden"), (RUBY, "Ruby"), (ALFIE, "Alfie")])
def test_each_child_is_named_in_what_it_does_to_them(child: object, name: str) -> None:
    others = tuple(Effect(children=(one,), words="could be hurt") for one in CHILDREN if one != child)
    one = only(of(effects_now=others), "SOS-2")
    assert (one.field, one.message) == ("effects_now", f"Say what could happen to {name}.")


def test_one_sentence_about_all_of_them_will_do() -> None:
    assert found(of(effects_now=(Effect(children=CHILDREN, words="could be hurt"),)), "SOS-2") == []


def test_who_disagrees_is_an_answer() -> None:
    dispute = Dispute(person_id=CRAIG, said=said("I did not."))
    assert found(of(nobody_disputes=False, disputes=(dispute,)), "SOS-2") == []


def test_without_an_example_no_day_is_asked_for() -> None:
    assert only(of(example=said(""), example_on=None), "SOS-2").field == "example"
