"""Plain text for reading aloud."""

from dataclasses import replace

import pytest

from kith.core.documents.plain_text import render_text
from kith.core.editions.edition import Card, Paragraph, Row, Section
from tests.unit.documents.sample import STEP, edition


@pytest.mark.rule("SHARE-10", part="plain text for reading aloud")
def test_reads_in_order_one_thing_a_line() -> None:
    assert render_text(edition()) == (
        "Pauline’s part in the safety plan\n"
        "Pauline Marsh\n"
        "15 January 2026\n"
        "\n"
        "What you are asked to do\n"
        "\n"
        "Thank you for saying yes.\n"
        "\n"
        "Who: Pauline Marsh\n"
        "What: Goes to the house straight away when Ruby or Alfie rings, and brings both children home with her\n"
        "By when: Within 20 minutes of the call, every evening from 15 January 2026\n"
        "If not, who steps in: Dev Shah, 07700 900 118\n"
        "Who checks, and how: Ana rings each Monday at 10am and asks if there was a call\n"
        "\n"
        "We look at this again together on 9 February 2026.\n"
        "\n"
        "This is your part. Others may have theirs.\n"
        "\n"
        "Speak to Ana Reyes: 01632 960 123.\n"
        "\n"
        "To complain: complaints@example.org.\n"
    )


def test_empty_words_leave_no_line() -> None:
    step = replace(STEP, by_when=" ", steps_in="")
    text = render_text(edition(Section(heading="Do", blocks=(Paragraph(text="\n"), step)), review_line=""))
    assert "By when" not in text
    assert "steps in" not in text
    assert "\n\n\n" not in text


def test_holds_every_word_a_reader_may_see() -> None:
    shown = edition()
    text = render_text(shown)
    assert all(words in text for _, words in shown.strings())


@pytest.mark.rule("SHARE-10", part="cards are read aloud as title, then label and words")
def test_cards_are_read_one_thing_a_line() -> None:
    card = Card(title="If nobody answers", rows=(Row(label="Then", text="ring Dev"), Row(label="By", text=" ")))
    text = render_text(edition(Section(heading="If things go wrong", blocks=(card,))))
    assert "If things go wrong\n\nIf nobody answers\nThen: ring Dev\n\n" in text
    assert "By:" not in text
