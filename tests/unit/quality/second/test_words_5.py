"""WORDS-5: each version after the first has a sentence for each child why it changed."""

from datetime import date
from typing import Any

import pytest

from kith.core.plans import content as c
from tests.unit.quality.builders import CHILDREN, RUBY, SOURCE, Gate, Severity, found, only, plan, uid
from tests.unit.quality.builders_second import known

pytestmark = pytest.mark.rule("WORDS-5", part="that it is written; telling it is a duty")


def sentence(**changes: Any) -> c.SentenceForChild:
    words = {"words": "Now two grown-ups are ready every night."}
    return c.SentenceForChild(**{"id": uid(870), "children": CHILDREN, "source": SOURCE, **words, **changes})


def test_a_later_version_with_its_sentence_is_right() -> None:
    assert found(known(plan(sentence()), version=5), "WORDS-5") == []


def test_a_later_version_without_one_is_refused_on_live() -> None:
    found_here = found(known(plan(), version=2), "WORDS-5")
    assert [(one.severity, one.gate) for one in found_here] == [(Severity.BLOCK, Gate.GOING_LIVE)] * 3
    assert len(found(known(plan(), version_before_on=date(2026, 1, 20)), "WORDS-5")) == 3


def test_each_child_is_told() -> None:
    left_out = tuple(child for child in CHILDREN if child != RUBY)
    assert "Ruby" in only(known(plan(sentence(children=left_out)), version=2), "WORDS-5").message
    assert len(found(known(plan(sentence(words=" ")), version=2), "WORDS-5")) == 3


@pytest.mark.parametrize("version", [None, 1])
def test_the_first_is_not_asked(version: int | None) -> None:
    assert found(known(plan(), version=version), "WORDS-5") == []
