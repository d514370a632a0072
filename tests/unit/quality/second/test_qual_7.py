"""QUAL-7: copied or problem-only text."""

import pytest

from kith.core.plans import content as c
from tests.unit.quality.builders import (
    ALFIE,
    KAYDEN,
    RUBY,
    SHELLEY,
    Severity,
    danger,
    for_child,
    found,
    only,
    plan,
    view,
)
from tests.unit.quality.builders_second import outcome

pytestmark = pytest.mark.rule("QUAL-7")
SAME = "goes very quiet and hides under the bed"


def test_own_words_are_right() -> None:
    assert (
        found(
            plan(for_child(RUBY, noticed=SAME), for_child(ALFIE, noticed="clings and stops pointing at things")),
            "QUAL-7",
        )
        == []
    )


def test_the_same_words_for_two_are_hinted_at() -> None:
    one = only(plan(for_child(RUBY, noticed=SAME), for_child(ALFIE, noticed=f"{SAME}.")), "QUAL-7")
    assert (one.item_id, one.field, one.severity) == (for_child(ALFIE).id, "noticed", Severity.HINT)
    assert "Ruby and Alfie" in one.message


def test_names_changed_are_still_copies() -> None:
    effects = tuple(
        c.Effect(children=(child,), words=f"{name} could be badly hurt and grow up afraid")
        for child, name in ((KAYDEN, "Kayden"), (RUBY, "Ruby"))
    )
    one = only(plan(danger(effects_now=effects)), "QUAL-7")
    assert one.field == "effects_now.1.words"


def test_a_few_words_alike_are_chance() -> None:
    assert found(plan(for_child(RUBY, calmed="Nan"), for_child(ALFIE, calmed="Nan")), "QUAL-7") == []


def test_outcomes_and_views_are_looked_at() -> None:
    words = "sleeps in the same bed every single night"
    outcomes = (outcome(1, words=words, children=(RUBY,)), outcome(2, words=words, children=(ALFIE,)))
    assert only(plan(*outcomes), "QUAL-7").item_id == outcomes[1].id
    views = (view(RUBY, words=words), view(ALFIE, words=words), view(SHELLEY, words=words))
    assert only(plan(*views), "QUAL-7").item_id == views[1].id


def test_a_child_with_trouble_only_is_hinted_at() -> None:
    assert only(plan(for_child(achievements=(" ",))), "QUAL-7").field == "achievements"
