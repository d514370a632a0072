"""Reading: bands, long and hard sentences, names and numbers left out."""

import pytest

from kith.core.quality.language.lists import entries
from kith.core.quality.language.reading import CHILD, Band, band, sentences, syllables
from kith.core.quality.language.section import check_text

pytestmark = pytest.mark.rule("QUAL-3", part="sentences and bands")
EASY = "Nan comes on Friday. She stays all night. If Mum is asleep and will not wake, Ruby rings 999."
HARD = "The multidisciplinary assessment identified considerable vulnerabilities necessitating intervention."


def test_bands() -> None:
    assert band(EASY) is Band.EASY
    assert band(HARD) is Band.HARD
    assert (
        band("When the worker and the teacher have met, one of them will telephone the parents on Monday.")
        is Band.FOR_ADULTS
    )
    assert band("") is Band.EASY
    assert band("17:30, 9/1/2026") is Band.EASY


def test_names_do_not_make_a_text_hard() -> None:
    text = "Oluwaseun Adebayo-Fitzgerald sees Anastasia."
    assert band(text) is Band.HARD
    assert band(text, {"Oluwaseun", "Adebayo-Fitzgerald", "Anastasia"}) is Band.EASY


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("cat", 1), ("table", 2), ("makes", 1), ("houses", 2), ("wanted", 2), ("asked", 1), ("being", 2), ("family", 3),
        ("people", 2), ("education", 4), ("behaviour", 4), ("don’t", 1), ("prioritise", 4), ("called", 1),
    ],
)  # fmt: skip
def test_syllables_are_about_right(word: str, number: int) -> None:
    assert abs(syllables(word) - number) <= (1 if word == "behaviour" else 0)


def test_times_and_lists_do_not_run_sentences_together() -> None:
    text = "At 17.30 Nan comes; at 18:15 they eat: soup. Bed"
    assert [text[one.start : one.end].strip() for one in sentences(text)] == [
        "At 17.30 Nan comes", "at 18:15 they eat", "soup", "Bed",
    ]  # fmt: skip


@pytest.mark.rule("QUAL-6", part="the checker says no numbers")
def test_no_finding_holds_a_number() -> None:
    words = " ".join(form for entry in entries() for form in entry.forms)
    for text in (HARD, f"{'word ' * 60}end", words):
        for one in check_text(text):
            shown = one.message.replace(text[slice(*one.span)] if one.span else "", "")
            assert not any(letter.isdigit() for letter in shown)
    assert all(not any(letter.isdigit() for letter in value) for value in Band)


CHILD_PAGE = (
    "When the grown-ups in your family team notice that something worrying is happening at home they will immediately "
    "communicate with each other and make arrangements so that somebody responsible stays with you overnight."
)


@pytest.mark.rule("WORDS-2", part="bad draft 15: how hard a child's page is; its letters are the page's")
def test_bad_draft_15_a_childs_page_too_hard_and_too_long() -> None:
    assert band(CHILD_PAGE) is Band.HARD
    messages = [one.message for one in check_text(CHILD_PAGE, (), CHILD)]
    assert messages[:2] == ["This sentence is long.", "This sentence is hard to read."]


@pytest.mark.parametrize(
    "line",
    [
        "It took too long for a grown-up to come. Now two grown-ups are ready every night.",
        "Dad does not agree about another day.", "You do not have to sort it out.",
    ],
)  # fmt: skip
def test_plain_lines_for_children_are_left_alone(line: str) -> None:
    assert check_text(line, (), CHILD) == ()
