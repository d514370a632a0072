"""The plan's page, put together."""

from uuid import UUID

from django.urls import reverse

from kith.core.lifecycle.selectors import draft_content
from kith.core.lifecycle.warnings import checked_by_the_doer, leaned_on_though_dangerous
from kith.core.plans.content import PlanContent
from kith.core.plans.selectors import PlanView, versions_of
from kith.core.protection.selectors import guard_of
from kith.core.quality.check import check_content
from kith.core.quality.finding import Gate, stands_in_the_way, worth_a_look
from kith.doors.staff.pages import identity_of_children, state_tag
from kith.doors.staff.plan.presenters import PlanPage, in_words, purpose_facts, steps_shown
from kith.govuk.dates import datetime_words
from kith.govuk.pieces import Empty, Link, Notice, WorkRow
from kith.kernel import clock


def plan_page(plan: PlanView, may_write: bool, notice: Notice | None) -> PlanPage:
    """The page of a plan within reach: the draft with what is missing, and its versions."""
    content = draft_content(plan)
    today = clock.today()
    dangerous = leaned_on_though_dangerous(content, guard_of(plan.family_id, [today]))
    found = (*check_content(content, today), *dangerous, *checked_by_the_doer(content))
    findings, hints = stands_in_the_way(found, Gate.PROPOSING), worth_a_look(found)
    write = reverse("plan-purpose", args=[plan.id]) if may_write else ""
    add = Link("Add a step", reverse("plan-step-add", args=[plan.id])) if may_write else None
    steps = steps_shown(content, (*findings, *hints), _step_links(plan, content, may_write))
    unchanged = content.hash in plan.standing_hashes
    return PlanPage(
        title="Safety plan",
        notice=notice,
        identity=identity_of_children(plan.family_id, plan.children, content.people),
        back_link=Link("Back to the family", reverse("family", args=[plan.family_id])),
        plan_id=plan.id,
        purpose=purpose_facts(content, write),
        no_purpose=_no_purpose(write),
        steps=steps,
        no_steps=Empty("No steps are written yet.", "A step says who does what, by when.", add),
        add_step=add if steps else None,
        missing=tuple(finding.message for finding in findings if finding.item_id is None),
        hints=in_words(hints, None),
        versions=_versions(plan),
        no_versions=Empty("Nobody has been shown this plan yet.", "Propose it when it is ready to be talked through."),
        may_propose=may_write and not findings and not unchanged,
        why_not_propose=_why_not(bool(findings), unchanged) if may_write else "",
    )


def _step_links(plan: PlanView, content: PlanContent, may_write: bool) -> dict[UUID, tuple[Link, ...]]:
    return {
        step.id: (Link("Change", reverse("plan-step", args=[plan.id, step.id]), f"step {number}"),)
        for number, step in enumerate(content.steps, 1)
        if may_write
    }


def _no_purpose(write: str) -> Empty:
    link = Link("Write what the plan is for", write) if write else None
    return Empty("What the plan is for is not written yet.", "Start with the worry and what needs to be done.", link)


def _why_not(unfinished: bool, unchanged: bool) -> str:
    if unfinished:
        return "You can propose the plan when nothing is missing."
    return "Nothing has changed since it was last proposed." if unchanged else ""


def _versions(plan: PlanView) -> tuple[WorkRow, ...]:
    return tuple(
        WorkRow(
            what=Link(f"Version {version.number}", reverse("version", args=[version.id])),
            about=f"proposed {datetime_words(version.proposed_at)}",
            tag=state_tag(version.state),
        )
        for version in versions_of(plan.id)
    )
