"""Pages for what went wrong. None says a name, none says whether a thing exists, and those for faults ask no database.

Whoever lands on one may be worried about a child: they say whom to ring (`set_ring`).

Root urls name them: `handler400 = "kith.govuk.error_views.bad_request"` and so on; settings name `csrf_failure` and
`locked_out`.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from kith.govuk.page import Page, render, render_bare
from kith.govuk.pieces import ErrorItem, Ring
from kith.govuk.sent_words import words_sent
from kith.kernel.errors import DomainError, NotFound, Refused, Stale

_LAST_RESORT = (
    b"<!DOCTYPE html><html lang='en-GB'><meta charset='utf-8'><title>Sorry, something went wrong</title>"
    b"<h1>Sorry, something went wrong</h1><p>Go back and try again. What you typed may still be in the form.</p>"
    b"<p>If a child may be in danger now, do not wait: in an emergency ring 999.</p></html>"
)
RingMaker = Callable[[], Ring | None]


def _nobody() -> Ring | None:
    return None


@dataclass(slots=True)
class _Rings:
    """`known` is asked without a database, for faults; `now` may ask it."""

    known: RingMaker = _nobody
    now: RingMaker = _nobody


_rings = _Rings()


def set_ring(known: RingMaker, now: RingMaker) -> None:
    """The doors say here, once at start, whom to ring out of hours."""
    _rings.known, _rings.now = known, now


def _ring(*asked: RingMaker) -> Ring | None:
    """Whom to ring, by the first who knows; nobody where that cannot be found out. No page ever fails for it."""
    for one in asked:
        with suppress(Exception):  # the database may be away, or its transaction broken
            if found := one():
                return found
    return None


@dataclass(frozen=True, kw_only=True)
class ErrorPage(Page):
    """What went wrong, and whom to ring out of hours where it is known."""

    ring: Ring | None = None


@dataclass(frozen=True, kw_only=True)
class NotSavedPage(ErrorPage):
    """A form came too late; its words, so that they can be copied, and where to sign in again."""

    words: tuple[str, ...]
    sign_in_href: str = ""


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself made no sense."""
    return render_bare(request, "govuk/errors/400.html", Page(title="We could not read that request"), 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may see the thing and may not do this. A domain refusal says why in its own words."""
    reasons = exception.problems if isinstance(exception, Refused) else ()
    errors = tuple(ErrorItem(problem.message) for problem in reasons)
    page = ErrorPage(title="You cannot do this", errors=errors, ring=_ring(_rings.now, _rings.known))
    return render(request, "govuk/errors/403.html", page, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or cookies are off. It hands back what was typed."""
    page = NotSavedPage(title="This form is out of date", words=words_sent(request))
    return render_bare(request, "govuk/errors/form_expired.html", page, 403)


def signed_out(request: HttpRequest, sign_in_href: str) -> HttpResponse | None:
    """403: a form was sent after the session had ended. It hands back what was typed; None when that was nothing."""
    words = words_sent(request)
    if not words:
        return None
    page = NotSavedPage(title="You are signed out", words=words, sign_in_href=sign_in_href)
    return render_bare(request, "govuk/errors/signed_out.html", page, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same words whether it never was or is not this person's to see (DESIGN 7).

    A form that was sent to what is no longer there gets back what was typed into it.
    """
    words = words_sent(request)
    page = NotSavedPage(title="We cannot find that page", words=words, ring=_ring(_rings.now, _rings.known))
    return render(request, "govuk/errors/404.html", page, 404)


def method_not_allowed(request: HttpRequest, allowed: str) -> HttpResponse:
    """405: the address of a form was opened as if it were a page, or the other way round."""
    response = render(request, "govuk/errors/405.html", Page(title="This page does not open this way"), 405)
    response.headers["Allow"] = allowed
    return response


def conflict(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """409 without a form to show; pages with one use `kith.govuk.conflict` and show both texts."""
    return render(request, "govuk/errors/409.html", Page(title="Somebody changed this too"), 409)


def locked_out(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
    """429: too many failed sign-ins. The same words for every name, so that it tells nobody which accounts exist."""
    page = ErrorPage(title="Too many attempts to sign in", ring=_ring(_rings.now, _rings.known))
    return render_bare(request, "govuk/errors/429.html", page, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Falls back to a fixed page when even templates are broken."""
    try:
        words = words_sent(request)
        page = NotSavedPage(title="Sorry, something went wrong", words=words, ring=_ring(_rings.known, _rings.now))
        return render_bare(request, "govuk/errors/500.html", page, 500)
    except Exception:  # whatever broke, a person still gets words
        return HttpResponse(_LAST_RESORT, status=500)


def maintenance(request: HttpRequest) -> HttpResponse:
    """503: switched off for a while. A server in front can send `static/kith/maintenance.html` instead."""
    page = ErrorPage(title="Kith is switched off for a while", ring=_ring(_rings.known, _rings.now))
    response = render_bare(request, "govuk/errors/503.html", page, 503)
    response.headers["Retry-After"] = "600"
    return response


def refusal(request: HttpRequest, error: DomainError) -> HttpResponse | None:
    """The page for a domain error that a view let through; None for those that belong to a form on the page."""
    match error:
        case NotFound():
            return not_found(request)
        case Refused():
            return forbidden(request, error)
        case Stale():
            return conflict(request)
        case _:
            return None
