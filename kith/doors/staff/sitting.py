"""One sitting of somebody who is signed in: how long it lasts without use, and at most."""

from datetime import UTC, datetime, timedelta

from django.contrib.auth import logout
from django.http import HttpRequest

from kith.core.accounts.selectors import SEEN, idle_minutes
from kith.kernel import clock

_SEEN_EVERY = 60
LONGEST = timedelta(hours=12)
_BEGUN, _IDLE, _BEFORE = "begun", "idle", "before"


def sitting_begins(request: HttpRequest, before: datetime | None) -> None:
    """After signing in: from now on it counts. `before` is when this person signed in the last time."""
    request.session[_BEGUN] = request.session[SEEN] = clock.instant().timestamp()
    request.session[_IDLE] = idle_minutes() * 60
    if before is not None:
        request.session[_BEFORE] = before.timestamp()


def ends_when_its_time_is_over(request: HttpRequest) -> None:
    """Sign out who has not been here for too long, or has been signed in for half a day. Nothing typed is forgotten.

    What is too long the council's setting says today: also to who signed in while it said something else.
    """
    session = request.session
    if session.is_empty():
        return
    now = clock.instant().timestamp()
    unused, whole = now - session.get(SEEN, now), now - session.get(_BEGUN, now)
    if _IDLE in session and unused >= _SEEN_EVERY:  # asked once a minute: the shortest setting is longer
        _by_todays_setting(request)
    if unused > session.get(_IDLE, unused) or whole > LONGEST.total_seconds():
        logout(request)


def goes_on(request: HttpRequest) -> None:
    """Let the time without use begin anew, written at most once a minute: a look does not write a row each time."""
    session = request.session
    if not session.accessed or session.is_empty():
        return
    now = clock.instant().timestamp()
    if not 0 <= now - session.get(SEEN, 0) < _SEEN_EVERY:
        session[SEEN] = now
    if _BEGUN not in session:
        session[_BEGUN] = now


def signed_in_before(request: HttpRequest) -> datetime | None:
    """When this person signed in the last time before this sitting; None where they never did."""
    held = request.session.get(_BEFORE)
    return datetime.fromtimestamp(held, UTC) if held else None


def idle_seconds(request: HttpRequest) -> int:
    """After how long without use this sitting ends; 0 where nothing says so."""
    return int(request.session.get(_IDLE, 0))


def _by_todays_setting(request: HttpRequest) -> None:
    seconds = idle_minutes() * 60
    if request.session[_IDLE] != seconds:
        request.session[_IDLE] = seconds
