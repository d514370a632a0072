"""Every page template gets one typed `page`, the `frame` around it, `request` and `csrf_input`, and nothing else.

A page's title holds no name of a person: titles stay in browser histories and on shared screens (DESIGN 7).
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render as django_render

from kith.govuk.pieces import ErrorItem, IdentityBar, Link, NavigationItem, Notice

PRODUCT = "Kith"


@dataclass(frozen=True, kw_only=True)
class Page:
    """What every page has. A page area subclasses it with what its own template shows.

    `title` is neutral ("Family page") and stands in the window's title; `heading` may name people and is the h1.
    """

    title: str
    heading: str = ""
    caption: str = ""
    back_link: Link | None = None
    identity: IdentityBar | None = None
    notice: Notice | None = None
    errors: tuple[ErrorItem, ...] = ()

    @property
    def window_title(self) -> str:
        """“Error: Family page – Kith”."""
        return f"{'Error: ' if self.errors else ''}{self.title} – {PRODUCT}"


@dataclass(frozen=True, kw_only=True)
class Frame:
    """What stands around a page: who is signed in, and where they can go."""

    signed_in_as: str = ""
    signed_in_before: str = ""
    account_href: str = ""
    idle_seconds: int = 0
    stay_href: str = ""
    typed_href: str = ""
    sign_out_href: str = ""
    home_href: str = "/"
    navigation: tuple[NavigationItem, ...] = ()
    accessibility_href: str = ""


FrameMaker = Callable[[HttpRequest], Frame]


def _bare_frame(request: HttpRequest) -> Frame:
    return Frame()


_frame_maker: FrameMaker = _bare_frame


def set_frame(maker: FrameMaker) -> None:
    """Doors say here, once at start, who is signed in and what the navigation holds."""
    global _frame_maker
    _frame_maker = maker


def render(request: HttpRequest, template: str, page: Page, status: int = 200) -> HttpResponse:
    """The page as HTML, never kept by the browser or anything between (shared computers, after sign-out)."""
    response = django_render(request, template, {"page": page, "frame": _frame_maker(request)}, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response


def render_bare(request: HttpRequest, template: str, page: Page, status: int) -> HttpResponse:
    """The page without asking who is signed in: for faults, when the database may be away."""
    response = django_render(None, template, {"page": page, "frame": Frame()}, status=status)
    response.headers["Cache-Control"] = "no-store, private"
    return response
