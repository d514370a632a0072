"""Words that give a fact away only together: found where they stand close to each other, and nowhere else (SHARE-6)."""

import re
from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kith.core.documents.plain_text import render_text
from kith.core.documents.standalone import page_strings, render_html
from kith.core.editions.compose import LABELS
from kith.core.editions.edition import Card, Edition, Paragraph, Row, Section, StepCard
from kith.core.editions.nearness import WITHIN
from kith.core.editions.needles import Sought
from kith.core.editions.scan import Hit, scan, scan_edition, sought_for
from kith.core.protection.guard import Together, WithheldFact
from tests.unit.core.plain import CRAIG, LONG_AGO, PAULINE, RUBY, content, guard, uid

WHO_RANG = Together((("Ruby", "Rubes", "her daughter"), ("999", "rang", "police call")))
FACT = Sought(uid(1), "who rang", (), (WHO_RANG,))


def hits(text: str | Sequence[str], *together: Together) -> list[str]:
    texts = [text] if isinstance(text, str) else text
    sought = (Sought(uid(1), "a fact", (), together or (WHO_RANG,)),)
    return [hit.words for hit in scan([(f"line.{number}", one) for number, one in enumerate(texts)], sought)]


FOUND = {
    "one after the other": ("That night Ruby rang, alone.", "Ruby rang"),
    "the other way about": ("The 999 call came from Ruby.", "999 call came from Ruby"),
    "another word of a list": ("Her daughter made it: a police call.", "Her daughter made it: a police call"),
    "a whole clause between": ("Ruby, who was alone upstairs then, rang", "Ruby, who was alone upstairs then, rang"),
    "in two sentences": ("Ruby was up. Somebody rang.", "Ruby was up. Somebody rang"),
    "capitals": ("RUBY RANG", "RUBY RANG"),
    "small letters": ("it was ruby that rang", "ruby that rang"),
    "possessive": ("Ruby’s was the 999 call", "Ruby’s was the 999"),
    "possessive without apostrophe": ("It was Rubys 999 call", "Rubys 999"),
    "plural of two words": ("Ruby made police calls", "Ruby made police calls"),
    "an accent and a hidden letter": ("Rúby ra\u200bng", "Rúby ra\u200bng"),
    "Cyrillic": ("Rubу rаng", "Rubу rаng"),
    "fullwidth": ("Ｒｕｂｙ rang ９９９", "Ｒｕｂｙ rang"),
    "a number against a word": ("Ruby said:999now", "Ruby said:999"),
    "two of its words in one": ("Ruby’s policecall", "Ruby’s policecall"),
    "a hyphen in two of its words": ("Ruby’s police-call", "Ruby’s police-call"),
    "a line's end between": ("Ruby\nrang", "Ruby\nrang"),
    "in a script of its own": ("রুবি 999", "রুবি 999"),
}
OF_ANOTHER_SCRIPT = Together((("রুবি",), ("999",)))


@pytest.mark.parametrize("how", FOUND)
@pytest.mark.rule("SHARE-6", part="words that give a fact away close together, however they are written")
def test_words_close_together_are_found_from_the_first_to_the_last(how: str) -> None:
    text, words = FOUND[how]
    assert hits(text, WHO_RANG, OF_ANOTHER_SCRIPT) == [words]


NOT_FOUND = {
    "one of them alone": "Ruby sleeps. Ruby eats. Ruby’s page.",
    "the other alone": "Joan rang 999. A police call came.",
    "her own line": "Ruby, if Mum will not wake, ring for help",
    "inside longer words": "The rubyred boomerang and 1999",
    "a word more than is close": "Ruby one two three four five six seven rang",
    "the same, the other way about": "rang one two three four five six seven Ruby",
}


@pytest.mark.parametrize("how", NOT_FOUND)
@pytest.mark.rule("SHARE-6", part="words that stand far from each other, or alone, stop nothing")
def test_what_is_not_close_is_not_found(how: str) -> None:
    assert hits(NOT_FOUND[how]) == []


def test_close_is_eight_words_counted_whole() -> None:
    between = "Ruby one two three four five six rang"
    assert (len(between.split()), WITHIN) == (8, 8)
    assert hits(between) == [between]
    assert hits(between.replace("three", "Joan’s")) == []  # an s after an apostrophe is a word of its own


def test_of_three_lists_one_of_each_must_be_close() -> None:
    three = Together((("Kayden",), ("told", "said"), ("arm", "bruise")))
    assert hits("Kayden told Luke about his arm", three) == ["Kayden told Luke about his arm"]
    assert hits("His arm: Kayden said it", three) == ["arm: Kayden said"]
    assert hits("Kayden told Luke about his dog", three) == []
    assert hits("Kayden said it and then all of them looked at his arm", three) == []


def test_the_narrowest_stretch_is_shown_and_each_by_itself() -> None:
    assert hits("Ruby and Ruby rang. Later, on another day in the town of hers, 999 Ruby") == ["Ruby rang", "999 Ruby"]


@pytest.mark.rule("SHARE-6", part="words close together over two fields of one section are found")
def test_words_in_two_fields_are_found_at_the_first() -> None:
    found = scan([("who", "Ruby"), ("act", "rang for help")], (FACT,))
    assert [(hit.place, hit.words) for hit in found] == [("who", "Ruby\nrang")]


