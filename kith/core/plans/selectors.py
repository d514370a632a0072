"""Reads of plans, within the principal's reach."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import Exists, F, OuterRef, QuerySet

from kith.core.access.principal import Principal
from kith.core.access.selectors import reached_among, reached_children, reaches
from kith.core.plans.content import AnyItem, PlanContent, SafetyStep
from kith.core.plans.freeze import item_from
from kith.core.plans.kept_contents import KeptContents
from kith.core.plans.models import DraftItem, Plan, PlanChild, Version, VersionAct
from kith.core.plans.reading import read_content, read_item
from kith.core.plans.workflow import Act, State, after
from kith.kernel.compiled import CompiledModels
from kith.kernel.errors import NotFound


def plan_children(plan: Plan) -> list[UUID]:
    """The children now in the plan, in a steady order."""
    return list(plan.children.filter(left_on__isnull=True).order_by("id").values_list("child_id", flat=True))


def _now_in_plan(plan_id: str) -> ArraySubquery:
    """The same within another query; `plan_id` names the plan's id there."""
    now_in = PlanChild.objects.filter(plan_id=OuterRef(plan_id), left_on__isnull=True)
    return ArraySubquery(now_in.order_by("id").values("child_id"))


def _acts_in_order() -> ArraySubquery:
    return ArraySubquery(VersionAct.objects.filter(version_id=OuterRef("id")).order_by("id").values("act"))


def _plan(plan_id: UUID) -> QuerySet[Any]:
    plans = Plan.objects.select_related("proposed", "live").defer("proposed__content", "live__content")
    return plans.annotate(now_in=_now_in_plan("id")).filter(id=plan_id)


def _version(version_id: UUID) -> QuerySet[Any]:
    versions = Version.objects.select_related("plan").annotate(
        now_in=_now_in_plan("plan_id"), then_in=F("content__children"), acts_in_order=_acts_in_order()
    )
    return versions.defer("content").filter(id=version_id)


def _versions(plan_id: UUID) -> QuerySet[Any]:
    versions = Version.objects.filter(plan_id=plan_id).annotate(acts_in_order=_acts_in_order())
    return versions.order_by("-number").defer("content")


_PLAN, _VERSION, _VERSIONS = CompiledModels(_plan), CompiledModels(_version), CompiledModels(_versions)
_CONTENTS = KeptContents()


@dataclass(frozen=True, slots=True)
class PlanView:
    """A plan as it stands: the children now in it, and the hashes of the versions that stand (proposed, live)."""

    id: UUID
    family_id: UUID
    children: tuple[UUID, ...]
    review_on: date | None
    revision: int
    proposed_id: UUID | None
    live_id: UUID | None
    standing_hashes: frozenset[str]


def view_of(plan: Plan, now_in: Iterable[UUID] | None = None) -> PlanView:
    """A plan's row as a view, with the children now in it unless they are loaded; its callers asked for reach."""
    standing = (plan.proposed, plan.live)
    return PlanView(
        id=plan.id,
        family_id=plan.family_id,
        children=tuple(plan_children(plan) if now_in is None else now_in),
        review_on=plan.review_on,
        revision=plan.revision,
        proposed_id=plan.proposed_id,
        live_id=plan.live_id,
        standing_hashes=frozenset(version.content_hash for version in standing if version is not None),
    )


def plan_view(principal: Principal, plan_id: UUID) -> PlanView:
    """One plan; NotFound unless every child now in it is within reach (ACCESS-1)."""
    plan = next(iter(_PLAN.of(plan_id)), None)
    if not reaches(principal, plan.now_in if plan else ()) or plan is None:
        raise NotFound
    return view_of(plan, plan.now_in)


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
    standing = [
        PlanStanding(plan.id, tuple(_now_in(plan)), plan.review_on, plan.proposed_id, plan.live_id) for plan in plans
    ]
    within = reached_among(principal, (child for plan in standing for child in plan.children))
    return [plan for plan in standing if plan.children and within.issuperset(plan.children)]


def plans_within(principal: Principal) -> QuerySet[Plan]:
    """The plans all of whose children, as they are in it now, are within reach (ACCESS-1)."""
    now_in = PlanChild.objects.filter(plan_id=OuterRef("id"), left_on__isnull=True)
    reached = reached_children(principal)
    return Plan.objects.filter(
        Exists(now_in.filter(child_id__in=reached)), ~Exists(now_in.exclude(child_id__in=reached))
    )


def children_without_plan(children: Iterable[UUID]) -> frozenset[UUID]:
    """Those of the children who are in no open plan; for callers that asked for reach already (CHILD-1)."""
    wanted = frozenset(children)
    taken = PlanChild.objects.filter(child_id__in=wanted, left_on__isnull=True).values_list("child_id", flat=True)
    return wanted - frozenset(taken)


