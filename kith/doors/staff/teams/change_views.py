"""What happened to a team, taking a move back, and calling one off that is still to come."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.people.team_selectors import change_planned, change_to_put_back, effect_for, team_history
from kith.core.people.team_services import move_called_off, move_put_back
from kith.doors.staff.checked_form import Outlook, checked_form
from kith.doors.staff.door import posted, principal, told
from kith.doors.staff.one_form import PER_PAGE, around, one_form, page_number
from kith.doors.staff.one_press import PlainForm
from kith.doors.staff.teams.forms import WhyForm
from kith.doors.staff.teams.presenters import HistoryPage, change_fact, moved_words, outlook_of
from kith.govuk.dates import date_words
from kith.govuk.page import render
from kith.govuk.pieces import Empty, Link

WRITE = require_http_methods(["GET", "HEAD", "POST"])


@requires(Permission.USERS_MANAGE)
@require_safe
def history(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Moves, mergers, managers and names, newest first."""
    number = page_number(request)
    held = team_history(principal(request), team_id, (number - 1) * PER_PAGE, PER_PAGE)
    page = HistoryPage(
        title="What happened to a team",
        heading=f"What happened to {held.team.name}",
        notice=told(request),
        back_link=Link("Teams", reverse("teams")),
        rows=tuple(change_fact(one) for one in held.shown),
        none=Empty("Nothing yet since Kith keeps this list."),
        pages=around(request, number, held.total),
    )
    return render(request, "staff/teams/history.html", page)


@requires(Permission.USERS_MANAGE)
@WRITE
def put_back(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Whoever is still where a move put them goes back to where they were; a closed team opens again."""
    asker = principal(request)
    change, back = change_to_put_back(asker, change_id)
    form, home = WhyForm(posted(request)), reverse("teams")

    def outlook(_typed: dict[str, Any]) -> Outlook:
        now = change_to_put_back(asker, change_id)[1]
        return replace(outlook_of(effect_for(asker, now), "move"), before=f"Back from {change.team}: {change.who}.")

    def act(typed: dict[str, Any]) -> str:
        made = move_put_back(change_id=change_id, why=typed["why"], by=asker)
        return reverse("team", args=[made.team_id])

    gone = change.people - len(back)
    left = f"{gone} of {change.people} have gone on since, and stay where they are." if gone else ""
    return checked_form(
        request, form, outlook, act, done="It is taken back.", title="Take a move back", heading="Take this back?",
        button="See what happens", confirm="Take it back", warning=True, back_link=Link("Go back", home),
        text=tuple(filter(None, (moved_words(change), left))),
    )  # fmt: skip


@requires(Permission.USERS_MANAGE)
@WRITE
def call_off(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """Call a move off before its day."""
    asker = principal(request)
    change = change_planned(asker, change_id)

    def act(_typed: dict[str, Any]) -> str:
        return reverse("team", args=[move_called_off(change_id=change_id, by=asker).team_id])

    return one_form(
        request, PlainForm(posted(request)), act, done="The move is called off.", title="Call a move off",
        button="Call it off", text=(moved_words(change), f"It was to be on {date_words(change.from_on)}."),
        back_link=Link("Go back", reverse("teams")),
    )  # fmt: skip
