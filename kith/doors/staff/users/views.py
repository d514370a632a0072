"""Who works here: the list, one of them, inviting and changing."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import requires
from kith.core.access.roles import Permission
from kith.core.accounts.choices import Role
from kith.core.accounts.council_selectors import way_of
from kith.core.accounts.invitation_services import user_invited
from kith.core.accounts.selectors import Wanted, second_factor_of, teams_listed, user_seen, users_listed
from kith.core.accounts.services import address_changed
from kith.core.people.account_services import account_changed
from kith.doors.staff.door import principal, send, told
from kith.doors.staff.one_form import FormPage
from kith.doors.staff.users.forms import NO_TEAM, AddressForm, DetailsForm, InviteForm, NarrowForm
from kith.doors.staff.users.presenters import (
    PEOPLE,
    UserPage,
    UsersListPage,
    counted,
    graver_acts,
    page_link,
    user_acts,
    user_facts,
    user_note,
    user_row,
    user_tag,
)
from kith.govuk.forms import Form
from kith.govuk.page import render
from kith.govuk.pieces import Empty, Link
from kith.govuk.typed_text import clean, hidden_problems

WRITE = require_http_methods(["GET", "HEAD", "POST"])
_MOST_TYPED = 100


@requires(Permission.USERS_MANAGE)
@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """Everybody who works here, did, or is invited: by name, 25 at a time."""
    asked = {name: _typed(request, name) for name in ("q", "role", "team")}
    narrow = NarrowForm(initial=asked)
    narrow.ask(_teams())
    wanted = Wanted(asked["q"], asked["role"] if asked["role"] in Role.values else "", _id(asked["team"]))
    found = users_listed(wanted, _number(request))
    page = UsersListPage(
        title=PEOPLE,
        notice=told(request),
        narrow=narrow,
        narrowed=any(asked.values()),
        counted=counted(found),
        rows=tuple(user_row(seen) for seen in found.shown),
        nobody=Empty("Nobody fits.", "Write less of the name, or choose “Everybody” and “All teams”."),
        before=page_link("Previous page", asked, found.number - 1) if found.number > 1 else None,
        after=page_link("Next page", asked, found.number + 1) if found.number < found.pages else None,
    )
    return render(request, "staff/users/list.html", page)


@requires(Permission.USERS_MANAGE)
@require_safe
def user(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """One of them."""
    seen = user_seen(user_id)
    oneself, factor, way = user_id == principal(request).id, second_factor_of(user_id), way_of(seen.user)
    page = UserPage(
        title="Somebody who works here",
        heading=seen.user.name,
        back_link=Link(PEOPLE, reverse("users")),
        notice=told(request),
        state=user_tag(seen),
        facts=user_facts(seen, factor, way),
        note="This is you. Another administrator can change your role or take away your way in." if oneself
        else user_note(seen, way),
        change=Link("Change these details", reverse("user-change", args=[user_id])),
        acts=() if oneself else user_acts(seen, way),
        graver=() if oneself else graver_acts(seen, factor, way),
    )  # fmt: skip
    return render(request, "staff/users/user.html", page)


@requires(Permission.USERS_MANAGE)
@WRITE
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody."""
    asker = principal(request)
    form = InviteForm(request.POST if request.method == "POST" else None)
    form.ask(_teams())

    def act(typed: dict[str, Any]) -> str:
        made = user_invited(email=typed["email"], details=form.details(), by=asker)
        return reverse("user", args=[made.user_id])

    page = {"title": "Invite somebody", "button": "Send the invitation", "leave": Link("Cancel", reverse("users"))}
    return _form_page(request, form, act, page, "The invitation is on its way.")


@requires(Permission.USERS_MANAGE)
@WRITE
def change(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Change somebody's name, role, team, telephone number or agency."""
    asker, held = principal(request), user_seen(user_id).user
    initial = {
        "name": held.name,
        "role": held.role,
        "team": str(held.team_id) if held.team_id else NO_TEAM,
        "agency": held.agency,
        "phone": held.phone,
        "revision": held.revision,
    }
    form = DetailsForm(request.POST if request.method == "POST" else None, initial=initial)
    form.ask(_teams())

    def act(typed: dict[str, Any]) -> str:
        account_changed(user_id=user_id, details=form.details(), base=typed["revision"] or 0, by=asker)
        return reverse("user", args=[user_id])

    leave = Link("Cancel", reverse("user", args=[user_id]))
    page = {"title": "Change somebody’s details", "heading": f"Change {held.name}’s details", "button": "Save"}
    if way_of(held).by_council:
        page["text"] = "When they next sign in, what they do is taken from their council account again."
    return _form_page(request, form, act, {**page, "leave": leave}, "The details are saved.")


@requires(Permission.USERS_MANAGE)
@WRITE
def address(request: HttpRequest, user_id: UUID) -> HttpResponse:
    """Change the e-mail address somebody signs in with, is invited and told by."""
    asker, held = principal(request), user_seen(user_id).user
    form = AddressForm(
        request.POST if request.method == "POST" else None, initial={"email": held.email, "revision": held.revision}
    )

    def act(typed: dict[str, Any]) -> str:
        address_changed(user_id=user_id, email=typed["email"], base=typed["revision"] or 0, by=asker)
        return reverse("user", args=[user_id])

    text = (
        "Be sure that it is really this person who asks: ring the number you know, or see them. "
        "Both addresses are told. A link that is still on its way to the old address stops working."
    )
    page = {"title": "Change an e-mail address", "caption": held.name, "text": text, "button": "Change the address"}
    leave = Link("Cancel", reverse("user", args=[user_id]))
    return _form_page(request, form, act, {**page, "leave": leave}, "The e-mail address is changed.")


def _form_page(request: HttpRequest, form: Form, act: Any, page: Mapping[str, Any], done: str) -> HttpResponse:
    if request.method == "POST":
        answer = send(request, form, act, done=done, leave=page["leave"])
        if answer is not None:
            return answer
    whole = FormPage(**page, form=form, action=request.path, errors=form.error_items(), back_link=page["leave"])
    return render(request, "staff/form.html", whole)


def _teams() -> list[tuple[UUID, str]]:
    return [(seen.team.id, seen.team.name) for seen in teams_listed()]


def _typed(request: HttpRequest, name: str) -> str:
    words = clean(request.GET.get(name, ""))[:_MOST_TYPED]
    return "" if hidden_problems(words) else words


def _id(words: str) -> UUID | None:
    try:
        return UUID(words)
    except ValueError:
        return None


def _number(request: HttpRequest) -> int:
    words = request.GET.get("page", "")
    return int(words) if words.isascii() and words.isdigit() and len(words) < 7 else 1
