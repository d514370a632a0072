"""TOOL-2: a plan is never the answer to a risk that needs legal action now."""

import pytest

from kith.core.plans.content import ManagersWord
from tests.unit.quality.builders import NIGHT_OF_E1, Severity, at, emergency, found, only, tonight

pytestmark = pytest.mark.rule("TOOL-2", part="what the paper says")


def test_where_no_legal_action_is_needed_nothing_is_said() -> None:
    assert found(tonight(), "TOOL-2", NIGHT_OF_E1) == []


def test_a_plan_in_its_place_is_refused() -> None:
    one = only(tonight(emergency(legal_action_needed=True)), "TOOL-2", NIGHT_OF_E1)
    assert (one.field, one.severity) == ("interim_until_legal_action", Severity.BLOCK)


def test_meanwhile_it_may_stand_if_it_says_so() -> None:
    meanwhile = emergency(legal_action_needed=True, interim_until_legal_action=True)
    assert found(tonight(meanwhile), "TOOL-2", NIGHT_OF_E1) == []


def test_the_managers_decision_is_still_owed() -> None:
    tried = ManagersWord(tried_at=at("9 22:03"))
    paper = emergency(legal_action_needed=True, interim_until_legal_action=True, managers_word=tried)
    one = only(tonight(paper), "TOOL-2", NIGHT_OF_E1)
    assert (one.severity, one.becomes_duty) == (Severity.HINT, True)
