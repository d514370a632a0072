"""A version: proposing it, who is asked, going live, taking it back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.editions.selectors import version_for_readers
from kith.core.lifecycle.selectors import draft_content
from kith.core.lifecycle.services import plan_proposed, plan_went_live, plan_withdrawn
from kith.core.plans.selectors import plan_view
from kith.core.quality.check import check_content
from kith.core.quality.finding import Gate, stands_in_the_way
from kith.doors.staff.door import open_record, principal, send, told
from kith.doors.staff.pages import identity_of_children
from kith.doors.staff.plan.forms import PlainForm
from kith.doors.staff.plan.presenters import ConfirmPage
from kith.doors.staff.plan.version_page import version_page
from kith.govuk.page import render
from kith.govuk.pieces import Link
from kith.kernel import clock

_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.PLAN_READ)
@require_safe
def version(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """One version of a plan within reach."""
    asker = principal(request)
    loaded = version_for_readers(asker, version_id)
    open_record(request, loaded.content.children)
    return render(request, "staff/plan/version.html", version_page(loaded, asker, told(request)))


@requires(Permission.PLAN_WRITE)
@_WRITE
def propose(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Propose the draft: freeze it into a version that people see and agree to."""
    asker = principal(request)
    seen = plan_view(asker, plan_id)
    open_record(request, seen.children)
    form = PlainForm(request.POST if request.method == "POST" else None)

    def act(_typed: dict[str, Any]) -> str:
        return reverse("version", args=[plan_proposed(plan_id=plan_id, by=asker).id])

    if request.method == "POST":
        answer = send(request, form, act, done="The plan is proposed. Now tell each person what stands in their part.")
        if answer is not None:
            return answer
    findings = check_content(draft_content(seen), clock.today())
    missing = [finding.message for finding in stands_in_the_way(findings, Gate.PROPOSING)]
    text = (
        "It becomes a numbered version that does not change any more. People see it, ask for changes and agree to it."
    )
    if seen.proposed_id:
        text += " It takes the place of the version proposed now; whoever agreed to that one is asked again."
    page = ConfirmPage(
        title="Propose the plan",
        heading="Propose this plan?",
        form=form,
        errors=form.error_items(),
        identity=identity_of_children(seen.family_id, seen.children),
        action=request.path,
        button="Propose the plan",
        text=text,
        leave=Link("Back to the plan", reverse("plan", args=[plan_id])),
        missing=tuple(missing),
    )
    return render(request, "staff/plan/confirm.html", page)


@requires(Permission.PLAN_WRITE)
@_WRITE
def withdraw(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Take the proposed version back."""
    asker = principal(request)
    seen = plan_view(asker, plan_id)
    open_record(request, seen.children)
    form = PlainForm(request.POST if request.method == "POST" else None)

    def act(_typed: dict[str, Any]) -> str:
        plan_withdrawn(plan_id=plan_id, by=asker)
        return reverse("plan", args=[plan_id])

    if request.method == "POST":
        answer = send(request, form, act, done="The proposal is taken back. The draft is as it was.")
        if answer is not None:
            return answer
    page = ConfirmPage(
        title="Take the proposal back",
        heading="Take this proposal back?",
        form=form,
        errors=form.error_items(),
        identity=identity_of_children(seen.family_id, seen.children),
        action=request.path,
        button="Take it back",
        text="What people already said about it stays on record. The draft goes on.",
        leave=Link("Back to the plan", reverse("plan", args=[plan_id])),
    )
    return render(request, "staff/plan/confirm.html", page)


@requires(Permission.PLAN_GO_LIVE)
@_WRITE
def go_live(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Put the proposed version in force, if every gate holds."""
    asker = principal(request)
    loaded = version_for_readers(asker, version_id)
    open_record(request, loaded.content.children)
    plan = loaded.version.plan
    form = PlainForm(request.POST if request.method == "POST" else None)
    here = reverse("version", args=[version_id])

    def act(_typed: dict[str, Any]) -> str:
        plan_went_live(plan_id=plan.id, version_id=version_id, by=asker)
        return here

    if request.method == "POST":
        answer = send(request, form, act, done="The plan is live. Now give each person their copy.")
        if answer is not None:
            return answer
    page = ConfirmPage(
        title="Make the plan live",
        heading="Make this version live?",
        form=form,
        errors=form.error_items(),
        identity=identity_of_children(plan.family_id, loaded.content.children),
        action=request.path,
        button="Make it live",
        text="From now on this is the plan in force. A version that was live before ends.",
        leave=Link("Back to the version", here),
    )
    return render(request, "staff/plan/confirm.html", page)
