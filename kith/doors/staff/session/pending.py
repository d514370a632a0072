"""Between password and second step: who it is stands in the session for ten minutes; nobody is signed in yet."""

import logging
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from kith.core.access.principal import principal_of
from kith.core.accounts.failed_services import failures_told
from kith.core.accounts.selectors import second_factor_of, second_factor_required, user_seen
from kith.core.accounts.session_services import session_begun
from kith.doors.staff.door import tell
from kith.doors.staff.session.safe_address import safe_address
from kith.doors.staff.sign_in_ways import BY_COUNCIL, BY_SPARE, password_way
from kith.doors.staff.sitting import sitting_begins
from kith.govuk.dates import datetime_words
from kith.kernel import clock
from kith.kernel.errors import NotFound

_PENDING, _PATIENCE_SECONDS = "pending", 600
_log = logging.getLogger("kith.doors.staff.session")


def first_step_taken(request: HttpRequest, user: Any, wanted: str) -> HttpResponse:
    """The password was right: go on to the second step, to setting one up, or in."""
    if second_factor_of(user.id).any:
        return _wait(request, user, wanted, "second-step")
    if second_factor_required(user.role):
        return _wait(request, user, wanted, "second-step-set-up")
    return signed_in_now(request, user, wanted)


def signed_in_now(request: HttpRequest, user: Any, wanted: str) -> HttpResponse:
    """Come in with a password, and go on."""
    session_begins(request, user, password_way())
    return redirect(safe_address(wanted) or "work")


def session_begins(request: HttpRequest, user: Any, way: str) -> None:
    """Begin the session, under a new key, and say when somebody else may have tried to."""
    request.session.pop(_PENDING, None)
    before, failed = user.last_login, failures_told(user_id=user.id)
    login(request, user, backend=way)
    sitting_begins(request, before)
    if failed:
        _tell_of_failures(request, before, failed)
    request.session.save()
    if way == BY_SPARE:
        _log.warning("the spare administrator has signed in with a password")
    agent = request.headers.get("User-Agent", "")
    by_council = way == BY_COUNCIL
    session_begun(
        session_key=str(request.session.session_key), agent=agent, by_council=by_council, by=principal_of(user)
    )


def _tell_of_failures(request: HttpRequest, before: datetime | None, failed: int) -> None:
    tries = f"{failed} {'try' if failed == 1 else 'tries'} to sign in to your account failed"
    since = f"since you last signed in, on {datetime_words(before)}" if before else "before you signed in"
    what = "If it was not you, tell the person who looks after Kith where you work."
    tell(request, f"{tries} {since}.", what, done=False)


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
