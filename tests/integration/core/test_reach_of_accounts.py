"""Whoever comes in, changes or stops: reach follows in the same act, and recomputing finds nothing to change."""

import pytest

from kith.core.access.principal import Principal, principal_of
from kith.core.access.selectors import reached_children
from kith.core.accounts.choices import Role
from kith.core.accounts.details import Details
from kith.core.accounts.selectors import invited_by
from kith.core.people.account_services import account_changed, account_joined, account_let_in, account_stopped
from kith.core.people.allocation_facts import reach_differences
from kith.kernel.errors import Refused
from tests.accounts import GOOD_PASSWORD, invited, link_token
from tests.world import World


def reached(who: Principal) -> int:
    assert not list(reach_differences()), "recomputing gives something else"
    return len(set(reached_children(who)))


@pytest.mark.rule("ACCESS-1", part="reach follows the account")
def test_a_new_manager_sees_the_teams_children_from_the_first_page_on(world: World) -> None:
    invitation = invited(world, role=Role.MANAGER, team_id=world.user("amara").team_id)
    token = link_token(world, invitation)
    assert reached(principal_of(invited_by(token))) == 0
    user = account_joined(token=token, password=GOOD_PASSWORD, by=principal_of(invited_by(token)))
    assert reached(principal_of(user)) == 3


@pytest.mark.rule("ACCESS-1", part="reach follows the account")
def test_who_changes_team_or_role_reaches_what_the_new_one_gives(world: World) -> None:
    helen = world.user("helen")
    assert reached(principal_of(helen)) == 3
    elsewhere = Details(name=helen.name, role=Role.MANAGER, team_id=world.user("donna").team_id)
    account_changed(user_id=helen.id, details=elsewhere, base=0, by=world.by("pat"))
    assert reached(world.by("helen")) == 0
    back = Details(name=helen.name, role=Role.MANAGER, team_id=world.user("amara").team_id)
    account_changed(user_id=helen.id, details=back, base=1, by=world.by("pat"))
    assert reached(world.by("helen")) == 3
    reader = Details(name=helen.name, role=Role.DATA_PROTECTION, team_id=world.user("amara").team_id)
    account_changed(user_id=helen.id, details=reader, base=2, by=world.by("pat"))
    assert reached(world.by("helen")) == 0


def test_who_is_stopped_reaches_nobody_until_let_in_again(world: World) -> None:
    account_stopped(user_id=world.ids["helen"], by=world.by("pat"))
    assert reached(world.by("helen")) == 0
    account_let_in(user_id=world.ids["helen"], by=world.by("pat"))
    assert reached(world.by("helen")) == 3


@pytest.mark.rule("ACCESS-1", part="looking after accounts")
def test_none_of_it_is_for_others(world: World) -> None:
    details = Details(name="B", role=Role.MANAGER)
    for who in (world.by("amara"), world.by("helen")):
        with pytest.raises(Refused):
            account_changed(user_id=world.ids["beth"], details=details, base=0, by=who)
        with pytest.raises(Refused):
            account_stopped(user_id=world.ids["beth"], by=who)
        with pytest.raises(Refused):
            account_let_in(user_id=world.ids["beth"], by=who)
