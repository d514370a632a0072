"""One's own second step: app, passkeys, recovery codes."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import signed_in
from kith.core.accounts.passkeys import ask_for_new
from kith.core.accounts.second_factor_services import (
    code_app_added,
    code_app_removed,
    passkey_added,
    passkey_removed,
    recovery_codes_made,
)
from kith.core.accounts.selectors import second_factor_of
from kith.doors.staff.accounts.forms import ConfirmForm, NewAppForm, NewPasskeyForm
from kith.doors.staff.accounts.presenters import AppPage, CodesPage, OwnFormPage, PasskeyPage, home_link
from kith.doors.staff.accounts.views import own_answer
from kith.doors.staff.door import posted, principal, told
from kith.doors.staff.second_steps import (
    asked,
    keep_codes,
    kept_codes,
    offer_app,
    sealed_challenge,
    sealed_secret,
    site_of,
)
from kith.govuk.page import render
from kith.kernel.errors import NotFound

_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@signed_in
@_WRITE
def app(request: HttpRequest) -> HttpResponse:
    """Add an authenticator app, or put another one in its place."""
    asker = principal(request)
    form = NewAppForm(posted(request))

    def act(typed: dict[str, Any]) -> str:
        first = not second_factor_of(asker.user_id).any
        secret = sealed_secret(asker.user_id, typed["sealed"])
        code_app_added(secret=secret, code=typed["code"], by=asker)
        return _with_codes(request) if first else reverse("account")

    page = AppPage(
        title="Add an authenticator app",
        back_link=home_link(),
        form=form,
        action=request.path,
        button="Save",
        offer=offer_app(asker.user_id, request.user.email, form),  # type: ignore[union-attr]  # signed in
    )
    return own_answer(request, form, act, page, "The authenticator app is added.", "staff/accounts/app.html")


@signed_in
@_WRITE
def app_remove(request: HttpRequest) -> HttpResponse:
    """Take the authenticator app away."""
    asker = principal(request)
    form = ConfirmForm(posted(request))

    def act(_typed: dict[str, Any]) -> str:
        code_app_removed(by=asker)
        return reverse("account")

    text = "Its codes will not be taken any more."
    page = _removing(request, form, "Take away the authenticator app", text)
    return own_answer(request, form, act, page, "The authenticator app is taken away.")


@signed_in
@_WRITE
def passkey(request: HttpRequest) -> HttpResponse:
    """Add a passkey."""
    asker, site = principal(request), site_of(request)
    form = NewPasskeyForm(posted(request))

    def act(typed: dict[str, Any]) -> str:
        first = not second_factor_of(asker.user_id).any
        challenge = sealed_challenge(asker.user_id, typed["sealed"])
        passkey_added(name=typed["name"], site=site, challenge=challenge, answer=typed["answer"], by=asker)
        return _with_codes(request) if first else reverse("account")

    held = [one.credential_id for one in second_factor_of(asker.user_id).passkeys]
    email = request.user.email  # type: ignore[union-attr]  # signed in
    question = ask_for_new(site, asker.user_id, email, held) if site.takes_passkeys else None
    page = PasskeyPage(
        title="Add a passkey",
        back_link=home_link(),
        form=form,
        action=request.path,
        button="Make a passkey",
        passkey=asked(asker.user_id, question) if question else None,
    )
    return own_answer(request, form, act, page, "The passkey is added.", "staff/accounts/passkey.html")


@signed_in
@_WRITE
def passkey_remove(request: HttpRequest, passkey_id: UUID) -> HttpResponse:
    """Take a passkey away."""
    asker = principal(request)
    held = {one.id: one.name for one in second_factor_of(asker.user_id).passkeys}
    if passkey_id not in held:
        raise NotFound
    form = ConfirmForm(posted(request))

    def act(_typed: dict[str, Any]) -> str:
        passkey_removed(passkey_id=passkey_id, by=asker)
        return reverse("account")

    text = f"“{held[passkey_id]}” will not be taken any more. Delete it on the device too."
    page = _removing(request, form, "Take away a passkey", text)
    return own_answer(request, form, act, page, "The passkey is taken away.")


@signed_in
@_WRITE
def codes(request: HttpRequest) -> HttpResponse:
    """Make new recovery codes."""
    form = ConfirmForm(posted(request))
    page = OwnFormPage(
        title="Make new recovery codes",
        back_link=home_link(),
        form=form,
        action=request.path,
        button="Make new codes",
        text="You get ten new codes. Those you have now stop working.",
    )
    return own_answer(request, form, lambda _typed: _with_codes(request), page, "These are your new codes.")


@signed_in
@require_safe
def codes_shown(request: HttpRequest) -> HttpResponse:
    """New recovery codes, once."""
    page = CodesPage(title="Your recovery codes", notice=told(request), codes=kept_codes(request))
    return render(request, "staff/accounts/codes.html", page)


def _with_codes(request: HttpRequest) -> str:
    keep_codes(request, recovery_codes_made(by=principal(request)))
    return reverse("account-codes-shown")


def _removing(request: HttpRequest, form: ConfirmForm, title: str, text: str) -> OwnFormPage:
    return OwnFormPage(
        title=title, back_link=home_link(), form=form, action=request.path, button="Take away", text=text
    )
