"""Writes of plans: opening, the draft and its items, versions and what becomes of them.

Each service of the draft loads, asks `access`, checks the revision it is based on, changes and records.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from pydantic import ValidationError

from kith.core.access.policies import require
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.accounts.selectors import users_by_id
from kith.core.audit.services import audited, record
from kith.core.authority.selectors import newest_version
from kith.core.people.selectors import children_by_id, is_child, people_of_family
from kith.core.plans.content import AnyItem, PlanContent, SourceKind
from kith.core.plans.freeze import item_from
from kith.core.plans.models import DraftItem, Plan, PlanChild, Version, VersionAct
from kith.core.plans.selectors import plan_children, state_of_version
from kith.core.plans.workflow import Act, after
from kith.kernel import clock
from kith.kernel.errors import Difference, Invalid, NotFound, NotYet, Problem, Stale
from kith.kernel.ids import new_id


@audited
def plan_opened(*, family_id: UUID, children: Sequence[UUID], by: Principal) -> Plan:
    """Open a plan for one or more children of a family. A child is never in two open plans (CHILD-1)."""
    require(by, Permission.PLAN_WRITE, children)
    held = children_by_id(children).values()
    if {child.person.family_id for child in held} != {family_id} or len(held) != len(set(children)):
        raise NotFound
    today = clock.today()
    plan = Plan.objects.create(family_id=family_id, opened_on=today)
    try:
        with transaction.atomic():
            for child_id in dict.fromkeys(children):
                PlanChild.objects.create(plan=plan, child_id=child_id, joined_on=today)
    except IntegrityError as fault:
        raise Invalid(
            "One of these children already has an open plan. Work on that plan instead.", "children", "CHILD-1"
        ) from fault
    record(action="plan.opened", by=by, subject=("plan", plan.id), children=children)
    return plan


@audited
def purpose_saved(*, plan_id: UUID, worry: str, needed: str, review_on: date, base: int, by: Principal) -> Plan:
    """Save the purpose (SAFE-1) and the next review date (REV-1) of the draft, based on the plan's revision `base`."""
    plan, children = _plan_to_write(plan_id, by)
    item = DraftItem.objects.filter(plan=plan, kind="purpose").first()
    if plan.revision != base:
        mine = {"worry": worry, "needed": needed, "review_on": review_on.isoformat()}
        theirs = {**(item.body if item else {}), "review_on": plan.review_on.isoformat() if plan.review_on else ""}
        raise Stale(_differences(mine, theirs), plan.revision)
    if review_on <= clock.today():
        raise Invalid("The review date must be after today.", "review_on", "REV-1")
    body = {"worry": worry, "needed": needed}
    if item is None:
        _item_created(plan, new_id(), "purpose", children, body, by)
    else:
        _item_changed(item, children, body, by)
    Plan.objects.filter(id=plan.id).update(review_on=review_on, revision=F("revision") + 1)
    record(action="plan.purpose_saved", by=by, subject=("plan", plan.id), children=children)
    plan.refresh_from_db()
    return plan


@audited
def step_added(*, plan_id: UUID, children: Sequence[UUID], body: Mapping[str, Any], by: Principal) -> DraftItem:
    """Add a safety step to the draft; `body` holds the fields of SafetyStep, some perhaps still empty (SAFE-3)."""
    plan, plan_children_ids = _plan_to_write(plan_id, by)
    _must_be_of_plan(children, plan_children_ids)
    _must_be_able_to_act(plan, body, {})
    item = _item_created(plan, new_id(), "safety_step", children, body, by)
    record(
        action="plan.step_added", by=by, subject=("plan", plan.id), children=children, details={"item": str(item.id)}
    )
    return item