def edition(*sections: Section, title: str = "Your part of a plan", review: str = "") -> Edition:
    return Edition(
        composer_version="3", reader_id=CRAIG, reader_name="Craig", title=title, dated_on=date(2026, 3, 17),
        sections=sections, review_line=review, your_part_line="This is your part.", speak_to_lines=(), labels=LABELS,
    )  # fmt: skip


def section(heading: str, *texts: str) -> Section:
    return Section(heading=heading, blocks=tuple(Paragraph(text=text) for text in texts))


def step(who: str, act: str) -> StepCard:
    return StepCard(who=who, act=act, by_when="", steps_in="", checks="")


IN_ONE_SECTION = (
    edition(section("What we do", "Ruby was awake.", "Somebody rang.")),
    edition(section("What we do: Ruby", "Somebody rang.")),
    edition(Section(heading="What we do", blocks=(step("Ruby", "rang for help"),))),
    edition(Section(heading="What we do", blocks=(Card(rows=(Row(label="Ruby", text="She rang."),)),))),
)
NEXT_TO_EACH_OTHER = (
    edition(section("First", "Joan rang."), section("Then", "Ruby sleeps.")),
    edition(section("Then", "Joan rang."), title="Your part of the plan for Ruby"),
    edition(section("First", "This is for Ruby."), review="Joan rang."),
)


def _finished(made: Edition) -> list[tuple[Hit, ...]]:
    first_lines = made.first_lines()
    texts = ([("text", render_text(made))], page_strings(render_html(made)))
    return [scan(strings, (FACT,), first_lines=first_lines) for strings in texts]


@pytest.mark.parametrize("made", IN_ONE_SECTION)
@pytest.mark.rule("SHARE-6", part="words close together over two fields of one section are found")
def test_what_one_section_says_is_read_as_one(made: Edition) -> None:
    assert len(scan_edition(made, (FACT,))) == 1
    assert all(map(len, _finished(made)))


@pytest.mark.parametrize("made", NEXT_TO_EACH_OTHER)
@pytest.mark.rule("SHARE-6", part="what another section says is not close")
def test_what_another_section_says_is_another_matter(made: Edition) -> None:
    assert scan_edition(made, (FACT,)) == ()
    assert _finished(made) == [(), ()]


def test_a_heading_in_the_middle_of_a_line_parts_nothing() -> None:
    made = edition(section("Then", "Ruby, then, rang."), section("First", "x"))
    assert scan_edition(made, (FACT,))
    assert all(map(len, _finished(made)))


@pytest.mark.rule("SHARE-6", part="who may hold a fact")
def test_it_is_sought_for_everybody_but_who_may_hold_it() -> None:
    fact = WithheldFact(uid(1), "who rang", (), frozenset({PAULINE}), LONG_AGO, (WHO_RANG,))
    held = guard(facts=(fact,))
    for reader, found in ((CRAIG, ["Ruby rang"]), (PAULINE, [])):
        sought = sought_for(reader, frozenset({RUBY}), content(), (), held)
        assert [hit.words for hit in scan([("act", "Ruby rang")], sought) if hit.sought_id == uid(1)] == found


def test_where_a_spelling_begins_there_it_is_told_once() -> None:
    sought = (Sought(uid(1), "a fact", ("Ruby rang",), (WHO_RANG,)),)
    assert [hit.words for hit in scan([("act", "Ruby rang")], sought)] == ["Ruby rang"]


_WORDS = st.sampled_from(("Ruby", "Rubes", "rang", "999", "police", "call", "one", "Joan’s", "ruby", "x", "R2", "ﬁve"))
_MARKS = st.sampled_from((" ", " ", " ", ", ", "\n", "  ", "—"))


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(_WORDS, _MARKS), max_size=40))
@pytest.mark.rule("SHARE-6", part="close together or not, whatever the text, beside a plain count of words")
def test_whatever_the_text_it_agrees_with_a_plain_count(pieces: list[tuple[str, str]]) -> None:
    text = "".join(f"{word}{mark}" for word, mark in pieces)
    words = re.findall(r"[a-z]+|[0-9]+", text.lower().replace("ﬁ", "fi"))
    windows = [" ".join(words[at : at + 8]) for at in range(len(words))]
    who, what = r"\b(?:ruby|rubes|her daughter)s?\b", r"\b(?:999|rangs?|(?:police calls?)|policecalls?)\b"
    expected = any(re.search(who, window) and re.search(what, window) for window in windows)
    assert bool(hits(text)) is expected


@example(before=0, between=3, after=0, filler="x" * 90)
@settings(max_examples=200, deadline=None)
@given(st.integers(0, 40), st.integers(0, 6), st.integers(0, 40), st.sampled_from(("one", "x" * 90, "—", "7am")))
@pytest.mark.rule("SHARE-6", part="close together or not, whatever the text, beside a plain count of words")
def test_the_quick_look_sees_as_far_as_the_long_one(before: int, between: int, after: int, filler: str) -> None:
    """A text beyond ASCII has no quick look; both find the same, however long the words and the signs between are."""
    middle = "one " * between if filler != "x" * 90 else f"{filler} " * between
    text = f"{f'{filler} ' * before}Ruby {middle}rang {f'{filler} ' * after}999 Joan"
    found = hits(text)
    assert found
    assert found == hits(f"{text} রুবি")
