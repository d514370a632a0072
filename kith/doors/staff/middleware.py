"""Default deny at the staff door, and the origin of every act."""

import uuid
from collections.abc import Callable
from contextlib import nullcontext
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

from kith.core.access.answers import reach_asked_once
from kith.core.access.needs import PUBLIC, SIGNED_IN, need_of
from kith.core.access.roles import Permission
from kith.core.audit.attribution import acting_from, now_on_page
from kith.doors.staff.door import led_before, opening_written, principal
from kith.doors.staff.sitting import ends_when_its_time_is_over, goes_on
from kith.govuk import error_views
from kith.kernel.errors import DomainError, Refused

_LOOKS = frozenset({"GET", "HEAD"})

GetResponse = Callable[[HttpRequest], HttpResponse]


class RequestMiddleware:
    """Gives each request an id, so that evidence, rows and log lines of one request can be put together.

    No answer is kept by a browser or anything between, redirects and refusals included: addresses hold ids.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer a request under its id."""
        with acting_from(page="", request_id=uuid.uuid4().hex):
            response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response


class DoorMiddleware:
    """Lets nobody past who lacks what the view declares (ACCESS-1), logs openings, turns domain errors into pages."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """What a view needs is asked once the address is understood; what it showed is written down (ACCESS-2)."""
        ends_when_its_time_is_over(request)
        with reach_asked_once() if request.method in _LOOKS else nullcontext():
            answer = self.get_response(request)
            opening_written(request, answer)
        if answer.status_code == HTTPStatus.METHOD_NOT_ALLOWED and not answer.content:
            answer = error_views.method_not_allowed(request, answer.headers["Allow"])
        goes_on(request)
        return answer

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        """Ask who is there and what the view needs, before it runs."""
        match = request.resolver_match
        now_on_page(match.view_name if match else "")
        need = need_of(view)
        if need is None:
            raise ImproperlyConfigured(
                f"{view.__module__}.{view.__name__} declares no need: see kith/doors/staff/door.py"
            )
        if need == PUBLIC:
            return None
        if not request.user.is_authenticated:
            to_sign_in = redirect_to_login(_page_to_come_back_to(request), resolve_url("sign-in"))
            return error_views.signed_out(request, to_sign_in.url) or to_sign_in
        if need != SIGNED_IN and not principal(request).may(Permission(need)):
            return error_views.refusal(request, Refused("Your role does not allow this.", rule="ACCESS-1"))
        return led_before(request) if request.method == "POST" else None

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """A domain error that no form on the page took up; other faults are Django's 500."""
        if isinstance(exception, DomainError):
            return error_views.refusal(request, exception)
        return None


def _page_to_come_back_to(request: HttpRequest) -> str:
    """The page wanted; of a sent form the page it stood on, for some forms go where no page is."""
    if request.method != "POST":
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    return came_from.path if came_from.netloc == request.get_host() else resolve_url("work")
