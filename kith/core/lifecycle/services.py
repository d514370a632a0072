"""Acts that cross rooms: propose, withdraw, go live. Each loads facts per room, asks the gates, calls each room."""

from uuid import UUID

from kith.core.access.policies import require
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.agreements.selectors import asked_of
from kith.core.audit.services import audited
from kith.core.authority.selectors import policy
from kith.core.duties.services import duties_reconciled
from kith.core.editions.selectors import version_for_readers
from kith.core.lifecycle.duties import expected
from kith.core.lifecycle.facts import GateFacts, LiveFacts
from kith.core.lifecycle.gates import gaps_before_live, gaps_before_proposal
from kith.core.lifecycle.selectors import draft_content, live_facts_of
from kith.core.people.selectors import children_by_id
from kith.core.plans.models import Plan, Version
from kith.core.plans.selectors import plan_children, view_of
from kith.core.plans.services import version_proposed, version_went_live, version_withdrawn
from kith.kernel import clock
from kith.kernel.errors import NotFound, NotYet, Stale


@audited
def plan_proposed(*, plan_id: UUID, shown_hash: str = "", by: Principal) -> Version:
    """Freeze the draft into the next version, which people see, discuss and agree to; it replaces a proposal.

    `shown_hash`: of the draft as the worker saw it; a draft that has changed since is refused (Stale).
    """
    plan = _locked(plan_id, by, Permission.PLAN_WRITE)
    content = draft_content(view_of(plan))
    if shown_hash and content.hash != shown_hash:
        raise Stale
    gaps = gaps_before_proposal(GateFacts(content, clock.today()))
    if gaps:
        raise NotYet(gaps)
    for before in (plan.proposed, plan.live):
        if before is not None and before.content_hash == content.hash:
            raise NotYet("Nothing in the draft has changed since it was last proposed.")
    return version_proposed(plan=plan, content=content, by=by)


@audited
def plan_withdrawn(*, plan_id: UUID, version_id: UUID | None = None, by: Principal) -> Version:
    """Take the proposal back; what people already said to it stays on record.

    `version_id`: the proposal the worker saw; when another stands by now, it is refused (Stale).
    """
    plan = _locked(plan_id, by, Permission.PLAN_WRITE)
    if version_id is not None and plan.proposed_id not in {None, version_id}:
        raise Stale
    return version_withdrawn(plan=plan, by=by)


@audited
def plan_went_live(*, plan_id: UUID, version_id: UUID, by: Principal) -> Version:
    """Put the proposed version in force when every gate holds, and open the duties that follow (SHARE-2)."""
    plan = _locked(plan_id, by, Permission.PLAN_GO_LIVE)
    if plan.proposed is None or plan.proposed_id != version_id:
        already = plan.live_id == version_id
        raise NotYet(
            "This version is live already."
            if already
            else "This version is no longer the one people were asked about. Look at the plan again."
        )
    loaded = version_for_readers(by, version_id)
    content = loaded.content
    gaps = gaps_before_live(live_facts_of(loaded, asked_of(version_id)))
    if gaps:
        raise NotYet(gaps)
    version = version_went_live(plan=plan, by=by)
    settings = policy()
    facts = LiveFacts(
        version_id=version.id,
        children=content.children,
        went_live_on=clock.today(),
        lead_worker_id=children_by_id(content.children)[content.children[0]].lead_worker_id,
        nation=settings.nation,
        on_file_working_days=settings.on_file_working_days,
    )
    duties_reconciled(expected=expected(facts), by=by)
    return version


def _locked(plan_id: UUID, by: Principal, permission: Permission) -> Plan:
    # Not joined with its versions: after waiting for the lock PostgreSQL joins the new row with what stood before.
    plan = Plan.objects.select_for_update().filter(id=plan_id).first()
    if plan is None:
        raise NotFound
    require(by, permission, plan_children(plan))
    return plan
