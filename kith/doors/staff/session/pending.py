"""Between password and second step: who it is stands in the session for ten minutes; nobody is signed in yet."""

from typing import Any
from uuid import UUID

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kith.core.access.principal import principal_of
from kith.core.accounts.selectors import second_factor_of, second_factor_required, user_seen
from kith.core.accounts.session_services import session_begun
from kith.doors.staff.sitting import sitting_begins
from kith.kernel import clock
from kith.kernel.errors import NotFound

BACKEND = "django.contrib.auth.backends.ModelBackend"
_PENDING, _PATIENCE_SECONDS = "pending", 600


def first_step_taken(request: HttpRequest, user: Any, wanted: str) -> HttpResponse:
    """The password was right: go on to the second step, to setting one up, or in."""
    if second_factor_of(user.id).any:
        return _wait(request, user, wanted, "second-step")
    if second_factor_required(user.role):
        return _wait(request, user, wanted, "second-step-set-up")
    return signed_in_now(request, user, wanted)


def signed_in_now(request: HttpRequest, user: Any, wanted: str) -> HttpResponse:
    """Begin the session, under a new key."""
    request.session.pop(_PENDING, None)
    login(request, user, backend=BACKEND)
    sitting_begins(request)
    request.session.save()
    agent = request.headers.get("User-Agent", "")
    session_begun(session_key=str(request.session.session_key), agent=agent, by=principal_of(user))
    return redirect(wanted or "work")


def pending_user(request: HttpRequest) -> Any | None:
    """Who gave the right password a short while ago and may sign in; None where nobody did."""
    held = request.session.get(_PENDING)
    if not held or not 0 <= clock.instant().timestamp() - held["at"] <= _PATIENCE_SECONDS:
        return None
    try:
        user = user_seen(UUID(held["user"])).user
    except NotFound:
        return None
    return user if user.is_active and user.get_session_auth_hash() == held["hash"] else None


def wanted_page(request: HttpRequest) -> str:
    """Where to go once signed in."""
    return str(request.session.get(_PENDING, {}).get("next", ""))


def _wait(request: HttpRequest, user: Any, wanted: str, step: str) -> HttpResponse:
    request.session.flush()
    request.session[_PENDING] = {
        "user": str(user.id),
        "at": clock.instant().timestamp(),
        "hash": user.get_session_auth_hash(),
        "next": wanted,
    }
    return redirect(step)
