"""What a page needs: every view declares it, and one that declares nothing lets nobody in (ACCESS-1: default deny)."""

from collections.abc import Callable
from typing import Any, TypeVar

from kith.core.access.roles import Permission

View = TypeVar("View", bound=Callable[..., Any])
PUBLIC, SIGNED_IN = "public", "signed in"


def requires(permission: Permission) -> Callable[[View], View]:
    """This page is for people whose role has the permission; reach to the children is asked besides."""
    return _declare(permission)


def public(view: View) -> View:
    """This page is for everybody and holds nothing about anybody."""
    return _declare(PUBLIC)(view)


def signed_in(view: View) -> View:
    """This page is for everybody who signed in."""
    return _declare(SIGNED_IN)(view)


def need_of(view: Callable[..., Any]) -> Permission | str | None:
    """What a view declares; None if it declares nothing, and then nobody gets in."""
    return getattr(view, "need", None)


def _declare(need: Permission | str) -> Callable[[View], View]:
    def mark(view: View) -> View:
        view.need = need  # type: ignore[attr-defined]
        return view

    return mark
