"""Signing in and out. Failed attempts are counted by axes; five in a row lock the name for a quarter of an hour."""

from dataclasses import dataclass

from django.contrib.auth import authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from kith.core.access.needs import public, signed_in
from kith.core.accounts.session_services import signed_out
from kith.doors.staff.door import principal
from kith.doors.staff.session.forms import SignInForm
from kith.doors.staff.session.pending import first_step_taken
from kith.govuk.page import Page, render


@dataclass(frozen=True, kw_only=True)
class SignInPage(Page):
    """The sign-in form, and where to go afterwards."""

    form: SignInForm
    next: str


@public
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in; the answer is the same whether the name exists or not."""
    wanted = _safe(request, request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(wanted or "work")
    form = SignInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email, password = form.cleaned_data["email"].casefold(), form.cleaned_data["password"]
        user = authenticate(request, email=email, password=password)
        if user is not None:
            return first_step_taken(request, user, wanted)
        if getattr(request, "axes_locked_out", False):
            return HttpResponse(status=429)
        form.add_error("email", "Check your e-mail address and your password: they do not go together")
    page = SignInPage(title="Sign in", form=form, next=wanted, errors=form.error_items())
    return render(request, "staff/session/sign_in.html", page)


@signed_in
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session; what was typed and not sent is forgotten."""
    signed_out(session_key=str(request.session.session_key), by=principal(request))
    logout(request)
    return redirect("sign-in")


def _safe(request: HttpRequest, address: str) -> str:
    """An address of this site to go on to, or nothing."""
    allowed = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if address and allowed else ""
