"""An edition as plain text, for reading aloud and for terminals (SHARE-10): no columns, no signs, one thing a line."""

from collections.abc import Iterator

from kith.core.documents.setting import day_in_words, labelled, tidy
from kith.core.editions.edition import Card, Edition, EditionLabels, Paragraph, StepCard


def render_text(edition: Edition) -> str:
    """The whole edition in the order it is heard; ends with a line end."""
    parts = ("\n".join(lines) for lines in _parts(edition) if lines)
    return "\n\n".join(parts) + "\n"


def _parts(edition: Edition) -> Iterator[list[str]]:
    yield _kept(edition.title, edition.reader_name, day_in_words(edition))
    for section in edition.sections:
        yield _kept(section.heading)
        for block in section.blocks:
            yield _kept(block.text) if isinstance(block, Paragraph) else list(_card(block, edition.labels))
    yield from ([line] for line in _kept(edition.review_line, edition.your_part_line, *edition.speak_to_lines))


def _card(block: StepCard | Card, labels: EditionLabels) -> Iterator[str]:
    if isinstance(block, Card):
        yield from _kept(block.title)
    for label, words in labelled(block, labels):
        for shown in _kept(words):
            yield f"{tidy(label)}: {shown}" if label.strip() else shown


def _kept(*texts: str) -> list[str]:
    """The texts tidied, without the empty ones."""
    return [shown for text in texts if (shown := tidy(text).strip())]
