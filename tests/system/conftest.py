"""A real browser against the live product, one browser per test process; tables are filled and emptied per test."""

import os
from collections.abc import Iterator
from functools import cache
from unittest.mock import patch

import pytest
from django.contrib.auth.hashers import make_password
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.system.browser import CHROMIUM, FLAGS, LAPTOP, Device, Watch
from tests.system.walk import Walk
from tests.world import World, make_world


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        missing = f"{CHROMIUM} is missing. As root: apt-get install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(missing)
        pytest.skip(f"Browser tests are skipped: {missing}")
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=str(CHROMIUM), args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package", autouse=True)
def passwords_hashed_once() -> Iterator[None]:
    """The sample's workers share one password; argon2 takes a quarter of a second each time, on purpose."""
    with patch("django.contrib.auth.base_user.make_password", cache(make_password)):
        yield


@pytest.fixture
def world(transactional_db: None) -> World:
    """The sample family, committed, so that the server's threads see it."""
    return make_world()


@pytest.fixture
def device(request: pytest.FixtureRequest) -> Device:
    """A laptop, unless the test names another with `indirect`."""
    return getattr(request, "param", LAPTOP)


@pytest.fixture
def watch() -> Iterator[Watch]:
    """Fails the test when a page did what none may do."""
    kept = Watch()
    yield kept
    assert not kept.faults, "\n".join(kept.faults)


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """Where the product is looked at; a test that needs it by another name says so."""
    return live_server.url


@pytest.fixture
def page(browser: Browser, site: str, device: Device, watch: Watch) -> Iterator[Page]:
    """An empty page of a new browser profile."""
    context = browser.new_context(
        base_url=site,
        viewport={"width": device.width, "height": device.height},
        java_script_enabled=device.scripts,
        locale="en-GB",
    )
    context.set_default_timeout(15_000)
    opened = context.new_page()
    watch.over(opened)
    yield opened
    context.close()


@pytest.fixture
def walk(page: Page, world: World, watch: Watch, device: Device) -> Walk:
    """Short ways to act in the product as a person does: by what they read on the page."""
    return Walk(page, world, watch, device)
