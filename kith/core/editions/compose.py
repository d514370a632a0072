"""compose: builds one reader's edition up from what is theirs (SHARE-5). Pure; default deny.

Never cuts a plan down: it starts from nothing and adds an item only when a rule of `_base_words` or an approved telling
gives it. Headings, names and dates are those of the edition.
"""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from kith.core.editions.edition import Edition, EditionLabels, Paragraph, Section, StepCard
from kith.core.editions.reader import ComposeContext, Reader, Relation
from kith.core.editions.telling import Telling, tellings_for
from kith.core.plans.content import PlanContent, Purpose, SafetyStep
from kith.core.protection.guard import Guard, Standing

COMPOSER_VERSION = "1"
YOUR_PART_LINE = "This is your part of the plan. Other people may have their own part."
LABELS = EditionLabels(
    who="Who", act="What they do", by_when="When", steps_in="Who steps in if they cannot", checks="Who checks, and how"
)


def compose(
    content: PlanContent, tellings: tuple[Telling, ...], guard: Guard, context: ComposeContext, reader: Reader
) -> Edition | None:
    """The reader's edition, or None when nothing is theirs. Not yet scanned: see `scan`."""
    told = tellings_for(content, tellings, reader.id)
    open_to_base = guard.standing(reader.id) is Standing.SAFE
    sections = _sections(content, told, reader, open_to_base)
    if not sections:
        return None
    return Edition(
        composer_version=COMPOSER_VERSION,
        layout=reader.layout,
        reader_id=reader.id,
        reader_name=reader.name,
        title=_title(content, reader),
        dated_on=context.dated_on,
        sections=sections,
        review_line=_review_line(content.review_on),
        your_part_line=YOUR_PART_LINE,
        speak_to_lines=_speak_to(context),
        labels=LABELS,
    )


def _sections(content: PlanContent, told: dict[UUID, str], reader: Reader, open_to_base: bool) -> tuple[Section, ...]:
    purpose: list[Paragraph] = []
    own: list[Paragraph | StepCard] = []
    others: list[StepCard] = []
    for item in content.items:
        if item.id in told:
            own.append(Paragraph(text=told[item.id]))
        elif open_to_base and _base_words(item, reader):
            if isinstance(item, Purpose):
                purpose += [Paragraph(text=item.worry), Paragraph(text=item.needed)]
            elif item.who == reader.id:
                own.append(_card(item, content))
            else:
                others.append(_card(item, content))
    headed = (("Why we have a plan", purpose), ("What you do", own), ("What others do", others))
    return tuple(Section(heading=heading, blocks=tuple(blocks)) for heading, blocks in headed if blocks)


def _base_words(item: Purpose | SafetyStep, reader: Reader) -> bool:
    """May this safe reader see the item in its base wording? Only about children they are connected to."""
    if not set(item.children) <= reader.children:
        return False
    if reader.relation is Relation.PARENT:
        return True
    if reader.relation is Relation.NETWORK:
        return isinstance(item, Purpose) or reader.id in item.relies_on
    return False


def _card(step: SafetyStep, content: PlanContent) -> StepCard:
    def name(person_id: UUID | None) -> str:
        return content.person(person_id).name if person_id else ""

    checks = f"{name(step.check_by)}: {step.check_how}" if step.check_by else step.check_how
    return StepCard(who=name(step.who), act=step.act, by_when=step.by_when, steps_in=name(step.steps_in), checks=checks)


def _title(content: PlanContent, reader: Reader) -> str:
    theirs = [content.person(child).known_as for child in content.children if child in reader.children]
    return f"Your part of the plan for {_listed(theirs)}" if theirs else "Your part of a plan"


def _listed(words: Iterable[str]) -> str:
    *first, last = words
    return f"{', '.join(first)} and {last}" if first else last


def _review_line(review_on: date | None) -> str:
    if review_on is None:
        return ""
    return f"We look at this again on {review_on.day} {review_on:%B %Y}."


def _speak_to(context: ComposeContext) -> tuple[str, ...]:
    """AGR-13; a council that has not set a number yet still names somebody, and no line ends in nothing."""
    contact = context.speak_to
    reached = f"ring {contact.name}, {contact.phone}" if contact.phone else f"ask for {contact.name}"
    complain = f"ring {context.complaints_phone}" if context.complaints_phone else f"ask {contact.name} how"
    return (
        f"To talk about this, or if anybody does not keep to it, {reached}.",
        f"To complain, {complain}.",
    )
