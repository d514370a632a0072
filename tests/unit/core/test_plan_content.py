"""PlanContent: what it refuses, what it keeps, and that its hash stands for its every word."""

import json
from datetime import date, timedelta
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kith.core.plans.content import AnyItem, ItemBase, PlanContent, Role, SafetyStep, base, item_hash
from kith.core.plans.freeze import freeze, item_from
from tests.unit.core.plain import (
    ALFIE,
    AMARA,
    JOAN,
    KAYDEN,
    LEANNE,
    PAULINE,
    PEOPLE,
    PLAN,
    RUBY,
    content,
    purpose,
    step,
    uid,
)

KINDS = get_args(AnyItem)
WORDS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=60)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"people": (*PEOPLE.values(), PEOPLE[JOAN])}, "the same person is listed twice"),
        ({"items": (step(), step())}, "two items have the same id"),
        ({"children": (RUBY, LEANNE)}, "a child of the plan is not listed as a child"),
        ({"children": (RUBY, KAYDEN)}, "a child of the plan is not listed as a child"),
        ({"children": (RUBY, RUBY)}, "the same child is listed twice"),
        ({"children": ()}, "at least 1 item"),
        ({"children": (RUBY,)}, "an item is about a child who is not in the plan"),
        ({"items": (step(who=uid(999)),)}, "a person is named who is not listed"),
        ({"items": (step(steps_in=uid(999)),)}, "a person is named who is not listed"),
        ({"items": (step(check_by=uid(999)),)}, "a person is named who is not listed"),
        ({"secret_address": "22 Mill Rise"}, "Extra inputs are not permitted"),
        ({"schema_version": 3}, "Input should be 2"),
    ],
)
def test_content_that_does_not_hold_together_is_refused(fault: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        content(**fault)


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        ({"children": ()}, "at least 1 item"),
        ({"children": (RUBY, RUBY)}, "the same child is listed twice"),
        ({"act": "x" * 4001}, "at most 4000 characters"),
        ({"act": "a\x00b"}, "hidden character"),
        ({"address": "22 Mill Rise"}, "Extra inputs are not permitted"),
        ({"who": "Pauline"}, "valid UUID"),
    ],
)
def test_a_step_that_cannot_be_one_is_refused(fault: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        step(**fault)


def test_an_item_of_an_unknown_kind_is_refused() -> None:
    source = {"kind": "worker", "person_id": str(AMARA)}
    with pytest.raises(ValidationError, match="does not match any of the expected tags"):
        item_from(item_id=uid(1), kind="spell", children=[RUBY], source=source, body={})


def test_an_unfinished_draft_is_content_all_the_same() -> None:
    bare = SafetyStep(id=uid(1), children=(RUBY,), source=step().source)
    assert content(bare).steps == (bare,)
    assert bare.relies_on == ()


def test_content_comes_back_from_json_as_it_went() -> None:
    held = content(purpose(worry="Zoë’s 🦉\nnext line"), step())
    back = PlanContent.model_validate_json(held.model_dump_json())
    assert back == held
    assert back.hash == held.hash


@given(worry=WORDS, act=WORDS, review_on=st.none() | st.dates())
def test_any_words_come_back_from_json_as_they_went(worry: str, act: str, review_on: date | None) -> None:
    held = content(purpose(worry=worry), step(act=act), review_on=review_on)
    back = PlanContent.model_validate_json(held.model_dump_json())
    assert (back, back.hash) == (held, held.hash)


CHANGES = st.one_of(
    st.tuples(st.sampled_from(["act", "by_when", "check_how"]), WORDS),
    st.tuples(st.sampled_from(["who", "steps_in", "check_by"]), st.sampled_from([None, LEANNE, PAULINE, JOAN, AMARA])),
    st.tuples(st.just("children"), st.sampled_from([(RUBY,), (ALFIE,), (ALFIE, RUBY)])),
)


@given(CHANGES)
def test_the_hash_changes_with_any_change_of_a_step_and_only_then(change: tuple[str, Any]) -> None:
    changed = step(**dict([change]))
    assert (item_hash(changed) == item_hash(step())) is (changed == step())
    assert (content(purpose(), changed).hash == content().hash) is (changed == step())


@given(st.integers(1, 4000))
def test_the_hash_changes_with_the_review_date(days: int) -> None:
    assert content(review_on=date(2026, 1, 26) + timedelta(days=days)).hash != content().hash


def test_the_hash_changes_with_the_order_of_items_and_with_what_somebody_is_called() -> None:
    assert content(step(), purpose()).hash != content().hash
    renamed = tuple(one.model_copy(update={"known_as": "Nan"}) if one.id == PAULINE else one for one in PEOPLE.values())
    assert content(people=renamed).hash != content().hash


def test_freezing_lists_the_children_and_who_the_items_name_and_nobody_else() -> None:
    held = freeze(plan_id=PLAN, children=[RUBY, ALFIE], review_on=None, items=[purpose(), step()], people=PEOPLE)
    assert [one.id for one in held.people] == [RUBY, ALFIE, PAULINE, JOAN, AMARA]


def test_freezing_a_step_that_names_a_stranger_is_refused() -> None:
    with pytest.raises(ValidationError, match="a person is named who is not listed"):
        freeze(plan_id=PLAN, children=[RUBY, ALFIE], review_on=None, items=[step(who=uid(999))], people=PEOPLE)


def test_who_is_relied_on_is_everybody_a_step_names_but_workers_each_once() -> None:
    held = content(step(1), step(2, who=JOAN, steps_in=LEANNE, check_by=PAULINE))
    assert [one.id for one in held.family_relied_on()] == [PAULINE, JOAN, LEANNE]


def test_a_child_who_is_relied_on_counts_like_everybody_who_is_no_worker() -> None:
    assert [one.role for one in content(step(who=RUBY)).family_relied_on()] == [Role.CHILD, Role.FAMILY]


@pytest.mark.rule("SHARE-7", part="every id and every source in an item is seen, wherever it stands")
@pytest.mark.parametrize("kind", KINDS)
def test_no_field_that_may_hold_an_id_or_a_source_is_passed_over(kind: type[ItemBase]) -> None:
    """By the schema others read: fields with an id, or with something that has fields itself."""
    schema = kind.model_json_schema()
    held = {name for name, one in schema.get("$defs", {}).items() if one["type"] == "object"}
    looked_at = {name for name, _ in base._fields(kind)}
    for name, shape in schema["properties"].items():
        words = json.dumps(shape)
        if name != "id" and ("uuid" in words or any(f'/{one}"' in words for one in held)):
            assert name in looked_at, f"{kind.__name__}.{name}"
