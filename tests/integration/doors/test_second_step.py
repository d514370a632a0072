"""Signing in with a second step, and looking after one's own account."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.hashers import Argon2PasswordHasher, make_password
from django.test import Client
from django.urls import reverse

from kith.core.accounts.models import CodeApp, RecoveryCode
from kith.core.accounts.passkeys import ask_for_one_of
from kith.core.accounts.second_factor_services import recovery_codes_made
from kith.core.authority.selectors import policy
from kith.core.authority.services import policy_saved
from kith.doors.staff.second_steps import asked
from kith.kernel import clock
from kith.kernel.ids import new_id
from kith.sample.data import PASSWORD
from tests.accounts import GOOD_PASSWORD, SITE, code_of, invited, link_token, with_app, with_passkey
from tests.integration.doors.visitor import Seen, Visitor, read
from tests.soft_passkey import SoftPasskey
from tests.world import World

STEP, SET_UP, SIGN_IN = "/sign-in/second-step", "/sign-in/set-up", "/sign-in"


@pytest.fixture
def client(world: World) -> Client:
    return Client(raise_request_exception=False)


def send(client: Client, address: str, **typed: str) -> Seen:
    return read(client.post(address, {**typed, "submission": str(new_id())}))


def first_step(client: Client, world: World, key: str = "amara", **more: str) -> Seen:
    return send(client, SIGN_IN, email=world.user(key).email, password=PASSWORD, **more)


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def ask_everybody(world: World) -> None:
    roles = ("worker", "manager", "administrator")
    policy_saved(policy=policy().model_copy(update={"second_factor_required": roles}), by=world.by("pat"))


@pytest.mark.rule("ACCESS-1", part="signing in with a second step")
def test_the_password_alone_opens_nothing(world: World, client: Client) -> None:
    secret = with_app(world, "amara")
    before = client.session.session_key
    assert first_step(client, world, next="/account").led_to == STEP
    assert not is_in(client)
    held = client.session.session_key
    assert held != before
    assert send(client, STEP, code="000000").messages == [
        "This code is not right, or was used already. Wait for the app’s next one, or take another recovery code"
    ]
    assert not is_in(client)
    assert send(client, STEP, code=code_of(secret)).led_to == "/account"
    assert is_in(client)
    assert client.session.session_key != held, "the session begins anew"


def test_a_passkey_is_a_second_step(world: World, client: Client) -> None:
    made = SoftPasskey()
    held = with_passkey(world, "amara", made)
    first_step(client, world)
    page = read(client.get(STEP))
    assert "Use my passkey" in page.text
    question = ask_for_one_of(SITE, [held.credential_id])
    sealed = asked(world.ids["amara"], question).sealed
    wrong = send(client, f"{STEP}/passkey", sealed=sealed, answer=SoftPasskey().used(question.options))
    assert wrong.messages == ["The passkey was not taken. Try again, or type a code"]
    for_beth = asked(world.ids["beth"], question).sealed
    assert send(client, f"{STEP}/passkey", sealed=for_beth, answer=made.used(question.options)).status == 200
    assert not is_in(client)
    assert send(client, f"{STEP}/passkey", sealed=sealed, answer=made.used(question.options)).status == 302
    assert is_in(client)


def test_a_recovery_code_opens_once(world: World, client: Client) -> None:
    with_app(world, "amara")
    code = recovery_codes_made(by=world.by("amara"))[0]
    first_step(client, world)
    assert send(client, STEP, code=code).status == 302
    again = Client()
    first_step(again, world)
    assert send(again, STEP, code=code).status == 200


@pytest.mark.rule("ACCESS-1", part="guessing codes")
def test_five_wrong_codes_lock_the_name_for_passwords_and_codes(world: World, client: Client) -> None:
    secret = with_app(world, "amara")
    first_step(client, world)
    assert [send(client, STEP, code="000000").status for _ in range(5)] == [200, 200, 200, 200, 429]
    assert send(client, STEP, code=code_of(secret)).status == 429, "a right code while it is locked"
    assert first_step(Client(), world).status == 429
    assert not is_in(client)


def test_the_right_password_does_not_forgive_wrong_codes(world: World) -> None:
    with_app(world, "amara")
    statuses = []
    for _ in range(5):
        client = Client()
        first_step(client, world)
        statuses.append(send(client, STEP, code="000000").status)
    assert statuses[-1] == 429


def test_the_second_step_waits_ten_minutes(world: World, client: Client) -> None:
    secret = with_app(world, "amara")
    first_step(client, world)
    with time_machine.travel(clock.instant() + timedelta(minutes=11), tick=True):
        assert send(client, STEP, code=code_of(secret)).led_to == SIGN_IN
    assert not is_in(client)


def test_nobody_gets_to_the_second_step_without_the_first(world: World, client: Client) -> None:
    for address in (STEP, SET_UP):
        assert read(client.get(address)).led_to == SIGN_IN
        assert send(client, address, code="1").led_to == SIGN_IN
        assert send(client, f"{address}/passkey", answer="x").led_to == SIGN_IN


def test_somebody_who_left_between_the_steps_does_not_come_in(world: World, client: Client) -> None:
    secret = with_app(world, "amara")
    first_step(client, world)
    world.user("amara").__class__.objects.filter(id=world.ids["amara"]).update(is_active=False)
    assert send(client, STEP, code=code_of(secret)).led_to == SIGN_IN


def test_who_has_a_second_step_cannot_set_up_another_with_the_password_alone(world: World, client: Client) -> None:
    with_app(world, "amara")
    ask_everybody(world)
    first_step(client, world)
    assert read(client.get(SET_UP)).led_to == SIGN_IN
    assert CodeApp.objects.count() == 1


@pytest.mark.rule("ACCESS-1", part="signing in with a second step")
def test_where_the_council_asks_for_it_it_is_set_up_before_coming_in(world: World, client: Client) -> None:
    ask_everybody(world)
    token = link_token(world, invited(world))
    address = reverse("join", args=[token])
    assert send(client, address, password=GOOD_PASSWORD).led_to == SET_UP
    assert not is_in(client)
    page = read(client.get(SET_UP))
    assert "<svg" in page.response.content.decode()
    assert " style=" not in page.response.content.decode()
    sealed = str(page.form(SET_UP).values["sealed"])
    again = send(client, SET_UP, sealed=sealed, code="000000")
    secret = again.text.split("Letters to type: ")[1].split(" Code that")[0].replace(" ", "")
    assert secret == page.text.split("Letters to type: ")[1].split(" Code that")[0].replace(" ", ""), "the same picture"
    assert send(client, SET_UP, sealed=sealed, code=code_of(secret, 0)).led_to == reverse("account-codes-shown")
    assert is_in(client)
    shown = read(client.get(reverse("account-codes-shown")))
    assert RecoveryCode.objects.count() == 10
    assert "They are not shown again" in shown.text
    assert "shown once" in read(client.get(reverse("account-codes-shown"))).text


def test_another_password_ends_the_sessions_elsewhere_and_not_this_one(world: World) -> None:
    here, elsewhere = Visitor(world, "amara"), Visitor(world, "amara")
    page = reverse("account-password")
    for current, new, said in (
        ("not it", GOOD_PASSWORD, "This is not the password you have now"),
        (PASSWORD, "short", "at least 12 characters"),
    ):
        seen = here.send(page, here.opened(page, page, {"current": current, "new_password": new}))
        assert said in " ".join(seen.messages)
    assert here.send(page, here.opened(page, page, {"current": PASSWORD, "new_password": GOOD_PASSWORD})).status == 302
    assert here.look("/").status == 200
    assert elsewhere.look("/").status == 302


def test_guessing_the_password_of_an_open_session_locks_it_too(world: World) -> None:
    here, page = Visitor(world, "amara"), reverse("account-codes")
    statuses = [here.send(page, {"current": "no", "submission": str(new_id())}).status for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429]


def test_an_app_and_a_passkey_are_added_and_taken_away_by_who_knows_the_password(world: World) -> None:
    here = Visitor(world, "amara")
    app = reverse("account-app")
    form = here.look(app)
    secret = form.text.split("Letters to type: ")[1].split(" Code that")[0].replace(" ", "")
    sent = {**form.form(app).values, "code": code_of(secret, 0)}
    assert here.send(app, {**sent, "current": "wrong"}).status == 200
    assert not CodeApp.objects.exists()
    assert here.send(app, {**sent, "current": PASSWORD}).led_to == reverse("account-codes-shown")
    with_passkey(world, "amara")
    seen = here.look(reverse("account"))
    assert "Authenticator app" in seen.text and "Passkey: Work laptop" in seen.text and "10 left" in seen.text
    gone = reverse("account-app-remove")
    assert here.send(gone, here.opened(gone, gone, {"current": PASSWORD})).status == 302
    assert not CodeApp.objects.exists()


def test_what_was_typed_wrong_is_kept_nowhere(world: World, client: Client) -> None:
    from axes.models import AccessAttempt

    with_app(world, "amara")
    first_step(client, world)
    send(client, STEP, code="918273")
    send(client, STEP, code="abcd-efgh-jkmn")
    held = str(list(AccessAttempt.objects.values()))
    assert "918273" not in held and "jkmn" not in held and PASSWORD not in held


def test_a_hash_made_anew_when_the_password_is_confirmed_signs_nobody_out(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Passwords hashed the quicker way of before are hashed anew when they are next typed."""
    with monkeypatch.context() as quicker:
        quicker.setattr(Argon2PasswordHasher, "memory_cost", 128)
        user = world.user("amara")
        user.password = make_password(PASSWORD)
        user.save()
    here, page, before = Visitor(world, "amara"), reverse("account-app"), user.password
    sent = {**here.look(page).form(page).values, "code": "000000", "current": PASSWORD}
    assert here.send(page, sent).status == 200, "the code is wrong"
    assert world.user("amara").password != before
    assert here.look(page).status == 200, "still signed in"
