"""Who reads as somebody else is no safer than they are: what an advocate of the one who hurt her reads, he reads."""

from typing import Any

import pytest

from kith.core.editions.compose import compose
from kith.core.editions.edition import Edition
from kith.core.editions.reader import Reader, Relation, guard_for
from kith.core.editions.scan import sought_for
from kith.core.plans.content import Source, SourceKind
from kith.core.protection.guard import Assessed
from tests.unit.core.plain import (
    CHILDREN_OF_FAMILY,
    CONTEXT,
    CRAIG,
    JOAN,
    LEANNE,
    LONG_AGO,
    PAULINE,
    content,
    fact,
    guard,
    purpose,
    reader,
    telling,
    texts,
    uid,
)

ADVOCATE = uid(60)
ASSESSED = tuple(Assessed(one, LONG_AGO) for one in (LEANNE, PAULINE, JOAN, ADVOCATE))


def _reads_as(who: Any) -> Reader:
    return reader(ADVOCATE, name="Elin", relation=Relation.PARENT, reads_as=who)


def _made(who: Any, *tellings: Any, **of_guard: Any) -> Edition | None:
    return compose(content(), tellings, guard(**{"assessed": ASSESSED, **of_guard}), CONTEXT, _reads_as(who))


@pytest.mark.rule("SHARE-5", part="who reads as somebody who is not safe gets approved words alone")
def test_an_advocate_is_as_safe_as_the_one_they_read_for() -> None:
    assert "sober" in texts(_made(LEANNE))
    assert _made(CRAIG) is None
    assert _made(LEANNE, assessed=ASSESSED[1:]) is None, "nobody has looked at Leanne"
    told = _made(CRAIG, telling(purpose(), "Ring Amara.", to=ADVOCATE))
    assert "Ring Amara." in texts(told)
    assert "sober" not in texts(told)


@pytest.mark.rule("SHARE-7", part="words of those endangered by whom a reader reads for")
def test_her_words_do_not_reach_him_through_his_advocate() -> None:
    hers = purpose(source=Source(kind=SourceKind.FAMILY, person_id=LEANNE))
    said = telling(hers, "She is afraid of Sundays.", to=ADVOCATE)
    plan = content(hers)
    assert compose(plan, (said,), guard(assessed=ASSESSED), CONTEXT, _reads_as(CRAIG)) is None
    assert "Sundays" in texts(compose(plan, (said,), guard(assessed=ASSESSED), CONTEXT, _reads_as(LEANNE)))


@pytest.mark.rule("SHARE-6", part="what is withheld from whom a reader reads for is sought in the reader's copy")
def test_what_is_withheld_from_him_is_withheld_from_his_advocate() -> None:
    kept = fact("22 Mill Rise", may_hold=frozenset({ADVOCATE, LEANNE}))
    held = guard(assessed=ASSESSED, facts=(kept,))

    def sought(who: Any) -> list[str]:
        one = _reads_as(who)
        found = sought_for(one.id, one.children, content(), CHILDREN_OF_FAMILY, guard_for(one, held))
        return [words for each in found for words in each.variants]

    assert "22 Mill Rise" in sought(CRAIG)
    assert "22 Mill Rise" not in sought(LEANNE)
    assert "22 Mill Rise" not in sought(None)
