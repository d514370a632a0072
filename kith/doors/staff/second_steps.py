"""What signing in and one's own account share of the second step: forms, the app's picture, the browser's question."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import segno
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest
from markupsafe import Markup

from kith.core.accounts.codes import app_address, new_secret
from kith.core.accounts.passkeys import Question, Site
from kith.govuk.fields import HiddenField, TextField
from kith.govuk.forms import Form
from kith.kernel.errors import Invalid
from kith.kernel.secrets import seal, unseal

_ISSUER = "Kith"
_PATIENCE_SECONDS = 1800
_CODES = "recovery_codes"


class SecondStepBackend(BaseBackend):
    """Takes the second step among Django's sign-in ways, so that failures are counted and locked like passwords."""

    def authenticate(self, request: HttpRequest | None, **credentials: Any) -> Any:
        """The `user` given, when `take` lets the step pass; None for a password, which is another way's."""
        take: Callable[[], None] | None = credentials.get("take")
        if take is None:
            return None
        try:
            take()
        except Invalid:
            return None
        return credentials["user"]


class CodeForm(Form):
    """A code of the app, or a recovery code."""

    code = TextField(label="Code", said="the code", width=20, autocomplete="one-time-code", max_length=60)


class AppForm(Form):
    """The first code of a new app shows that it works."""

    code = TextField(
        label="Code that the app shows now",
        said="the code that the app shows",
        width=10,
        autocomplete="one-time-code",
        inputmode="numeric",
        max_length=20,
    )
    sealed = HiddenField(max_length=2000)


class PasskeyForm(Form):
    """What the browser answered, and what it was asked; a script fills it in."""

    sealed = HiddenField(max_length=2000)
    answer = HiddenField(max_length=20_000)


@dataclass(frozen=True, slots=True)
class AppOffer:
    """A secret for a new app: as a picture, as an address to tap, and as letters to type in groups of four."""

    picture: Markup
    address: str
    letters: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question for the browser, and its challenge sealed for the form to carry."""

    options: str
    sealed: str


def site_of(request: HttpRequest) -> Site:
    """The site as this browser sees it; Django has checked the host against the ones allowed."""
    host = request.get_host()
    name = host.rsplit(":", 1)[0] if not host.endswith("]") else host
    return Site(name, f"{request.scheme}://{host}")


def offer_app(user_id: UUID, email: str, form: Form) -> AppOffer:
    """A new secret, which the form carries; the one it carried already, so that who mistyped need not begin again."""
    secret = sealed_secret(user_id, str(form.data.get("sealed", ""))) or new_secret()
    sealed = seal({"secret": secret, "user": str(user_id)})
    if form.is_bound:
        form.carry("sealed", sealed)
    else:
        form.initial["sealed"] = sealed
    address = app_address(secret, email, _ISSUER)
    code = segno.make(address, error="m")
    # The picture is drawn here: squares, and none of anybody's words.
    picture = Markup(code.svg_inline(scale=5, dark="#000", light="#fff"))  # noqa: S704  # nosec B704
    letters = " ".join(secret[place : place + 4] for place in range(0, len(secret), 4))
    return AppOffer(picture, address, letters)


def sealed_secret(user_id: UUID, sealed: str) -> str:
    """The secret a form carried, if it was sealed for this user a short while ago; else nothing."""
    return _unsealed(user_id, sealed, "secret")


def asked(user_id: UUID, question: Question) -> Asked:
    """A question with its challenge sealed for this user."""
    return Asked(question.options, seal({"challenge": question.challenge, "user": str(user_id)}))


def sealed_challenge(user_id: UUID, sealed: str) -> str:
    """The challenge a form carried; else nothing."""
    return _unsealed(user_id, sealed, "challenge")


def keep_codes(request: HttpRequest, codes: list[str]) -> None:
    """Keep new recovery codes, sealed, until the next page has shown them."""
    request.session[_CODES] = seal(codes)


def kept_codes(request: HttpRequest) -> tuple[str, ...]:
    """New recovery codes, once."""
    return tuple(unseal(request.session.pop(_CODES, ""), _PATIENCE_SECONDS) or ())


def _unsealed(user_id: UUID, sealed: str, name: str) -> str:
    held = unseal(sealed, _PATIENCE_SECONDS)
    if not isinstance(held, dict) or held.get("user") != str(user_id):
        return ""
    return str(held.get(name, ""))
