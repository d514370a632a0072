"""One person and one version: told, notice, agreed. Three forms on one page, each with its own address."""

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.agreements.choices import Advice, ToldHow
from kith.core.agreements.services import agreed, notice_given
from kith.core.agreements.services import told as person_told
from kith.doors.staff.agreement.forms import AgreeForm, NoticeForm, ToldForm
from kith.doors.staff.agreement.presenters import Forms, Seen, agreement_page, see
from kith.doors.staff.door import open_record, principal, send, told
from kith.govuk.forms import Form
from kith.govuk.page import render
from kith.govuk.pieces import Link
from kith.kernel import clock

_CHANGED = "Their part has changed since you opened this page. Read it to them again as it stands now, then go on."


@requires(Permission.PLAN_READ)
@require_safe
def agreement(request: HttpRequest, version_id: UUID, person_id: UUID) -> HttpResponse:
    """Where this person is with this version, and the next thing to do with them."""
    asker = principal(request)
    seen = see(asker, version_id, person_id)
    open_record(request, seen.children)
    page = agreement_page(seen, _fresh(seen), asker.may(Permission.AGREEMENT_RECORD), told(request))
    return render(request, "staff/agreement/page.html", page)


@requires(Permission.AGREEMENT_RECORD)
@require_POST
def tell_person(request: HttpRequest, version_id: UUID, person_id: UUID) -> HttpResponse:
    """Record that they were told what stands in their part (AGR-1)."""
    asker = principal(request)

    def act(typed: dict[str, Any]) -> str:
        at = datetime.combine(typed["told_on"], typed["told_time"], clock.LOCAL_ZONE)
        person_told(
            version_id=version_id,
            person_id=person_id,
            shown_hash=typed["shown_hash"],
            how=ToldHow(typed["how"]),
            at=at,
            by=asker,
        )
        return _here(version_id, person_id)

    return _answer(request, version_id, person_id, "told", ToldForm(request.POST), act, "Recorded. Next: the notice.")


@requires(Permission.AGREEMENT_RECORD)
@require_POST
def give_notice(request: HttpRequest, version_id: UUID, person_id: UUID) -> HttpResponse:
    """Record that they heard or read the voluntary-nature notice (AGR-7)."""
    asker = principal(request)

    def act(typed: dict[str, Any]) -> str:
        notice_given(version_id=version_id, person_id=person_id, read_aloud=typed["read"] == "aloud", by=asker)
        return _here(version_id, person_id)

    form = NoticeForm(request.POST)
    return _answer(request, version_id, person_id, "notice", form, act, "Recorded. Next: ask them, alone.")


@requires(Permission.AGREEMENT_RECORD)
@require_POST
def agree(request: HttpRequest, version_id: UUID, person_id: UUID) -> HttpResponse:
    """Take their agreement to their own part (AGR-11)."""
    asker = principal(request)

    def act(typed: dict[str, Any]) -> str:
        agreed(
            version_id=version_id,
            person_id=person_id,
            shown_hash=typed["shown_hash"],
            typed_name=typed["typed_name"],
            said_back=typed["said_back"],
            advice=Advice(typed["advice"]),
            asked_alone=typed["asked_alone"] == "yes",
            understands=typed["understands"] == "yes",
            sees_the_risk=typed["sees_the_risk"] == "yes",
            by=asker,
        )
        return reverse("version", args=[version_id])

    return _answer(request, version_id, person_id, "agree", AgreeForm(request.POST), act, "Their agreement is kept.")


def _answer(
    request: HttpRequest,
    version_id: UUID,
    person_id: UUID,
    which: str,
    form: Form,
    act: Callable[[dict[str, Any]], str],
    done: str,
) -> HttpResponse:
    asker = principal(request)
    seen = see(asker, version_id, person_id)
    open_record(request, seen.children)
    leave = Link("Look at it again", _here(version_id, person_id))
    shown = {"shown_hash": seen.shown_hash}
    answer = send(request, form, act, done=done, identity=seen.identity, leave=leave, when_stale=_CHANGED, now=shown)
    if answer is not None:
        return answer
    page = agreement_page(seen, _fresh(seen) | {which: form}, may_record=True, notice=None)
    return render(request, "staff/agreement/page.html", page)


def _fresh(seen: Seen) -> Forms:
    """Forms nobody has typed in yet; they carry the hash of the edition shown on the page."""
    now = clock.moment()
    shown = {"shown_hash": seen.shown_hash}
    when = {"told_on": now.date(), "told_time": now.time().replace(second=0, microsecond=0)}
    return {"told": ToldForm(initial={**shown, **when}), "notice": NoticeForm(), "agree": AgreeForm(initial=shown)}


def _here(version_id: UUID, person_id: UUID) -> str:
    return reverse("agreement", args=[version_id, person_id])
