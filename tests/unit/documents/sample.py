"""Editions to render in tests. Everybody in them is invented."""

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from kith.core.editions.edition import Edition, EditionLabels, Layout, Paragraph, Section, StepCard

LABELS = EditionLabels(
    who="Who", act="What", by_when="By when", steps_in="If not, who steps in", checks="Who checks, and how"
)
STEP = StepCard(
    who="Pauline Marsh",
    act="Goes to the house straight away when Ruby or Alfie rings, and brings both children home with her",
    by_when="Within 20 minutes of the call, every evening from 15 January 2026",
    steps_in="Dev Shah, 07700 900 118",
    checks="Ana rings each Monday at 10am and asks if there was a call",
)


def edition(*sections: Section, **changes: Any) -> Edition:
    """Pauline's part: one step, or the sections given."""
    shown = sections or (
        Section(heading="What you are asked to do", blocks=(Paragraph(text="Thank you for saying yes."), STEP)),
    )
    fields: dict[str, Any] = {
        "composer_version": "test",
        "reader_id": UUID(int=7),
        "reader_name": "Pauline Marsh",
        "title": "Pauline’s part in the safety plan",
        "dated_on": date(2026, 1, 15),
        "sections": shown,
        "review_line": "We look at this again together on 9 February 2026.",
        "your_part_line": "This is your part. Others may have theirs.",
        "speak_to_lines": ("Speak to Ana Reyes: 01632 960 123.", "To complain: complaints@example.org."),
        "labels": LABELS,
    }
    return Edition(**(fields | changes))


def large_print(**changes: Any) -> Edition:
    """The same part in large print."""
    return edition(layout=Layout.LARGE_PRINT, **changes)


def saying(text: str, **changes: Any) -> Edition:
    """An edition with the text as a paragraph, as a step's act and as a heading."""
    blocks = (Paragraph(text=text), replace(STEP, act=text))
    return edition(Section(heading=text, blocks=blocks), **changes)


def long_edition(steps: int = 60) -> Edition:
    """Many steps: several pages."""
    return edition(Section(heading="Steps", blocks=(STEP,) * steps))
