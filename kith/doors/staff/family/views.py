"""A family's page: its children, the people around them, and its plan."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.log_policies import logs_readable
from kith.core.access.needs import requires
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.people.restricted_selectors import restrictions_of
from kith.core.people.selectors import FamilyView, family_for
from kith.core.plans.selectors import children_without_plan, plans_of_family
from kith.core.plans.services import plan_opened
from kith.doors.staff.door import answer, open_record, posted, principal, told
from kith.doors.staff.family.forms import OpenPlanForm
from kith.doors.staff.family.presenters import OpenPlanPage, family_page
from kith.doors.staff.pages import family_link, identity_of
from kith.govuk.page import render
from kith.govuk.pieces import Link


@requires(Permission.FAMILY_READ)
@require_safe
def family(request: HttpRequest, family_id: UUID) -> HttpResponse:
    """The family as this person may see it."""
    asker, seen = _opened(request, family_id)
    plans = plans_of_family(asker, family_id)
    logs = logs_readable(asker, [child.id for child in seen.children])
    may_write, may_change = asker.may(Permission.PLAN_WRITE), asker.may(Permission.FAMILY_WRITE)
    page = family_page(seen, plans, may_write, may_change, logs, _restricting(asker, seen), told(request))
    return render(request, "staff/family/page.html", page)


def _restricting(asker: Principal, seen: FamilyView) -> dict[UUID, Link]:
    """Where each child's record is restricted, or can be, for who looks after that (ACCESS-4)."""
    standing = restrictions_of(asker, [child.id for child in seen.children])
    return {
        child.id: Link("Restricted record", reverse("restricted-record", args=[standing[child.id]]), name)
        if standing[child.id]
        else Link("Restrict the record", reverse("restrict", args=[child.id]), f"of {name}")
        for child in seen.children
        if child.id in standing
        for name in [child.person.known_as]
    }


@requires(Permission.PLAN_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def open_plan(request: HttpRequest, family_id: UUID) -> HttpResponse:
    """Start a plan for some of the family's children."""
    asker, seen = _opened(request, family_id)
    free = children_without_plan([child.id for child in seen.children])
    form = OpenPlanForm(posted(request))
    form.offer_children((child.id, child.person.known_as) for child in seen.children if child.id in free)

    def act(typed: dict[str, Any]) -> str:
        children = [UUID(child) for child in typed["children"]]
        plan = plan_opened(family_id=family_id, children=children, by=asker)
        return reverse("plan-purpose", args=[plan.id])

    page = OpenPlanPage(
        title="Start a safety plan",
        form=form,
        identity=identity_of(seen),
        back_link=family_link(seen),
        any_free=bool(free),
        family_id=family_id,
    )
    return answer(request, form, act, page, "staff/family/open_plan.html", done="The plan is started.")


def _opened(request: HttpRequest, family_id: UUID) -> tuple[Principal, FamilyView]:
    """Who asks, and the family within their reach; its children's record is opened (ACCESS-2)."""
    asker = principal(request)
    seen = family_for(asker, family_id)
    open_record(request, [child.id for child in seen.children])
    return asker, seen
