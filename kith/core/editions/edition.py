"""An edition: the plan as one reader may have it, and the only thing a renderer may be given.

Serves SHARE-5 (built up, never cut down), SHARE-6 (every string can be scanned) and AGR-13 (who to speak to, how to
complain). Plain data: no database, clock, settings or framework.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, ClassVar, Literal
from uuid import UUID

from pydantic import ConfigDict, Field

from kith.kernel.frozen import Frozen, content_hash

# Blocks are plain data: `compose` makes hundreds for one edition, of parts whose types are known, and a block read from
# outside is checked with the edition it stands in. They fill their slots themselves, in half the time that the
# `__init__` of a frozen dataclass takes.
_NO_OTHER_FIELDS: ConfigDict = {"extra": "forbid"}


class Layout(StrEnum):
    """How the words are set, by the reader's need (SHARE-10)."""

    STANDARD = "standard"
    LARGE_PRINT = "large_print"


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Paragraph:
    """A run of words, shown as one or more paragraphs (line breaks kept)."""

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    kind: Literal["paragraph"] = "paragraph"
    text: str

    def __init__(self, *, text: str, kind: Literal["paragraph"] = "paragraph") -> None:
        kind_, text_ = _PARAGRAPH
        kind_(self, kind)
        text_(self, text)

    def texts(self) -> tuple[str, ...]:
        """All its words, in order."""
        return (self.text,)


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class StepCard:
    """One step, as its reader may see it: who does what by when, who steps in, who checks and how (SAFE-3)."""

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    kind: Literal["step"] = "step"
    who: str
    act: str
    by_when: str
    steps_in: str
    checks: str

    def __init__(
        self, *, who: str, act: str, by_when: str, steps_in: str, checks: str, kind: Literal["step"] = "step"
    ) -> None:
        kind_, who_, act_, by_when_, steps_in_, checks_ = _STEP_CARD
        kind_(self, kind)
        who_(self, who)
        act_(self, act)
        by_when_(self, by_when)
        steps_in_(self, steps_in)
        checks_(self, checks)

    def texts(self) -> tuple[str, ...]:
        """All its words, in order."""
        return (self.who, self.act, self.by_when, self.steps_in, self.checks)


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Row:
    """A label and what stands beside it."""

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    label: str
    text: str

    def __init__(self, *, label: str, text: str) -> None:
        label_, text_ = _ROW
        label_(self, label)
        text_(self, text)


@dataclass(frozen=True, slots=True, kw_only=True, init=False)
class Card:
    """Several labelled things that belong together: a rule's signs, an if-then, an outcome."""

    __pydantic_config__: ClassVar[ConfigDict] = _NO_OTHER_FIELDS

    kind: Literal["card"] = "card"
    title: str = ""
    rows: tuple[Row, ...]

    def __init__(self, *, title: str = "", rows: tuple[Row, ...], kind: Literal["card"] = "card") -> None:
        kind_, title_, rows_ = _CARD
        kind_(self, kind)
        title_(self, title)
        rows_(self, rows)

    def texts(self) -> list[str]:
        """All its words, in order."""
        found = [self.title]
        for row in self.rows:
            found += (row.label, row.text)
        return found


def _slots(kind: type[Any]) -> tuple[Callable[[Any, Any], None], ...]:
    """What fills each slot of a new block; once it is made nothing else changes one."""
    return tuple(getattr(kind, one.name).__set__ for one in fields(kind))


_PARAGRAPH, _STEP_CARD, _ROW, _CARD = map(_slots, (Paragraph, StepCard, Row, Card))
Block = Annotated[Paragraph | StepCard | Card, Field(discriminator="kind")]


class Section(Frozen):
    """A heading and what stands under it; never empty.

    `plainly` is Kith's own heading where the council calls it otherwise: nobody reads it, and the hashes go by it.
    """

    heading: str
    blocks: tuple[Block, ...] = Field(min_length=1)
    plainly: str = ""


class EditionLabels(Frozen):
    """The words around the plan's own words; part of the edition, so that they too are scanned and hashed."""

    who: str
    act: str
    by_when: str
    steps_in: str
    checks: str


class Edition(Frozen):
    """What one reader gets. Everything a reader can see in any form is one of `strings()` or a template's constant."""

    schema_version: Literal[1] = 1
    composer_version: str
    language: str = "en-GB"
    layout: Layout = Layout.STANDARD
    reader_id: UUID
    reader_name: str
    title: str
    dated_on: date
    sections: tuple[Section, ...]
    review_line: str
    your_part_line: str
    speak_to_lines: tuple[str, ...]
    labels: EditionLabels

    def strings(self) -> Iterator[tuple[str, str]]:
        """Every (place, text) a reader of any form may see; place is a dotted path: `sections.0.blocks.1.act`."""
        yield from _strings("", self.model_dump(mode="json", exclude=_UNSEEN))

    def texts(self) -> list[str]:
        """The texts of `strings()`, in the same order; quicker, for a search that names places only where it finds."""
        return [text for part in self.parts() for text in part]

    def parts(self) -> Iterator[list[str]]:
        """The texts in the parts a reader sees: what stands above all sections, each section, what stands below."""
        yield [self.reader_name, self.title]
        for section in self.sections:
            found = [section.heading]
            for block in section.blocks:
                found += block.texts()
            yield found
        labels = self.labels
        yield [
            self.review_line, self.your_part_line, *self.speak_to_lines,
            labels.who, labels.act, labels.by_when, labels.steps_in, labels.checks,
        ]  # fmt: skip

    def first_lines(self) -> tuple[str, ...]:
        """With which words its parts begin, in any form."""
        return (self.title, *(section.heading for section in self.sections), self.review_line, self.your_part_line)

    @property
    def hash(self) -> str:
        """SHA-256 over what a reader is told (SHARE-4).

        The date a copy bears, the day it is looked at again and the composer's version make no copy stale: a new copy
        in which nothing else differs would tell its reader only that something of somebody else's has changed (AT-100).
        What the council calls the parts of a plan does not either.
        """
        return content_hash(self.told())

    @property
    def part_hash(self) -> str:
        """SHA-256 over their part alone: what somebody agrees to (AGR-11, AGR-12).

        The lines around it do not count: nobody is asked again because the council's telephone number is a new one.
        """
        return content_hash(self.told_as_theirs())

    def told(self) -> dict[str, Any]:
        """What `hash` is taken over."""
        return _in_plain_headings(self.model_dump(mode="json", exclude=_MAKES_NO_COPY_STALE))

    def told_as_theirs(self) -> dict[str, Any]:
        """What `part_hash` is taken over."""
        return _in_plain_headings(self.model_dump(mode="json", include={"sections"}))


_MAKES_NO_COPY_STALE = {"dated_on", "review_line", "composer_version"}
_UNSEEN = {"schema_version", "composer_version", "language", "layout", "reader_id", "dated_on"}


def _in_plain_headings(dumped: dict[str, Any]) -> dict[str, Any]:
    """The same with Kith's own headings: what is hashed."""
    for section in dumped["sections"]:
        section["heading"] = section.pop("plainly") or section["heading"]
    return dumped


_NOT_READ = {"kind", "plainly"}


def _strings(place: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NOT_READ:
                yield from _strings(f"{place}.{key}" if place else key, inner)
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _strings(f"{place}.{index}", inner)
