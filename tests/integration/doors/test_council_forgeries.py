"""Tokens that a service must not be believed, answers that are not to our question, and a service that is away."""

import logging
import time
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import generate_private_key
from django.test import Client
from django.urls import reverse

from kith.config.logs import EventFormatter
from kith.core.accounts.models import FailedSignIn
from kith.core.accounts.oidc.provider import Fault
from kith.doors.staff.session.council_words import WORDS
from tests.accounts import invited, link_token
from tests.council import BACK, CLIENT, GO, OID, Forger, connected, forger, provider, use
from tests.integration.doors.visitor import Seen, read
from tests.world import World

__all__ = ["forger"]
FORGED, CLOCK = "We could not make sure that it is you", "The clocks do not agree"
NOW = int(time.time())


@pytest.fixture
def client(world: World, forger: Forger) -> Client:
    connected(world, "amara", forger.registered())
    return Client(raise_request_exception=False)


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def refused(client: Client, seen: Seen, words: str) -> None:
    assert words in seen.text and seen.status in (400, 403, 503), seen.text
    assert not is_in(client)


def test_a_token_that_is_well_made_lets_one_in(client: Client, forger: Forger) -> None:
    assert forger.signs_in(client).status_code == 200 and is_in(client)


@pytest.mark.rule("ACCESS-1", part="tokens that are not for this sign-in")
@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"nonce": "another"}, FORGED),
        ({"nonce": None}, FORGED),
        ({"aud": "another program"}, FORGED),
        ({"aud": [CLIENT, "another"], "azp": "another"}, FORGED),
        ({"iss": "https://evil.example.org"}, FORGED),
        ({"tid": "another tenant"}, FORGED),
        ({"tid": None}, FORGED),
        ({"exp": NOW - 3600}, CLOCK),
        ({"iat": NOW + 3600, "exp": NOW + 7200}, CLOCK),
        ({"nbf": NOW + 3600}, CLOCK),
        ({"auth_time": NOW - 3600}, "run out"),
        ({"auth_time": None}, "does not say enough"),
        ({"auth_time": str(NOW)}, FORGED),
        ({"auth_time": True}, FORGED),
        ({"auth_time": NOW + 3600}, CLOCK),
        ({"exp": None}, "does not say enough"),
        ({"aud": None}, "does not say enough"),
        ({"oid": None}, "does not say enough"),
        ({"oid": ["a list"]}, "does not say enough"),
    ],
    ids=lambda one: "-".join(one) if isinstance(one, dict) else "",
)
def test_claims_that_do_not_fit_let_nobody_in(
    client: Client, forger: Forger, claims: dict[str, Any], words: str
) -> None:
    forger.claims = claims
    refused(client, read(forger.signs_in(client)), words)


@pytest.mark.rule("ACCESS-1", part="tokens that are not for this sign-in")
@pytest.mark.parametrize("how", ["none", "our own secret", "another key", "an unknown key", "no token", "too long"])
def test_a_token_the_service_did_not_sign_lets_nobody_in(client: Client, forger: Forger, how: str) -> None:
    if how == "none":
        forger.algorithm = "none"
    elif how == "our own secret":
        forger.algorithm = "HS256"
    elif how == "another key":
        forger.key = generate_private_key(public_exponent=65537, key_size=2048)
    elif how == "an unknown key":
        forger.key_id = "two"
    else:
        forger.raw = "no.token.at-all" if how == "no token" else "a" * 30_000
    refused(client, read(forger.signs_in(client)), FORGED)
    assert FailedSignIn.objects.get().user_id is None


def test_a_key_that_was_turned_over_is_asked_for_and_the_old_one_is_gone(client: Client, forger: Forger) -> None:
    old = forger.key
    assert forger.signs_in(client).status_code == 200
    forger.key = generate_private_key(public_exponent=65537, key_size=2048)
    forger.key_id, forger.listed = "two", {"two": forger.key}
    assert forger.signs_in(again := Client()).status_code == 200 and is_in(again)
    forger.key, forger.key_id = old, "one"
    refused(thief := Client(), read(forger.signs_in(thief)), FORGED)


@pytest.mark.rule("ACCESS-1", part="tokens that are not for this sign-in")
def test_a_token_lets_somebody_in_once_even_where_the_service_takes_a_code_twice(
    client: Client, forger: Forger
) -> None:
    client.get(GO)
    way = client.cookies["kith_way"].value
    again = Client()
    again.cookies["kith_way"] = way
    answer = _answer(client, forger)
    assert client.get(BACK, answer).status_code == 200 and is_in(client)
    refused(again, read(again.get(BACK, answer)), "was used already")


