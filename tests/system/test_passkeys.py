"""A passkey in a real browser: made, and used to sign in. The key itself is the browser's virtual one."""

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from kith.core.accounts.models import Passkey
from kith.core.authority.selectors import policy
from kith.core.authority.services import policy_saved
from kith.sample.data import PASSWORD
from tests.system.browser import PHONE, Device, Watch, accessible, fits, shaped
from tests.world import World

KEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


def at_a_name(browser: Browser, live_server: LiveServer, watch: Watch, device: Device) -> Page:
    """Passkeys are made for names: the site by its name, in a browser with a key inside."""
    context = browser.new_context(
        base_url=live_server.url.replace("127.0.0.1", "localhost"),
        viewport={"width": device.width, "height": device.height},
        locale="en-GB",
    )
    context.set_default_timeout(15_000)
    page = context.new_page()
    watch.over(page)
    session = context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send("WebAuthn.addVirtualAuthenticator", {"options": KEY})
    return page


def give_password(page: Page, world: World) -> None:
    page.goto("/sign-in")
    page.fill("[name=email]", world.user("amara").email)
    page.fill("[name=password]", PASSWORD)
    page.get_by_role("button", name="Sign in").click()


def looks_right(page: Page) -> None:
    accessible(page)
    fits(page)
    shaped(page)


@pytest.mark.parametrize("device", [PHONE], indirect=True, ids=lambda one: one.name)
def test_a_passkey_is_set_up_and_signs_in(
    browser: Browser, live_server: LiveServer, watch: Watch, device: Device, world: World
) -> None:
    saved = policy().model_copy(update={"second_factor_required": ("worker",)})
    policy_saved(policy=saved, by=world.by("pat"))
    with override_settings(ALLOWED_HOSTS=["localhost", "127.0.0.1"]):
        page = at_a_name(browser, live_server, watch, device)
        give_password(page, world)
        page.wait_for_url("**/sign-in/set-up")
        looks_right(page)
        page.get_by_role("button", name="Make a passkey").click()
        page.wait_for_url("**/account/codes/new")
        looks_right(page)
        assert page.locator("main li").count() == 10
        page.get_by_role("button", name="Sign out").click()
        page.wait_for_url("**/sign-in")
        give_password(page, world)
        page.wait_for_url("**/sign-in/second-step")
        looks_right(page)
        page.get_by_role("button", name="Use my passkey").click()
        page.get_by_role("heading", name="My work").wait_for()
        assert Passkey.objects.get().used_at is not None
        for address in ("/account", "/account/app", "/account/passkey", "/account/password", "/account/codes"):
            page.goto(address)
            looks_right(page)
        page.goto("/account/passkey")
        page.fill("[name=name]", "Second one")
        page.fill("[name=current]", PASSWORD)
        page.get_by_role("button", name="Make a passkey").click()
        page.get_by_text("Nothing came of it").wait_for()
        page.context.close()
