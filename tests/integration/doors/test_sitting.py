"""One sitting: where one is signed in, how it ends, and that nothing typed is lost by its end."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kith.core.accounts.browsers import browser_words
from kith.core.accounts.models import OpenSession, Scratch
from kith.core.accounts.session_services import ended_sessions_forgotten, words_kept
from kith.core.audit.models import Change, Entry
from kith.core.authority.selectors import policy
from kith.core.authority.services import policy_saved
from kith.kernel import clock
from kith.kernel.ids import new_id
from kith.sample.data import PASSWORD
from tests.accounts import AGENT, GOOD_PASSWORD
from tests.integration.doors.visitor import read
from tests.world import World

TYPED, FORM = "/account/typed", "/plans/new"


def signed_in(world: World, key: str = "amara", agent: str = AGENT) -> Client:
    client = Client(raise_request_exception=False, headers={"User-Agent": agent})
    sent = {"email": world.user(key).email, "password": PASSWORD, "submission": str(new_id())}
    assert client.post("/sign-in", sent).status_code == 302
    return client


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_one_sees_ones_browsers_and_signs_out_in_one_of_them(world: World) -> None:
    here, there = signed_in(world), signed_in(world, agent="Mozilla/5.0 (iPhone) AppleWebKit/605 Safari/604.1")
    signed_in(world, "helen")
    seen = read(here.get("/account/sessions"))
    assert "Firefox on Windows, this one" in seen.text and "Safari on an iPhone" in seen.text
    assert seen.text.count("last used on") == 2 + seen.text.count(": Safari on an iPhone, Since")
    other = OpenSession.objects.get(browser="Safari on an iPhone")
    assert here.post(reverse("account-session-end", args=[other.id])).status_code == 302
    assert is_in(here) and not is_in(there)


def test_signing_out_everywhere_else_leaves_this_browser(world: World) -> None:
    here, others, helen = signed_in(world), [signed_in(world) for _ in range(3)], signed_in(world, "helen")
    assert here.post(reverse("account-sessions-end")).status_code == 302
    assert "You are signed out in 3 other browsers" in read(here.get("/account/sessions")).text
    assert is_in(here) and not any(map(is_in, others)) and is_in(helen)


@pytest.mark.rule("ACCESS-1", part="sessions are their owner's to end")
def test_nobody_ends_somebody_elses_session(world: World) -> None:
    helen = signed_in(world, "helen")
    held = OpenSession.objects.get()
    assert signed_in(world).post(reverse("account-session-end", args=[held.id])).status_code == 404
    assert is_in(helen)


def test_the_key_of_a_session_is_encrypted_and_out_of_the_history(world: World) -> None:
    client = signed_in(world)
    key = str(client.session.session_key)
    with connection.cursor() as cursor:
        cursor.execute("SELECT session_key, key_hash FROM accounts_opensession")
        row = cursor.fetchone()
    assert key.encode() not in bytes(row[0]) and key != row[1]
    assert key not in str([*Change.objects.values(), *Entry.objects.values()])


def test_another_password_ends_the_others_and_keeps_this_one_on_the_list(world: World) -> None:
    here, there = signed_in(world), signed_in(world)
    sent = {"current": PASSWORD, "new_password": GOOD_PASSWORD, "submission": str(new_id())}
    assert here.post("/account/password", sent).status_code == 302
    assert is_in(here) and not is_in(there)
    seen = read(here.get("/account/sessions"))
    assert "this one" in seen.text and OpenSession.objects.count() == 1


@pytest.mark.parametrize(("minutes", "stays"), [(19, True), (22, False)])
@pytest.mark.rule("ACCESS-1", part="sessions end in time")
def test_a_sitting_ends_after_the_councils_minutes_without_use(world: World, minutes: int, stays: bool) -> None:
    client = signed_in(world)
    with time_machine.travel(clock.instant() + timedelta(minutes=minutes), tick=False):
        assert is_in(client) is stays


def test_the_council_says_how_long(world: World) -> None:
    policy_saved(policy=policy().model_copy(update={"idle_minutes": 45}), by=world.by("pat"))
    client = signed_in(world)
    assert 'data-kith-idle="2700"' in client.get("/").content.decode()
    with time_machine.travel(clock.instant() + timedelta(minutes=40), tick=False):
        assert is_in(client)


def set_minutes(world: World, minutes: int) -> None:
    policy_saved(policy=policy().model_copy(update={"idle_minutes": minutes}), by=world.by("pat"))


@pytest.mark.rule("ACCESS-1", part="sessions end in time")
@pytest.mark.parametrize(("minutes", "stays"), [(4, True), (6, False)])
def test_a_shorter_time_holds_for_who_is_signed_in_already(world: World, minutes: int, stays: bool) -> None:
    client = signed_in(world)
    set_minutes(world, 5)
    with time_machine.travel(clock.instant() + timedelta(minutes=minutes), tick=False):
        seen = client.get("/")
        assert (seen.status_code == 200) is stays
        assert not stays or 'data-kith-idle="300"' in seen.content.decode(), "the warning goes by the new time"


def test_a_longer_time_holds_for_who_is_signed_in_already(world: World) -> None:
    client = signed_in(world)
    set_minutes(world, 45)
    with time_machine.travel(clock.instant() + timedelta(minutes=40), tick=False):
        assert is_in(client)


def test_the_setting_is_not_asked_for_with_every_page(world: World) -> None:
    client = signed_in(world)
    with CaptureQueriesContext(connection) as sent:
        client.get("/account/stay")
    assert not [one for one in sent.captured_queries if "authority_policyversion" in one["sql"]]


def test_one_sees_when_one_signed_in_before(world: World) -> None:
    first = datetime(2026, 1, 14, 9, 5, tzinfo=UTC)
    with time_machine.travel(first, tick=False):
        assert "You last signed in" not in read(signed_in(world).get("/")).text
    again = signed_in(world)
    assert "You last signed in on 14 January 2026 at 9:05am" in read(again.get("/")).text
    assert "You last signed in on 14 January 2026 at 9:05am" in read(again.get("/account")).text


def test_a_sitting_lasts_half_a_day_at_most_however_busy(world: World) -> None:
    client, began = signed_in(world), clock.instant()
    for minutes in range(15, 12 * 60, 15):
        with time_machine.travel(began + timedelta(minutes=minutes), tick=False):
            assert is_in(client), minutes
    with time_machine.travel(began + timedelta(hours=12, minutes=1), tick=False):
        assert not is_in(client)


def typed(client: Client, **words: str) -> dict[str, list[str]]:
    if words:
        assert client.post(TYPED, {"kith_form": FORM, **words}).status_code == 302
    held: dict[str, list[str]] = client.get(TYPED, {"form": FORM}).json()
    return held


def test_what_was_typed_is_offered_again_after_the_sitting_has_ended(world: World) -> None:
    client = signed_in(world)
    assert typed(client, worry="Craig came at night", password="never", csrfmiddlewaretoken="x") == {
        "worry": ["Craig came at night"]
    }
    with time_machine.travel(clock.instant() + timedelta(minutes=30), tick=False):
        assert not is_in(client)
        assert typed(signed_in(world)) == {"worry": ["Craig came at night"]}
        assert typed(signed_in(world, "helen")) == {}


def test_it_is_forgotten_on_signing_out_and_when_nothing_is_left(world: World) -> None:
    client = signed_in(world)
    typed(client, worry="Craig came at night")
    client.post(TYPED, {"kith_form": FORM})
    assert not Scratch.objects.exists()
    typed(client, worry="Craig came at night")
    client.post("/sign-out")
    assert not Scratch.objects.exists() and not OpenSession.objects.exists()


def test_it_is_forgotten_once_it_was_sent(world: World) -> None:
    client = signed_in(world)
    page = reverse("plan-open", args=[world.ids["family"]])
    words_kept(address=page, words={"children": ["x"]}, by=world.by("amara"))
    sent = {"children": [str(world.ids["ruby"])], "submission": str(new_id())}
    assert client.post(page, {**sent, "children": []}).status_code == 200
    assert Scratch.objects.exists(), "refused: not sent yet"
    assert client.post(page, {**sent, "submission": str(new_id())}).status_code == 302
    assert not Scratch.objects.exists()


def test_it_is_encrypted_and_stands_in_no_history(world: World) -> None:
    typed(signed_in(world), worry="Craig came at night")
    with connection.cursor() as cursor:
        cursor.execute("SELECT words FROM accounts_scratch")
        assert b"Craig" not in bytes(cursor.fetchone()[0])
    assert not Change.objects.filter(table_name="accounts_scratch").exists()


@pytest.mark.parametrize("words", ["\x00", "x" * 250_000, "نانی", "🦊", "<script>"])
def test_odd_words_do_no_harm(world: World, words: str) -> None:
    held = typed(signed_in(world), worry=words)
    assert held in ({}, {"worry": [words]})


def test_what_has_run_out_is_cleared_away(world: World) -> None:
    typed(signed_in(world), worry="Craig came at night")
    assert ended_sessions_forgotten(before=clock.instant() - timedelta(minutes=1)) == 0
    assert ended_sessions_forgotten(before=clock.instant() + timedelta(minutes=1)) == 2


def test_browsers_in_plain_words() -> None:
    assert browser_words("Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0 Safari/537.36") == "Chrome on Linux"
    assert browser_words("Mozilla/5.0 (Windows NT 10.0) Chrome/140 Safari/537 Edg/140") == "Edge on Windows"
    assert browser_words("") == browser_words("\x00<b>") == "A browser"
