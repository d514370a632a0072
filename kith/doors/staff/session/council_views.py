"""Signing in by the council's own sign-in service: out to it, and back (docs/adr/0012-single-sign-on.md).

The session's cookie is for this site alone and does not come along from the service's. So the way back ends on a page
of ours, which goes on by itself: from there on the cookie is sent.
"""

import logging
from dataclasses import asdict, dataclass
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from kith.core.access.needs import public
from kith.core.access.principal import SYSTEM, principal_of
from kith.core.accounts.council_selectors import provider, user_of_identity
from kith.core.accounts.failed_services import council_sign_in_failed
from kith.core.accounts.oidc.flow import address_to_sign_in, address_to_sign_out, come_back, way_kept, way_out
from kith.core.accounts.oidc.provider import Fault, Identity, NotLetIn, Provider
from kith.core.accounts.selectors import invited_by, user_seen
from kith.core.people.account_services import council_word_followed
from kith.doors.staff.session.council_words import STATUS, WORDS
from kith.doors.staff.session.forms import ConnectForm
from kith.doors.staff.session.pending import session_begins
from kith.doors.staff.session.safe_address import safe_address, written_out
from kith.doors.staff.sign_in_ways import BY_COUNCIL
from kith.govuk.page import Page, render
from kith.govuk.pieces import Link
from kith.kernel.errors import NotFound
from kith.kernel.secrets import seal, unseal

_COOKIE, PATIENCE_SECONDS = "kith_way", 600
_log = logging.getLogger("kith.doors.staff.session")
# Tries that are counted although nobody knows whose. A service that is away, or a way that has run out, is none.
_NOBODYS = frozenset({Fault.FORGED, Fault.MISSING, Fault.OVERAGE, Fault.UNKNOWN})


@dataclass(frozen=True, kw_only=True)
class OnwardPage(Page):
    """A few words and one way on; `by_itself` where the page goes on without a press."""

    text: tuple[str, ...]
    onward: Link
    by_itself: bool = False


@dataclass(frozen=True, kw_only=True)
class ConnectPage(Page):
    """Whose account is about to be connected, and the button that does it."""

    form: ConnectForm
    action: str
    email: str


@public
@require_safe
def go(request: HttpRequest) -> HttpResponse:
    """Out to the council's sign-in service."""
    council, wanted = provider(), safe_address(request.GET.get("next", ""))
    if council is None:
        return redirect("sign-in")
    if request.user.is_authenticated:
        return redirect(wanted or "work")
    return _out(request, council, wanted=wanted)


@public
@require_safe
def go_to_connect(request: HttpRequest, token: str) -> HttpResponse:
    """Out to the sign-in service, to take up an invitation. Opening the link uses nothing up."""
    invited_by(token)
    council = provider()
    return redirect("join", token) if council is None else _out(request, council, invitation=token)


@public
@require_safe
def back(request: HttpRequest) -> HttpResponse:
    """Back from the sign-in service, with somebody or with a refusal."""
    council = provider()
    if council is None:
        return redirect("sign-in")
    way = way_kept(unseal(request.COOKIES.get(_COOKIE, ""), PATIENCE_SECONDS))
    wanted, invitation = (safe_address(way.wanted), way.invitation) if way else ("", "")
    try:
        identity = come_back(council, way, request.GET.dict(), _back_address())
        answer = _invited(request, invitation, identity) if invitation else _in(request, identity, wanted)
    except NotLetIn as refused:
        if refused.fault in _NOBODYS:
            council_sign_in_failed(user_id=None, by=SYSTEM)
        answer = _refused_page(request, refused, wanted)
    answer.delete_cookie(_COOKIE, path=reverse("council-back"), samesite="Lax")
    return answer


def signed_out_page(request: HttpRequest, council: Provider) -> HttpResponse:
    """Signed out here; now at the sign-in service too, or the next person would come in with one press."""
    here = Link("Sign in", reverse("sign-in"))
    try:
        there = address_to_sign_out(council, f"{settings.KITH_ADDRESS}{reverse('sign-in')}")
    except NotLetIn:
        there = ""
    text: tuple[str, ...]
    if there:
        text = ("You are signed out of Kith. Now you are signed out of your council account in this browser.",)
        page = OnwardPage(title="Signing you out", text=text, onward=_onward("Go on", there), by_itself=True)
    else:
        text = ("You are signed out of Kith.", "You may still be signed in to your council account in this browser.")
        page = OnwardPage(title="You are signed out", text=text, onward=here)
    return render(request, "staff/session/onward.html", page)


def _out(request: HttpRequest, council: Provider, wanted: str = "", invitation: str = "") -> HttpResponse:
    way = way_out(wanted, invitation)
    try:
        answer: HttpResponse = HttpResponseRedirect(address_to_sign_in(council, way, _back_address()))
    except NotLetIn as refused:
        return _refused_page(request, refused, wanted)
    # Not "Strict" like the session's: it has to come along from the service's site. It is sealed, and holds no one.
    answer.set_cookie(
        _COOKIE,
        seal(way.kept()),
        max_age=PATIENCE_SECONDS,
        path=reverse("council-back"),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )
    return answer


def _in(request: HttpRequest, identity: Identity, wanted: str) -> HttpResponse:
    """Come in, as far as the council's word and ours allow it."""
    user: Any = user_of_identity(identity)
    if user is None:
        raise NotLetIn(Fault.UNKNOWN)
    found = council_word_followed(user_id=user.id, identity=identity, by=principal_of(user))
    if found.fault is not None:
        council_sign_in_failed(user_id=user.id, by=SYSTEM)
        raise NotLetIn(found.fault)
    if request.user.is_authenticated and request.user.pk != user.pk:
        logout(request)
    session_begins(request, user_seen(user.id).user, BY_COUNCIL)
    onward = _onward("Go on", safe_address(wanted) or reverse("work"))
    page = OnwardPage(title="You are signed in", text=(), onward=onward, by_itself=True)
    return render(request, "staff/session/onward.html", page)


def _invited(request: HttpRequest, token: str, identity: Identity) -> HttpResponse:
    """Ask once more before an invitation is used up; what the service said is carried sealed."""
    try:
        invited = invited_by(token)
    except NotFound as gone:
        raise NotLetIn(Fault.STALE, "the invitation has ended") from gone
    said = asdict(identity) | {"roles": sorted(identity.roles), "addresses": sorted(identity.addresses)}
    page = ConnectPage(
        title="Connect your council account",
        form=ConnectForm(initial={"sealed": seal({"identity": said, "invited": str(invited.id)})}),
        action=reverse("join", args=[token]),
        email=invited.email,
    )
    return render(request, "staff/session/connect.html", page)


def _refused_page(request: HttpRequest, refused: NotLetIn, wanted: str) -> HttpResponse:
    """Kind words, and a line in the log that names nobody."""
    _log.warning("not let in by the council's sign-in service: %s", refused)
    heading, text = WORDS[refused.fault]
    again = f"?{urlencode({'next': wanted})}" if wanted else ""
    page = OnwardPage(title=heading, text=text, onward=_onward("Begin again", f"{reverse('sign-in')}{again}"))
    return render(request, "staff/session/onward.html", page, status=STATUS.get(refused.fault, 403))


def _onward(text: str, address: str) -> Link:
    """A way on that stands in a refresh too, where a quote at the beginning would be taken off."""
    return Link(text, written_out(address))


def _back_address() -> str:
    return f"{settings.KITH_ADDRESS}{reverse('council-back')}"