@audited
def step_saved(
    *, plan_id: UUID, item_id: UUID, children: Sequence[UUID], body: Mapping[str, Any], base: int, by: Principal
) -> DraftItem:
    """Change a step of the draft, based on its revision `base`; a stale base is refused with both texts."""
    plan, plan_children_ids = _plan_to_write(plan_id, by)
    item = _draft_item(plan, item_id)
    _must_be_of_plan(children, plan_children_ids)
    if item.revision != base:
        raise Stale(
            _differences({**body, "children": list(children)}, {**item.body, "children": item.children}), item.revision
        )
    _must_be_able_to_act(plan, body, item.body)
    _item_changed(item, children, body, by)
    record(
        action="plan.step_saved", by=by, subject=("plan", plan.id), children=children, details={"item": str(item.id)}
    )
    return item


@audited
def step_removed(*, plan_id: UUID, item_id: UUID, base: int, by: Principal) -> None:
    """Take a step out of the draft; versions keep it, and so does the history."""
    plan, children = _plan_to_write(plan_id, by)
    item = _draft_item(plan, item_id)
    if item.revision != base:
        raise Stale((), item.revision)
    item.delete()
    record(
        action="plan.step_removed", by=by, subject=("plan", plan.id), children=children, details={"item": str(item_id)}
    )


@audited
def version_proposed(*, plan: Plan, content: PlanContent, by: Principal) -> Version:
    """Freeze content as the next version and make it the proposed one; a proposal before it is replaced.

    Numbers are gapless integers: the plan's row is locked by the caller (`lifecycle`).
    """
    newest = Version.objects.filter(plan=plan).aggregate(newest=Max("number"))["newest"] or 0
    version = Version.objects.create(
        plan=plan,
        number=newest + 1,
        schema_version=content.schema_version,
        content=content.model_dump(mode="json"),
        content_hash=content.hash,
        proposed_at=clock.moment(),
        proposed_on=clock.today(),
        proposed_by=by.user_id,
        settings_number=newest_version().number,
    )
    if plan.proposed is not None:
        _acted(plan.proposed, Act.REPLACE, by)
    _acted(version, Act.PROPOSE, by)
    _point(plan, proposed=version, live=plan.live)
    record(
        action="plan.proposed",
        by=by,
        subject=("plan_version", version.id),
        children=content.children,
        details={"number": version.number, "content_hash": version.content_hash},
    )
    return version


@audited
def version_withdrawn(*, plan: Plan, by: Principal) -> Version:
    """Take the proposed version back; the draft goes on."""
    version = plan.proposed
    if version is None:
        raise NotYet("There is no proposed plan to withdraw.")
    _acted(version, Act.WITHDRAW, by)
    _point(plan, proposed=None, live=plan.live)
    record(action="plan.withdrawn", by=by, subject=("plan_version", version.id), children=plan_children(plan))
    return version


@audited
def version_went_live(*, plan: Plan, by: Principal) -> Version:
    """Make the proposed version the live one; the live one before is superseded. The gates are `lifecycle`'s."""
    version = plan.proposed
    if version is None:
        raise NotYet("There is no proposed plan to make live.")
    if plan.live is not None:
        _acted(plan.live, Act.SUPERSEDE, by)
    _acted(version, Act.GO_LIVE, by)
    _point(plan, proposed=None, live=version)
    record(action="plan.went_live", by=by, subject=("plan_version", version.id), children=plan_children(plan))
    return version


def _plan_to_write(plan_id: UUID, by: Principal) -> tuple[Plan, list[UUID]]:
    plan = Plan.objects.select_for_update().filter(id=plan_id).first()
    if plan is None:
        raise NotFound
    children = plan_children(plan)
    require(by, Permission.PLAN_WRITE, children)
    return plan, children


def _draft_item(plan: Plan, item_id: UUID) -> DraftItem:
    item = DraftItem.objects.select_for_update().filter(plan=plan, id=item_id).first()
    if item is None:
        raise NotFound
    return item


def _must_be_of_plan(children: Sequence[UUID], of_plan: Sequence[UUID]) -> None:
    if not children or not set(children) <= set(of_plan):
        raise Invalid("Choose which children this is for.", "children")


