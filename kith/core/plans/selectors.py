"""Reads of plans, within the principal's reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from kith.core.access.principal import Principal
from kith.core.access.selectors import reaches
from kith.core.plans.content import PlanContent, Purpose, SafetyStep
from kith.core.plans.freeze import item_from
from kith.core.plans.models import DraftItem, Plan, PlanChild, Version
from kith.core.plans.workflow import Act, State, after
from kith.kernel.errors import NotFound


def plan_children(plan: Plan) -> list[UUID]:
    """The children now in the plan, in a steady order."""
    return list(plan.children.filter(left_on__isnull=True).order_by("id").values_list("child_id", flat=True))


def plan_for(principal: Principal, plan_id: UUID) -> Plan:
    """One plan; NotFound unless every child now in it is within reach (ACCESS-1)."""
    plan = Plan.objects.select_related("proposed", "live").filter(id=plan_id).first()
    if plan is None or not reaches(principal, plan_children(plan)):
        raise NotFound
    return plan


@dataclass(frozen=True, slots=True)
class PlanStanding:
    """A plan in a list: for whom, and which of its versions stand."""

    id: UUID
    children: tuple[UUID, ...]
    review_on: date | None
    proposed: UUID | None
    live: UUID | None


def plans_of_family(principal: Principal, family_id: UUID) -> list[PlanStanding]:
    """The family's plans that are within reach, newest first."""
    plans = Plan.objects.filter(family_id=family_id).order_by("-opened_on", "-id").prefetch_related("children")
    standing = (
        PlanStanding(plan.id, tuple(_now_in(plan)), plan.review_on, plan.proposed_id, plan.live_id) for plan in plans
    )
    return [plan for plan in standing if reaches(principal, plan.children)]


def children_without_plan(children: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the children who are in no open plan; for callers that asked for reach already (CHILD-1)."""
    wanted = frozenset(children)
    taken = PlanChild.objects.filter(child_id__in=wanted, left_on__isnull=True).values_list("child_id", flat=True)
    return wanted - frozenset(taken)


def _now_in(plan: Plan) -> list[UUID]:
    rows = sorted(plan.children.all(), key=lambda row: row.id)
    return [row.child_id for row in rows if row.left_on is None]


def version_for(principal: Principal, version_id: UUID) -> Version:
    """One version of a plan within reach."""
    version = Version.objects.select_related("plan").filter(id=version_id).first()
    if version is None or not reaches(principal, plan_children(version.plan)):
        raise NotFound
    return version


def versions_of(plan: Plan) -> list[tuple[Version, State]]:
    """All versions with their state, newest first."""
    versions = plan.versions.prefetch_related("acts").order_by("-number")
    return [(version, state_of_version(version)) for version in versions]  # type: ignore[misc]


def draft_items(plan: Plan) -> list[DraftItem]:
    """The draft's rows, in order."""
    return list(plan.draft.order_by("position"))


def typed(item: DraftItem) -> Purpose | SafetyStep:
    """A draft row as the item it will be frozen as."""
    return item_from(item_id=item.id, kind=item.kind, children=item.children, source=item.source, body=item.body)


def draft_item_for(principal: Principal, plan_id: UUID, item_id: UUID) -> DraftItem:
    """One row of the draft of a plan within reach."""
    plan = plan_for(principal, plan_id)
    item = plan.draft.filter(id=item_id).first()
    if item is None:
        raise NotFound
    return item


def content_of(version: Version) -> PlanContent:
    """The frozen content of a version."""
    return PlanContent.model_validate(version.content)


def state_of_version(version: Version) -> State | None:
    """Where a version is: its acts, in order, through the table; None before it is proposed."""
    state: State | None = None
    for act in sorted(version.acts.all(), key=lambda row: row.id):
        state = after(state, Act(act.act))
    return state


def went_live_on(version: Version) -> date | None:
    """The day a version went live, if it did."""
    return next((act.on for act in version.acts.all() if act.act == Act.GO_LIVE), None)
