"""Children whose lead worker's account was stopped need another one: a duty of the managers, until no child is left so.

It is opened in the transaction that stops the account, and done when the last child has somebody else or the account is
started again (CHILD-2). A restricted record has a duty of its own: only those on its list know of it (ACCESS-4).
"""

from collections.abc import Collection
from uuid import UUID

from django.db.models import Q

from kith.core.access.models import Managing
from kith.core.accounts.choices import Role
from kith.core.accounts.models import User
from kith.core.audit.attribution import Actor
from kith.core.duties.selectors import occasions_open
from kith.core.duties.services import duties_made_these
from kith.core.duties.spec import DutySpec
from kith.core.people.duties import LEAD_STOPPED
from kith.core.people.models import Child, Restriction
from kith.core.people.staffing_selectors import MANAGE
from kith.kernel import clock

_WORDS = "No child is left with somebody whose account is stopped."


def stopped_leads_followed(*, workers: Collection[UUID], by: Actor) -> None:
    """Of these people, what managers have to do agrees with whom they lead and whether they can sign in.

    Part of the act that changes either, which records it. Nothing is asked twice where nothing changed.
    """
    for worker in User.objects.filter(id__in=workers).order_by("id"):
        _followed(worker, by)


def stopped_leads_in_teams_followed(*, teams: Collection[UUID], by: Actor) -> None:
    """The same where who manages these teams, or who is in them, is another now."""
    stopped = User.objects.filter(team_id__in=teams, is_active=False, id__in=Child.objects.values("lead_worker_id"))
    stopped_leads_followed(workers=list(stopped.values_list("id", flat=True)), by=by)


def _followed(worker: User, by: Actor) -> None:
    standing = occasions_open(LEAD_STOPPED, worker.id)
    led = [] if worker.is_active else list(Child.objects.filter(lead_worker_id=worker.id).values_list("id", flat=True))
    if not standing and not led:
        return
    restricted = Restriction.objects.filter(child_id__in=led, ended_at__isnull=True).values_list("child_id", flat=True)
    alone = set(restricted)
    groups = {"": sorted(set(led) - alone)} | {child.hex: [child] for child in alone}
    since = next(iter(standing), clock.instant().isoformat(timespec="seconds")).partition("/")[0]
    owner = _manager_of(worker)
    expected = [
        DutySpec(
            kind=LEAD_STOPPED,
            subject_kind="user",
            subject_id=worker.id,
            occasion=f"{since}/{name}",
            children=tuple(children),
            owner_id=owner,
            due_on=clock.today(),
            rule="CHILD-2",
        )
        for name, children in groups.items()
        if children
    ]
    duties_made_these(kind=LEAD_STOPPED, subject_id=worker.id, expected=expected, words=_WORDS, by=by)


def _manager_of(worker: User) -> UUID:
    """Whose duty it is first; every manager of the team sees it. The worker's own where nobody manages them."""
    if worker.team_id is None:
        return worker.id
    own = Q(team_id=worker.team_id, role=Role.MANAGER)
    beside = Q(id__in=Managing.objects.filter(team_id=worker.team_id).values("user_id"), role__in=MANAGE)
    able = User.objects.filter(own | beside, is_active=True).exclude(id=worker.id)
    found = able.order_by("role", "id").first()  # a team manager before a service manager
    return found.id if found else worker.id
