"""What blocks are made of: cards, paragraphs, names, days. A row or a paragraph that says nothing is left out."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from kith.core.editions.edition import Block, Card, Paragraph, Row
from kith.core.plans.content import PlanContent
from kith.core.quality.words import day_words, hour_words, wall_clock


def moment_words(at: datetime | None) -> str:
    """“9 January 2026, 10:35pm”, by the clock on the wall."""
    return f"{day_words(wall_clock(at).date())}, {hour_words(wall_clock(at))}" if at else ""


def day_of(day: date | None) -> str:
    """“26 January 2026”; nothing where there is no day."""
    return day_words(day) if day else ""


def listed(words: Iterable[str]) -> str:
    """“Ruby, Alfie and Kayden”."""
    held = list(words)
    if len(held) < _SEVERAL:
        return held[0] if held else ""
    return f"{', '.join(held[:-1])} and {held[-1]}"


_SEVERAL = 2


def card(title: str, *rows: tuple[str, str]) -> tuple[Block, ...]:
    """A card of the rows that say something; nothing at all when none does."""
    kept = tuple([Row(label=label, text=text) for label, text in rows if text.strip()])
    return (Card(title=title, rows=kept),) if kept or title else ()


def paragraphs(*texts: str) -> tuple[Block, ...]:
    """The texts that say something, each as a paragraph."""
    return tuple([Paragraph(text=text) for text in texts if text.strip()])


def name(content: PlanContent, person: UUID | None) -> str:
    """Somebody's name; nothing where nobody is chosen."""
    return content.person(person).name if person else ""


def names(content: PlanContent, people: Iterable[UUID]) -> str:
    """The names of several."""
    return listed([content.person(person).name for person in people])


def children(content: PlanContent, held: Iterable[UUID]) -> str:
    """What children are called."""
    return listed([content.person(child).known_as for child in held])
