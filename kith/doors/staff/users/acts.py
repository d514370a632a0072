"""What an administrator does with one press: invite again, withdraw, let in no more, let in again."""

from collections.abc import Callable
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.accounts.council_selectors import way_of
from kith.core.accounts.invitation_services import invitation_sent_again, invitation_withdrawn, password_link_sent
from kith.core.accounts.second_factor_services import second_factor_taken_away
from kith.core.accounts.selectors import user_seen
from kith.core.people.account_services import account_let_in, account_stopped
from kith.core.people.staffing_selectors import children_held_by
from kith.core.people.team_selectors import teams_bare_without
from kith.doors.staff.door import principal, send
from kith.doors.staff.one_form import FormPage
from kith.doors.staff.one_press import PlainForm
from kith.doors.staff.pages import listed
from kith.doors.staff.users.presenters import link_words
from kith.govuk.page import render
from kith.govuk.pieces import Link

_WORDS = (
    "From now on this person cannot sign in, and is signed out wherever they are. "
    "What they wrote stays as it is. You can let them in again later."
)


@requires(Permission.USERS_MANAGE)
@require_POST
def send_again(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Send a new link; the one before stops working."""
    asker = principal(request)
    return _pressed(
        request,
        user_id,
        lambda: invitation_sent_again(user_id=user_id, by=asker),
        "Send the invitation again",
        "A new invitation is on its way. The link sent before does not work any more.",
    )


@requires(Permission.USERS_MANAGE)
@require_POST
def withdraw(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    asker = principal(request)
    return _pressed(
        request,
        user_id,
        lambda: invitation_withdrawn(user_id=user_id, by=asker),
        "Withdraw the invitation",
        "The invitation is withdrawn: its link does not work any more.",
    )


@requires(Permission.USERS_MANAGE)
@require_POST
def password_link(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Send somebody a link to choose another password, or to connect another council account."""
    asker, way = principal(request), way_of(user_seen(user_id).user)
    until = "what they have now" if way.by_council else "the old password"
    return _pressed(
        request,
        user_id,
        lambda: password_link_sent(user_id=user_id, by=asker),
        link_words(way),
        f"The link is on its way. It works once, within a day; until then {until} does too.",
    )


@requires(Permission.USERS_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def second_step(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Take away the second step of somebody who lost it; asked once more first."""
    asker = principal(request)
    return _pressed(
        request,
        user_id,
        lambda: second_factor_taken_away(user_id=user_id, by=asker),
        "Take away their second step",
        "Their second step is taken away. They set up a new one when they next sign in.",
        "Be sure that it is really this person who asks: ring the number you know, or see them. Somebody who stole "
        "their password would ask for the same.",
    )


@requires(Permission.USERS_MANAGE)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Let somebody in no more; asked once more first."""
    asker = principal(request)
    return _pressed(
        request,
        user_id,
        lambda: account_stopped(user_id=user_id, by=asker),
        "Let them sign in no more",
        "This person cannot sign in any more.",
        " ".join(filter(None, (_WORDS, _children_left(user_id), _bare_teams(teams_bare_without(asker, user_id))))),
    )


@requires(Permission.USERS_MANAGE)
@require_POST
def let_in(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Let somebody in again."""
    asker = principal(request)
    return _pressed(
        request,
        user_id,
        lambda: account_let_in(user_id=user_id, by=asker),
        "Let them sign in again",
        "This person can sign in again, as they did before.",
    )


def _children_left(user_id: UUID) -> str:
    """Whom this would leave without a lead worker who can sign in: a number, and what to do."""
    number = children_held_by(user_id)
    if not number:
        return ""
    children = "1 child has" if number == 1 else f"{number} children have"
    return f"{children} this person as lead worker: tell their team manager, who hands over to somebody else."


def _bare_teams(names: tuple[str, ...]) -> str:
    """Which teams this would leave without a manager: said, and not refused, for some people have to go now."""
    return f"{listed(names)} would have children and no manager: name another one on its page." if names else ""


def _pressed(
    request: HttpRequest, user_id: UUID, act: Callable[[], object], button: str, done: str, text: str = ""
) -> HttpResponse:
    """Do it and go back to the person; what the domain refuses is said above the button."""
    seen = user_seen(user_id)
    home = reverse("user", args=[user_id])
    form = PlainForm(request.POST if request.method == "POST" else None)

    def acted(_typed: object) -> str:
        act()
        return home

    if request.method == "POST":
        answer = send(request, form, acted, done=done)
        if answer is not None:
            return answer
    leave = Link("Go back", home)
    page = FormPage(
        title=button,
        caption=seen.user.name,
        back_link=leave,
        form=form,
        errors=form.error_items(),
        action=request.path,
        button=button,
        text=text,
        warning=True,
        leave=leave,
    )
    return render(request, "staff/form.html", page)
