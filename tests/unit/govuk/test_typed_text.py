"""Characters: what is cleaned without a word, what is refused by name, and what other languages need."""

import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.govuk.forms import set_character_check
from kith.govuk.typed_text import clean, hidden_problems
from tests.unit.govuk.forms_for_tests import messages, sent


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("Pauline\u200b Tansley", "Remove the hidden character after ‘Pauline’"),
        ("\ufeffPauline", "Remove the hidden character at the start"),
        ("Pau\u00adline", "Remove the hidden character after ‘Pau’"),
        ("Craig \u202eevarC", "Remove the character that changes the reading direction after ‘Craig’"),
        ("a\u2066b", "Remove the character that changes the reading direction after ‘a’"),
        ("a\x00b", "Remove the control character after ‘a’"),
        ("a\x1b[31m", "Remove the control character after ‘a’"),
        ("a\ue000", "Remove the character that cannot be shown after ‘a’"),
        ("a\u200db", "Remove the hidden character after ‘a’"),
        ("a\ufe0f", "Remove the hidden character after ‘a’"),
        ("a\U000e0041", "Remove the hidden character after ‘a’"),
    ],
)
def test_hidden_characters_are_named_with_their_place(typed: str, message: str) -> None:
    assert messages(sent(who=typed), "who") == [message]


def test_many_hidden_characters_are_not_listed_one_by_one() -> None:
    said = hidden_problems("a" + "\u200b" * 500)
    assert len(said) == 4
    assert said[-1].startswith("There are more")


@pytest.mark.parametrize(
    "typed",
    [
        "José Nuñez",
        "Łukasz",
        "پولین\u200cصاحبہ",
        "র\u200d্য",
        "ਪੌਲੀਨ",
        "👩\u200d👧 ❤\ufe0f 👍🏽",
        "1\ufe0f⃣",
        "5 – 6 £ “no” …",
    ],
)
def test_names_and_words_of_our_families_pass(typed: str) -> None:
    assert hidden_problems(clean(typed)) == []


def test_cleaning_changes_nothing_a_person_can_see() -> None:
    assert clean("\r\n a\r\nb\rc\u2028d\x0be\tf \n") == "a\nb\nc\nd\ne f"


@given(st.text(max_size=40))
def test_cleaning_twice_is_cleaning_once_and_leaves_nothing_hidden_unsaid(typed: str) -> None:
    once = clean(typed)
    assert clean(once) == once
    if not hidden_problems(once):
        assert not any(unicodedata.category(c) in ("Cc", "Cs", "Co") for c in once if c != "\n")
        assert not set(once) & set("\u200b\u202e\u2066\ufeff\u00ad")


@pytest.fixture
def _no_snowmen() -> Iterator[None]:
    set_character_check(lambda text: [f"Our documents cannot print ‘{c}’" for c in text if c == "☃"])
    yield
    set_character_check(lambda text: [])


@pytest.mark.usefixtures("_no_snowmen")
def test_the_documents_room_names_what_it_cannot_print() -> None:
    assert messages(sent(who="Frosty ☃"), "who") == ["Our documents cannot print ‘☃’"]
    assert messages(sent(act="Frosty ☃"), "act") == ["Our documents cannot print ‘☃’"]
    assert sent(who="Frosty").is_valid()
