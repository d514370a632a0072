"""The page of one person and one version, in typed pieces."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from kith.core.access.principal import Principal
from kith.core.agreements.selectors import NOT_ASKED, Asked, asked_of, words_agreed_to
from kith.core.editions.edition import Edition
from kith.core.editions.selectors import VersionForReaders, reader_edition
from kith.core.editions.services import leak_message
from kith.core.plans.workflow import State
from kith.core.practice.notices import Notice as VoluntaryNotice
from kith.core.practice.notices import voluntary_notice
from kith.doors.staff.pages import identity_of_version
from kith.govuk.dates import datetime_words
from kith.govuk.forms import Form
from kith.govuk.page import Page
from kith.govuk.pieces import ErrorItem, Fact, IdentityBar, Link, Notice, Tag, Tone, WorkRow

Forms = dict[str, Form]


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What the page is made of: the person's edition as it stands, and how far asking has come."""

    version_id: UUID
    person_id: UUID
    name: str
    needs: str
    children: tuple[UUID, ...]
    identity: IdentityBar
    open: bool
    edition: Edition | None
    stopped: tuple[str, ...]
    shown_hash: str
    asked: Asked


@dataclass(frozen=True, kw_only=True)
class AgreementPage(Page):
    """Told, notice, agreed: what is done, and the form for what is next (`step`: told, notice, agree, or none)."""

    version_id: UUID
    person_id: UUID
    needs: str
    words_href: str
    stages: tuple[WorkRow, ...]
    edition: Edition | None
    stopped: tuple[str, ...]
    told: tuple[Fact, ...]
    told_other_words: bool
    heard: tuple[Fact, ...]
    agreed: tuple[Fact, ...]
    agreed_before: Edition | None
    voluntary: VoluntaryNotice
    step: str
    later: str
    forms: Mapping[str, Form]


def see(principal: Principal, version_id: UUID, person_id: UUID) -> Seen:
    """Load one person's part of a version within reach."""
    loaded, theirs = reader_edition(principal, version_id, person_id)
    person = next(one for one in loaded.people if one.id == person_id)
    return Seen(
        version_id=version_id,
        person_id=person_id,
        name=person.name,
        needs=person.needs,
        children=loaded.content.children,
        identity=_identity(loaded),
        open=loaded.state in {State.PROPOSED, State.LIVE},
        edition=theirs.edition,
        stopped=tuple(leak_message(hit) for hit in theirs.hits),
        shown_hash=theirs.edition.hash if theirs.edition else "",
        asked=asked_of(version_id).get(person_id, NOT_ASKED),
    )


def agreement_page(seen: Seen, forms: Forms, may_record: bool, notice: Notice | None) -> AgreementPage:
    """The page, with the forms for what can be done now."""
    asked = seen.asked
    told_now = asked.told is not None and asked.told.edition.hash == seen.shown_hash
    stands = asked.agreement_to(seen.edition) is not None
    step = _step(seen, forms, told_now) if may_record and _may_be_asked(seen) else ""
    return AgreementPage(
        title="Telling and agreeing",
        heading=seen.name,
        caption="Telling and agreeing",
        notice=notice,
        errors=_errors(forms),
        identity=seen.identity,
        back_link=Link("Back to the version", reverse("version", args=[seen.version_id])),
        version_id=seen.version_id,
        person_id=seen.person_id,
        needs=seen.needs,
        words_href=reverse("reader", args=[seen.version_id, seen.person_id]) if seen.edition is None else "",
        stages=_stages(asked, stands, told_now, step),
        edition=seen.edition,
        stopped=seen.stopped,
        told=_told(asked),
        told_other_words=asked.told is not None and not told_now and not stands,
        heard=_heard(asked),
        agreed=_agreed(asked, seen.edition),
        agreed_before=words_agreed_to(asked.latest) if asked.latest and not stands else None,
        voluntary=voluntary_notice(),
        step=step,
        later=_why_not_now(step, may_record, seen),
        forms=forms,
    )


def _may_be_asked(seen: Seen) -> bool:
    return seen.open and seen.edition is not None and not seen.stopped


def _step(seen: Seen, forms: Forms, told_now: bool) -> str:
    """The form to show: one that was sent and refused stays open with what was typed, else the next in order."""
    sent = next((name for name, form in forms.items() if form.is_bound), "")
    if sent or seen.asked.agreement_to(seen.edition) is not None:
        return sent
    if not told_now:
        return "told"
    return "notice" if seen.asked.notice is None else "agree"


def _stages(asked: Asked, agreed: bool, told_now: bool, step: str) -> tuple[WorkRow, ...]:
    """The three stages at a glance; each leads to its place on the page."""
    stages = (
        ("1. Tell them", "told", told_now or agreed),
        ("2. Read the notice", "notice", asked.notice is not None),
        ("3. Ask them", "agree", agreed),
    )
    return tuple(WorkRow(Link(text, f"#{name}"), tag=_stage_tag(done, name == step)) for text, name, done in stages)


def _stage_tag(done: bool, is_next: bool) -> Tag:
    if done:
        return Tag("Done", Tone.DONE)
    return Tag("Next", Tone.DUE) if is_next else Tag("Not yet")


def _why_not_now(step: str, may_record: bool, seen: Seen) -> str:
    """What stands in place of the question while it cannot be asked."""
    if step:
        return "First tell them, then read the notice. After that the question opens here."
    if not seen.open:
        return "People are asked about a version while it is proposed or live. This one is neither any more."
    return "" if may_record else "Their worker records this."


def _told(asked: Asked) -> tuple[Fact, ...]:
    if asked.told is None:
        return ()
    return (Fact("Told", datetime_words(asked.told.at)), Fact("How", asked.told.get_how_display()))


def _heard(asked: Asked) -> tuple[Fact, ...]:
    if asked.notice is None:
        return ()
    how = "Read out to them" if asked.notice.read_aloud else "Read by themselves"
    return (Fact("Notice", datetime_words(asked.notice.at)), Fact("How", how))


def _agreed(asked: Asked, edition: Edition | None) -> tuple[Fact, ...]:
    kept = asked.agreement_to(edition) or asked.latest
    if kept is None:
        return ()
    return (
        Fact("Agreed", datetime_words(kept.at)),
        Fact("How", f"{kept.get_way_display().capitalize()}: {kept.typed_name}"),
        Fact("Told back", kept.said_back),
        Fact("Independent advice", kept.get_advice_display()),
    )


def _errors(forms: Forms) -> tuple[ErrorItem, ...]:
    return tuple(item for form in forms.values() for item in form.error_items())


def _identity(loaded: VersionForReaders) -> IdentityBar:
    return identity_of_version(loaded)
