"""Ways to sign in where the council has its own service: that, and the spare administrator's password."""

from typing import Any

from django.contrib.auth.backends import ModelBackend
from django.http import HttpRequest

from kith.core.accounts.council_selectors import provider, signs_in_with_password

BY_COUNCIL = "kith.doors.staff.sign_in_ways.CouncilBackend"
_BY_PASSWORD = "django.contrib.auth.backends.ModelBackend"  # noqa: S105  (the name of a class)
BY_SPARE = "kith.doors.staff.sign_in_ways.SpareBackend"


class SpareBackend(ModelBackend):
    """A password, of nobody but the spare administrator. A session ends when that is somebody else."""

    def user_can_authenticate(self, user: Any) -> bool:
        """True for that one account alone."""
        return super().user_can_authenticate(user) and signs_in_with_password(user)


class CouncilBackend(ModelBackend):
    """Somebody whom the council's service has signed in: kept signed in, and never by a password."""

    def authenticate(self, request: HttpRequest | None, *_: Any, **_credentials: Any) -> None:
        """Nobody: the service's answer is taken by its own page."""


def password_way() -> str:
    """The way that a password signs in today."""
    return _BY_PASSWORD if provider() is None else BY_SPARE
