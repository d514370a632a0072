"""SOS-9: a date or person on the map that stands in no rule."""

from datetime import date

import pytest

from kith.core.plans.content import Box
from tests.unit.quality.builders import PlanDocument, Severity, found, map_item, only, plan, rule, step

pytestmark = pytest.mark.rule("SOS-9", part="dates and people of the complicating factors")
JACK = "Leanne's baby Jack, who died 13 March 2016"


def of(
    words: str, box: Box = Box.COMPLICATING, hard_times: tuple[str, ...] = ("evenings",), **acts: object
) -> PlanDocument:
    return plan(rule(hard_times=hard_times), step(**acts), map_item(words, box))


def test_the_13_march() -> None:
    """AT-35b, M1."""
    one = only(of(JACK), "SOS-9")
    assert (one.item_id, one.field, one.severity) == (map_item("").id, "words", Severity.HINT)
    assert one.message == "“13 March” stands on the map and in no rule."
    assert one.span is not None
    assert JACK[slice(*one.span)] == "13 March"


@pytest.mark.parametrize("written", ["13 March", "13 Mar", "13th March: her friends know why"])
def test_in_a_rule_however_it_is_written_it_is_seen(written: str) -> None:
    assert found(of(JACK, hard_times=(written,)), "SOS-9") == []
    assert found(of(JACK, by_when=written), "SOS-9") == []


def test_the_day_before_is_another_day() -> None:
    assert only(of(JACK, hard_times=("3 March", "13 May")), "SOS-9")


@pytest.mark.parametrize("box", [Box.EXISTING_SAFETY, Box.HARM, Box.NEXT_STEP])
def test_dates_of_what_has_been_are_left_alone(box: Box) -> None:
    assert found(of("on 3 November 2025 Leanne rang Pauline", box), "SOS-9") == []


def test_the_end_of_something_that_has_passed_is_no_hard_date() -> None:
    bail = of("Craig on bail until 2 February", act="comes when Craig is near")
    assert only(bail, "SOS-9")
    later = bail.model_copy(update={"went_live_on": date(2026, 3, 17)})
    assert found(later, "SOS-9") == []


def test_a_person_who_stands_in_no_rule() -> None:
    words = "Ray in touch with Craig"
    hints = found(of(words, act="comes when Craig is near"), "SOS-9")
    assert [one.message for one in hints] == ["Ray stands on the map and in no rule."]
    assert hints[0].span is not None
    assert words[slice(*hints[0].span)] == "Ray"


def test_a_person_who_acts_or_is_spoken_of_is_seen() -> None:
    assert found(of("Shelley is tired"), "SOS-9") == []
    assert found(of("Leanne's dyslexia"), "SOS-9") == []


def test_before_there_are_rules_nothing_is_hinted_at() -> None:
    assert found(plan(map_item(JACK, Box.COMPLICATING)), "SOS-9") == []
