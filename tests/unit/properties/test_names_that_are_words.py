"""First names that are words: where one can only be the word nobody is stopped, and no name is lost (SHARE-6)."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.core.editions.needles import Sought
from kith.core.editions.scan import scan
from tests.unit.properties.profiles import LOOKING
from tests.unit.properties.random_worlds import numbered

NAMES = ("Rose", "Will", "May", "Mark", "Bill", "Grace", "Hope", "Faith", "Joy", "Art", "Daisy", "June", "April")


def hits(text: str, name: str) -> list[str]:
    """What is found of somebody who is called so."""
    return [hit.words for hit in scan([("act", text)], (Sought(numbered(1), "a name", (f"{name} Lowe", name)),))]


ONLY_THE_WORD = {
    "Rose": (
        "Rose bushes grow by the gate",
        "Rose petals fall.",
        "The sun rose early.",
        "He rose at six",
        "Ruby picks the rose.",
        "We said no. She rose.",
        "Prices rose by 3 in 100 in January",
        "Leanne likes her rose bush",
        "Two roses. Ruby has the roses.",
    ),
    "Will": (
        "Nan will ring",
        "If Mum will not wake, ring 999",
        "Ruby is at school, and Mum will fetch her",
        "She will be there. They will not come.",
        "I will never go",
        "Will you ring Joan?",
        "Ask Joan. Will she come?",
        "Leanne made the will.",
        "Who will fetch Ruby?",
        "Joan (she will also come)",
    ),
    "May": (
        "They may come on Sunday",
        "May we ring you?",
        "We meet on 4 May.",
        "In May 2026 we look again",
        "Until 4 May 2026",
    ),
    "Mark": ("There is a mark. It was a mark.", "Mark the calendar", "The mark is gone", "Ruby had two marks."),
    "Bill": ("Leanne pays the bill.", "Leanne pays the bills."),
    "Hope": ("Hope this helps", "Ruby had the hope of a quiet night"),
    "Grace": ("The grace of God",),
    "June": ("Since June 2026 Kirsty helps",),
}


@pytest.mark.parametrize(("name", "text"), [(name, text) for name, texts in ONLY_THE_WORD.items() for text in texts])
@pytest.mark.rule("SHARE-6", part="what can only be a word is no name")
def test_what_can_only_be_the_word_stops_nothing(name: str, text: str) -> None:
    assert hits(text, name) == []
    code_word = (Sought(numbered(1), "a code word", (name,)),)
    assert scan([("act", text)], code_word)  # nothing says that it is a name


# Sentences that were taken for the word once. Whom or what the fact is about stands before them.
TAKEN_FOR_THE_WORD = (
    ("April", "April Fenn", "The photo of April 2019 is with Gran."),
    ("April", "April Fenn", "A birthday card by April 2019"),
    ("April", "April Fenn", "The letter is from April 2026 school class."),
    ("June", "June Lane", "Letter from June 2023 in the file."),
    ("June", "June Fenn", "She moved to 12 June 2020"),
    ("August", "August Rowe", "In the photo of August 2020 he is at his new school."),
    ("Will", "Will Hay", "Before you visit Nan will call."),
    ("Will", "Will Hay", "After they tell you will come for the children."),
    ("Will", "Will Hay", "When I ring you will answer, not Dad."),
    ("Will", "Will Hay", "If you stay there will come and get you."),
    ("Will", "Will Hay", "Tell no one will live with Nan."),
    ("Will", "Will Hay", "He is there: ask the will."),
    ("Will", "Will Hay", "He lives with\nWill they say"),
    ("May", "May Hay", "Let Mum may stay."),
    ("Mark", "Mark Hay", "Joan and\nMark the date"),
    ("Hope", "Hope House", "They meet at the hope."),
    ("Hope", "Hope House", "The hope is where they meet."),
    ("Rose", "Rose Inn", "Dad drinks at the rose, not here."),
    ("Rose", "Rose Hay", "Drop the children at the rose."),
    ("Grace", "Grace Court", "She sleeps at the grace."),
    ("Art", "Art Hay", "Meet by the art."),
)


@pytest.mark.parametrize(("name", "longer", "text"), TAKEN_FOR_THE_WORD)
@pytest.mark.rule("SHARE-6", part="no name in a place of a name is taken for a word")
def test_where_there_is_room_for_a_name_it_is_found(name: str, longer: str, text: str) -> None:
    assert scan([("act", text)], (Sought(numbered(1), "a name", (longer, name)),)), text


SAID = (
    "Pauline {} ring",
    "Uncle {} call on Sunday",
    "Little {} help",
    "On Monday {} come",
    "The {} visit",
    "{} came to the door",
    "we told {}",
    "we told {} about it",
    "Joan and {} ring every day",
    "our {} is here",
    "her {} came",
    "ask {} to ring",
    "tell her {} is here",
    "did {} come",
    "let {} ring",
    "made {} go",
    "the man is {}",
    "{} the neighbour",
    "{} the social worker rang",
    "with {}",
    "at {}’s",
    "at {}s",
    "{}, come here",
    "Pauline, {} and Joan",
    "{} will ring",
    "{} rose early",
    "{} may come",
    "on Monday {} will come",
    "On Monday {} read a book",
    "a {} from the council rang",
    "the {} visit is at nine",
    "at 4 {} takes over",
    "from 4 {} fetches them",
    "the price {} paid",
    "the number {} gave us",
    "“{}”",
    "({})",
    "who is {}",
    "{} and the children",
    "dear {}",
    "{}",
    "{}.",
    "room for {}?",
    "{} Lowe",
    "if {} be there",
    "Jo: {}",
    "she saw {} go",
    "we heard {} say so",
    "and so {} will not come",
    "my {} said",
    "this {} of hers",
    "no {} today",
    "they call him {}",
    "known as {}",
    "{} has the key",
    "where {} sleeps",
    "{}-Ann",
    "it is {} who rang",
    "not {} but Joan",
)
CASES = (str, str.lower, str.upper, str.capitalize)


@pytest.mark.parametrize("said", SAID)
@pytest.mark.rule("SHARE-6", part="no name in a place of a name is taken for a word")
def test_a_name_where_a_name_stands_is_found_however_it_is_typed(said: str) -> None:
    for name, case, around in product(NAMES, CASES, CASES):
        text = around(said).replace(around("{}"), case(name))
        assert hits(text, name), text
        assert hits(f"Ruby sleeps. {text}", name), text


# None of these stands beside a word in the product's own table: beside them it is the name.
_OTHERS = st.one_of(
    st.sampled_from(("told", "tell", "asked", "ask", "saw", "with", "and", "or", "but", "Joan", "Pauline’s", "says")),
    st.sampled_from(("rang", "came", "sleeps", "lives", "loves", "has", "had", "our", "school-run", "tomorrow", "7pm")),
    st.sampled_from(("because", "that", "which", "key", "door’s", "near", "under", "“then”", "(so)", "new", "little")),
)


@LOOKING
@given(st.sampled_from(NAMES), st.sampled_from(CASES), _OTHERS, _OTHERS, st.sampled_from(("", "Ruby sleeps. ", "the ")))
@pytest.mark.rule("SHARE-6", part="no name in a place of a name is taken for a word")
def test_beside_any_other_word_it_is_the_name(name: str, case: type, before: str, after: str, opening: str) -> None:
    assert hits(f"{opening}{before} {case(name)} {after}", name)


@LOOKING
@given(st.data())
@pytest.mark.rule("SHARE-6", part="what can only be a word is no name")
def test_written_otherwise_than_plainly_it_is_found(data: st.DataObject) -> None:
    """Without a capital anywhere, all in capitals, or with a letter that only looks like it, no construction counts."""
    name = data.draw(st.sampled_from(sorted(ONLY_THE_WORD)))
    text = data.draw(st.sampled_from(ONLY_THE_WORD[name]))
    assert hits(text.upper(), name)
    small = text.lower()
    assert hits(small, name), small
    for one in (name, name.lower()):
        hidden = text.replace(one, f"{one[:2]}\u200b{one[2:]}")
        if hidden != text:
            assert hits(hidden, name), hidden
