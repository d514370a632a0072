"""What a password must be: long, not on the list of common ones, not like its owner's name or address."""

from collections.abc import Callable
from functools import cache

from django.contrib.auth.password_validation import (
    CommonPasswordValidator,
    MinimumLengthValidator,
    UserAttributeSimilarityValidator,
)
from django.core.exceptions import ValidationError

from kith.core.accounts.models import User
from kith.kernel.errors import Problem

LEAST_LENGTH = 12
_Check = Callable[[str, User], None]


@cache
def _checks() -> tuple[tuple[_Check, str], ...]:
    length = MinimumLengthValidator(LEAST_LENGTH).validate
    common = CommonPasswordValidator().validate
    alike = UserAttributeSimilarityValidator(("name", "email")).validate
    return (
        (length, f"Your password must have at least {LEAST_LENGTH} characters. Three or four words in a row are good"),
        (common, "This password is on the list of those that are tried first. Choose another one"),
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
