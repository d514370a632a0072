"""Moving people to another team, now or from a day, and merging teams; each seen before it happens."""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.people.team_selectors import MemberSeen, TeamView, effect_for, other_teams, team_view
from kith.core.people.team_services import move_planned, teams_merged
from kith.doors.staff.checked_form import Outlook, checked_form
from kith.doors.staff.door import posted, principal
from kith.doors.staff.pages import children_words, listed
from kith.doors.staff.teams.forms import EVERYBODY, MergeForm, MoveForm
from kith.doors.staff.teams.presenters import outlook_of, people_words
from kith.govuk.dates import date_words
from kith.govuk.fields import Choice
from kith.govuk.pieces import Link
from kith.kernel import clock

WRITE = require_http_methods(["GET", "HEAD", "POST"])
_NAMED = 4
_DONE = "The move is made. If you chose a later day, it is planned for that day."
_LATER = "These are the numbers of today. The move is made in the first hour of that day, if it still can be."


@requires(Permission.USERS_MANAGE)
@WRITE
def move(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """One, several or all people of a team go to another one, with their children."""
    asker, home = principal(request), reverse("team", args=[team_id])
    held = team_view(asker, team_id)
    form = MoveForm(posted(request), initial={"from_on": clock.today()})
    form.ask(
        (Choice(str(one.id), one.name, f"{one.role}, {children_words(one.children)}") for one in held.members),
        ((one.id, one.name) for one in other_teams(asker, team_id)),
    )

    def outlook(typed: dict[str, Any]) -> Outlook:
        going, team = _going(team_view(asker, team_id), typed), UUID(typed["team"])
        seen = outlook_of(effect_for(asker, {one.id: team for one in going}), "move")
        other = form.fields["team"].in_words(typed["team"])  # type: ignore[attr-defined]
        where = f"{_names(going)}: from {held.team.name} to {other}."
        if typed["from_on"] <= clock.today():
            return dataclasses.replace(seen, before=where)
        later = f"From {date_words(typed['from_on'])}: {seen.sentence} {_LATER}"
        return dataclasses.replace(seen, before=where, sentence=later)

    def act(typed: dict[str, Any]) -> str:
        move_planned(
            worker_ids=[one.id for one in _going(team_view(asker, team_id), typed)], team_id=UUID(typed["team"]),
            from_on=typed["from_on"], why=typed["why"], by=asker,
        )  # fmt: skip
        return home

    return checked_form(
        request, form, outlook, act, done=_DONE, title="Move people",
        heading=f"Move people of {held.team.name}", button="See what happens", confirm="Move them",
        text=("Their children go with them, and get the other team’s managers.",), back_link=Link("Go back", home),
    )  # fmt: skip


@requires(Permission.USERS_MANAGE)
@WRITE
def merge(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Everybody of a team goes into another one, and the empty team closes."""
    asker, home = principal(request), reverse("team", args=[team_id])
    held = team_view(asker, team_id)
    form = MergeForm(posted(request))
    form.ask((one.id, one.name) for one in other_teams(asker, team_id))

    def outlook(typed: dict[str, Any]) -> Outlook:
        here = team_view(asker, team_id).members
        return outlook_of(effect_for(asker, dict.fromkeys((one.id for one in here), UUID(typed["into"]))), "move")

    def act(typed: dict[str, Any]) -> str:
        into = UUID(typed["into"])
        teams_merged(team_id=team_id, into_id=into, why=typed["why"], by=asker)
        return reverse("team", args=[into])

    who = f"{people_words(len(held.members)) or 'Nobody'} and {children_words(held.children)} go into the other team."
    return checked_form(
        request, form, outlook, act, done="The teams are one. It can be taken back from what happened to this team.",
        title="Merge a team", heading=f"Merge {held.team.name} into another team", button="See what happens",
        confirm="Merge them", warning=True, back_link=Link("Go back", home),
        text=(who, f"{held.team.name} then closes. It keeps its name in what was written."),
    )  # fmt: skip


def _going(held: TeamView, typed: Mapping[str, Any]) -> list[MemberSeen]:
    """Who was chosen, or everybody."""
    return [one for one in held.members if EVERYBODY in typed["workers"] or str(one.id) in typed["workers"]]


def _names(going: Sequence[MemberSeen]) -> str:
    """“Amara Osei and Beth Lindqvist”; of many the first, and how many more."""
    more = len(going) - _NAMED
    named = [one.name for one in going[:_NAMED]]
    return listed([*named, f"{more} more"]) if more > 0 else listed(named)
