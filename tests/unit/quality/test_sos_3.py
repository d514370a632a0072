"""SOS-3: a goal says what will be seen instead, what the child lives, and for how long."""

import pytest

from tests.unit.quality.builders import PlanDocument, Severity, danger, found, goal, only, plan, scale

pytestmark = pytest.mark.rule("SOS-3", part="four signs in the words")


def of(words: str, **more: object) -> PlanDocument:
    return plan(danger(), goal(words=words, **more), scale())


GOOD = (
    "Ruby and Alfie will live in a calm home. Nobody will hit or shout at Mum there. We need to see this for 6 months.",
    "Kayden will leave fights to the grown-ups. We need to see this for a term and a half.",
)


@pytest.mark.parametrize("words", GOOD)
def test_what_the_child_lives_and_for_how_long_is_right(words: str) -> None:
    assert found(of(words), "SOS-3") == []


def test_parents_will_engage_with_services_and_stop_arguing() -> None:
    """Bad draft 2."""
    hints = found(of("Parents will engage with services and stop arguing."), "SOS-3")
    assert [one.severity for one in hints] == [Severity.HINT] * 4
    assert [one.field for one in hints] == ["words", "words", "words", "how_long"]
    assert ["“engage”" in hints[0].message, "no child" in hints[1].message, "what stops" in hints[2].message] == [
        True
    ] * 3


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("Ruby plays. Mum attends a programme for 6 months.", "service"),
        ("Everybody lives in a calm home for 6 months.", "names no child"),
        ("Nobody hits Ruby. Mum will never drink for 6 months.", "what stops"),
        ("Ruby lives in a calm home.", "for how long"),
    ],
)
def test_each_sign_by_itself(words: str, says: str) -> None:
    one = only(of(words), "SOS-3")
    assert (one.item_id, one.severity) == (goal().id, Severity.HINT)
    assert says in one.message


def test_the_very_words_are_pointed_at() -> None:
    words = "Ruby plays. Mum attends a programme for 6 months."
    one = only(of(words), "SOS-3")
    assert one.span is not None
    assert words[slice(*one.span)] == "attends"


def test_how_long_may_stand_in_its_own_field() -> None:
    assert found(of("Ruby lives in a calm home.", how_long="6 months"), "SOS-3") == []
