"""Where one is signed in, and what one has typed and not sent."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from kith.core.access.needs import signed_in
from kith.core.accounts.selectors import SessionSeen, open_sessions, words_typed
from kith.core.accounts.session_services import session_ended, sessions_ended, words_forgotten, words_kept
from kith.doors.staff.accounts.presenters import home_link
from kith.doors.staff.door import principal, tell, told
from kith.govuk.dates import datetime_words
from kith.govuk.page import Page, render
from kith.govuk.sent_words import NEVER_SHOWN

_ADDRESS = 300


@dataclass(frozen=True, slots=True)
class SessionShown:
    """One browser."""

    browser: str
    words: str
    this: bool
    end_href: str


@dataclass(frozen=True, kw_only=True)
class SessionsPage(Page):
    """Where one is signed in."""

    sessions: tuple[SessionShown, ...]
    end_all_href: str


@signed_in
@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    """Every browser one is signed in with."""
    held = open_sessions(principal(request).user_id, str(request.session.session_key))
    page = SessionsPage(
        title="Where you are signed in",
        back_link=home_link(),
        notice=told(request),
        sessions=tuple(_shown(one) for one in held),
        end_all_href=reverse("account-sessions-end"),
    )
    return render(request, "staff/accounts/sessions.html", page)


@signed_in
@require_POST
def end(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Sign out there."""
    session_ended(session_id=session_id, by=principal(request))
    tell(request, "You are signed out there.")
    return HttpResponseRedirect(reverse("account-sessions"))


@signed_in
@require_POST
def end_all(request: HttpRequest) -> HttpResponse:
    """Sign out everywhere else."""
    asker = principal(request)
    ended = sessions_ended(user_id=asker.user_id, but=str(request.session.session_key), by=asker)
    others = "1 other browser" if ended == 1 else f"{ended} other browsers"
    tell(request, f"You are signed out in {others}.")
    return HttpResponseRedirect(reverse("account-sessions"))


@signed_in
@require_safe
def stay(request: HttpRequest) -> HttpResponse:
    """Asked by the page's script when somebody says that they are still there."""
    return HttpResponse("yes", content_type="text/plain")


@signed_in
@require_http_methods(["GET", "HEAD", "POST"])
def typed(request: HttpRequest) -> HttpResponse:
    """Keep what is being typed, and hand it back: for the page's script alone. Secrets of the page are left out."""
    asker = principal(request)
    if request.method != "POST":
        return JsonResponse(words_typed(asker.user_id, request.GET.get("form", "")[:_ADDRESS]))
    address = request.POST.get("kith_form", "")[:_ADDRESS]
    words = {name: list(map(str, values)) for name, values in request.POST.lists() if name not in _LEFT_OUT}
    if words:
        words_kept(address=address, words=words, by=asker)
    else:
        words_forgotten(address=address, by=asker)
    return HttpResponseRedirect(reverse("account-typed"))


_LEFT_OUT = NEVER_SHOWN | {"kith_form"}


def _shown(seen: SessionSeen) -> SessionShown:
    words = f"Since {datetime_words(seen.begun_at)}, last used on {datetime_words(seen.used_at)}"
    return SessionShown(seen.browser, words, seen.this, reverse("account-session-end", args=[seen.id]))
