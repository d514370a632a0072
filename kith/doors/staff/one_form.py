"""A page that is one form: words above it, what is known, one button, and the way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from kith.doors.staff.door import answer, told
from kith.govuk.forms import Form
from kith.govuk.page import Page
from kith.govuk.pieces import Fact, Link

PER_PAGE = 25


@dataclass(frozen=True, kw_only=True)
class OneFormPage(Page):
    """The form, and what somebody should know before they press its button."""

    form: Form
    action: str
    button: str
    text: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    caution: str = ""
    warning: bool = False
    back_link: Link | None = None


@dataclass(frozen=True, kw_only=True)
class FormPage(Page):
    """A form with one button, and a way to leave it that need not be the way back; `staff/form.html`."""

    form: Form
    action: str
    button: str
    text: str = ""
    warning: bool = False
    leave: Link


def one_form(
    request: HttpRequest, form: Form, act: Callable[[dict[str, Any]], str], *, done: str, **page: Any
) -> HttpResponse:
    """Show the form, or do what was sent; `page` holds the fields of the page."""
    made = OneFormPage(form=form, action=request.path, notice=told(request), **page)
    return answer(request, form, act, made, "staff/one_form.html", done=done)


def page_number(request: HttpRequest) -> int:
    """Which page of a list is asked for; the first where that is not a number."""
    asked = request.GET.get("page", "")
    return min(int(asked), 10_000) if asked.isascii() and asked.isdigit() and asked.strip("0") and len(asked) < 6 else 1


def around(request: HttpRequest, number: int, total: int) -> tuple[Link, ...]:
    """The ways to the pages before and after this one, at 25 rows a page."""
    links = []
    if number > 1:
        links.append(Link("Previous page", f"{request.path}?{urlencode({'page': number - 1})}"))
    if number * PER_PAGE < total:
        links.append(Link("Next page", f"{request.path}?{urlencode({'page': number + 1})}"))
    return tuple(links)
