"""Tests of the staff door by requests."""

from collections.abc import Iterator
from functools import cache
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import make_password


@pytest.fixture(scope="package", autouse=True)
def passwords_hashed_once() -> Iterator[None]:
    """The sample's workers share one password; argon2 takes a quarter of a second each time, on purpose."""
    with patch("django.contrib.auth.base_user.make_password", cache(make_password)):
        yield
