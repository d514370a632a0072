"""Coming in by an invitation. Opening the link uses nothing up: only sending the form does."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from kith.core.access.needs import public
from kith.core.access.principal import principal_of
from kith.core.accounts.council_selectors import signs_in_with_password
from kith.core.accounts.oidc.provider import Identity
from kith.core.accounts.selectors import invited_by
from kith.core.people.account_services import account_connected, account_joined
from kith.doors.staff.session.council_views import PATIENCE_SECONDS
from kith.doors.staff.session.forms import ConnectForm, PasswordForm
from kith.doors.staff.session.pending import first_step_taken, session_begins
from kith.doors.staff.sign_in_ways import BY_COUNCIL
from kith.govuk.page import Page, render
from kith.kernel.errors import Invalid, NotFound
from kith.kernel.secrets import unseal


@dataclass(frozen=True, kw_only=True)
class JoinPage(Page):
    """The form to choose a password; none when the link opens nothing."""

    form: PasswordForm | None
    action: str
    email: str = ""
    council_href: str = ""


@public
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponse:
    """Choose a password and come in; or with a council account, where the council has its own sign-in service."""
    try:
        invited = invited_by(token)
    except NotFound:
        page = JoinPage(title="This link does not work any more", form=None, action="")
        return render(request, "staff/session/join.html", page, status=404)
    if not signs_in_with_password(invited):
        return _join_by_council(request, token, invited)
    return _join_by_password(request, token, invited)


def _join_by_council(request: HttpRequest, token: str, invited: Any) -> HttpResponse:
    """The way to the sign-in service; and, sent from the page one comes back to, connecting the account."""
    form = ConnectForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        identity = _identity(form.cleaned_data["sealed"], invited)
        try:
            if identity is None:
                raise Invalid("This took longer than ten minutes. Begin again.")
            user = account_connected(token=token, identity=identity, by=principal_of(invited))
        except Invalid as refused:
            form.refuse(refused.problems)
        else:
            logout(request)
            session_begins(request, user, BY_COUNCIL)
            return redirect("work")
    page = JoinPage(
        title="Connect your council account",
        form=None,
        errors=form.error_items(),
        action="",
        email=invited.email,
        council_href=reverse("join-council", args=[token]),
    )
    return render(request, "staff/session/join.html", page)


def _identity(sealed: str, invited: Any) -> Identity | None:
    """What the page carried, if it was sealed a short while ago for whoever this invitation is for."""
    held = unseal(sealed, PATIENCE_SECONDS)
    if not isinstance(held, dict) or held.get("invited") != str(invited.id):
        return None
    said = held["identity"]
    return Identity(**{**said, "roles": frozenset(said["roles"]), "addresses": frozenset(said["addresses"])})


def _join_by_password(request: HttpRequest, token: str, invited: Any) -> HttpResponse:
    form = PasswordForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            password = form.cleaned_data["password"]
            user = account_joined(token=token, password=password, by=principal_of(invited))
        except Invalid as refused:
            form.refuse(refused.problems)
        else:
            logout(request)
            return first_step_taken(request, user, "")
    page = JoinPage(
        title="Choose a password",
        form=form,
        errors=form.error_items(),
        action=request.path,
        email=invited.email,
    )
    return render(request, "staff/session/join.html", page)
