"""Notes of what happened to a team, for people to read; each part of an act, which leaves the evidence."""

from collections.abc import Collection, Mapping
from datetime import date
from uuid import UUID

from kith.core.accounts.choices import TeamChangeKind
from kith.core.accounts.models import Team, TeamChange
from kith.core.audit.attribution import Actor
from kith.kernel import clock


def team_change_noted(
    *,
    team_id: UUID,
    kind: TeamChangeKind,
    by: Actor,
    words: str = "",
    other_id: UUID | None = None,
    before: Mapping[UUID, UUID | None] | None = None,
    people: Collection[UUID] = (),
    children: int = 0,
    from_on: date | None = None,
    planned: bool = False,
    puts_back: TeamChange | None = None,
) -> TeamChange:
    """Write it down. `before` are the people who moved and where each was; `planned` is still to come.

    The teams are written with the names they have now: what is told later is told with these.
    """
    held = before or {}
    names = dict(Team.objects.filter(id__in=[team_id, other_id]).values_list("id", "name"))
    return TeamChange.objects.create(
        team_id=team_id,
        other_id=other_id,
        team_name=names[team_id],
        other_name=names[other_id] if other_id else "",
        kind=kind,
        people=sorted({*held, *people}),
        before={str(user): str(team or "") for user, team in held.items()},
        children=children,
        words=words.strip(),
        from_on=from_on or clock.today(),
        made_at=clock.instant(),
        made_by=by.id,
        done_at=None if planned else clock.instant(),
        puts_back=puts_back,
    )


def user_moved_noted(*, user_id: UUID, left: UUID | None, joined: UUID | None, by: Actor) -> None:
    """One account's own page changed its team: it came into one, or left one for none."""
    if joined is not None:
        kind = TeamChangeKind.MOVED
        team_change_noted(team_id=joined, kind=kind, other_id=left, before={user_id: left}, by=by)
    elif left is not None:
        team_change_noted(team_id=left, kind=TeamChangeKind.GONE, people=[user_id], by=by)
