"""Somebody is always left who can come in and let others in, also where a council's sign-in service is on."""

from typing import Any

import pytest

from kith.core.access.principal import SYSTEM, principal_of
from kith.core.accounts.choices import Role
from kith.core.accounts.invitation_services import invitation_link_made, password_link_sent
from kith.core.accounts.models import CouncilAccount, User
from kith.core.accounts.oidc.provider import Provider
from kith.core.accounts.policies import is_last_administrator
from kith.core.accounts.services import address_changed
from kith.core.people.account_services import account_connected, account_stopped
from kith.kernel.errors import Invalid
from tests.accounts import joined
from tests.council import connected, identity, provider, use
from tests.world import World

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.rule("ACCESS-1", part="one administrator who can come in is always left"),
]
ISSUER = "https://council.example.org"


@pytest.fixture
def council(world: World, settings: Any) -> Provider:
    """The sign-in service is on; Pat is the one administrator, and not connected."""
    User.objects.filter(role=Role.ADMINISTRATOR).exclude(id=world.ids["pat"]).update(is_active=False)
    use(settings, provider(ISSUER))
    return provider(ISSUER)


def connects(world: World, *roles: str) -> User:
    """Pat takes up a link with a council account that has these roles."""
    pat = world.user("pat")
    link = password_link_sent(user_id=pat.id, by=SYSTEM)
    token = invitation_link_made(invitation_id=link.id, by=SYSTEM)
    return account_connected(token=token, identity=identity(roles, pat.email), by=principal_of(pat))


@pytest.mark.parametrize("roles", [("worker",), (), ("worker", "manager")], ids=str)
def test_the_last_one_connects_no_account_that_is_no_administrators(
    world: World, council: Provider, roles: tuple[str, ...]
) -> None:
    with pytest.raises(Invalid, match="last administrator to leave"):
        connects(world, *roles)
    pat = User.objects.get(id=world.ids["pat"])
    assert pat.role == Role.ADMINISTRATOR and pat.is_active and not CouncilAccount.objects.exists()


def test_one_that_is_an_administrators_is_connected(world: World, council: Provider) -> None:
    assert connects(world, "administrator").role == Role.ADMINISTRATOR


def other_administrator(world: World, settings: Any) -> User:
    """Came in with a password, before the sign-in service was on."""
    use(settings, None)
    other = joined(world, email="other@ashbeck.example.org", role=Role.ADMINISTRATOR)
    use(settings, provider(ISSUER))
    return other


def test_others_count_once_they_are_connected(world: World, council: Provider, settings: Any) -> None:
    other, pat = other_administrator(world, settings), world.user("pat")
    assert is_last_administrator(pat), "a password lets nobody in"
    held = connected(world, "pat", council)
    held.user, held.issuer = other, "https://before.example.org"
    held.save()
    assert is_last_administrator(pat), "connected with a service that is not the council's any more"
    held.issuer = ISSUER
    held.save()
    assert not is_last_administrator(pat)
    use(settings, None)
    assert not is_last_administrator(pat)


def test_the_spare_one_counts_with_a_password(world: World, council: Provider, settings: Any) -> None:
    other, pat = other_administrator(world, settings), world.user("pat")
    use(settings, provider(ISSUER, spare=other.email.casefold()))
    assert not is_last_administrator(pat)
    other.set_unusable_password()
    other.save()
    assert is_last_administrator(pat)


def test_without_a_service_only_who_has_a_password_counts(world: World) -> None:
    """One who was connected to a service that is off now is active, and cannot come in."""
    pat = world.user("pat")
    User.objects.filter(role=Role.ADMINISTRATOR).exclude(id=pat.id).update(is_active=False)
    other = joined(world, email="other@ashbeck.example.org", role=Role.ADMINISTRATOR)
    assert not is_last_administrator(pat)
    other.set_unusable_password()
    other.save()
    assert is_last_administrator(pat)
    with pytest.raises(Invalid, match="last administrator"):
        account_stopped(user_id=pat.id, by=principal_of(other))
    assert not is_last_administrator(other)
    account_stopped(user_id=other.id, by=principal_of(pat))


def test_the_spare_ones_address_stays_while_it_is_what_lets_them_in(
    world: World, council: Provider, settings: Any
) -> None:
    """Neither is it taken from the spare administrator nor given to somebody else, in any case of letters."""
    other, pat = other_administrator(world, settings), world.user("pat")
    connected(world, "pat", council)
    use(settings, provider(ISSUER, spare=other.email.casefold()))
    for who, address in ((other, "next@ashbeck.example.org"), (other, other.email.upper()), (pat, other.email.upper())):
        with pytest.raises(Invalid) as refused:
            address_changed(user_id=who.id, email=address, base=who.revision, by=principal_of(pat))
        assert refused.value.problems[0].place == "email"
    assert User.objects.get(id=other.id).email == other.email
    changed = address_changed(user_id=pat.id, email="pat.next@ashbeck.example.org", base=pat.revision, by=SYSTEM)
    assert changed.email == "pat.next@ashbeck.example.org"


def test_who_alone_can_come_in_is_not_stopped(world: World, council: Provider, settings: Any) -> None:
    other = other_administrator(world, settings)
    connected(world, "pat", council)
    with pytest.raises(Invalid, match="last administrator"):
        account_stopped(user_id=world.ids["pat"], by=principal_of(other))
    connects(world, "administrator")
    assert not is_last_administrator(other)
    account_stopped(user_id=other.id, by=world.by("pat"))
