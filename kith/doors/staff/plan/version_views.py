"""A version: proposing it, who is asked, going live, taking it back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.agreements.selectors import asked_of
from kith.core.lifecycle.gates import gaps_before_live
from kith.core.lifecycle.selectors import draft_content, live_facts_of
from kith.core.lifecycle.services import plan_proposed, plan_went_live, plan_withdrawn
from kith.core.plans.workflow import State
from kith.core.quality.check import check_content
from kith.core.quality.finding import Gate, stands_in_the_way
from kith.doors.staff.door import told
from kith.doors.staff.pages import identity_of_version
from kith.doors.staff.plan.opened import (
    back_to_plan,
    confirmed,
    opened_plan,
    opened_version,
    plan_home,
    plan_identity,
)
from kith.doors.staff.plan.version_page import version_page
from kith.govuk.page import render
from kith.govuk.pieces import Link
from kith.kernel import clock
from kith.kernel.errors import NotFound

_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.PLAN_READ)
@require_safe
def version(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """One version of a plan within reach."""
    asker, loaded = opened_version(request, version_id)
    return render(request, "staff/plan/version.html", version_page(loaded, asker, told(request)))


@requires(Permission.PLAN_WRITE)
@_WRITE
def propose(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Propose the draft: freeze it into a version that people see and agree to."""
    asker, seen = opened_plan(request, plan_id)
    content = draft_content(seen)
    findings = stands_in_the_way(check_content(content, clock.today()), Gate.PROPOSING)
    unchanged = ("Nothing in the draft has changed since it was last proposed.",)
    text = (
        "It becomes a numbered version that does not change any more. People see it, ask for changes and agree to it."
    )
    if seen.proposed_id:
        text += " It takes the place of the version proposed now; whoever agreed to that one is asked again."

    def act(typed: dict[str, Any]) -> str:
        version = plan_proposed(plan_id=plan_id, shown_hash=typed["shown"] or content.hash, by=asker)
        return reverse("version", args=[version.id])

    return confirmed(
        request,
        act,
        plan_identity(seen),
        back_to_plan(plan_id),
        done="The plan is proposed. Now tell each person what stands in their part.",
        title="Propose the plan",
        heading="Propose this plan?",
        button="Propose the plan",
        shown=content.hash,
        text=text,
        missing=unchanged if content.hash in seen.standing_hashes else tuple(finding.message for finding in findings),
    )


@requires(Permission.PLAN_WRITE)
@_WRITE
def withdraw(request: HttpRequest, plan_id: UUID) -> HttpResponse:
    """Take the proposed version back."""
    asker, seen = opened_plan(request, plan_id)

    if seen.proposed_id is None and request.method != "POST":
        raise NotFound

    def act(typed: dict[str, Any]) -> str:
        plan_withdrawn(plan_id=plan_id, version_id=UUID(typed["shown"]) if typed["shown"] else None, by=asker)
        return plan_home(plan_id)

    return confirmed(
        request,
        act,
        plan_identity(seen),
        back_to_plan(plan_id),
        done="The proposal is taken back. The draft is as it was.",
        title="Take the proposal back",
        heading="Take this proposal back?",
        button="Take it back",
        shown=str(seen.proposed_id or ""),
        text="What people already said about it stays on record. The draft goes on.",
    )


@requires(Permission.PLAN_GO_LIVE)
@_WRITE
def go_live(request: HttpRequest, version_id: UUID) -> HttpResponse:
    """Put the proposed version in force, if every gate holds."""
    asker, loaded = opened_version(request, version_id)
    plan, here = loaded.version.plan, reverse("version", args=[version_id])
    facts = live_facts_of(loaded, asked_of(version_id))
    gaps = tuple(problem.message for problem in gaps_before_live(facts)) if loaded.state is State.PROPOSED else ()

    def act(_typed: dict[str, Any]) -> str:
        plan_went_live(plan_id=plan.id, version_id=version_id, by=asker)
        return here

    return confirmed(
        request,
        act,
        identity_of_version(loaded),
        Link("Back to the version", here),
        done="The plan is live. Now give each person their copy.",
        title="Make the plan live",
        heading="Make this version live?",
        button="Make it live",
        missing=gaps,
        text="From now on this is the plan in force. A version that was live before ends.",
    )
