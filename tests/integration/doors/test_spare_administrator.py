"""The one administrator who may come in with a password while the council's sign-in service is away."""

import logging
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from kith.core.access.principal import SYSTEM, principal_of
from kith.core.accounts.choices import Role
from kith.core.accounts.details import Details
from kith.core.accounts.invitation_services import invitation_accepted, invitation_link_made, user_invited
from kith.core.accounts.models import User
from kith.core.accounts.second_factor_services import code_app_removed
from kith.core.accounts.selectors import invited_by, second_factor_of
from kith.core.audit.models import Entry
from kith.core.authority.selectors import policy
from kith.core.authority.services import policy_saved
from kith.kernel.errors import Invalid
from kith.kernel.ids import new_id
from kith.sample.data import PASSWORD
from tests.accounts import GOOD_PASSWORD, code_of, invited, link_token, with_app
from tests.council import provider, use
from tests.integration.doors.visitor import Seen, read
from tests.world import World

AWAY = "http://127.0.0.1:9"


@pytest.fixture
def spare(world: World, settings: Any) -> User:
    """Pat is the spare administrator; no role is asked for a second step by the council's settings."""
    policy_saved(policy=policy().model_copy(update={"second_factor_required": ()}), by=world.by("pat"))
    use(settings, provider(AWAY, spare=world.user("pat").email.casefold()))
    return world.user("pat")


def attempt(client: Client, email: str, password: str = PASSWORD) -> Seen:
    return read(client.post("/sign-in", {"email": email, "password": password, "submission": str(new_id())}))


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


@pytest.mark.rule("ACCESS-1", part="passwords beside council accounts")
def test_the_spare_administrator_comes_in_with_a_password_and_a_second_step(
    world: World, spare: User, caplog: pytest.LogCaptureFixture
) -> None:
    client = Client()
    assert "I am the spare administrator" in read(client.get("/sign-in")).text
    assert attempt(client, spare.email).led_to == "/sign-in/set-up", "a password is not enough, whatever the setting"
    assert not is_in(client)
    secret = with_app(world, "pat")
    assert attempt(client, spare.email.upper()).led_to == "/sign-in/second-step"
    with caplog.at_level(logging.WARNING, "kith.doors.staff.session"):
        client.post("/sign-in/second-step", {"code": code_of(secret), "submission": str(new_id())})
    assert is_in(client)
    assert [line.getMessage() for line in caplog.records] == ["the spare administrator has signed in with a password"]
    assert Entry.objects.get(action="accounts.signed_in").details == {"with": "password"}
    assert "Password" in read(client.get("/account")).text


@pytest.mark.rule("ACCESS-1", part="passwords beside council accounts")
@pytest.mark.rule("ACCESS-1", part="passwords beside council accounts")
def test_the_spare_administrators_second_step_cannot_be_put_away_by_themselves(
    world: World, spare: User, settings: Any
) -> None:
    """No setting turns it off: neither at sign-in, nor where second steps are looked after."""
    with_app(world, "pat")
    with pytest.raises(Invalid, match="second step"):
        code_app_removed(by=principal_of(spare))
    assert second_factor_of(spare.id).any
    use(settings, None)
    code_app_removed(by=principal_of(spare))  # without a service the council's setting decides, which asks nobody
    assert not second_factor_of(spare.id).any


def test_nobody_else_does(world: World, spare: User) -> None:
    for key in ("amara", "helen"):
        client = Client()
        seen = attempt(client, world.user(key).email)
        assert (seen.status, seen.messages) == (200, attempt(Client(), "nobody@example.org").messages)
        assert not is_in(client)


def test_who_is_no_administrator_any_more_is_out_at_once(world: World, spare: User) -> None:
    secret = with_app(world, "pat")
    client = Client()
    attempt(client, spare.email)
    client.post("/sign-in/second-step", {"code": code_of(secret), "submission": str(new_id())})
    assert is_in(client)
    User.objects.filter(id=spare.id).update(role="manager")
    assert not is_in(client)
    assert attempt(Client(), spare.email).status == 200


def test_without_one_there_is_no_form(world: World, settings: Any) -> None:
    use(settings, provider(AWAY))
    seen = read(Client().get("/sign-in"))
    assert "Password" not in seen.text and "spare" not in seen.text
    assert attempt(Client(), world.user("pat").email).status == 200


def test_the_spare_administrator_is_invited_with_a_password_and_others_are_not(world: World, settings: Any) -> None:
    use(settings, provider(AWAY, spare="spare@example.org"))
    made = user_invited(
        email="spare@example.org", details=Details(name="Spare", role=Role.ADMINISTRATOR), by=SYSTEM, by_mail=False
    )
    token = invitation_link_made(invitation_id=made.id, by=SYSTEM)
    assert "Choose a password" in read(Client().get(reverse("join", args=[token]))).text
    other = link_token(world, invited(world))
    with pytest.raises(Invalid, match="council account"):
        invitation_accepted(token=other, password=GOOD_PASSWORD, by=principal_of(invited_by(other)))
    with pytest.raises(Invalid):
        with_app(world, "amara")


def test_an_administrator_sees_how_somebody_signs_in(world: World, spare: User) -> None:
    user = world.user("beth")
    secret = with_app(world, "pat")
    client = Client()
    attempt(client, spare.email)
    client.post("/sign-in/second-step", {"code": code_of(secret), "submission": str(new_id())})
    seen = read(client.get(reverse("user", args=[user.id])))
    assert "Not connected yet" in seen.text and "Send a link to connect their council account" in seen.text
    sent = {"submission": str(new_id())}
    assert client.post(reverse("user-password", args=[user.id]), sent).status_code == 302
    assert "The link is on its way" in read(client.get(reverse("user", args=[user.id]))).text
