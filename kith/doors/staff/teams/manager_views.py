"""Who manages a team: naming one more, replacing one, taking one away; each seen before it happens."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role
from kith.core.people.managing_services import manager_replaced, managing_begun, managing_ended, managing_put_back
from kith.core.people.team_selectors import (
    effect_for,
    effect_of_managing_put_back,
    manager_of,
    managing_to_put_back,
    may_manage,
    team_for,
)
from kith.doors.staff.checked_form import Outlook, checked_form
from kith.doors.staff.door import posted, principal
from kith.doors.staff.teams.forms import ManagerForm, WhyForm
from kith.doors.staff.teams.presenters import outlook_of
from kith.govuk.pieces import Link

WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.USERS_MANAGE)
@WRITE
def add(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """One more manager, beside those there are."""
    asker, home = principal(request), reverse("team", args=[team_id])
    team = team_for(asker, team_id)
    form = ManagerForm(posted(request))
    form.ask((one.id, f"{one.name}, {Role(one.role).label}") for one in may_manage(asker, team_id))

    def outlook(typed: dict[str, Any]) -> Outlook:
        return outlook_of(effect_for(asker, {}, manage=[(UUID(typed["user"]), team_id)]), "move")

    def act(typed: dict[str, Any]) -> str:
        managing_begun(user_id=UUID(typed["user"]), team_id=team_id, why=typed["why"], by=asker)
        return home

    return checked_form(
        request, form, outlook, act, done="They manage this team now.", title="Name a manager",
        heading=f"Name a manager of {team.name}", button="See what happens", confirm="Name them",
        text=("A team may have several managers. Each sees the children of its people.",),
        back_link=Link("Go back", home),
    )  # fmt: skip


@requires(Permission.USERS_MANAGE)
@WRITE
def replace(request: HttpRequest, team_id: UUID, user_id: UUID) -> HttpResponse:
    """Somebody else manages the team in the place of one who did."""
    asker, home = principal(request), reverse("team", args=[team_id])
    old, team = manager_of(asker, team_id, user_id), team_for(asker, team_id)
    form = ManagerForm(posted(request))
    form.ask((one.id, f"{one.name}, {Role(one.role).label}") for one in may_manage(asker, team_id))

    def outlook(typed: dict[str, Any]) -> Outlook:
        new = [(UUID(typed["user"]), team_id)]
        return outlook_of(effect_for(asker, {}, manage=new, manage_no_more=[(user_id, team_id)]), "move")

    def act(typed: dict[str, Any]) -> str:
        manager_replaced(team_id=team_id, old_id=user_id, new_id=UUID(typed["user"]), why=typed["why"], by=asker)
        return home

    return checked_form(
        request, form, outlook, act, done="The manager is replaced.", title="Replace a manager",
        heading=f"Who manages {team.name} in the place of {old.name}?", button="See what happens",
        confirm="Replace them", back_link=Link("Go back", home),
    )  # fmt: skip


@requires(Permission.USERS_MANAGE)
@WRITE
def end(request: HttpRequest, team_id: UUID, user_id: UUID) -> HttpResponse:
    """Somebody manages the team no more."""
    asker, home = principal(request), reverse("team", args=[team_id])
    old, team = manager_of(asker, team_id, user_id), team_for(asker, team_id)
    form = WhyForm(posted(request))

    def outlook(_typed: dict[str, Any]) -> Outlook:
        return outlook_of(effect_for(asker, {}, manage_no_more=[(user_id, team_id)]), "move")

    def act(typed: dict[str, Any]) -> str:
        managing_ended(user_id=user_id, team_id=team_id, why=typed["why"], by=asker)
        return home

    return checked_form(
        request, form, outlook, act, done="They manage this team no more.", title="Take a manager away",
        heading=f"Take {old.name} away from {team.name}", button="See what happens", confirm="Take them away",
        warning=True, back_link=Link("Go back", home),
    )  # fmt: skip


@requires(Permission.USERS_MANAGE)
@WRITE
def put_back(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Whoever came as a manager goes, and whoever went comes again; seen before it happens."""
    asker = principal(request)
    change = managing_to_put_back(asker, change_id)
    form = WhyForm(posted(request))

    def outlook(_typed: dict[str, Any]) -> Outlook:
        return outlook_of(effect_of_managing_put_back(asker, change_id), "move")

    def act(typed: dict[str, Any]) -> str:
        made = managing_put_back(change_id=change_id, why=typed["why"], by=asker)
        return reverse("team", args=[made.team_id])

    return checked_form(
        request, form, outlook, act, done="It is taken back.", title="Take a naming of managers back",
        heading="Take this back?", button="See what happens", confirm="Take it back", warning=True,
        text=tuple(filter(None, (f"{change.team}: {change.words}", change.called_now))),
        back_link=Link("Go back", reverse("team-history", args=[change.team_id])),
    )  # fmt: skip