def _now_in(plan: Plan) -> list[UUID]:
    rows = sorted(plan.children.all(), key=lambda row: row.id)
    return [row.child_id for row in rows if row.left_on is None]


def version_for(principal: Principal, version_id: UUID) -> Version:
    """One version; NotFound unless every child now in its plan, or in it then, is within reach (ACCESS-1)."""
    return version_with_state(principal, version_id)[0]


def version_with_state(principal: Principal, version_id: UUID) -> tuple[Version, State | None]:
    """The same, with where it was when it was read: for pages; a service asks again once it holds the plan.

    What is frozen is read once reach was asked: how long it is must not be felt by who may not see it.
    """
    version = next(iter(_VERSION.of(version_id)), None)
    children = {*version.now_in, *map(UUID, version.then_in)} if version else ()
    if not reaches(principal, children) or version is None:
        raise NotFound
    return version, _state_after(version.acts_in_order)


def plan_locked_for(principal: Principal, version_id: UUID) -> Plan:
    """The plan of a version within reach, held until the act is over: what is composed after this stays true."""
    return Plan.objects.select_for_update().get(id=version_for(principal, version_id).plan_id)


@dataclass(frozen=True, slots=True)
class VersionView:
    """A version in a list."""

    id: UUID
    number: int
    proposed_at: datetime
    state: State


def versions_of(plan_id: UUID) -> list[VersionView]:
    """All versions of a plan with their state, newest first; for callers that asked for reach already."""
    stated = ((version, _state_after(version.acts_in_order)) for version in _VERSIONS.of(plan_id))
    return [VersionView(one.id, one.number, one.proposed_at, state) for one, state in stated if state is not None]


def draft_items_of(plan_id: UUID) -> list[AnyItem]:
    """The draft's items, in order; for callers that asked for reach already."""
    return [_typed(row) for row in DraftItem.objects.filter(plan_id=plan_id).order_by("position")]


def draft_step_for(principal: Principal, plan_id: UUID, item_id: UUID) -> tuple[SafetyStep, int]:
    """One step of the draft of a plan within reach, with its revision."""
    plan_view(principal, plan_id)
    row = DraftItem.objects.filter(plan_id=plan_id, id=item_id).first()
    step = _typed(row) if row else None
    if row is None or not isinstance(step, SafetyStep):
        raise NotFound
    return step, row.revision


def _typed(row: DraftItem) -> AnyItem:
    return item_from(item_id=row.id, kind=row.kind, children=row.children, source=row.source, body=row.body)


@dataclass(frozen=True, slots=True)
class StandingItem:
    """An item as it stands in the proposed or live version of a plan; the children are those of that version."""

    item: AnyItem
    version_id: UUID
    plan_id: UUID
    children: tuple[UUID, ...]


_STANDING = """
    SELECT item, version.schema_version, version.id, version.plan_id, version.content -> 'children'
    FROM plans_plan plan
    JOIN plans_version version ON version.id IN (plan.live_id, plan.proposed_id)
    CROSS JOIN LATERAL jsonb_array_elements(version.content -> 'items') AS item
    WHERE plan.id IN (SELECT plan_id FROM plans_version WHERE id = ANY(%s)) AND item ->> 'id' = ANY(%s)
    ORDER BY version.number
"""


def standing_items(of_plans_with: Iterable[UUID], item_ids: Iterable[UUID]) -> list[StandingItem]:
    """Some items as they stand in the plans that have some versions, the lower number first.

    For callers that asked for reach already. One query, and nothing else of those versions is read.
    """
    with connection.cursor() as cursor:
        cursor.execute(_STANDING, [list(of_plans_with), [str(item_id) for item_id in item_ids]])
        return [
            StandingItem(read_item(json.loads(item), schema), version, plan, tuple(map(UUID, json.loads(children))))
            for item, schema, version, plan, children in cursor.fetchall()
        ]


def content_of(version: Version) -> PlanContent:
    """The frozen content of a version; its row is asked for it only where no version of this hash was read lately."""
    return _CONTENTS.content(version.content_hash, lambda: read_content(version.content))


def state_of_version(version: Version) -> State | None:
    """Where a version is: its acts, in order, through the table; None before it is proposed."""
    return _state_after(act.act for act in sorted(version.acts.all(), key=lambda row: row.id))


def _state_after(acts: Iterable[str]) -> State | None:
    state: State | None = None
    for act in acts:
        state = after(state, Act(act))
    return state


def went_live_on(version: Version) -> date | None:
    """The day a version went live, if it did."""
    return next((act.on for act in version.acts.all() if act.act == Act.GO_LIVE), None)
