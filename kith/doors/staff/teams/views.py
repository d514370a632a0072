"""Teams: all of them, one of them, adding, renaming, closing and opening again."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.accounts.selectors import team_seen, teams_listed
from kith.core.accounts.services import team_added, team_renamed, team_reopened
from kith.core.people.team_selectors import team_view, teams_without_manager
from kith.core.people.team_services import team_ended
from kith.doors.staff.door import principal, send, told
from kith.doors.staff.one_form import FormPage
from kith.doors.staff.one_press import Act, PlainForm
from kith.doors.staff.pages import children_words
from kith.doors.staff.teams.forms import TeamForm
from kith.doors.staff.teams.presenters import (
    TeamPage,
    TeamsPage,
    manager_fact,
    member_fact,
    people_words,
    planned_fact,
    team_row,
)
from kith.govuk.forms import Form
from kith.govuk.page import render
from kith.govuk.pieces import Empty, Link

_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.USERS_MANAGE)
@_WRITE
def teams(request: HttpRequest) -> HttpResponse:
    """All teams; a new one is added below them."""
    asker = principal(request)
    form = TeamForm(request.POST if request.method == "POST" else None)

    def act(typed: dict[str, Any]) -> str:
        team_added(name=typed["name"], by=asker)
        return reverse("teams")

    if request.method == "POST":
        answer = send(request, form, act, done="The team is added.")
        if answer is not None:
            return answer
    return _teams_page(request, form)


@requires(Permission.USERS_MANAGE)
@require_safe
def team(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """One team: its managers, its people with how many children each leads, and what is planned."""
    seen = team_view(principal(request), team_id)
    place = [team_id]
    acts = [
        Link("Name another manager", reverse("team-manager-add", args=place)),
        Link("Give it another name", reverse("team-rename", args=place)),
        Link("What happened to this team", reverse("team-history", args=place)),
    ]
    if seen.members:
        acts.append(Link("Merge it into another team", reverse("team-merge", args=place)))
    else:
        acts.append(Link("Close this team", reverse("team-close", args=place)))
    page = TeamPage(
        title="A team",
        heading=seen.team.name,
        notice=told(request),
        back_link=Link("Teams", reverse("teams")),
        summary=f"{people_words(len(seen.members)) or 'Nobody'}, {children_words(seen.children)}.",
        managers=tuple(manager_fact(team_id, one) for one in seen.managers),
        no_manager="Nobody manages this team." if not seen.managers else "",
        people=tuple(member_fact(one) for one in seen.members),
        nobody=Empty("Nobody works in this team.", "People come into it from another team’s page, or from their own."),
        planned=tuple(planned_fact(one) for one in seen.planned),
        move=Link("Move people to another team", reverse("team-move", args=place)) if seen.members else None,
        acts=tuple(acts),
    )
    return render(request, "staff/teams/team.html", page)


@requires(Permission.USERS_MANAGE)
@_WRITE
def rename(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Give a team another name."""
    asker, held = principal(request), team_seen(team_id)
    initial = {"name": held.name, "revision": held.revision}
    form = TeamForm(request.POST if request.method == "POST" else None, initial=initial)
    home = reverse("team", args=[team_id])

    def act(typed: dict[str, Any]) -> str:
        team_renamed(team_id=team_id, name=typed["name"], base=typed["revision"] or 0, by=asker)
        return home

    return _form_page(request, form, act, "Rename a team", "Save", "The name is saved.", Link("Go back", home))


@requires(Permission.USERS_MANAGE)
@_WRITE
def close(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Close a team that is empty."""
    asker, held = principal(request), team_seen(team_id)

    def act(_typed: dict[str, Any]) -> str:
        team_ended(team_id=team_id, by=asker)
        return reverse("teams")

    form = PlainForm(request.POST if request.method == "POST" else None)
    leave = Link("Go back", reverse("team", args=[team_id]))
    return _form_page(request, form, act, "Close a team", "Close this team", "The team is closed.", leave, held.name)


@requires(Permission.USERS_MANAGE)
@require_POST
def reopen(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Take the closing of a team back."""
    asker = principal(request)

    def act(_typed: dict[str, Any]) -> str:
        team_reopened(team_id=team_id, by=asker)
        return reverse("teams")

    form = PlainForm(request.POST)
    leave = Link("Go back", reverse("teams"))
    return _form_page(request, form, act, "Open a team again", "Open it again", "The team is open again.", leave)


def _teams_page(request: HttpRequest, form: TeamForm) -> HttpResponse:
    bare = teams_without_manager(principal(request))
    closed = (
        Act(text=f"Open {seen.team.name} again", href=reverse("team-reopen", args=[seen.team.id]), form=PlainForm())
        for seen in teams_listed(closed=True)
    )
    page = TeamsPage(
        title="Teams",
        notice=told(request),
        errors=form.error_items(),
        rows=tuple(team_row(seen, bare=seen.team.id in bare) for seen in teams_listed()),
        none=Empty("There are no teams yet.", "Add the first one below."),
        closed=tuple(closed),
        form=form,
        action=request.path,
    )
    return render(request, "staff/teams/teams.html", page)


def _form_page(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], str],
    title: str,
    button: str,
    done: str,
    leave: Link,
    name: str = "",
) -> HttpResponse:
    if request.method == "POST":
        answer = send(request, form, act, done=done, leave=Link("Teams", reverse("teams")))
        if answer is not None:
            return answer
    page = FormPage(
        title=title,
        caption=name,
        back_link=Link("Teams", reverse("teams")),
        errors=form.error_items(),
        form=form,
        action=request.path,
        button=button,
        text="A closed team keeps its name in what was written. You can open it again." if name else "",
        leave=leave,
    )
    return render(request, "staff/form.html", page)
