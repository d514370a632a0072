"""Signing in and out. Failed attempts are counted by axes; five in a row lock the name for a quarter of an hour."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib.auth import BACKEND_SESSION_KEY, authenticate, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from kith.core.access.needs import public, signed_in
from kith.core.access.principal import SYSTEM
from kith.core.accounts.choices import TriedWith
from kith.core.accounts.council_selectors import provider
from kith.core.accounts.failed_services import sign_in_failed
from kith.core.accounts.session_services import signed_out
from kith.doors.staff.door import principal
from kith.doors.staff.session.council_views import signed_out_page
from kith.doors.staff.session.forms import SignInForm
from kith.doors.staff.session.pending import first_step_taken
from kith.doors.staff.session.safe_address import safe_address
from kith.doors.staff.sign_in_ways import BY_COUNCIL
from kith.govuk.page import Page, render


@dataclass(frozen=True, kw_only=True)
class SignInPage(Page):
    """The sign-in form, or the way to the council's own service; and where to go afterwards.

    Beside that service the form is there for the spare administrator alone, where there is one.
    """

    form: SignInForm | None
    next: str
    council_href: str = ""


@public
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in; the answer is the same whether the name exists or not."""
    wanted = safe_address(request.POST.get("next") or request.GET.get("next", ""))
    if request.user.is_authenticated:
        return redirect(wanted or "work")
    form = SignInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        email, password = form.cleaned_data["email"].casefold(), form.cleaned_data["password"]
        user = authenticate(request, email=email, password=password)
        if user is not None:
            return first_step_taken(request, user, wanted)
        sign_in_failed(email=email, tried_with=TriedWith.PASSWORD, by=SYSTEM)
        if getattr(request, "axes_locked_out", False):
            return HttpResponse(status=429)
        form.add_error("email", "Check your e-mail address and your password: they do not go together")
    council = provider()
    page = SignInPage(
        title="Sign in",
        form=form if council is None or council.spare else None,
        next=wanted,
        council_href=_with_next(reverse("council-sign-in"), wanted) if council else "",
        errors=form.error_items(),
    )
    return render(request, "staff/session/sign_in.html", page)


@signed_in
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End this session; what was typed and not sent is forgotten."""
    signed_out(session_key=str(request.session.session_key), by=principal(request))
    by_council = request.session.get(BACKEND_SESSION_KEY) == BY_COUNCIL
    logout(request)
    council = provider()
    return signed_out_page(request, council) if council and by_council else redirect("sign-in")


def _with_next(address: str, wanted: str) -> str:
    return f"{address}?{urlencode({'next': wanted})}" if wanted else address
