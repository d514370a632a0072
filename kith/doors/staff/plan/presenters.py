"""The pages of a plan and its versions, in typed pieces."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.core.agreements.selectors import Asked
from kith.core.editions.selectors import VersionForReaders
from kith.core.lifecycle.facts import GateFacts, Yes
from kith.core.plans.content import PlanContent, SafetyStep
from kith.core.protection.guard import Standing
from kith.core.quality.finding import Finding, Severity
from kith.core.sharing.selectors import Holder, Holding
from kith.govuk.dates import date_words
from kith.govuk.forms import Form
from kith.govuk.page import Page
from kith.govuk.pieces import Empty, Fact, Link, Tag, Tone, WorkRow


@dataclass(frozen=True, kw_only=True)
class StepShown:
    """One step, with what is still to be written and the ways to change it."""

    title: str
    facts: tuple[Fact, ...]
    missing: tuple[str, ...]
    hints: tuple[str, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class PlanPage(Page):
    """The draft, and the versions made of it."""

    plan_id: UUID
    purpose: tuple[Fact, ...]
    no_purpose: Empty
    steps: tuple[StepShown, ...]
    no_steps: Empty
    add_step: Link | None
    missing: tuple[str, ...]
    hints: tuple[str, ...]
    versions: tuple[WorkRow, ...]
    no_versions: Empty
    may_propose: bool
    why_not_propose: str


@dataclass(frozen=True, kw_only=True)
class VersionPage(Page):
    """One version: what it says, who is asked, what stands in the way, who gets which copy."""

    version_id: UUID
    plan_id: UUID
    state: Tag
    purpose: tuple[Fact, ...]
    steps: tuple[StepShown, ...]
    asked: tuple[WorkRow, ...]
    gaps: tuple[str, ...]
    duties: tuple[WorkRow, ...]
    readers: tuple[WorkRow, ...]
    proposed: bool
    may_go_live: bool
    may_withdraw: bool


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """A page that is one form; `action` is its own address."""

    form: Form
    action: str
    button: str
    remove_href: str = ""


@dataclass(frozen=True, kw_only=True)
class ConfirmPage(Page):
    """Are you sure: what will happen, one button, and the way back."""

    form: Form
    action: str
    button: str
    text: str
    leave: Link
    missing: tuple[str, ...] = ()


def purpose_facts(content: PlanContent, change: str = "") -> tuple[Fact, ...]:
    """Purpose and review date as facts; empty when nothing is written yet."""
    purpose = content.purpose
    if purpose is None:
        return ()
    review = date_words(content.review_on) if content.review_on else "Not set"

    def actions(about: str) -> tuple[Link, ...]:
        return (Link("Change", change, about),) if change else ()

    return (
        Fact("The worry", purpose.worry, actions("the worry")),
        Fact("What needs to be done", purpose.needed, actions("what needs to be done")),
        Fact("Next review", review, actions("the review date")),
    )


def steps_shown(
    content: PlanContent, findings: Sequence[Finding] = (), links: Mapping[UUID, tuple[Link, ...]] | None = None
) -> tuple[StepShown, ...]:
    """The steps in order."""
    return tuple(
        StepShown(
            title=f"Step {number}",
            facts=_step_facts(step, content),
            missing=tuple(one.message for one in findings if one.item_id == step.id and one.severity is Severity.BLOCK),
            hints=in_words(findings, step.id),
            links=(links or {}).get(step.id, ()),
        )
        for number, step in enumerate(content.steps, 1)
    )


def in_words(findings: Iterable[Finding], item_id: UUID | None) -> tuple[str, ...]:
    """The hints about one item, or about the plan itself, each with how to mend it; advice that refuses nothing."""
    about = (one for one in findings if one.item_id == item_id and one.severity is Severity.HINT)
    return tuple(f"{one.message} {one.mend}".strip() for one in about)


def _step_facts(step: SafetyStep, content: PlanContent) -> tuple[Fact, ...]:
    def name(person: UUID | None) -> str:
        return content.person(person).name if person else "Not chosen yet"

    children = ", ".join(content.person(child).known_as for child in step.children)
    checks = f"{name(step.check_by)}: {step.check_how}" if step.check_how else name(step.check_by)
    return (
        Fact("Who", name(step.who)),
        Fact("What they do", step.act),
        Fact("When", step.by_when or "Not written yet"),
        Fact("For", children),
        Fact("Who steps in", name(step.steps_in)),
        Fact("Who checks, and how", checks),
    )


def asked_rows(facts: GateFacts, version_id: UUID, asked: Mapping[UUID, Asked]) -> tuple[WorkRow, ...]:
    """Everybody the plan relies on, and how far asking them for the words that are theirs today has come."""
    return tuple(
        WorkRow(
            what=Link(person.name, reverse("agreement", args=[version_id, person.id])),
            tag=_asked_tag(facts.yes[person.id], asked.get(person.id)),
        )
        for person in facts.content.family_relied_on()
    )


_YES_TAGS = {
    Yes.AGREED: Tag("Agreed", Tone.DONE),
    Yes.TO_OTHER_WORDS: Tag("Agreed to other words: ask again", Tone.LATE),
    Yes.STOPPED: Tag("Stopped: withheld words", Tone.LATE),
    Yes.NO_PART: Tag("Nothing may be given to them", Tone.LATE),
}


def _asked_tag(yes: Yes, asked: Asked | None) -> Tag:
    if yes in _YES_TAGS:
        return _YES_TAGS[yes]
    if asked and asked.told:
        return Tag("Told, not asked yet" if asked.notice is None else "Told, notice heard", Tone.DUE)
    return Tag("Not told yet", Tone.PLAIN)


_HOLDING_TONES = {
    Holding.CURRENT: Tone.DONE,
    Holding.STALE: Tone.LATE,
    Holding.STOPPED: Tone.LATE,
    Holding.OLD_AND_STOPPED: Tone.LATE,
    Holding.OLD_AND_NOTHING: Tone.LATE,
    Holding.NOT_GIVEN: Tone.DUE,
}


# Who holds the right copy is judged by the version in force; of another one it says only what it would give.
_OF_WHAT_IS_NOT_IN_FORCE = {
    Holding.NOTHING_FOR_THEM: Holding.NOTHING_FOR_THEM,
    Holding.OLD_AND_NOTHING: Holding.NOTHING_FOR_THEM,
    Holding.STOPPED: Holding.STOPPED,
    Holding.OLD_AND_STOPPED: Holding.STOPPED,
}


def reader_rows(holders: Iterable[Holder], loaded: VersionForReaders, live: bool) -> tuple[WorkRow, ...]:
    """Every reader outside the council, what is theirs and what they hold; nothing is due before it is live."""
    return tuple(_reader_row(holder, loaded, live) for holder in holders)


def _reader_row(holder: Holder, loaded: VersionForReaders, live: bool) -> WorkRow:
    reader, standing = holder.theirs.reader, holder.theirs.standing
    about = [] if standing is Standing.SAFE else [standing.value.capitalize()]
    about += ["Words wait for a manager’s approval"] if reader.id in loaded.words_wait_for else []
    return WorkRow(
        what=Link(f"{reader.name}’s copy", reverse("reader", args=[loaded.version.id, reader.id])),
        about=". ".join(about),
        tag=_holding_tag(holder.holding if live else _OF_WHAT_IS_NOT_IN_FORCE.get(holder.holding)),
    )


def _holding_tag(holding: Holding | None) -> Tag | None:
    return Tag(holding.value.capitalize(), _HOLDING_TONES.get(holding, Tone.PLAIN)) if holding else None
