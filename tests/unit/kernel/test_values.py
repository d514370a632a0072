"""Ids, canonical JSON, hashes, frozen values and domain errors."""

import hashlib
import json
from functools import cached_property
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from kith.kernel.errors import Invalid, NotFound, Problem, Stale
from kith.kernel.frozen import Frozen, Id, canonical_json, content_hash
from kith.kernel.ids import new_id

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text("abcé", max_size=4), inner, max_size=4),
    max_leaves=12,
)


class Pair(Frozen):
    """A small frozen value."""

    first: str
    second: int = 0


class Named(Frozen):
    """A value that works something out once."""

    held: Id

    @cached_property
    def twice(self) -> str:
        """Worked out when it is first asked for."""
        return f"{self.held}{self.held}"


def test_what_was_worked_out_does_not_go_with_a_copy() -> None:
    first, other = new_id(), new_id()
    one = Named(held=first)
    assert one.twice == f"{first}{first}"
    changed = one.model_copy(update={"held": other})
    assert (changed.held, changed.twice) == (other, f"{other}{other}")
    assert one.model_copy() == one == Named(held=first)
    assert one.model_dump() == {"held": first}


def test_ids_of_one_value_are_one_object() -> None:
    held = new_id()
    assert Named(held=UUID(str(held))).held is Named(held=UUID(str(held))).held


def test_ids_made_later_sort_later_and_are_all_different() -> None:
    made = [new_id() for _ in range(5000)]
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert {one.version for one in made} == {7}


def _turned(value: Any) -> Any:
    """The same JSON value with every object's keys in the opposite order."""
    if isinstance(value, dict):
        return {key: _turned(value[key]) for key in reversed(value)}
    return [_turned(one) for one in value] if isinstance(value, list) else value


@given(JSON)
def test_the_order_of_keys_changes_neither_the_bytes_nor_the_hash(value: Any) -> None:
    assert canonical_json(_turned(value)) == canonical_json(value)
    assert content_hash(_turned(value)) == content_hash(value)


@given(JSON)
def test_canonical_json_loses_nothing(value: Any) -> None:
    assert json.loads(canonical_json(value)) == value


@given(JSON, JSON)
def test_different_values_have_different_hashes(one: Any, other: Any) -> None:
    same = json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
    assert (content_hash(one) == content_hash(other)) is same


def test_canonical_json_is_utf8_sorted_and_without_spaces_for_ever() -> None:
    value = {"b": [1, None, True], "a": "Zoë 🦉"}
    assert canonical_json(value) == '{"a":"Zoë 🦉","b":[1,null,true]}'.encode()
    assert content_hash(value) == hashlib.sha256('{"a":"Zoë 🦉","b":[1,null,true]}'.encode()).hexdigest()


def test_a_frozen_value_cannot_change_and_refuses_fields_it_does_not_know() -> None:
    value = Pair(first="x")
    with pytest.raises(ValidationError, match="frozen"):
        value.second = 2  # type: ignore[misc]
    with pytest.raises(ValidationError, match="Extra inputs are not permitted"):
        Pair.model_validate({"first": "x", "third": 3})


def test_a_refusal_carries_its_message_place_and_rule() -> None:
    refusal = Invalid("Say by when.", "by_when", "SAFE-3")
    assert refusal.problems == (Problem("Say by when.", "by_when", "SAFE-3"),)
    assert str(refusal) == "Say by when."


def test_a_refusal_may_carry_several_problems_each_at_its_place() -> None:
    problems = [Problem("Say who.", "who"), Problem("Say by when.", "by_when")]
    assert Invalid(problems).problems == tuple(problems)
    assert str(Invalid(problems)) == "Say who.; Say by when."


def test_every_refusal_has_words_for_people() -> None:
    assert NotFound().problems[0].message
    assert Stale().problems[0].message


def test_not_found_never_says_what_or_whether_it_exists() -> None:
    with pytest.raises(TypeError):
        NotFound("child 7")  # type: ignore[call-arg]
