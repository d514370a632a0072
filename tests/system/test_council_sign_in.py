"""Signing in with a council account in a real browser: the service is another site, as it is in life.

The site is at `localhost` and the service at `127.0.0.1`, so that cookies for one site alone are held back as they are.
"""

from typing import Any

import pytest
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer

from kith.core.accounts.models import User
from tests.accounts import EMAIL, invited, link_token
from tests.council import Council, connected, council_process, use
from tests.system.browser import LAPTOP, NO_SCRIPTS, PHONE, Device, Watch, accessible, fits, shaped
from tests.world import World

__all__ = ["council_process"]


@pytest.fixture
def council(council_process: Council, live_server: LiveServer, settings: Any) -> Council:
    """The provider, registered for the site by its name."""
    origin = live_server.url.replace("127.0.0.1", "localhost")
    settings.ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
    council_process.says(origin=origin)
    use(settings, council_process.registered(), origin)
    return council_process


@pytest.fixture
def site(council: Council, settings: Any) -> str:
    """By its name, not by its number."""
    return str(settings.KITH_ADDRESS)


def looks_right(page: Page, device: Device) -> None:
    if device.scripts:
        accessible(page)
        fits(page)
        shaped(page)


@pytest.mark.parametrize("device", [LAPTOP, PHONE, NO_SCRIPTS], indirect=True, ids=lambda one: one.name)
def test_there_and_back_and_out_again(world: World, page: Page, council: Council, device: Device, watch: Watch) -> None:
    connected(world, "amara", council.registered())
    council.of("Kith.Worker")
    page.goto("/account")
    looks_right(page, device)
    page.get_by_role("button", name="Sign in with your council account").click()
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/account")
    expect(page.get_by_text("Your council account, since")).to_be_visible()
    looks_right(page, device)
    page.get_by_role("button", name="Sign out").click()
    page.get_by_role("button", name="Sign out here too").click()
    page.wait_for_url("**/sign-in")
    expect(page.get_by_role("button", name="Sign in with your council account")).to_be_visible()
    council.of("Something.Else")
    page.get_by_role("button", name="Sign in with your council account").click()
    with watch.refusal(403):
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("heading", name="Your council account has no role for Kith").wait_for()
    looks_right(page, device)
    page.get_by_role("button", name="Begin again").click()
    page.wait_for_url("**/sign-in")


@pytest.mark.parametrize("device", [PHONE], indirect=True, ids=lambda one: one.name)
def test_an_invitation_is_taken_up(world: World, page: Page, council: Council, device: Device) -> None:
    token = link_token(world, invited(world))
    council.of("Kith.Worker", email=EMAIL)
    page.goto(f"/join/{token}")
    looks_right(page, device)
    page.get_by_role("button", name="Sign in with your council account").click()
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("heading", name="Connect your council account").wait_for()
    looks_right(page, device)
    page.get_by_role("button", name="Connect my council account").click()
    page.get_by_role("heading", name="My work").wait_for()
    assert User.objects.get(email=EMAIL).is_active