def _answer(client: Client, forger: Forger) -> dict[str, str]:
    """What the service would answer to the question this browser has open."""
    from kith.kernel.secrets import unseal

    held = unseal(client.cookies["kith_way"].value, 600)
    return {"code": held["nonce"], "state": held["state"]}


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"state": "another"}, "run out"),
        ({"state": ""}, "run out"),
        ({"code": ""}, "run out"),
        ({"iss": "https://evil.example.org"}, FORGED),
        ({"error": "access_denied", "code": ""}, "You were not signed in"),
        ({"error": "temporarily_unavailable", "code": ""}, "We cannot reach"),
        ({"error": "<script>alert(1)</script>", "code": ""}, "You were not signed in"),
    ],
    ids=str,
)
def test_answers_to_another_question_let_nobody_in(
    client: Client, forger: Forger, answer: dict[str, str], words: str
) -> None:
    refused(client, read(forger.signs_in(client, **answer)), words)


def test_an_answer_to_no_question_is_no_try_and_writes_nothing(client: Client, forger: Forger) -> None:
    assert client.get(BACK, {"code": "x", "state": "y"}).status_code == 400
    assert not FailedSignIn.objects.exists()


def test_a_way_that_took_too_long_has_run_out(client: Client, forger: Forger) -> None:
    import time_machine

    client.get(GO)
    with time_machine.travel(time.time() + 601, tick=True):
        assert client.get(BACK, _stale(client)).status_code == 400


def _stale(client: Client) -> dict[str, str]:
    return {"code": "x", "state": "y"}


@pytest.mark.parametrize("way", ["sign in", "come back", "sign out", "broken"])
def test_a_service_that_is_away_is_told_kindly(
    world: World, client: Client, forger: Forger, settings: Any, way: str
) -> None:
    if way == "sign in":
        use(settings, provider("http://127.0.0.1:9"))
        seen = read(client.get(GO, {"next": "/account"}))
        assert "next=%2Faccount" in seen.response.content.decode(), "where one wanted to is kept"
    elif way == "come back":
        client.get(GO)
        answer = _answer(client, forger)
        forger.refuses = 502
        seen = read(client.get(BACK, answer))
    elif way == "broken":
        use(settings, provider(f"{forger.issuer}/elsewhere"))
        seen = read(client.get(GO))
    else:
        forger.signs_in(client)
        seen = read(client.post("/sign-out"))
        assert seen.status == 200 and "may still be signed in to your council account" in seen.text
        return
    assert seen.status == 503 and "We cannot reach your council’s sign-in service" in seen.text
    assert not is_in(client) and not FailedSignIn.objects.exists()


def test_a_service_that_was_away_a_moment_ago_is_not_waited_for_by_everybody(
    client: Client, forger: Forger, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    use(settings, provider(f"{forger.issuer}/not-there"))
    with caplog.at_level(logging.WARNING, "kith.doors.staff.session"):
        client.get(GO)
        client.get(GO)
    first, second = (line.getMessage() for line in caplog.records if line.name == "kith.doors.staff.session")
    assert "another issuer" in first and "away a moment ago" in second
    use(settings, forger.registered())
    assert forger.signs_in(client).status_code == 200 and is_in(client)


def test_the_token_of_an_invitation_is_in_no_log_line_while_the_service_is_away(
    world: World, client: Client, settings: Any, caplog: pytest.LogCaptureFixture
) -> None:
    use(settings, provider("http://127.0.0.1:9"))
    token = link_token(world, invited(world))
    assert client.get(reverse("join-council", args=[token])).status_code == 503
    written = "\n".join(EventFormatter().format(record) for record in caplog.records)
    assert "Service Unavailable" in written and token not in written


def test_every_refusal_has_words_and_a_log_line_that_names_nobody(
    world: World, client: Client, forger: Forger, caplog: pytest.LogCaptureFixture
) -> None:
    assert set(WORDS) == set(Fault)
    with caplog.at_level(logging.WARNING, "kith.doors.staff.session"):
        forger.claims = {"roles": [], "oid": OID}
        forger.signs_in(client)
        forger.signs_in(client, error="amara.osei@ashbeck.example.org", code="")
    assert [line.getMessage().partition(": ")[2] for line in caplog.records] == [
        "no role",
        "the person or the service said no: error",
    ]
    assert "amara" not in caplog.text.casefold() and OID not in caplog.text


def test_the_way_is_kept_sealed_for_this_browser_and_for_ten_minutes(client: Client, forger: Forger) -> None:
    cookie = client.get(GO).cookies["kith_way"]
    assert (cookie["samesite"], cookie["httponly"], cookie["path"], cookie["max-age"]) == ("Lax", True, BACK, 600)
    assert "verifier" not in cookie.value and "nonce" not in cookie.value


def test_the_question_asks_for_credentials_with_pkce_and_for_no_more_than_needed(
    client: Client, forger: Forger
) -> None:
    led = client.get(GO).headers["Location"]
    for part in (
        "code_challenge_method=S256",
        "prompt=login",
        "max_age=600",
        "response_type=code",
        "scope=openid+profile+email",
    ):
        assert part in led
    assert "secret" not in led


def test_without_a_service_its_pages_lead_to_the_form(world: World, client: Client, settings: Any) -> None:
    use(settings, None)
    token = link_token(world, invited(world))
    for page in (GO, BACK, reverse("join-council", args=[token])):
        assert client.get(page).status_code == 302
    assert "Work e-mail address" in read(client.get("/sign-in")).text
