"""Break-glass: a record out of reach is opened at once, for a reason and some hours, and a manager is told (ACCESS-3).

It opens records that exist for everybody's ordinary work. A restricted record does not exist outside its list, at night
neither: who has to know rings somebody on the list (ACCESS-4).
"""

from datetime import timedelta
from uuid import UUID

from kith.core.access.basis import Emergency
from kith.core.access.models import BreakGlass
from kith.core.access.policies import require, require_role
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.access.services import break_glass_begun, break_glass_ended
from kith.core.audit.services import audited, record
from kith.core.authority.selectors import policy
from kith.core.duties.services import duties_reconciled, duties_settled
from kith.core.duties.spec import DutySpec
from kith.core.lifecycle.break_glass_selectors import breakable, whom_to_tell
from kith.core.lifecycle.duties import BREAK_GLASS_SEEN
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound
from kith.kernel.facts_held import facts_held
from kith.kernel.jobs import queue_job

SHORTEST_REASON = 20


@audited
def glass_broken(*, child_id: UUID, whole_family: bool, kind: Emergency, reason: str, by: Principal) -> BreakGlass:
    """Reach a child's record, or its whole family's, from now for some hours; a manager is told in the same act."""
    facts_held()
    require_role(by, Permission.RECORD_BREAK_GLASS)
    children = breakable(by, child_id, whole_family)
    if len(" ".join(reason.split())) < SHORTEST_REASON:
        words = f"Say what happened and why it cannot wait, in at least {SHORTEST_REASON} letters."
        raise Invalid(words, "reason", "ACCESS-3")
    now = clock.instant()
    until_at = now + timedelta(hours=policy().break_glass_hours)
    broken = BreakGlass.objects.create(
        begun_at=now, begun_by=by.user_id, children=list(children), kind=kind, reason=reason.strip(), until_at=until_at
    )
    break_glass_begun(principal_id=by.user_id, children=children, until_at=until_at)
    told = _managers_told(broken, by)
    details = {"kind": kind.value, "until_at": until_at.isoformat(), "told": [str(one) for one in told]}
    record(
        action="access.glass_broken", by=by, subject=("break_glass", broken.id), children=children, why=reason.strip(),
        details=details,
    )  # fmt: skip
    return broken


@audited
def break_glass_looked_at(*, break_glass_id: UUID, words: str, end_now: bool, by: Principal) -> None:
    """OVER-2: a manager has looked at it and says what they found; they may end it at once."""
    broken = BreakGlass.objects.select_for_update().filter(id=break_glass_id).first()
    if broken is None:
        raise NotFound
    require(by, Permission.RECORD_ALLOCATE, broken.children)
    if broken.begun_by == by.id:
        raise Invalid("Somebody else has to look at what you opened yourself.", rule="OVER-2")
    if broken.seen_at is not None:
        raise Invalid("This was looked at already.")
    if not words.strip():
        raise Invalid("Say what you found, and what you do about it.", "words", "OVER-2")
    now = clock.instant()
    broken.seen_at, broken.seen_by, broken.seen_words = now, by.user_id, words.strip()
    if end_now:
        broken.until_at = min(broken.until_at, now)
        break_glass_ended(principal_id=broken.begun_by, children=broken.children)
    broken.save(update_fields=["seen_at", "seen_by", "seen_words", "until_at"])
    duties_settled(subject_id=broken.id, words=words.strip(), by=by)
    record(
        action="access.break_glass_looked_at", by=by, subject=("break_glass", broken.id), children=broken.children,
        why=words.strip(), details={"ended": end_now},
    )  # fmt: skip


def _managers_told(broken: BreakGlass, by: Principal) -> list[UUID]:
    """A duty on the worklist of the child's managers, and an e-mail that says nothing but that there is one."""
    told = whom_to_tell(broken.children)
    spec = DutySpec(
        kind=BREAK_GLASS_SEEN,
        subject_kind="break_glass",
        subject_id=broken.id,
        occasion="told",
        children=tuple(broken.children),
        owner_id=told[0] if told else by.user_id,
        due_on=clock.today(),
        rule="OVER-2",
    )
    duties_reconciled(expected=[spec], by=by)
    for one in told:
        queue_job("needed_today_mailed", user_id=str(one))
    return told
