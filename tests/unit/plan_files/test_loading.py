"""A plan file or guard file is read whole, or one line says what is wrong and where. Never a traceback."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.core.editions.files import load_guard_file, load_plan_file
from kith.core.plans.loading import LARGEST_BYTES, LoadError, parsed
from tests.unit.plan_files.files import GUARD, V5, as_bytes, plan, raw

pytestmark = pytest.mark.rule("GUARD-FILES")


def refused(data: bytes) -> LoadError:
    with pytest.raises(LoadError) as caught:
        load_plan_file(data)
    assert "\n" not in str(caught.value)
    assert str(caught.value).isprintable()
    return caught.value


def spoilt(*path: Any, **fields: Any) -> bytes:
    """v5 with fields of the object at `path` set; None takes one out."""
    data = raw()
    held: Any = data
    for step in path:
        held = held[step]
    for name, value in fields.items():
        if value is None:
            del held[name]
        else:
            held[name] = value
    return as_bytes(data)


ITEM = ("document", "content", "items", 3)


@pytest.mark.parametrize(
    ("data", "place", "words"),
    [
        (spoilt(*ITEM, kind=None), "document.content.items.3", "its kind is missing"),
        (spoilt(*ITEM, kind="poem"), "document.content.items.3", "there is no kind 'poem'"),
        (spoilt(*ITEM, source=None), "document.content.items.3.source", "this is missing"),
        (spoilt(*ITEM, secret="x"), "document.content.items.3.secret", "no field of this name is known"),
        (spoilt(*ITEM, label=3), "document.content.items.3.label", "words are expected here"),
        (spoilt(*ITEM, label="R" * 21), "document.content.items.3.label", "at most 20 characters"),
        (spoilt(*ITEM, children=[]), "document.content.items.3.children", "must not be empty"),
        (spoilt(*ITEM, children=["x"]), "document.content.items.3.children.0", "an id (a UUID)"),
        (spoilt("document", version="five"), "document.version", "a whole number"),
        (spoilt(frozen_on=20260317), "frozen_on", "a date is expected here"),
        (spoilt("readers", 0, relation="friend"), "readers.0.relation", "expected here: 'parent'"),
        (spoilt("document", "content", schema_version=99), "document.content.schema_version", "reads up to 2"),
        (spoilt("document", "content", schema_version=True), "document.content.schema_version", "whole number"),
        (spoilt("document", "content", schema_version=None), "document.content.schema_version", "missing"),
        (spoilt(schema_version=2), "schema_version", "this Kith reads up to 1"),
        (spoilt(schema_version="1"), "schema_version", "a whole number"),
        (spoilt(document=[]), "document", "an object"),
        (spoilt(document=None), "document", "this is missing"),
    ],
)  # fmt: skip
def test_the_place_and_what_is_wrong(data: bytes, place: str, words: str) -> None:
    fault = refused(data)
    assert fault.place == place
    assert words in fault.message


def test_an_id_that_is_not_in_the_plan_is_named_where_it_stands() -> None:
    data = raw()
    index, step = next((i, one) for i, one in enumerate(data["document"]["content"]["items"]) if one.get("who"))
    who = "11111111-1111-4111-8111-111111111111"
    step["who"] = who if isinstance(step["who"], str) else [who]
    fault = refused(as_bytes(data))
    assert fault.place.startswith(f"document.content.items.{index}.who")
    assert "not listed" in fault.message


SMALL = '{"document": {"content": %s}}'


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ('{"a": {"label": 1}, "b": [{"label": 1, "x": 2, "label": 3}]}', "b.0.label", "stands twice"),
        (r'{"a": {"label": 1, "\u006cabel": 2}}', "a.label", "stands twice"),
        ('{"a": [1, NaN]}', "a.1", "NaN is not a number"),
        ('{"a": {"b": -Infinity}}', "a.b", "-Infinity is not a number"),
        ('{"a": 1e999}', "a", "too large"),
        ('{"a": ' + "1" * 5000 + "}", "a", "too long"),
        ('{"a": ' + "[" * 100_000, "a.0.0", "nested more than 40 deep"),
        ('{"a":' * 300 + "1" + "}" * 300, "a.a.a", "nested more than 40 deep"),
        ('{"a": "\\ud800"}', "a", "half of one"),
        ('{"a": [1, 2', "line 1, column", "not JSON"),
        ("{'a': 1}", "line 1, column 2", "not JSON"),
        ("[]", "", "does not hold a JSON object"),
        ("3", "", "does not hold a JSON object"),
        ("  ", "", "empty"),
        ("", "", "empty"),
        (SMALL % ("[" + "[]," * 300_000 + "[]]"), "", "holds more than"),
        (SMALL % ("[" + "0," * 30_000 + "0]"), "document.content", "has 30,001 entries"),
        ("{" + ",".join(f'"k{n}": 1' for n in range(600)) + "}", "", "has 600 fields"),
    ],
)  # fmt: skip
def test_what_is_no_plan_at_all(text: str, place: str, words: str) -> None:
    fault = refused(text.encode())
    assert fault.place.startswith(place)
    assert words in fault.message


def test_not_utf_8_is_named_by_line() -> None:
    fault = refused(V5.read_bytes().replace(b"Craig Crowe", b"Craig Cr\xf6we", 1))
    assert fault.place.startswith("line ")
    assert "not UTF-8" in fault.message
    assert "not UTF-8" in refused(V5.read_text().encode("utf-16")).message


def test_a_byte_order_mark_is_no_fault() -> None:
    assert load_plan_file(b"\xef\xbb\xbf" + V5.read_bytes()) == plan(5)


def test_too_large_is_told_before_it_is_read() -> None:
    assert "larger than 50 MB" in refused(b" " * (LARGEST_BYTES + 1)).message


def test_hostile_names_of_fields_are_made_harmless() -> None:
    fault = refused(spoilt("readers", 2, **{"\x1b[31mred\r\n" + "x" * 5000: 1}))
    assert fault.place.startswith("readers.2.�[31mred��xxx")
    assert len(fault.place) < 100


def test_of_thousands_of_faults_twenty_are_shown_and_all_are_counted() -> None:
    data = raw()
    data["document"]["content"]["items"] = [{"kind": "purpose"}] * 5000
    fault = refused(as_bytes(data))
    assert fault.place == "document.content.items.0.id"
    assert len(fault.others) == 19
    assert fault.count == 15_000


def test_a_guard_is_not_a_plan_and_a_plan_is_not_a_guard() -> None:
    assert "this is a guard file" in refused(GUARD.read_bytes()).message
    with pytest.raises(LoadError, match="this is a plan file"):
        load_guard_file(V5.read_bytes())


@pytest.mark.rule("SHARE-6", part="a misspelt field of a guard is refused, not left out")
@pytest.mark.parametrize("group", ["dangers", "carriers", "assessed", "facts"])
def test_a_misspelt_field_of_a_guard_is_refused(group: str) -> None:
    data = raw(GUARD)
    data[group][0]["perod"] = data[group][0]["period"]
    with pytest.raises(LoadError, match=f"{group}.0.perod: no field of this name"):
        load_guard_file(as_bytes(data))
    data = raw(GUARD)
    data[group][0]["period"]["until"] = "2026-02-01"
    with pytest.raises(LoadError, match=f"{group}.0.period.until: no field of this name"):
        load_guard_file(as_bytes(data))


TOGETHER = [{"lists": [["Ruby"], ["999", "rang"]]}]


def guard_with(together: object) -> bytes:
    data = raw(GUARD)
    data["facts"][0]["together"] = together
    return as_bytes(data)


@pytest.mark.rule("SHARE-6", part="words that give a fact away together are read as they were written, or refused")
@pytest.mark.parametrize(
    ("together", "place", "words"),
    [
        ([{"lists": [["Ruby"]]}], "together.0.lists", "at least two lists"),
        ([{"lists": []}], "together.0.lists", "at least two lists"),
        ([{"lists": [["Ruby"], []]}], "together.0.lists.1", "this list has no words"),
        ([*TOGETHER, {"lists": [["Ruby"], ["999", " — "]]}], "together.1.lists.1.1", "a letter or a number"),
        ([{"lists": [["Ruby", "Rubes"], ["999", "ruby "]]}], "together.0.lists.1.1", "in another list too"),
        ([{"lists": [["Ruby"], "rang"]}], "together.0.lists.1", "a list is expected here"),
        ([{"lists": [["Ruby"], [999]]}], "together.0.lists.1.0", "words are expected here"),
        ([{"groups": [["Ruby"], ["rang"]]}], "together.0.lists", "this is missing"),
        ("Ruby", "together", "a list is expected here"),
    ],
)  # fmt: skip
def test_words_that_could_never_be_found_together_are_refused(together: object, place: str, words: str) -> None:
    with pytest.raises(LoadError) as caught:
        load_guard_file(guard_with(together))
    assert caught.value.place == f"facts.0.{place}"
    assert words in caught.value.message


def test_words_that_stand_together_are_read() -> None:
    (pair,) = load_guard_file(guard_with(TOGETHER)).facts[0].together
    assert pair.lists == (("Ruby",), ("999", "rang"))


def test_a_guard_of_before_words_stood_together_is_brought_up() -> None:
    data = raw(GUARD)
    data["schema_version"] = 1
    assert load_guard_file(as_bytes(data)).schema_version == 2
    data["schema_version"] = 3
    with pytest.raises(LoadError, match="schema_version: this file is of version 3; this Kith reads up to 2"):
        load_guard_file(as_bytes(data))


@pytest.mark.rule("SHARE-5", part="two readers of a file with one id are refused")
def test_a_reader_listed_twice_is_named_where_they_stand() -> None:
    data = raw()
    data["readers"].append({**data["readers"][2], "name": "Somebody Else"})
    fault = refused(as_bytes(data))
    assert fault.place == f"readers.{len(data['readers']) - 1}.id"
    assert fault.message == "the reader at readers.2 has this id too"


def test_older_content_is_brought_up() -> None:
    data = raw()
    content = data["document"]["content"]
    content["schema_version"] = 1
    assert load_plan_file(as_bytes(data)).document.content == plan(5).document.content


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=200) | anything.map(lambda value: json.dumps(value).encode()))
def test_no_bytes_give_a_traceback(data: bytes) -> None:
    refused(data)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_nothing_put_anywhere_into_a_plan_gives_a_traceback(data: st.DataObject) -> None:
    file = raw()
    held: Any = file
    while isinstance(held, dict | list) and held:
        steps = list(held) if isinstance(held, dict) else list(range(len(held)))
        step = data.draw(st.sampled_from(steps))
        if not isinstance(held[step], dict | list) or data.draw(st.integers(0, 4)) == 0:
            held[step] = data.draw(anything)
            break
        held = held[step]
    try:
        load_plan_file(as_bytes(file))
    except LoadError as fault:
        assert "\n" not in str(fault)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 249_000), st.integers(1, 400))
def test_a_cut_or_torn_file_gives_a_line(at: int, length: int) -> None:
    whole = V5.read_bytes()
    with pytest.raises(LoadError):
        load_plan_file(whole[:at])
    try:
        load_plan_file(whole[:at] + whole[at + length :])
    except LoadError as fault:
        assert str(fault)


def test_what_is_read_is_what_was_written() -> None:
    assert parsed(V5.read_bytes()) == raw()
