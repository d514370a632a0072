"""What stands beside words approved for a reader: nothing of the item's own, in no heading, title or other item."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from kith.core.editions.compose import compose
from kith.core.editions.edition import Edition
from kith.core.editions.reader import Reader, Relation
from kith.core.plans.content import Action, AnyItem, Box, MapItem, PlanContent, PlanRule
from tests.unit.core.plain import (
    ALFIE,
    AMARA,
    CONTEXT,
    CRAIG,
    JOAN,
    LEANNE,
    PAULINE,
    PEOPLE,
    RUBY,
    SOURCE,
    guard,
    purpose,
    reader,
    step,
    telling,
    texts,
    uid,
)
from tests.unit.properties.random_worlds import make_world
from tests.unit.properties.shown_fields import texts_of

PARENT = reader(LEANNE, relation=Relation.PARENT)
TITLE = "If Craig comes near the house"


def _rule(**changes: Any) -> PlanRule:
    fields = {"id": uid(700), "children": (RUBY, ALFIE), "source": SOURCE, "title": TITLE, "red_flags": ("his van",)}
    return PlanRule(**{**fields, **changes})


def _made(*items: AnyItem, told: tuple[Any, ...] = (), who: Reader = PARENT) -> Edition | None:
    plan = PlanContent(plan_id=uid(100), children=(RUBY, ALFIE), people=tuple(PEOPLE.values()), items=items)
    return compose(plan, told, guard(), CONTEXT, who)


def _headings(made: Edition | None) -> list[str]:
    assert made is not None
    return [section.heading for section in made.sections]


@pytest.mark.rule("SHARE-5", part="no title of a rule stands over the words approved in its place, or over its steps")
def test_a_told_rules_title_is_no_heading() -> None:
    rule, hers = _rule(), step(1, rule_id=uid(700), who=LEANNE)
    assert _headings(_made(rule, hers)) == [f"What we do: {TITLE}"]
    made = _made(rule, hers, told=(telling(rule, "The family team comes.", to=LEANNE),))
    assert TITLE not in texts(made)
    assert _headings(made) == ["What we do", "What you do"]


def test_a_rule_without_a_title_has_a_heading_that_ends_in_nothing() -> None:
    assert _headings(_made(_rule(title=""))) == ["What we do"]


@pytest.mark.rule("SHARE-1", part="a rule of which only the title is written yet")
def test_a_rule_that_is_a_title_alone_is_not_lost() -> None:
    made = _made(_rule(red_flags=()))
    assert _headings(made) == [f"What we do: {TITLE}"]
    assert _made(_rule(red_flags=(), title="")) is None


@pytest.mark.rule("SHARE-5", part="no word of an item stands beside the words approved in its place, in every kind")
@pytest.mark.parametrize("relation", [Relation.PARENT, Relation.CHAIR])
def test_of_every_kind_nothing_stands_beside_its_telling(relation: Relation) -> None:
    for seed in range(60):
        content = make_world(seed, 16, 1).content
        me = next(person.id for person in content.people if person.id not in content.listed_children)
        who = Reader(id=me, name="Kim", relation=relation, children=content.listed_children)
        told = tuple(telling(one, f"words {number}.", to=me) for number, one in enumerate(content.items))
        safe = guard(assessed=tuple(_assessed(me)), dangers=())
        made = compose(content, told, safe, CONTEXT, who)
        said = texts(made)
        own = {text for one in content.items for place, text in texts_of(one) if text and place not in {"kind", "box"}}
        assert not [text for text in own if len(text) > 4 and text in said]


def _assessed(who: UUID) -> Any:
    return (mark.__class__(who, mark.period) for mark in guard().assessed[:1])


@pytest.mark.rule("SHARE-5", part="an action that is a step does not stand in its own words beside words for the step")
def test_an_action_that_is_a_told_step_is_not_told_by_its_own_words() -> None:
    hers = step(1, who=LEANNE, act="hides the key on the high hook")
    same = Action(
        id=uid(701), children=(RUBY,), source=SOURCE, who=LEANNE, act="hides the key each night", step_id=hers.id
    )
    assert "hides the key each night" in texts(_made(hers, same))
    told = telling(hers, "You shut the doors.", to=LEANNE)
    assert "key" not in texts(_made(hers, same, told=(told,)))
    later = hers.model_copy(update={"act": "hides the key under the mat"})
    assert "hides the key each night" not in texts(_made(later, same, purpose(), told=(told,)))


@pytest.mark.rule("SHARE-1", part="an action that is a step of others reaches who acts in it")
def test_an_action_for_a_step_of_others_is_not_lost() -> None:
    others = step(1, who=PAULINE, steps_in=None, check_by=AMARA, act="is at home")
    action = Action(id=uid(702), children=(RUBY,), source=SOURCE, who=JOAN, act="brings the list", step_id=others.id)
    joan = reader(JOAN, relation=Relation.FAMILY_TEAM)
    network = reader(JOAN)
    assert "brings the list" in texts(_made(purpose(), others, action, who=network))
    assert "brings the list" not in texts(_made(purpose(), others, action, who=joan)), "she has the step: not twice"


def test_an_action_that_points_at_itself_is_read_as_any_other() -> None:
    action = Action(id=uid(703), children=(RUBY,), source=SOURCE, who=JOAN, act="brings the list", step_id=uid(703))
    assert "brings the list" in texts(_made(purpose(), action, who=reader(JOAN)))


@pytest.mark.rule("SHARE-5", part="the title names the children an edition tells of, of those its reader knows")
def test_a_child_of_whom_nothing_is_told_stands_in_no_title() -> None:
    for_ruby = step(1, children=(RUBY,))
    made = _made(for_ruby, step(2, children=(ALFIE,)), told=(telling(for_ruby, "Ring Amara."),), who=reader(CRAIG))
    assert made is not None
    assert made.title == "Your part of the plan for Ruby"


NAMED: tuple[Callable[[UUID], AnyItem], ...] = (
    lambda who: step(1, children=(RUBY,), steps_in=who),
    lambda who: Action(id=uid(704), children=(RUBY,), source=SOURCE, who=PAULINE, steps_in=who, act="takes her"),
)


@pytest.mark.rule("SHARE-5", part="a child who is named as one who acts is a child its reader may not know")
@pytest.mark.parametrize("made_with", NAMED)
def test_an_item_in_which_an_unconnected_child_acts_is_not_theirs(made_with: Callable[[UUID], AnyItem]) -> None:
    knows_ruby = reader(PAULINE, children=frozenset({RUBY}))
    assert "Alfie" not in texts(_made(made_with(ALFIE), purpose(children=(RUBY,)), who=knows_ruby))
    assert "Joan" in texts(_made(made_with(JOAN), who=knows_ruby))


@pytest.mark.rule("SHARE-5", part="an entry of the map that is told stands under its own box, which is no word of it")
def test_a_told_entry_of_the_map_stands_where_it_stood() -> None:
    entry = MapItem(id=uid(705), children=(RUBY,), source=SOURCE, box=Box.STRENGTH, words="her own words")
    made = _made(entry, told=(telling(entry, "School mornings go well.", to=LEANNE),))
    assert _headings(made) == ["What works well"]
    assert "her own words" not in texts(made)


def test_a_step_of_hers_that_is_told_still_stands_under_the_rule_she_has() -> None:
    rule, hers = _rule(), step(1, rule_id=uid(700), who=LEANNE)
    made = _made(rule, hers, told=(telling(hers, "You go to Joan's.", to=LEANNE),))
    assert _headings(made) == [f"What we do: {TITLE}"]