_ACTORS = (
    ("who", "Choose who does this from the people around the children."),
    ("steps_in", "Choose who steps in from the people around the children."),
    ("check_by", "Choose who checks from the people around the children."),
)


def _must_be_able_to_act(plan: Plan, body: Mapping[str, Any], before: Mapping[str, Any]) -> None:
    """SAFE-3: a step leans on grown-ups of this family's world and on workers who can sign in.

    Whoever already stood there may stay: a colleague who left is for the worker to replace, not a reason to lose words.
    """
    named = {place: str(body[place]) for place, _ in _ACTORS if body.get(place)}
    adults = {str(person.id) for person in people_of_family(plan.family_id) if not is_child(person)}
    wanted = set(named.values()) - adults
    workers = {str(user.id) for user in users_by_id(_uuids(wanted)).values() if user.is_active}
    problems = [
        Problem(message, place, "SAFE-3")
        for place, message in _ACTORS
        if place in named and named[place] not in adults | workers and named[place] != str(before.get(place))
    ]
    if problems:
        raise Invalid(problems)


def _uuids(values: Iterable[str]) -> Iterator[UUID]:
    for value in values:
        with suppress(ValueError):
            yield UUID(value)


def _item_created(
    plan: Plan, item_id: UUID, kind: str, children: Sequence[UUID], body: Mapping[str, Any], by: Principal
) -> DraftItem:
    source = {"kind": SourceKind.WORKER.value, "person_id": str(by.user_id)}
    typed = _typed(item_id, kind, children, source, body)
    last = DraftItem.objects.filter(plan=plan).aggregate(last=Max("position"))["last"] or 0
    return DraftItem.objects.create(
        id=item_id,
        plan=plan,
        kind=kind,
        position=last + 1,
        children=list(children),
        source=source,
        body=_body(typed),
        changed_at=clock.instant(),
        changed_by=by.id,
    )


def _item_changed(item: DraftItem, children: Sequence[UUID], body: Mapping[str, Any], by: Principal) -> None:
    typed = _typed(item.id, item.kind, children, item.source, body)
    item.children, item.body, item.revision = list(children), _body(typed), item.revision + 1
    item.changed_at, item.changed_by = clock.instant(), by.id
    item.save(update_fields=["children", "body", "revision", "changed_at", "changed_by"])


def _typed(
    item_id: UUID, kind: str, children: Sequence[UUID], source: Mapping[str, Any], body: Mapping[str, Any]
) -> AnyItem:
    """The item as PlanContent will hold it; what its type refuses is Invalid, each problem at its field."""
    try:
        return item_from(item_id=item_id, kind=kind, children=children, source=source, body=body)
    except ValidationError as fault:
        raise Invalid(
            [Problem(one["msg"].removeprefix("Value error, "), _field(one["loc"])) for one in fault.errors()]
        ) from fault


def _field(location: Sequence[int | str]) -> str:
    """`act` from pydantic's ('safety_step', 'act')."""
    return str(next((part for part in location[1:] if isinstance(part, str)), location[0] if location else ""))


def _body(item: AnyItem) -> dict[str, Any]:
    return item.model_dump(mode="json", exclude={"id", "kind", "children", "source"})


def _differences(mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> list[Difference]:
    def shown(value: Any) -> str:
        return ", ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "")

    pairs = ((place, shown(mine[place]), shown(theirs.get(place))) for place in mine)
    return [Difference(place, my, their) for place, my, their in pairs if my != their]


def _acted(version: Version, act: Act, by: Principal) -> None:
    if after(state_of_version(version), act) is None:
        raise NotYet("This cannot be done with the plan as it stands now. Look at the plan again.")
    VersionAct.objects.create(version=version, act=act.value, at=clock.moment(), on=clock.today(), by=by.id)


def _point(plan: Plan, *, proposed: Version | None, live: Version | None) -> None:
    plan.proposed, plan.live = proposed, live
    plan.save(update_fields=["proposed", "live"])
