"""The staff door: who asks, what is logged, and how a form is sent.

Every view declares its need (`access.needs`); `DoorMiddleware` refuses a view that declares none. Reach to the children
concerned is asked by selectors and services.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any
from uuid import UUID, uuid5

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict

from kith.core.access.principal import Principal, principal_of
from kith.core.access.services import opening_logged
from kith.core.accounts.services import sent_once
from kith.core.accounts.session_services import words_forgotten
from kith.govuk.conflict import conflict
from kith.govuk.forms import Form
from kith.govuk.page import Page, render
from kith.govuk.pieces import IdentityBar, Link, Notice
from kith.kernel.errors import Invalid, NotYet, Problem, Stale

_NOTICE = "notice"
_OPENED, _BASIS = "opened_children", "opened_on_basis"
_NEVER_TYPED = frozenset({"csrfmiddlewaretoken", "submission"})


def principal(request: HttpRequest) -> Principal:
    """The signed-in person of a request that got past the door."""
    return principal_of(request.user)  # type: ignore[arg-type]


def open_record(request: HttpRequest, children: Iterable[UUID], basis: str = "") -> None:
    """ACCESS-2: this request opens these children's record; every view that shows one says so, for whatever method.

    `basis` is said where it is no reach: the data-protection reader's.
    """
    opened = getattr(request, _OPENED, ())
    setattr(request, _OPENED, tuple(dict.fromkeys((*opened, *children))))
    setattr(request, _BASIS, basis)


def opening_written(request: HttpRequest, answer: HttpResponse) -> None:
    """ACCESS-2: write down, once, that the answer shows a record: before it leaves, or it does not leave.

    A form that is shown again shows the record again. What leads on, refuses or has no body shows nothing.
    """
    children = getattr(request, _OPENED, ())
    if children and request.method != "HEAD" and _shows_something(answer.status_code):
        opening_logged(principal=principal(request), children=children, basis=getattr(request, _BASIS, ""))


def _shows_something(status: int) -> bool:
    return not (300 <= status < 400 or status in {403, 404, 405} or status >= 500)


def tell(request: HttpRequest, text: str, detail: str = "", done: bool = True) -> None:
    """Say what was done, or what to know, once, on the next page."""
    request.session[_NOTICE] = {"text": text, "detail": detail, "done": done}


def told(request: HttpRequest) -> Notice | None:
    """What is to be said on this page about what was done before, if anything."""
    held = request.session.pop(_NOTICE, None)
    return Notice(held["text"], held["detail"], held.get("done", True)) if held else None


class _FirstTime(Exception):
    """The form was not sent before."""


def led_before(request: HttpRequest) -> HttpResponse | None:
    """Where this very form with these very words led when it was sent before; None the first time (DESIGN 4.5).

    Asked before the page is put together: what the first sending changed may have taken the page away.
    """
    key = _sending(request)
    if key is None:
        return None
    with suppress(_FirstTime):
        return HttpResponseRedirect(sent_once(key=key, by=principal(request), act=_not_sent))
    return None


def _sending(request: HttpRequest) -> UUID | None:
    """One sending: the form's key with its address and all that was typed; None where the form carries no key.

    Who goes back, types other words and sends the same form again sends something new.
    """
    try:
        key = UUID(request.POST.get("submission", ""))
    except ValueError:
        return None
    typed = sorted((name, values) for name, values in request.POST.lists() if name not in _NEVER_TYPED)
    return uuid5(key, json.dumps([request.path, typed]))


def _not_sent() -> str:
    raise _FirstTime


def posted(request: HttpRequest) -> QueryDict | None:
    """What a form on this page is bound to: what was sent, or nothing while somebody only looks."""
    return request.POST if request.method == "POST" else None


def answer(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], str],
    page: Page,
    template: str,
    *,
    done: str,
    leave: Link | None = None,
    when_stale: str = "",
    now: Mapping[str, str] | None = None,
) -> HttpResponse:
    """A page around one form: shown, or sent and led on, or shown again with what is to be put right."""
    if request.method == "POST":
        leave = leave or page.back_link
        led_on = send(
            request, form, act, done=done, identity=page.identity, leave=leave, when_stale=when_stale, now=now
        )
        if led_on is not None:
            return led_on
    return render(request, template, replace(page, errors=form.error_items()))


def send(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], str],
    *,
    done: str,
    identity: IdentityBar | None = None,
    leave: Link | None = None,
    when_stale: str = "",
    now: Mapping[str, str] | None = None,
) -> HttpResponse | None:
    """Do what a sent form asks, once, and go where `act` says; None when it has to be shown again with messages.

    A stale write answers 409 with both texts, or with `when_stale` above the form where there are no two texts to show;
    then, and only then, the form goes on from what stands `now`, which the page shows: who sends it again has seen it.
    What the domain refuses stands at the field it names. Nothing typed is lost. Where `done` is empty, what the next
    page shows says enough.
    """
    key = _sending(request)
    if not form.is_valid() or key is None:
        return None
    typed = form.cleaned_data
    try:
        led_to = sent_once(key=key, by=principal(request), act=lambda: act(typed))
    except Stale as stale:
        if when_stale:
            form.refuse([Problem(when_stale)])
            for name, value in ({"revision": str(stale.revision)} | dict(now or {})).items():
                form.carry(name, value)
            return None
        return conflict(request, form, stale, action=request.path, identity=identity, leave=leave)
    except (Invalid, NotYet) as refused:
        form.refuse(refused.problems)
        return None
    if done:
        words_forgotten(address=request.path, by=principal(request))
        tell(request, done)
    return HttpResponseRedirect(led_to)
