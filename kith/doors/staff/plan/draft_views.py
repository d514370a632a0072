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
from kith.core.plans.selectors import PlanView, draft_step_for
from kith.core.plans.services import purpose_saved, step_added, step_removed, step_saved
from kith.doors.staff.door import answer, posted, told
from kith.doors.staff.plan.forms import PurposeForm, StepForm
from kith.doors.staff.plan.opened import Act, back_to_plan, confirmed, opened_plan, plan_home, plan_identity
from kith.doors.staff.plan.people import people_to_choose
from kith.doors.staff.plan.plan_page import plan_page
from kith.doors.staff.plan.presenters import FormPage
from kith.govuk.forms import Form
from kith.govuk.page import render

_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.PLAN_READ)
@require_safe
def plan(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """The plan: its draft and its versions."""
    asker, seen = opened_plan(request, plan_id)
    page = plan_page(seen, asker.may(Permission.PLAN_WRITE), told(request))
    return render(request, "staff/plan/plan.html", page)


@requires(Permission.PLAN_WRITE)
@_WRITE
def purpose(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Write the purpose and the review date (SAFE-1, REV-1)."""
    asker, seen = opened_plan(request, plan_id)
    written = draft_content(seen).purpose
    initial: dict[str, Any] = {"review_on": seen.review_on, "revision": seen.revision}
    if written is not None:
        initial |= {"worry": written.worry, "needed": written.needed}

    def act(typed: dict[str, Any]) -> str:
        purpose_saved(
            plan_id=plan_id,
            worry=typed["worry"],
            needed=typed["needed"],
            review_on=typed["review_on"],
            base=typed["revision"] or 0,
            by=asker,
        )
        return plan_home(plan_id)

    form = PurposeForm(posted(request), initial=initial)
    return _form_page(request, seen, form, act, "What the plan is for", "Save", "The purpose is saved.")


@requires(Permission.PLAN_WRITE)
@_WRITE
def add_step(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Add a safety step (SAFE-3)."""
    asker, seen = opened_plan(request, plan_id)
    form = _step_form(request, seen, {"children": [str(child) for child in seen.children]})

    def act(typed: dict[str, Any]) -> str:
        step_added(plan_id=plan_id, children=_children(typed), body=_body(typed), by=asker)
        return plan_home(plan_id)

    return _form_page(request, seen, form, act, "Add a step", "Save this step", "The step is saved.")


@requires(Permission.PLAN_WRITE)
@_WRITE
def change_step(request: HttpRequest, plan_id: UUID, item_id: UUID) -> HttpResponse:
    """Change a step; a change somebody else made meanwhile is shown beside it."""
    asker, seen = opened_plan(request, plan_id)
    step, revision = draft_step_for(asker, plan_id, item_id)
    stands = step.model_dump(mode="json", exclude={"id", "kind", "source"})
    form = _step_form(request, seen, {**stands, "revision": revision})

    def act(typed: dict[str, Any]) -> str:
        step_saved(
            plan_id=plan_id,
            item_id=item_id,
            children=_children(typed),
            body=_body(typed),
            base=typed["revision"] or 0,
            by=asker,
        )
        return plan_home(plan_id)

    remove = reverse("plan-step-remove", args=[plan_id, item_id])
    return _form_page(request, seen, form, act, "Change a step", "Save this step", "The step is saved.", remove)


@requires(Permission.PLAN_WRITE)
@_WRITE
def remove_step(request: HttpRequest, plan_id: UUID, item_id: UUID) -> HttpResponse:
    """Take a step out of the draft, after asking once more."""
    asker, seen = opened_plan(request, plan_id)
    step, revision = draft_step_for(asker, plan_id, item_id)

    def act(typed: dict[str, Any]) -> str:
        step_removed(plan_id=plan_id, item_id=item_id, base=typed["revision"] or 0, by=asker)
        return plan_home(plan_id)

    return confirmed(
        request,
        act,
        plan_identity(seen),
        back_to_plan(plan_id),
        done="The step is taken out.",
        revision=revision,
        title="Take out a step",
        heading="Do you want to take this step out?",
        button="Take it out",
        text=f"“{step.act}” Versions people have seen keep it; the draft loses it.",
    )


def _form_page(
    request: HttpRequest, seen: PlanView, form: Form, act: Act, title: str, button: str, done: str, remove: str = ""
) -> HttpResponse:
    page = FormPage(
        title=title,
        form=form,
        identity=plan_identity(seen),
        back_link=back_to_plan(seen.id),
        action=request.path,
        button=button,
        remove_href=remove,
    )
    return answer(request, form, act, page, "staff/plan/form.html", done=done)


def _step_form(request: HttpRequest, seen: PlanView, initial: dict[str, Any]) -> StepForm:
    form = StepForm(posted(request), initial=initial)
    names = [(child, file.person.known_as) for child, file in children_by_id(seen.children).items()]
    form.offer(people_to_choose(seen.family_id, seen.children), names)
    return form


def _children(typed: dict[str, Any]) -> list[UUID]:
    return [UUID(child) for child in typed["children"]]


def _body(typed: dict[str, Any]) -> dict[str, Any]:
    chosen = {name: typed[name] or None for name in ("who", "steps_in", "check_by")}
    return {**chosen, **{name: typed[name] for name in ("act", "by_when", "check_how")}}
