"""Signing in: no hint which accounts exist, a lock-out that holds, a session that begins anew and ends."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse

from kith.core.accounts.models import User
from kith.kernel.ids import new_id
from kith.sample.data import PASSWORD
from tests.integration.doors.visitor import Seen, read
from tests.world import World

LIMIT = 5
UNKNOWN = "nobody.here@ashbeck.example.org"


@pytest.fixture
def client(world: World) -> Client:
    return Client(raise_request_exception=False)


def attempt(client: Client, email: str, password: str, **more: str) -> Seen:
    sent = {"email": email, "password": password, "submission": str(new_id()), **more}
    return read(client.post(reverse("sign-in"), sent))


def is_locked(seen: Seen) -> bool:
    return seen.status == 429 and "Too many attempts to sign in" in seen.text


def test_amara_signs_in_however_she_writes_her_address(world: World) -> None:
    for email in ("amara.osei@ashbeck.example.org", "  Amara.Osei@ASHBECK.example.org "):
        seen = attempt(Client(), email, PASSWORD)
        assert (seen.status, seen.led_to) == (302, "/")


def test_a_wrong_password_and_a_name_nobody_has_are_answered_alike(world: World, client: Client) -> None:
    wrong = attempt(client, world.user("amara").email, "not it")
    unknown = attempt(client, UNKNOWN, "not it")
    assert wrong.messages == unknown.messages
    assert wrong.status == unknown.status == 200
    assert "not it" not in wrong.response.content.decode(), "a password is never shown again"
    assert world.user("amara").email in wrong.response.content.decode(), "what was typed stays"


def test_somebody_who_left_cannot_sign_in(world: World, client: Client) -> None:
    User.objects.filter(id=world.ids["amara"]).update(is_active=False)
    seen = attempt(client, world.user("amara").email, PASSWORD)
    assert seen.messages == attempt(client, UNKNOWN, PASSWORD).messages


@pytest.mark.parametrize("known", [True, False], ids=["a real account", "a name nobody has"])
def test_five_failures_lock_the_name_and_tell_nothing(world: World, client: Client, known: bool) -> None:
    email = world.user("amara").email if known else UNKNOWN
    answers = [attempt(client, email, "not it") for _ in range(LIMIT)]
    assert [seen.status for seen in answers] == [200, 200, 200, 200, 429]
    locked = answers[-1]
    assert is_locked(locked)
    assert "Wait, then try again" in locked.text
    assert email not in locked.response.content.decode()
    assert is_locked(attempt(client, email, PASSWORD)), "a good password opens it while it is locked"
    assert is_locked(attempt(Client(REMOTE_ADDR="192.0.2.7"), email, PASSWORD)), "another machine opens it"


def test_the_lock_counts_a_name_in_any_spelling(world: World, client: Client) -> None:
    email = world.user("amara").email
    for spelling in (email.upper(), f" {email}", email.title(), f"{email} ", email):
        seen = attempt(client, spelling, "not it")
    assert is_locked(seen)
    assert is_locked(attempt(client, email.capitalize(), PASSWORD))


def test_other_names_are_free_while_one_is_locked(world: World, client: Client) -> None:
    for _ in range(LIMIT):
        attempt(client, world.user("amara").email, "not it")
    assert attempt(client, world.user("helen").email, PASSWORD).status == 302


def test_signing_in_well_forgets_the_failures_before(world: World, client: Client) -> None:
    email = world.user("amara").email
    for _ in range(2):
        for _ in range(LIMIT - 1):
            assert attempt(client, email, "not it").status == 200
        assert attempt(Client(), email, PASSWORD).status == 302


def test_the_lock_ends_after_a_quarter_of_an_hour(world: World, client: Client) -> None:
    email, start = world.user("amara").email, datetime(2026, 1, 15, 10, 0, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock:
        for _ in range(LIMIT):
            attempt(client, email, "not it")
        clock.move_to(start + timedelta(minutes=14))
        assert is_locked(attempt(Client(), email, PASSWORD))
        clock.move_to(start + timedelta(minutes=40))
        assert attempt(Client(), email, PASSWORD).status == 302


def test_a_session_begins_anew_at_sign_in(world: World, client: Client) -> None:
    """Whoever planted a session before sign-in does not hold the one after it."""
    session = client.session
    session["planted"] = True
    session.save()
    before = session.session_key
    client.cookies[settings.SESSION_COOKIE_NAME] = before
    attempt(client, world.user("amara").email, PASSWORD)
    after = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert after != before
    intruder = Client()
    intruder.cookies[settings.SESSION_COOKIE_NAME] = before
    assert intruder.get("/").status_code == 302


def test_signing_out_ends_the_session_for_every_copy_of_its_cookie(world: World, client: Client) -> None:
    attempt(client, world.user("amara").email, PASSWORD)
    copied = client.cookies[settings.SESSION_COOKIE_NAME].value
    assert client.get(reverse("sign-out")).status_code == 405
    assert client.post(reverse("sign-out")).status_code == 302
    other = Client()
    other.cookies[settings.SESSION_COOKIE_NAME] = copied
    assert other.get("/").headers["Location"].startswith(reverse("sign-in"))


@pytest.mark.parametrize(
    "wanted",
    [
        "https://evil.example.org/",
        "//evil.example.org/x",
        "/\\evil.example.org",
        "javascript:alert(1)",
        "http:///x",
        "\x00/",
        "'//evil.example.org'",
        '"//evil.example.org"',
        "/\t/evil.example.org",
        "/x;url=//evil.example.org",
        "http://testserver/evil",
    ],
)
def test_nobody_is_sent_away_from_the_site_after_sign_in(world: World, client: Client, wanted: str) -> None:
    shown = client.get(reverse("sign-in"), {"next": wanted})
    assert "evil" not in shown.content.decode()
    assert attempt(client, world.user("amara").email, PASSWORD, next=wanted).led_to == "/"


def test_after_sign_in_one_goes_on_where_one_wanted_to(world: World, client: Client) -> None:
    family = reverse("family", args=[world.ids["family"]])
    turned_away = client.get(family)
    shown = read(client.get(turned_away.headers["Location"]))
    wanted = str(shown.form(reverse("sign-in")).values["next"])
    assert attempt(client, world.user("amara").email, PASSWORD, next=wanted).led_to == family


def test_cookies_are_for_this_site_and_for_no_script(world: World, client: Client) -> None:
    client.get(reverse("sign-in"))
    attempt(client, world.user("amara").email, PASSWORD)
    for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME):
        cookie = client.cookies[name]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"
    assert not client.cookies[settings.SESSION_COOKIE_NAME]["expires"], "the session outlives the browser"
