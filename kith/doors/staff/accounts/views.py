"""One's own account, and its password."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import HASH_SESSION_KEY, authenticate, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from kith.core.access.needs import signed_in
from kith.core.accounts.choices import TriedWith
from kith.core.accounts.council_selectors import signs_in_with_password, way_of
from kith.core.accounts.failed_services import sign_in_failed
from kith.core.accounts.selectors import second_factor_of, second_factor_required, user_seen
from kith.core.accounts.services import password_changed
from kith.core.accounts.session_services import session_moved, sessions_ended
from kith.doors.staff.accounts.forms import ConfirmForm, NewPasswordForm
from kith.doors.staff.accounts.presenters import (
    HOME,
    AccountPage,
    OwnFormPage,
    account_facts,
    home_link,
    second_step_facts,
    ways_to_add,
)
from kith.doors.staff.door import posted, principal, send, told
from kith.govuk.page import render
from kith.kernel.errors import Invalid, NotFound

_WRONG = "This is not the password you have now"


@signed_in
@require_safe
def account(request: HttpRequest) -> HttpResponse:
    """Who one is here, and what opens the account."""
    user = user_seen(principal(request).user_id).user
    factor, way = second_factor_of(user.id), way_of(user)
    page = AccountPage(
        title=HOME,
        notice=told(request),
        facts=account_facts(user, way.since),
        by_council=way.by_council,
        second_step=second_step_facts(factor),
        add=ways_to_add(factor),
        required=second_factor_required(user.role),
    )
    return render(request, "staff/accounts/account.html", page)


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Choose another password. Whoever is signed in as this person elsewhere is signed out."""
    form = NewPasswordForm(posted(request))

    def act(typed: dict[str, Any]) -> str:
        try:
            user = password_changed(password=typed["new_password"], by=principal(request))
        except Invalid as refused:
            raise refused.at("new_password") from refused
        before = str(request.session.session_key)
        sessions_ended(user_id=user.id, but=before, by=principal(request))
        update_session_auth_hash(request, user)
        request.session.save()
        session_moved(before=before, after=str(request.session.session_key), by=principal(request))
        return reverse("account")

    page = OwnFormPage(
        title="Change your password",
        back_link=home_link(),
        form=form,
        action=request.path,
        button="Change the password",
    )
    return own_answer(request, form, act, page, "Your password is changed. You are signed out everywhere else.")


def own_answer(
    request: HttpRequest,
    form: ConfirmForm,
    act: Callable[[dict[str, Any]], str],
    page: OwnFormPage,
    done: str,
    template: str = "staff/accounts/form.html",
) -> HttpResponse:
    """A page of one's own account: done only by who knows its password; wrong ones count towards the lock-out.

    Who signs in with a council account has nothing to change here: the page does not exist for them.
    """
    if not signs_in_with_password(request.user):  # type: ignore[arg-type]  # signed in
        raise NotFound
    if request.method == "POST" and form.is_valid():
        if not _knows_password(request, form):
            sign_in_failed(email=request.user.email, tried_with=TriedWith.PASSWORD, by=principal(request))  # type: ignore[union-attr]
            if getattr(request, "axes_locked_out", False):
                return HttpResponse(status=429)
            form.add_error("current", _WRONG)
        else:
            answer = send(request, form, act, done=done)
            if answer is not None:
                return answer
    return render(request, template, page.with_errors(form))


def _knows_password(request: HttpRequest, form: ConfirmForm) -> bool:
    """True for the one who is signed in. Where their hash is made anew, stronger, this session goes on with it."""
    email = request.user.email  # type: ignore[union-attr]  # signed in, or the door had not let them here
    user = authenticate(request, email=email, password=form.cleaned_data["current"])
    if user is None or user.pk != request.user.pk:
        return False
    request.session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    return True
