"""A reader's copy: seen as they see it, worded for them, printed, handed over."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.editions.selectors import VersionForReaders, reader_edition, version_for_readers, wordings_for
from kith.core.editions.services import wording_approved, wording_taken_back, wording_written
from kith.core.plans.content import AnyItem
from kith.core.plans.workflow import STANDS
from kith.core.sharing.choices import Form as GivenForm
from kith.core.sharing.choices import GivenHow, Received
from kith.core.sharing.final_text import checked_document
from kith.core.sharing.services import copy_handed_over
from kith.doors.staff.door import open_record, principal, send, told
from kith.doors.staff.editions.forms import ApproveForm, HandOverForm, TakeBackForm, WordsForm
from kith.doors.staff.editions.presenters import HandOverPage, WordsPage, item_name, item_says, reader_page
from kith.doors.staff.pages import identity_of_version
from kith.govuk.forms import Form
from kith.govuk.page import render
from kith.govuk.pieces import IdentityBar, Link
from kith.kernel import clock
from kith.kernel.errors import Difference, Invalid, NotFound, Problem, Stale

_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.PLAN_READ)
@require_safe
def reader(request: HttpRequest, version_id: UUID, reader_id: UUID) -> HttpResponse:
    """The edition as this reader would have it today."""
    return _reader_page(request, version_id, reader_id, {})


@requires(Permission.PLAN_READ)
@require_safe
def document(request: HttpRequest, version_id: UUID, reader_id: UUID) -> HttpResponse:
    """The edition as a PDF, scanned as a finished file; a withheld word anywhere stops it (SHARE-6)."""
    asker = principal(request)
    loaded, theirs = reader_edition(asker, version_id, reader_id)
    open_record(request, loaded.content.children)
    if theirs.edition is None or theirs.hits or loaded.state not in STANDS:
        return _reader_page(request, version_id, reader_id, {}, status=409)
    try:
        made = checked_document(theirs).document
    except Invalid as refused:
        found = tuple(problem.message for problem in refused.problems)
        return _reader_page(request, version_id, reader_id, {}, status=409, found_in_document=found)
    response = HttpResponse(made.data, content_type="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{made.file_name}"'
    response.headers["Cache-Control"] = "no-store, private"
    return response


@requires(Permission.PLAN_WRITE)
@_WRITE
def words(request: HttpRequest, version_id: UUID, reader_id: UUID, item_id: UUID) -> HttpResponse:
    """Write what this reader is told in place of one item (SHARE-5)."""
    asker = principal(request)
    loaded = version_for_readers(asker, version_id)
    open_record(request, loaded.content.children)
    theirs, item = loaded.edition_for(reader_id), _item(loaded, item_id)
    written = wordings_for(loaded.content, reader_id).get(item_id)
    initial = {"words": written.words, "revision": written.revision} if written else {"revision": 0}
    form = WordsForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(typed: dict[str, Any]) -> str:
        with _at_words():
            wording_written(
                version_id=version_id,
                reader_id=reader_id,
                item_id=item_id,
                words=typed["words"],
                base=typed["revision"] or 0,
                by=asker,
            )
        return _here(version_id, reader_id)

    identity = _identity(loaded)
    if request.method == "POST":
        done = "The words are kept. A manager has to approve them before they reach anybody."
        answer = send(request, form, act, done=done, identity=identity, leave=_back(version_id, reader_id))
        if answer is not None:
            return answer
    page = WordsPage(
        title="Words for a reader",
        heading=f"Words for {theirs.reader.name}",
        form=form,
        errors=form.error_items(),
        identity=identity,
        back_link=_back(version_id, reader_id),
        action=request.path,
        name=item_name(item, loaded.content),
        says=item_says(item, loaded.content),
    )
    return render(request, "staff/editions/words.html", page)


@contextmanager
def _at_words() -> Iterator[None]:
    """The service names the item that is worded; on this page that is the one field."""
    try:
        yield
    except Stale as stale:
        here = [Difference("words", one.mine, one.theirs) for one in stale.differences]
        raise Stale(here, stale.revision, stale.by) from stale
    except Invalid as refused:
        raise Invalid([Problem(one.message, "words", one.rule) for one in refused.problems]) from refused


@requires(Permission.TELLING_APPROVE)
@require_POST
def approve(request: HttpRequest, version_id: UUID, reader_id: UUID, item_id: UUID) -> HttpResponse:
    """Approve words somebody else wrote (SHARE-5)."""
    asker = principal(request)
    form = ApproveForm(request.POST)

    def act(typed: dict[str, Any]) -> str:
        wording_approved(
            version_id=version_id, reader_id=reader_id, item_id=item_id, base=typed["revision"] or 0, by=asker
        )
        return _here(version_id, reader_id)

    changed = "The words have changed since you opened this page. Read them again before you approve them."
    answer = send(request, form, act, done="The words are approved.", when_stale=changed)
    return answer or _reader_page(request, version_id, reader_id, {item_id: form})


@requires(Permission.PLAN_WRITE)
@require_POST
def take_back(request: HttpRequest, version_id: UUID, reader_id: UUID, item_id: UUID) -> HttpResponse:
    """Take approved words back: they reach nobody until they are approved anew."""
    asker = principal(request)
    form = TakeBackForm(request.POST)

    def act(typed: dict[str, Any]) -> str:
        wording_taken_back(
            version_id=version_id, reader_id=reader_id, item_id=item_id, base=typed["revision"] or 0, by=asker
        )
        return _here(version_id, reader_id)

    changed = "The words have changed since you opened this page. Look at them again."
    done = "The words are taken back. Change them, or ask a manager to approve them again."
    answer = send(request, form, act, done=done, when_stale=changed)
    return answer or _reader_page(request, version_id, reader_id, {item_id: form})


@requires(Permission.COPY_HAND_OVER)
@_WRITE
def hand_over(request: HttpRequest, version_id: UUID, reader_id: UUID) -> HttpResponse:
    """Register that they were given their copy (SHARE-3)."""
    asker = principal(request)
    loaded, theirs = reader_edition(asker, version_id, reader_id)
    open_record(request, loaded.content.children)
    if theirs.edition is None or theirs.hits:
        return _reader_page(request, version_id, reader_id, {}, status=409)
    now = clock.moment()
    initial = {
        "given_on": now.date(),
        "given_time": now.time().replace(second=0, microsecond=0),
        "shown_hash": theirs.edition.hash,
    }
    form = HandOverForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(typed: dict[str, Any]) -> str:
        copy_handed_over(
            version_id=version_id,
            person_id=reader_id,
            shown_hash=typed["shown_hash"],
            form=GivenForm(typed["form"]),
            how=GivenHow(typed["how"]),
            received=Received(typed["received"]),
            given_at=datetime.combine(typed["given_on"], typed["given_time"], clock.LOCAL_ZONE),
            by=asker,
        )
        return _here(version_id, reader_id)

    identity = _identity(loaded)
    if request.method == "POST":
        changed = "Their copy has changed since you opened this page. Look at it again below before you go on."
        now_shown = {"shown_hash": theirs.edition.hash}
        answer = send(request, form, act, done="The copy is registered.", when_stale=changed, now=now_shown)
        if answer is not None:
            return answer
    page = HandOverPage(
        title="Hand over a copy",
        heading=f"Give {theirs.reader.name} their copy",
        form=form,
        errors=form.error_items(),
        identity=identity,
        back_link=_back(version_id, reader_id),
        action=request.path,
        edition=theirs.edition,
    )
    return render(request, "staff/editions/hand_over.html", page)


def _reader_page(
    request: HttpRequest,
    version_id: UUID,
    reader_id: UUID,
    sent: Mapping[UUID, Form],
    status: int = 200,
    found_in_document: tuple[str, ...] = (),
) -> HttpResponse:
    asker = principal(request)
    loaded, theirs = reader_edition(asker, version_id, reader_id)
    open_record(request, loaded.content.children)
    page = reader_page(loaded, theirs, asker, told(request), sent, found_in_document)
    return render(request, "staff/editions/reader.html", page, status)


def _item(loaded: VersionForReaders, item_id: UUID) -> AnyItem:
    for item in loaded.content.items:
        if item.id == item_id:
            return item
    raise NotFound


def _identity(loaded: VersionForReaders) -> IdentityBar:
    return identity_of_version(loaded)


def _here(version_id: UUID, reader_id: UUID) -> str:
    return reverse("reader", args=[version_id, reader_id])


def _back(version_id: UUID, reader_id: UUID) -> Link:
    return Link("Back to their copy", _here(version_id, reader_id))
