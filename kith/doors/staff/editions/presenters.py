"""A reader's page in typed pieces: their edition, the words written for them, the copies they got."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.editions.edition import Edition
from kith.core.editions.kinds import plain_words
from kith.core.editions.scan import LIMITS
from kith.core.editions.selectors import ReaderEdition, VersionForReaders, WordingView, wordings_for
from kith.core.editions.services import leak_message
from kith.core.plans.content import AnyItem, PlanContent, Purpose, SafetyStep
from kith.core.plans.workflow import STANDS, State
from kith.core.protection.guard import Standing
from kith.core.sharing.selectors import CopyView, copies_of_reader
from kith.doors.staff.editions.forms import ApproveForm, TakeBackForm
from kith.doors.staff.pages import identity_of_version
from kith.govuk.dates import datetime_words
from kith.govuk.forms import Form
from kith.govuk.page import Page
from kith.govuk.pieces import Column, Empty, Link, Notice, Table

BRIEF = 300
_STANDING_WORDS = {
    Standing.POSES_RISK: "poses a risk. Only words written for them and approved by a manager reach them.",
    Standing.PASSES_ON: "passes things on. Only words written for them and approved by a manager reach them.",
    Standing.NOT_ASSESSED: "is not assessed yet, so only words written for them and approved by a manager reach them.",
}


@dataclass(frozen=True, kw_only=True)
class ItemWords:
    """One item of the plan and the words this reader gets in its place, if any."""

    name: str
    says: str
    words: str
    state: str
    instead: str
    write_href: str
    approve: Form | None
    approve_action: str
    take_back: Form | None
    take_back_action: str


@dataclass(frozen=True, kw_only=True)
class ReaderPage(Page):
    """One reader of one version."""

    version_id: UUID
    reader_id: UUID
    warning: str
    not_a_copy: str
    edition: Edition | None
    nothing: Empty
    stopped: tuple[str, ...]
    limits: str
    document_href: str
    hand_over_href: str
    items: tuple[ItemWords, ...]
    copies: Table | None


@dataclass(frozen=True, kw_only=True)
class WordsPage(Page):
    """The form for one reader's words, beside what the item says."""

    form: Form
    action: str
    name: str
    says: str


@dataclass(frozen=True, kw_only=True)
class HandOverPage(Page):
    """The form for handing over, under what is handed over."""

    form: Form
    action: str
    edition: Edition


def reader_page(
    loaded: VersionForReaders,
    theirs: ReaderEdition,
    asker: Principal,
    notice: Notice | None,
    sent: Mapping[UUID, Form],
    found_in_document: tuple[str, ...] = (),
) -> ReaderPage:
    """The page of a reader.

    `sent` holds forms about one item that were refused, by item; `found_in_document` what stopped the finished file.
    """
    version_id, reader = loaded.version.id, theirs.reader
    live = loaded.state is State.LIVE
    ready = theirs.edition is not None and not theirs.hits and not found_in_document and loaded.state in STANDS
    warning = _STANDING_WORDS.get(theirs.standing, "")
    return ReaderPage(
        title="A reader’s copy",
        heading=reader.name,
        caption=f"Copy of the safety plan, version {loaded.version.number}, {loaded.state or 'not proposed'}",
        notice=notice,
        errors=tuple(item for form in sent.values() for item in form.error_items()),
        identity=identity_of_version(loaded),
        back_link=Link("Back to the version", reverse("version", args=[version_id])),
        version_id=version_id,
        reader_id=reader.id,
        warning=f"{reader.name} {warning}" if warning else "",
        not_a_copy=_not_a_copy(loaded.state),
        edition=theirs.edition,
        nothing=Empty(
            f"Nothing in this plan reaches {reader.name}.", "Write words for them below if they should know something."
        ),
        stopped=(*(leak_message(hit) for hit in theirs.hits), *found_in_document),
        limits=LIMITS,
        document_href=reverse("reader-document", args=[version_id, reader.id]) if ready else "",
        hand_over_href=_hand_over(version_id, reader.id)
        if ready and live and asker.may(Permission.COPY_HAND_OVER)
        else "",
        items=_items(loaded, reader.id, asker, sent),
        copies=_copies(copies_of_reader(loaded.version.plan_id, reader.id)),
    )


def _not_a_copy(state: State | None) -> str:
    if state in STANDS:
        return "This page is for workers and is not a copy: it shows more than is theirs. Open the copy to print it."
    return "This version is not in force and nobody is asked about it, so no copy is made of it any more."


def item_name(item: AnyItem, content: PlanContent) -> str:
    """“What the plan is for”, “Step 3”: as the plan's page calls it; any other kind by the name of its kind."""
    if isinstance(item, Purpose):
        return "What the plan is for"
    if isinstance(item, SafetyStep):
        return f"Step {content.steps.index(item) + 1}"
    return item.kind.replace("_", " ").capitalize()


def item_says(item: AnyItem, content: PlanContent) -> str:
    """What stands in the item and would be replaced."""
    if isinstance(item, Purpose):
        return f"{item.worry}\n{item.needed}".strip()
    if isinstance(item, SafetyStep):
        return item.act
    return plain_words(item, content)


def _in_brief(words: str) -> str:
    """Enough to know an item by; the version's page and the form for the words show all of it."""
    return words if len(words) <= BRIEF else f"{words[:BRIEF].rsplit(' ', 1)[0]} …"


def _items(
    loaded: VersionForReaders, reader_id: UUID, asker: Principal, sent: Mapping[UUID, Form]
) -> tuple[ItemWords, ...]:
    written = wordings_for(loaded.content, reader_id)
    place = [loaded.version.id, reader_id]
    return tuple(
        ItemWords(
            name=item_name(item, loaded.content),
            says=_in_brief(item_says(item, loaded.content)),
            words=written[item.id].words if item.id in written else "",
            state=written[item.id].state if item.id in written else "Nothing written",
            instead=written[item.id].instead if item.id in written else "",
            write_href=reverse("reader-words", args=[*place, item.id]) if asker.may(Permission.PLAN_WRITE) else "",
            approve=_approve_form(written.get(item.id), asker, sent.get(item.id)),
            approve_action=reverse("reader-approve", args=[*place, item.id]),
            take_back=_take_back_form(written.get(item.id), asker, sent.get(item.id)),
            take_back_action=reverse("reader-take-back", args=[*place, item.id]),
        )
        for item in loaded.content.items
    )


def _approve_form(written: WordingView | None, asker: Principal, sent: Form | None) -> Form | None:
    if isinstance(sent, ApproveForm):
        return sent
    if written is None or not written.waiting or not asker.may(Permission.TELLING_APPROVE):
        return None
    return ApproveForm(initial={"revision": written.revision})


def _take_back_form(written: WordingView | None, asker: Principal, sent: Form | None) -> Form | None:
    if isinstance(sent, TakeBackForm):
        return sent
    if written is None or not written.in_effect or not asker.may(Permission.PLAN_WRITE):
        return None
    return TakeBackForm(initial={"revision": written.revision})


def _copies(copies: list[CopyView]) -> Table | None:
    columns = (Column("Given"), Column("What"), Column("How"), Column("Arrived"))
    rows = tuple((datetime_words(one.given_at), one.form, one.how, one.received) for one in copies)
    return Table("Copies they were given", columns, rows) if rows else None


def _hand_over(version_id: UUID, reader_id: UUID) -> str:
    return reverse("reader-hand-over", args=[version_id, reader_id])
