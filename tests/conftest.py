"""What every test may use. Tests run as the app role, so that grants and triggers are those of production."""

import os
from collections.abc import Callable, Iterator
from functools import partial

os.environ.setdefault("KITH_MODE", "test")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
os.environ.pop("KITH_AS_OF", None)

import pytest
from django.db import connection
from django.test.testcases import TransactionTestCase
from pytest_django.plugin import DjangoDbBlocker

from tests.sample_again import sample_world
from tests.world import World, make_world

APP_ROLE = "kith_app"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "rule(*ids, part=''): the practice rules this test proves, wholly or in part")


@pytest.fixture
def world(db: None) -> World:
    """The sample family and its workers."""
    return sample_world(make_world)


@pytest.fixture(autouse=True)
def as_of(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """The domain's date of a test: Thursday 15 January 2026, until the test moves it."""
    move: Callable[[str], None] = partial(monkeypatch.setenv, "KITH_AS_OF")
    move("2026-01-15")
    return move


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """After the database is made by its owner, every connection of the tests puts on the app role."""
    with django_db_blocker.unblock():
        _become(APP_ROLE)
        yield
        _become(None)
        _others_sent_away()


def _become(role: str | None) -> None:
    connection.settings_dict["OPTIONS"]["assume_role"] = role
    connection.close()


def _others_sent_away() -> None:
    """The database is dropped next: a page that a browser asked for last may still hold it."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database()"
            " AND usename = current_user AND pid <> pg_backend_pid()"
        )


def _emptied_by_owner(self: TransactionTestCase) -> None:
    """Between transactional tests tables are emptied by the owner: the app role rightly may not."""
    from django.apps import apps

    tables = ", ".join(
        f'"{model._meta.db_table}"'
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy and model._meta.app_label != "contenttypes"
    )
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE; SET session_replication_role = replica")
        cursor.execute(f"TRUNCATE {tables} RESTART IDENTITY CASCADE")
        cursor.execute(f"SET session_replication_role = origin; SET ROLE {APP_ROLE}")


TransactionTestCase._fixture_teardown = _emptied_by_owner  # type: ignore[method-assign]
