"""Whoever owns an account is told by e-mail when something that opens it changes; by a real mail server."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import override_settings
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.core.access.principal import SYSTEM, principal_of
from kith.core.accounts.choices import AccountChange
from kith.core.accounts.council_services import council_account_connected
from kith.core.accounts.invitation_services import invitation_accepted, password_link_sent
from kith.core.accounts.models import AddressChange, User
from kith.core.accounts.second_factor_services import (
    code_app_removed,
    passkey_removed,
    recovery_codes_made,
    second_factor_taken_away,
)
from kith.core.accounts.services import address_changed, password_changed, user_deactivated
from kith.core.authority.selectors import policy
from kith.core.authority.services import policy_saved
from kith.kernel.errors import Invalid, NotFound, Refused, Stale
from kith.kernel.ids import new_id
from tests.accounts import EMAIL, GOOD_PASSWORD, invited, link_token, with_app, with_passkey
from tests.council import identity, provider
from tests.integration.doors.post_office import Box, box, work
from tests.integration.doors.visitor import Visitor
from tests.world import World, make_world

__all__ = ["box"]
NEXT = "beth.next@example.org"


def _nothing_asked(world: World) -> None:
    policy_saved(policy=policy().model_copy(update={"second_factor_required": ()}), by=world.by("pat"))


def _other_password(world: World) -> None:
    password_changed(password=GOOD_PASSWORD, by=world.by("amara"))


def _reset_password(world: World) -> None:
    token = link_token(world, password_link_sent(user_id=world.ids["amara"], by=world.by("pat")))
    invitation_accepted(token=token, password=GOOD_PASSWORD, by=world.by("amara"))


def _app_away(world: World) -> None:
    with_app(world, "amara")
    code_app_removed(by=world.by("amara"))


def _passkey_away(world: World) -> None:
    passkey_removed(passkey_id=with_passkey(world, "amara").id, by=world.by("amara"))


def _codes(world: World) -> None:
    with_app(world, "amara")
    recovery_codes_made(by=world.by("amara"))


def _taken_away(world: World) -> None:
    with_app(world, "amara")
    second_factor_taken_away(user_id=world.ids["amara"], by=world.by("pat"))


CHANGES: list[tuple[Callable[[World], None], list[AccountChange]]] = [
    (_other_password, [AccountChange.PASSWORD]),
    (_reset_password, [AccountChange.PASSWORD]),
    (_app_away, [AccountChange.SECOND_STEP] * 2),
    (_passkey_away, [AccountChange.PASSKEY] * 2),
    (_codes, [AccountChange.SECOND_STEP, AccountChange.CODES]),
    (_taken_away, [AccountChange.SECOND_STEP] * 2),
]


@pytest.mark.rule("ACCESS-1", part="owners are told what changed")
@pytest.mark.parametrize(("act", "changes"), CHANGES, ids=lambda one: getattr(one, "__name__", ""))
def test_the_owner_is_told_and_nobody_is_named(
    box: Box, act: Callable[[World], None], changes: list[AccountChange]
) -> None:
    world = make_world()
    _nothing_asked(world)
    act(world)
    work()
    told = [one for one in box.messages if one["subject"] == "Your account was changed"]
    assert sorted(message.get_content().split(".")[0] for message in told) == sorted(one.label for one in changes)
    assert {message["to"] for message in told} == {world.user("amara").email}
    for message in told:
        words = message.get_content()
        assert not [name for name in ("Amara", "Osei", "Pat", GOOD_PASSWORD) if name in words]
        assert "https://kith.ashbeck.example.org/account" in words


@pytest.mark.rule("ACCESS-1", part="owners are told what changed")
def test_a_change_that_does_not_stand_is_told_to_nobody(box: Box) -> None:
    world = make_world()
    with pytest.raises(Invalid):
        password_changed(password="short", by=world.by("amara"))
    work()
    assert box.messages == []


def test_a_connected_council_account_is_told(box: Box) -> None:
    world = make_world()
    token = link_token(world, invited(world))
    with override_settings(KITH_OIDC=provider("https://council.example.org")):
        council_account_connected(token=token, identity=identity(address=EMAIL), by=world.by("amara"))
    work()
    told = [one for one in box.messages if one["subject"] == "Your account was changed"]
    assert [message["to"] for message in told] == [EMAIL]


@pytest.mark.rule("ACCESS-1", part="owners are told what changed")
def test_of_another_address_both_are_told_once(box: Box) -> None:
    world = make_world()
    before = world.user("beth").email
    pat = Visitor(world, "pat")
    page = f"/users/{world.ids['beth']}/address"
    assert pat.send(page, pat.opened(page, page, {"email": NEXT.upper()})).led_to == f"/users/{world.ids['beth']}"
    work()
    assert sorted(box.recipients) == sorted([before, NEXT])
    for message in box.messages:
        assert before not in message.get_content() and NEXT not in message.get_content(), "each knows its own alone"
    assert AddressChange.objects.get().mailed_at is not None
    assert before not in str(list(ProcrastinateJob.objects.values())), "no address stands in the queue"
    from kith.doors.jobs.tasks import address_change_mailed

    address_change_mailed(str(AddressChange.objects.get().id))
    assert len(box.messages) == 2


def test_a_mail_server_that_is_away_keeps_the_change_and_is_asked_again(box: Box) -> None:
    world = make_world()
    box.refuses = True
    password_changed(password=GOOD_PASSWORD, by=world.by("amara"))
    work()
    assert world.user("amara").check_password(GOOD_PASSWORD)
    assert ProcrastinateJob.objects.get(task_name="account_change_mailed").status == "todo"


def change(world: World, email: str, base: int = 0, by: str = "pat") -> User:
    return address_changed(user_id=world.ids["beth"], email=email, base=base, by=world.by(by))


def test_an_address_is_changed_by_administrators_alone(world: World) -> None:
    with pytest.raises(Refused):
        change(world, NEXT, by="amara")
    with pytest.raises(NotFound):
        address_changed(user_id=new_id(), email=NEXT, base=0, by=world.by("pat"))
    assert change(world, NEXT.upper()).email == NEXT
    with pytest.raises(Stale):
        change(world, "again@example.org")


@pytest.mark.parametrize("email", ["", "nonsense", "amara.osei@ashbeck.example.org", "AMARA.OSEI@ashbeck.example.org"])
def test_an_address_that_is_none_or_somebody_elses_is_refused(world: World, email: str) -> None:
    before = world.user("beth").email
    with pytest.raises(Invalid):
        change(world, email)
    assert world.user("beth").email == before


def test_nobody_becomes_the_spare_administrator_by_another_address(world: World, settings: Any) -> None:
    settings.KITH_OIDC = provider("https://council.example.org", spare=NEXT)
    with pytest.raises(Invalid, match="spare administrator"):
        change(world, NEXT)


@pytest.mark.rule("ACCESS-1", part="coming in by an invitation")
def test_a_link_that_is_on_its_way_opens_no_account_that_was_stopped(world: World) -> None:
    token = link_token(world, password_link_sent(user_id=world.ids["beth"], by=world.by("pat")))
    user_deactivated(user_id=world.ids["beth"], by=world.by("pat"))
    with pytest.raises(NotFound):
        invitation_accepted(token=token, password=GOOD_PASSWORD, by=principal_of(world.user("beth")))
    assert not User.objects.get(id=world.ids["beth"]).is_active


@pytest.mark.rule("ACCESS-1", part="a team with children keeps a manager")
def test_an_administrator_is_told_that_a_team_has_no_manager_and_not_which(box: Box) -> None:
    from kith.core.people.account_services import account_stopped

    world = make_world()
    for who in ("helen", "moira"):
        account_stopped(user_id=world.ids[who], by=SYSTEM)
    work()
    (message,) = [one for one in box.messages if one["subject"] == "A team in Kith has no manager"]
    assert message["to"] == world.user("pat").email and "/teams" in message.get_content()
    for word in ("Helen", "Draycott", "Locality", "Moira"):
        assert word not in message.get_content()
