"""Writing the draft: the plan's page, its purpose and its steps."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.lifecycle.selectors import draft_content
from kith.core.people.selectors import children_by_id
from kith.core.plans.selectors import PlanView, draft_step_for, plan_view
from kith.core.plans.services import purpose_saved, step_added, step_removed, step_saved
from kith.doors.staff.door import open_record, principal, send, told
from kith.doors.staff.pages import identity_of_children
from kith.doors.staff.plan.forms import PlainForm, PurposeForm, StepForm
from kith.doors.staff.plan.people import people_to_choose
from kith.doors.staff.plan.plan_page import plan_page
from kith.doors.staff.plan.presenters import ConfirmPage, FormPage
from kith.govuk.page import render
from kith.govuk.pieces import IdentityBar, Link

_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.PLAN_READ)
@require_safe
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The plan: its draft and its versions."""
    asker = principal(request)
    seen = plan_view(asker, plan_id)
    open_record(request, seen.children)
    page = plan_page(seen, asker.may(Permission.PLAN_WRITE), told(request))
    return render(request, "staff/plan/plan.html", page)


@requires(Permission.PLAN_WRITE)
@_WRITE
def purpose(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Write the purpose and the review date (SAFE-1, REV-1)."""
    asker = principal(request)
    seen = plan_view(asker, plan_id)
    open_record(request, seen.children)
    written = draft_content(seen).purpose
    initial: dict[str, Any] = {"review_on": seen.review_on, "revision": seen.revision}
    if written is not None:
        initial |= {"worry": written.worry, "needed": written.needed}
    form = PurposeForm(request.POST if request.method == "POST" else None, initial=initial)

    def act(typed: dict[str, Any]) -> str:
        purpose_saved(
            plan_id=plan_id,
            worry=typed["worry"],
            needed=typed["needed"],
            review_on=typed["review_on"],
            base=typed["revision"] or 0,
            by=asker,
        )
        return _home(plan_id)

    return _form_page(request, seen, form, act, "What the plan is for", "Save", done="The purpose is saved.")


@requires(Permission.PLAN_WRITE)
@_WRITE
def add_step(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Add a safety step (SAFE-3)."""
    asker = principal(request)
    seen = plan_view(asker, plan_id)
    open_record(request, seen.children)
    everyone = [str(child) for child in seen.children]
    form = StepForm(request.POST if request.method == "POST" else None, initial={"children": everyone})
    _offer(form, seen)

    def act(typed: dict[str, Any]) -> str:
        step_added(plan_id=plan_id, children=_children(typed), body=_body(typed), by=asker)
        return _home(plan_id)

    return _form_page(request, seen, form, act, "Add a step", "Save this step", done="The step is saved.")


@requires(Permission.PLAN_WRITE)
@_WRITE
def change_step(request: HttpRequest, plan_id: UUID, item_id: UUID) -> HttpResponse:
    """Change a step; a change somebody else made meanwhile is shown beside it."""
    asker = principal(request)
    seen = plan_view(asker, plan_id)
    step, revision = draft_step_for(asker, plan_id, item_id)
    open_record(request, seen.children)
    initial = {**step.model_dump(mode="json", exclude={"id", "kind", "source"}), "revision": revision}
    form = StepForm(request.POST if request.method == "POST" else None, initial=initial)
    _offer(form, seen)

    def act(typed: dict[str, Any]) -> str:
        step_saved(
            plan_id=plan_id,
            item_id=item_id,
            children=_children(typed),
            body=_body(typed),
            base=typed["revision"] or 0,
            by=asker,
        )
        return _home(plan_id)

    remove = reverse("plan-step-remove", args=[plan_id, item_id])
    return _form_page(request, seen, form, act, "Change a step", "Save this step", "The step is saved.", remove)


@requires(Permission.PLAN_WRITE)
@_WRITE
def remove_step(request: HttpRequest, plan_id: UUID, item_id: UUID) -> HttpResponse:
    """Take a step out of the draft, after asking once more."""
    asker = principal(request)
    seen = plan_view(asker, plan_id)
    step, revision = draft_step_for(asker, plan_id, item_id)
    open_record(request, seen.children)
    form = PlainForm(request.POST if request.method == "POST" else None, initial={"revision": revision})

    def act(typed: dict[str, Any]) -> str:
        step_removed(plan_id=plan_id, item_id=item_id, base=typed["revision"] or 0, by=asker)
        return _home(plan_id)

    if request.method == "POST":
        answer = send(request, form, act, done="The step is taken out.", leave=_back(plan_id))
        if answer is not None:
            return answer
    page = ConfirmPage(
        title="Take out a step",
        heading="Do you want to take this step out?",
        form=form,
        errors=form.error_items(),
        identity=_identity(seen),
        action=request.path,
        button="Take it out",
        leave=_back(plan_id),
        text=f"“{step.act}” Versions people have seen keep it; the draft loses it.",
    )
    return render(request, "staff/plan/confirm.html", page)


def _form_page(
    request: HttpRequest, seen: PlanView, form: Any, act: Any, title: str, button: str, done: str, remove: str = ""
) -> HttpResponse:
    identity = _identity(seen)
    if request.method == "POST":
        answer = send(request, form, act, done=done, identity=identity, leave=_back(seen.id))
        if answer is not None:
            return answer
    page = FormPage(
        title=title,
        form=form,
        errors=form.error_items(),
        identity=identity,
        back_link=_back(seen.id),
        action=request.path,
        button=button,
        remove_href=remove,
    )
    return render(request, "staff/plan/form.html", page)


def _offer(form: StepForm, seen: PlanView) -> None:
    names = [(child, file.person.known_as) for child, file in children_by_id(seen.children).items()]
    form.offer(people_to_choose(seen.family_id, seen.children), names)


def _children(typed: dict[str, Any]) -> list[UUID]:
    return [UUID(child) for child in typed["children"]]


def _body(typed: dict[str, Any]) -> dict[str, Any]:
    chosen = {name: typed[name] or None for name in ("who", "steps_in", "check_by")}
    return {**chosen, **{name: typed[name] for name in ("act", "by_when", "check_how")}}


def _identity(seen: PlanView) -> IdentityBar:
    return identity_of_children(seen.family_id, seen.children)


def _home(plan_id: UUID) -> str:
    return reverse("plan", args=[plan_id])


def _back(plan_id: UUID) -> Link:
    return Link("Back to the plan", _home(plan_id))
