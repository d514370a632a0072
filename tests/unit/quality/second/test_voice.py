"""VOICE: what children said, as they said it."""

from datetime import date
from typing import Any

import pytest

from kith.core.plans import content as c
from kith.core.plans import records as r
from tests.unit.quality.builders import (
    ALFIE,
    CHILDREN,
    JOAN,
    PEOPLE,
    RUBY,
    Severity,
    agreement,
    found,
    member,
    only,
    plan,
    rule,
    step,
    view,
)  # fmt: skip
from tests.unit.quality.builders_second import known

BORN = {ALFIE: date(2023, 6, 2), RUBY: date(2018, 3, 14)}
AGED = tuple(person.model_copy(update={"born_on": BORN.get(person.id)}) for person in PEOPLE)


def said(child: Any, **changes: Any) -> r.PlanDocument:
    return plan(view(child, **changes), people=AGED)


@pytest.mark.rule("VOICE-1", part="seen, never quoted; dated, with how and where")
class TestSeen:
    def test_a_young_child_who_is_seen_is_right(self) -> None:
        assert found(said(ALFIE, seen_not_said=True, words="held Sam's sleeve"), "VOICE-1") == []

    def test_a_young_child_is_not_quoted(self) -> None:
        one = only(said(ALFIE), "VOICE-1")
        assert (one.field, one.severity) == ("seen_not_said", Severity.HINT)

    @pytest.mark.parametrize("words", ["“Mum”, pointing", "I want Joan", "he said no"])
    def test_seen_holds_no_words_of_theirs(self, words: str) -> None:
        assert only(said(ALFIE, seen_not_said=True, words=words), "VOICE-1").field == "words"

    def test_an_older_child_is_quoted(self) -> None:
        assert found(said(RUBY), "VOICE-1") == []

    def test_the_age_is_that_of_the_day(self) -> None:
        assert found(said(RUBY, on=date(2023, 3, 14)), "VOICE-1") == []
        assert only(said(RUBY, on=date(2023, 3, 13)), "VOICE-1").field == "seen_not_said"

    def test_an_unknown_birthday_is_not_guessed(self) -> None:
        assert found(plan(view(ALFIE)), "VOICE-1") == []

    def test_how_and_where_is_asked(self) -> None:
        assert only(said(RUBY, how=""), "VOICE-1").field == "how"


WORDS = "I don't want a big meeting. Nan should come when it is bad"


@pytest.mark.rule("VOICE-2", part="a child's words in other items; editions hold to the choice")
class TestChoice:
    def test_the_view_alone_is_right(self) -> None:
        assert found(plan(view(words=WORDS)), "VOICE-2") == []

    def test_words_told_again_in_a_step_are_refused(self) -> None:
        act = "Nan should come when it is bad, by eight"
        one = only(plan(view(words=WORDS), step(rule_id=None, act=act)), "VOICE-2")
        assert (one.item_id, one.field, one.severity) == (step().id, "act", Severity.BLOCK)
        assert one.span is not None
        assert act[slice(*one.span)] == "Nan should come when it is bad"

    def test_words_that_stay_hers_are_right(self) -> None:
        hers = step(rule_id=None, act="Nan should come when it is bad", source=view().source)
        assert found(plan(view(words=WORDS), hers), "VOICE-2") == []

    def test_an_override_with_its_reason_is_right(self) -> None:
        told = view(words=WORDS, override_because="somebody must come that night")
        assert found(plan(told, step(rule_id=None, act="Nan should come when it is bad")), "VOICE-2") == []

    def test_a_few_words_alike_are_chance(self) -> None:
        assert found(plan(view(words="I want Nan."), rule(child_line="I want Nan.")), "VOICE-2") == []


@pytest.mark.rule("VOICE-5", part="being told in a form that fits; copies are the editions'")
class TestForm:
    @pytest.mark.parametrize(
        ("needs", "form"),
        [("cannot read well", "letter"), ("deaf in one ear", "by telephone"), ("interpreter", "spoken")],
    )
    def test_a_form_that_does_not_fit_is_hinted_at(self, needs: str, form: str) -> None:
        one = only(plan(member(JOAN, needs=needs), agreements=agreement(JOAN, format=form)), "VOICE-5")
        assert (one.field, one.severity) == ("agreements.0.format", Severity.HINT)

    @pytest.mark.parametrize(
        ("needs", "form"), [("cannot read well", "spoken"), ("", "letter"), ("interpreter", "spoken in Polish")]
    )
    def test_a_form_that_fits_is_right(self, needs: str, form: str) -> None:
        assert found(plan(member(JOAN, needs=needs), agreements=agreement(JOAN, format=form)), "VOICE-5") == []

    def test_a_need_of_its_own_counts(self) -> None:
        need = c.Need(id=JOAN, children=CHILDREN, source=view().source, person_id=JOAN, words="uses sign language")
        assert only(plan(need, agreements=agreement(JOAN, format="phone call")), "VOICE-5").rule == "VOICE-5"


@pytest.mark.rule("VOICE-7")
class TestHeardAgain:
    def test_each_child_heard_since_is_right(self) -> None:
        views = [view(child) for child in CHILDREN]
        assert found(known(plan(*views), version=3, version_before_on=date(2026, 1, 20)), "VOICE-7") == []

    def test_a_child_not_heard_since_is_named(self) -> None:
        views = [view(child, on=date(2026, 1, 10 if child == ALFIE else 22)) for child in CHILDREN]
        one = only(known(plan(*views), version=3, version_before_on=date(2026, 1, 20)), "VOICE-7")
        assert "Alfie" in one.message
        assert "20 January 2026" in one.message
        assert one.severity is Severity.HINT

    def test_a_first_version_needs_a_view_of_any_day(self) -> None:
        assert len(found(known(plan(view()), version=1), "VOICE-7")) == 2

    def test_a_draft_without_a_number_is_not_asked(self) -> None:
        assert found(plan(step(rule_id=None)), "VOICE-7") == []
