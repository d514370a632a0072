"""compose: builds one reader's edition up from what is theirs (SHARE-5). Pure; default deny.

Never cuts a plan down: it starts from nothing and adds an item only when `open_to` or an approved telling gives it.
Headings, names and dates are those of the edition; no label, number or count of the plan stands in it.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from uuid import UUID

from kith.core.editions.edition import Block, Edition, EditionLabels, Paragraph, Section
from kith.core.editions.headings import YOUR_PART, heading_for
from kith.core.editions.kinds import blocks_of
from kith.core.editions.labels import called
from kith.core.editions.layout import day_of, listed
from kith.core.editions.open_to import open_to
from kith.core.editions.reader import ComposeContext, Reader, Relation, guard_for
from kith.core.editions.telling import Telling, tellings_for
from kith.core.plans.content import Action, AnyItem, PlanContent
from kith.core.protection.guard import Guard, Standing

COMPOSER_VERSION = "3"
YOUR_PART_LINE = "This is your part of the plan. Other people may have their own part."
LABELS = EditionLabels(
    who="Who", act="What they do", by_when="When", steps_in="Who steps in if they cannot", checks="Who checks, and how"
)


def compose(
    content: PlanContent, tellings: tuple[Telling, ...], guard: Guard, context: ComposeContext, reader: Reader
) -> Edition | None:
    """The reader's edition, or None when nothing is theirs. Not yet scanned: see `scan`."""
    given = _given(content, tellings, guard_for(reader, guard), reader)
    if not given.sections:
        return None
    sections = _sections(given.sections, called(context.labels))
    if reader.relation is Relation.AGENCY:
        sections.append(_asked_for_this(context))
    return Edition(
        composer_version=COMPOSER_VERSION,
        layout=reader.layout,
        reader_id=reader.id,
        reader_name=reader.name,
        title=_title(content, reader, given.about),
        dated_on=context.dated_on,
        sections=tuple(sections),
        review_line=_review_line(context.review_on or content.review_on),
        your_part_line=YOUR_PART_LINE,
        speak_to_lines=_speak_to(context),
        labels=LABELS,
    )


class _Given:
    """What a reader gets: blocks under their headings, and the children of each item they are of."""

    def __init__(self) -> None:
        self.sections: dict[str, list[Block]] = {}
        self.about: list[tuple[UUID, ...]] = []

    def add(self, item: AnyItem, heading: str, blocks: tuple[Block, ...]) -> None:
        """One item as this reader gets it."""
        self.about.append(item.children)
        if heading in self.sections:
            self.sections[heading] += blocks
        else:
            self.sections[heading] = [*blocks]


def _sections(blocks: Mapping[str, list[Block]], theirs: Mapping[str, str]) -> list[Section]:
    """Under Kith's own headings, which then are called what the council calls them."""
    if not theirs:
        return [Section(heading=heading, blocks=tuple(held)) for heading, held in blocks.items()]
    return [
        Section(heading=theirs.get(plain, plain), blocks=tuple(held), plainly=plain if plain in theirs else "")
        for plain, held in blocks.items()
    ]


def _given(content: PlanContent, tellings: tuple[Telling, ...], guard: Guard, reader: Reader) -> _Given:
    """What is theirs, item by item. An approved wording stands in place of the item's own, and of nothing else's.

    Where a step has words of theirs, the action that is this step does not stand beside it in its own.
    """
    mine = tuple([telling for telling in tellings if telling.reader_id == reader.id])
    told = tellings_for(content, mine, reader.id, guard)
    worded = {telling.item_id for telling in mine}
    safe = guard.standing(reader.id) is Standing.SAFE
    kept, given = _kept_blocks(_This(content)), _Given()
    for index, item in enumerate(content.items):
        theirs = safe and open_to(item, content, reader)
        if told and item.id in told:
            heading = heading_for(item, content, reader, told) if theirs else YOUR_PART
            given.add(item, heading, (Paragraph(text=told[item.id]),))
        elif theirs and not (type(item) is Action and item.step_id in worded):
            blocks = kept[index]
            if blocks is None:
                blocks = kept[index] = blocks_of(item, content)
            if blocks:
                given.add(item, heading_for(item, content, reader, told), blocks)
    return given


class _This:
    """One content and no other, however alike. It is frozen and held here, so what was made of it stays true of it."""

    __slots__ = ("content",)

    def __init__(self, content: PlanContent) -> None:
        self.content = content

    def __hash__(self) -> int:
        return id(self.content)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _This) and self.content is other.content


@lru_cache(maxsize=4)
def _kept_blocks(this: _This) -> list[tuple[Block, ...] | None]:
    """The blocks of each item, in base words: the same for everybody they are open to, so they are made once."""
    return [None] * len(this.content.items)


def _asked_for_this(context: ComposeContext) -> Section:
    """SHARE-13: an agency's copy is for it alone; who asks for it is answered with their own part."""
    worker = context.ask_first or context.speak_to
    words = f"This copy is for you. Send a parent or a court who asks you for it to {worker.name}, {worker.phone}."
    return Section(heading="If somebody asks you for this", blocks=(Paragraph(text=words),))


def _title(content: PlanContent, reader: Reader, about: Iterable[tuple[UUID, ...]]) -> str:
    """Names the children this edition tells of, as far as its reader is connected to them."""
    told_of = {child for child in reader.children if any(child in children for children in about)}
    theirs = [content.person(child).known_as for child in content.children if child in told_of]
    return f"Your part of the plan for {listed(theirs)}" if theirs else "Your part of a plan"


def _review_line(review_on: date | None) -> str:
    return f"We look at this again on {day_of(review_on)}." if review_on else ""


def _speak_to(context: ComposeContext) -> tuple[str, ...]:
    """AGR-13; a council that has not set a number yet still names somebody, and no line ends in nothing."""
    contact = context.speak_to
    reached = f"ring {contact.name}, {contact.phone}" if contact.phone else f"ask for {contact.name}"
    complain = f"ring {context.complaints_phone}" if context.complaints_phone else f"ask {contact.name} how"
    at_night = context.out_of_hours
    return (
        f"To talk about this, or if anybody does not keep to it, {reached}.",
        *((f"In the evening, at night or at a weekend, ring {at_night.name}, {at_night.phone}.",) if at_night else ()),
        f"To complain, {complain}.",
    )
