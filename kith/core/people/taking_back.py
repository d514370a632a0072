"""When a change of a team can be taken back, and what that does: one rule for who asks and who does it (ACCESS-1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from uuid import UUID

from kith.core.access.models import Managing
from kith.core.accounts.choices import TeamChangeKind
from kith.core.accounts.models import Team, TeamChange, User
from kith.core.people.staffing_selectors import MANAGE
from kith.core.people.team_facts import TAKES_BACK, gone, leads_among
from kith.kernel.errors import Invalid

_MANAGER = TeamChangeKind.MANAGER


@dataclass(frozen=True, slots=True)
class GoingBack:
    """Who would manage a team again, and who no more."""

    again: tuple[UUID, ...]
    no_more: tuple[UUID, ...]


@dataclass(frozen=True, slots=True)
class Stands:
    """What stands now of all that some changes are about: read at once, however many they are."""

    taken_back: frozenset[UUID]
    closed: frozenset[UUID]
    managing: frozenset[tuple[UUID, UUID]]
    users: dict[UUID, User]
    leading: frozenset[UUID]
    changes: tuple[TeamChange, ...]


def stands_of(changes: Collection[TeamChange]) -> Stands:
    """Read what taking each of these back depends on; the statements do not grow with them."""
    people = {user for one in changes for user in one.people}
    teams = {one.team_id for one in changes}
    about = TeamChange.objects.filter(kind__in=[_MANAGER, *TAKES_BACK], people__overlap=list(people))
    standing = about.filter(puts_back__isnull=True, put_back_by__isnull=True, done_at__isnull=False)
    return Stands(
        frozenset(TeamChange.objects.filter(puts_back__in=changes).values_list("puts_back_id", flat=True)),
        frozenset(Team.objects.filter(id__in=teams, closed_at__isnull=False).values_list("id", flat=True)),
        frozenset(Managing.objects.filter(team_id__in=teams).values_list("user_id", "team_id")),
        User.objects.in_bulk(people),
        frozenset(leads_among(people)),
        tuple(standing) if people else (),
    )


def can_go_back(change: TeamChange, stands: Stands) -> bool:
    """True where taking it back has something to do, and nothing that stands now is in its way."""
    if change.done_at is None or change.id in stands.taken_back:
        return False
    if change.kind in TAKES_BACK:
        return bool(_moves_back(change, stands))
    try:
        return change.kind == _MANAGER and bool(_managing_back(change, stands))
    except Invalid:
        return False


def going_back(change: TeamChange) -> dict[UUID, UUID | None]:
    """Whom taking a change back would move, and where to: who is still where it put them, and still works here.

    Who was moved again since by a change that still stands is there by that one, and stays. Whose account was stopped
    goes along with the children they still lead.
    """
    return _moves_back(change, stands_of([change]))


def managing_going_back(change: TeamChange) -> GoingBack:
    """Who would manage the team again and who no more if this was taken back; Invalid in words where it cannot be.

    It is taken back only while it is what stands: a later change that is about one of them comes first.
    """
    return _managing_back(change, stands_of([change]))


def _moves_back(change: TeamChange, stands: Stands) -> dict[UUID, UUID | None]:
    later = [one for one in stands.changes if one.kind in TAKES_BACK and _when_done(one) > _when_done(change)]
    moved_since = set(chain.from_iterable(one.people for one in later))
    people = [stands.users[user] for user in sorted(set(change.people) - moved_since) if user in stands.users]
    here = [user for user in people if user.team_id == change.team_id and (not gone(user) or user.id in stands.leading)]
    return {user.id: UUID(change.before[str(user.id)]) if change.before[str(user.id)] else None for user in here}


def _managing_back(change: TeamChange, stands: Stands) -> GoingBack:
    if change.id in stands.taken_back:
        raise Invalid("This was taken back already.")
    if not change.before or change.puts_back_id:
        raise Invalid("This cannot be taken back. Name the managers as they are to be instead.")
    if change.team_id in stands.closed:
        raise Invalid("This team is closed. Open it again first.")
    if any(_comes_first(one, change) for one in stands.changes):
        raise Invalid("A later change is about the same manager of this team. Take that one back first.")
    again = tuple(UUID(user) for user, team in change.before.items() if team)
    no_more = tuple(user for user in change.people if user not in again)
    managing = {user for user, team in stands.managing if team == change.team_id}
    if set(no_more) - managing or set(again) & managing:
        raise Invalid("Who manages this team is another by now. Name the managers as they are to be instead.")
    for user in (stands.users[user] for user in again if user in stands.users):
        if not user.is_active or user.role not in MANAGE:
            raise Invalid(f"{user.name} can manage no team now. Name the managers as they are to be instead.")
    return GoingBack(again, no_more)


def _comes_first(one: TeamChange, change: TeamChange) -> bool:
    """A later naming for the same team that is about one of the same people."""
    same = one.kind == _MANAGER and one.team_id == change.team_id and not set(one.people).isdisjoint(change.people)
    return same and (one.made_at, one.id) > (change.made_at, change.id)


def _when_done(change: TeamChange) -> tuple[datetime, UUID]:
    return (change.done_at or change.made_at, change.id)
