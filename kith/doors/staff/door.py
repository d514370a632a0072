"""The staff door: who asks, what is logged, and how a form is sent.

Every view declares its need (`access.needs`); `DoorMiddleware` refuses a view that declares none. Reach to the children
concerned is asked by selectors and services.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from kith.core.access.principal import Principal, principal_of
from kith.core.access.services import opening_logged
from kith.core.accounts.services import sent_once
from kith.govuk.conflict import conflict
from kith.govuk.forms import Form
from kith.govuk.pieces import IdentityBar, Link, Notice
from kith.kernel.errors import Invalid, NotYet, Problem, Stale

_NOTICE = "notice"


def principal(request: HttpRequest) -> Principal:
    """The signed-in person of a request that got past the door."""
    return principal_of(request.user)  # type: ignore[arg-type]


def open_record(request: HttpRequest, children: Sequence[UUID]) -> None:
    """ACCESS-2: log that these children's record is opened; every page that shows a record calls it on GET."""
    if request.method == "GET":
        opening_logged(principal=principal(request), children=children)


def tell(request: HttpRequest, text: str, detail: str = "") -> None:
    """Say what was done, once, on the next page."""
    request.session[_NOTICE] = {"text": text, "detail": detail}


def told(request: HttpRequest) -> Notice | None:
    """What is to be said on this page about what was done before, if anything."""
    held = request.session.pop(_NOTICE, None)
    return Notice(held["text"], held["detail"]) if held else None


class _FirstTime(Exception):
    """The form was not sent before."""


def led_before(request: HttpRequest) -> HttpResponse | None:
    """Where this very form led when it was sent before; None the first time (DESIGN 4.5).

    Asked before the page is put together: what the first sending changed may have taken the page away.
    """
    try:
        key = UUID(request.POST.get("submission", ""))
    except ValueError:
        return None
    with suppress(_FirstTime):
        return HttpResponseRedirect(sent_once(key=key, by=principal(request), act=_not_sent))
    return None


def _not_sent() -> str:
    raise _FirstTime


def send(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], str],
    *,
    done: str,
    identity: IdentityBar | None = None,
    leave: Link | None = None,
    when_stale: str = "",
) -> HttpResponse | None:
    """Do what a sent form asks, once, and go where `act` says; None when it has to be shown again with messages.

    A stale write answers 409 with both texts, or with `when_stale` above the form where there are no two texts to show.
    What the domain refuses stands at the field it names. Nothing typed is lost.
    """
    if not form.is_valid():
        return None
    typed = form.cleaned_data
    try:
        led_to = sent_once(key=typed["submission"], by=principal(request), act=lambda: act(typed))
    except Stale as stale:
        if when_stale:
            form.refuse([Problem(when_stale)])
            return None
        return conflict(request, form, stale, action=request.path, identity=identity, leave=leave)
    except (Invalid, NotYet) as refused:
        form.refuse(refused.problems)
        return None
    tell(request, done)
    return HttpResponseRedirect(led_to)
