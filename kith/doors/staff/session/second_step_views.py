"""The second step of signing in: a code or a passkey; and setting one up where the council asks for it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.contrib.auth import authenticate
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_POST

from kith.core.access.needs import public
from kith.core.access.principal import SYSTEM, principal_of
from kith.core.accounts.choices import TriedWith
from kith.core.accounts.failed_services import sign_in_failed
from kith.core.accounts.passkeys import ask_for_new, ask_for_one_of
from kith.core.accounts.second_factor_services import (
    code_app_added,
    code_taken,
    passkey_added,
    passkey_taken,
    recovery_codes_made,
)
from kith.core.accounts.selectors import second_factor_of
from kith.doors.staff.second_steps import (
    AppForm,
    AppOffer,
    Asked,
    CodeForm,
    PasskeyForm,
    asked,
    keep_codes,
    offer_app,
    sealed_challenge,
    sealed_secret,
    site_of,
)
from kith.doors.staff.session.pending import pending_user, signed_in_now, wanted_page
from kith.govuk.page import Page, render
from kith.govuk.pieces import ErrorItem
from kith.kernel.errors import Invalid

_WRITE = require_http_methods(["GET", "HEAD", "POST"])


@dataclass(frozen=True, kw_only=True)
class SecondStepPage(Page):
    """The ways to take the second step that this person has."""

    form: CodeForm
    passkey_form: PasskeyForm
    passkey: Asked | None


@dataclass(frozen=True, kw_only=True)
class SetUpPage(Page):
    """The ways to set up a second step."""

    form: AppForm
    offer: AppOffer
    passkey_form: PasskeyForm
    passkey: Asked | None


@public
@_WRITE
def second_step(request: HttpRequest) -> HttpResponse:
    """Type a code of the app, or a recovery code."""
    user = pending_user(request)
    if user is None:
        return redirect("sign-in")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data["code"]
        answer = _taken(request, user, lambda: code_taken(typed=typed, by=principal_of(user)), TriedWith.CODE)
        if answer is not None:
            return answer
        form.add_error(
            "code",
            "This code is not right, or was used already. Wait for the app’s next one, or take another recovery code",
        )
    return _second_step_page(request, user, form)


@public
@require_POST
def passkey(request: HttpRequest) -> HttpResponse:
    """Use a passkey."""
    user = pending_user(request)
    if user is None:
        return redirect("sign-in")
    sent = PasskeyForm(request.POST)
    site = site_of(request)
    if sent.is_valid():
        challenge = sealed_challenge(user.id, sent.cleaned_data["sealed"])
        said = sent.cleaned_data["answer"]
        answer = _taken(
            request,
            user,
            lambda: passkey_taken(site=site, challenge=challenge, answer=said, by=principal_of(user)),
            TriedWith.PASSKEY,
        )
        if answer is not None:
            return answer
    return _second_step_page(request, user, CodeForm(), "The passkey was not taken. Try again, or type a code")


@public
@_WRITE
def set_up(request: HttpRequest) -> HttpResponse:
    """Set up an authenticator app before coming in for the first time."""
    user = _who_sets_up(request)
    if user is None:
        return redirect("sign-in")
    form = AppForm(request.POST if request.method == "POST" else None)

    def act() -> None:
        secret = sealed_secret(user.id, form.cleaned_data["sealed"])
        code_app_added(secret=secret, code=form.cleaned_data["code"], by=principal_of(user))

    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Invalid as refused:
            form.refuse(refused.problems)
        else:
            return _come_in(request, user)
    return _set_up_page(request, user, form)


@public
@require_POST
def set_up_passkey(request: HttpRequest) -> HttpResponse:
    """Set up a passkey before coming in for the first time."""
    user = _who_sets_up(request)
    if user is None:
        return redirect("sign-in")
    sent = PasskeyForm(request.POST)
    site = site_of(request)

    def act() -> None:
        challenge = sealed_challenge(user.id, sent.cleaned_data["sealed"])
        said = sent.cleaned_data["answer"]
        passkey_added(name="First passkey", site=site, challenge=challenge, answer=said, by=principal_of(user))

    if sent.is_valid():
        with suppress(Invalid):
            act()
            return _come_in(request, user)
    return _set_up_page(request, user, AppForm(), "The passkey was not made. Try again, or use an app")


def _who_sets_up(request: HttpRequest) -> Any | None:
    """Only who has no second step yet: a password alone replaces none that is there."""
    user = pending_user(request)
    return user if user is not None and not second_factor_of(user.id).any else None


def _taken(request: HttpRequest, user: Any, take: Callable[[], None], tried_with: TriedWith) -> HttpResponse | None:
    """Come in if the step passes; failures count towards the lock-out of the name, like wrong passwords."""
    if authenticate(request, email=user.email, user=user, take=take) is not None:
        return signed_in_now(request, user, wanted_page(request))
    sign_in_failed(email=user.email, tried_with=tried_with, by=SYSTEM)
    if getattr(request, "axes_locked_out", False):
        return HttpResponse(status=429)
    return None


def _come_in(request: HttpRequest, user: Any) -> HttpResponse:
    """Sign in, and show the recovery codes."""
    codes = recovery_codes_made(by=principal_of(user))
    signed_in_now(request, user, "")
    keep_codes(request, codes)
    return redirect("account-codes-shown")


def _second_step_page(request: HttpRequest, user: Any, form: CodeForm, fault: str = "") -> HttpResponse:
    factor, site = second_factor_of(user.id), site_of(request)
    keys = [one.credential_id for one in factor.passkeys] if site.takes_passkeys else []
    page = SecondStepPage(
        title="Second step",
        form=form,
        errors=(ErrorItem(fault),) if fault else form.error_items(),
        passkey_form=PasskeyForm(),
        passkey=asked(user.id, ask_for_one_of(site, keys)) if keys else None,
    )
    return render(request, "staff/session/second_step.html", page)


def _set_up_page(request: HttpRequest, user: Any, form: AppForm, fault: str = "") -> HttpResponse:
    site, offer = site_of(request), offer_app(user.id, user.email, form)
    page = SetUpPage(
        title="Set up a second step",
        form=form,
        errors=(ErrorItem(fault),) if fault else form.error_items(),
        offer=offer,
        passkey_form=PasskeyForm(),
        passkey=asked(user.id, ask_for_new(site, user.id, user.email, [])) if site.takes_passkeys else None,
    )
    return render(request, "staff/session/set_up.html", page)
