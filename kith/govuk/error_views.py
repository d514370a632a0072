"""Pages for what went wrong. None says a name, none says whether a thing exists, and those for faults ask no database.

Root urls name them: `handler400 = "kith.govuk.error_views.bad_request"` and so on; settings name `csrf_failure` and
`locked_out`.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse

from kith.govuk.page import Page, render, render_bare
from kith.govuk.pieces import ErrorItem
from kith.kernel.errors import DomainError, NotFound, Refused, Stale

_LAST_RESORT = (
    b"<!DOCTYPE html><html lang='en-GB'><meta charset='utf-8'><title>Sorry, something went wrong</title>"
    b"<h1>Sorry, something went wrong</h1><p>Go back and try again. What you typed may still be in the form.</p></html>"
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: the request itself made no sense."""
    return render_bare(request, "govuk/errors/400.html", Page(title="We could not read that request"), 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: this person may see the thing and may not do this. A domain refusal says why in its own words."""
    reasons = exception.problems if isinstance(exception, Refused) else ()
    errors = tuple(ErrorItem(problem.message) for problem in reasons)
    return render(request, "govuk/errors/403.html", Page(title="You cannot do this", errors=errors), 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was open too long, or cookies are off. It says how not to lose what was typed."""
    return render_bare(request, "govuk/errors/form_expired.html", Page(title="This form is out of date"), 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same words whether it never was or is not this person's to see (DESIGN 7)."""
    return render(request, "govuk/errors/404.html", Page(title="We cannot find that page"), 404)


def conflict(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """409 without a form to show; pages with one use `kith.govuk.conflict` and show both texts."""
    return render(request, "govuk/errors/409.html", Page(title="Somebody changed this too"), 409)


def locked_out(request: HttpRequest, *arguments: Any, **options: Any) -> HttpResponse:
    """429: too many failed sign-ins. The same words for every name, so that it tells nobody which accounts exist."""
    return render_bare(request, "govuk/errors/429.html", Page(title="Too many attempts to sign in"), 429)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a fault of ours. Falls back to a fixed page when even templates are broken."""
    try:
        return render_bare(request, "govuk/errors/500.html", Page(title="Sorry, something went wrong"), 500)
    except Exception:  # whatever broke, a person still gets words
        return HttpResponse(_LAST_RESORT, status=500)


def maintenance(request: HttpRequest) -> HttpResponse:
    """503: switched off for a while. A server in front can send `static/kith/maintenance.html` instead."""
    page = Page(title="Kith is switched off for a while")
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
