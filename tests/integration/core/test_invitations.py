"""Inviting people, and their coming in: one link, once, for a while."""

from datetime import timedelta

import pytest
import time_machine

from kith.core.access.principal import SYSTEM, principal_of
from kith.core.accounts.choices import Role, Standing
from kith.core.accounts.invitation_services import (
    LASTS,
    MAIL,
    invitation_accepted,
    invitation_link_made,
    invitation_mail_sent,
    invitation_sent_again,
    invitation_withdrawn,
)
from kith.core.accounts.models import Invitation, User
from kith.core.accounts.passwords import password_problems
from kith.core.accounts.selectors import invited_by, user_seen
from kith.core.accounts.tokens import token_hash
from kith.core.audit.models import Change, Entry
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, Refused
from tests.accounts import EMAIL, GOOD_PASSWORD, invited, joined, link_token
from tests.integration.core.together import together
from tests.world import World, make_world


def accept(token: str, password: str = GOOD_PASSWORD) -> User:
    return invitation_accepted(token=token, password=password, by=principal_of(invited_by(token)))


def test_who_is_invited_cannot_sign_in_until_they_have_come(world: World) -> None:
    invitation = invited(world)
    user = User.objects.get(email=EMAIL)
    assert (user.is_active, user.has_usable_password()) == (False, False)
    assert user_seen(user.id).standing is Standing.INVITED
    accept(link_token(world, invitation))
    user.refresh_from_db()
    assert user.is_active and user.check_password(GOOD_PASSWORD)
    assert user_seen(user.id).standing is Standing.WORKING


def test_the_token_is_kept_as_a_hash_and_stands_nowhere_else(world: World) -> None:
    invitation = invited(world)
    token = link_token(world, invitation)
    assert Invitation.objects.get().token_hash == token_hash(token)
    rows = [*Change.objects.values_list("before", "after"), *Entry.objects.values_list("details", "why")]
    assert token not in str(rows)
    assert token_hash(token) not in str(rows), "the row history holds the hash"


@pytest.mark.rule("ACCESS-1", part="coming in by an invitation")
def test_a_link_works_once(world: World) -> None:
    token = link_token(world, invited(world))
    accept(token)
    with pytest.raises(NotFound):
        invitation_accepted(token=token, password="another good long one", by=SYSTEM)
    assert User.objects.get(email=EMAIL).check_password(GOOD_PASSWORD)


@pytest.mark.django_db(transaction=True)
def test_a_link_used_twice_at_the_same_moment_lets_one_in() -> None:
    world = make_world()
    token = link_token(world, invited(world))
    outcomes = together(lambda: accept(token), lambda: accept(token, "quite another password"))
    assert sorted(type(one).__name__ for one in outcomes) == ["NotFound", "User"]


@pytest.mark.parametrize(("days", "works"), [(LASTS.days - 1, True), (LASTS.days, False)])
def test_a_link_works_for_seven_days(world: World, days: int, works: bool) -> None:
    token = link_token(world, invited(world))
    with time_machine.travel(clock.instant() + timedelta(days=days), tick=False):
        if works:
            accept(token)
        else:
            with pytest.raises(NotFound):
                accept(token)
            assert user_seen(User.objects.get(email=EMAIL).id).standing is Standing.NOT_INVITED


def test_a_newer_link_ends_the_one_before(world: World) -> None:
    first = invited(world)
    token = link_token(world, first)
    second = invitation_sent_again(user_id=first.user_id, by=world.by("pat"))
    newer = link_token(world, second)
    with pytest.raises(NotFound):
        invited_by(token)
    assert invited_by(newer).email == EMAIL


def test_a_withdrawn_link_opens_nothing(world: World) -> None:
    invitation = invited(world)
    token = link_token(world, invitation)
    invitation_withdrawn(user_id=invitation.user_id, by=world.by("pat"))
    with pytest.raises(NotFound):
        invited_by(token)
    with pytest.raises(Invalid, match="no invitation to withdraw"):
        invitation_withdrawn(user_id=invitation.user_id, by=world.by("pat"))


def test_the_mail_is_queued_with_the_act_and_holds_no_secret(world: World) -> None:
    from procrastinate.contrib.django.models import ProcrastinateJob

    invitation = invited(world)
    job = ProcrastinateJob.objects.get(task_name=MAIL)
    assert job.args == {"invitation_id": str(invitation.id)}


def test_no_second_link_goes_out_once_the_mail_was_sent(world: World) -> None:
    invitation = invited(world)
    token = link_token(world, invitation)
    invitation_mail_sent(invitation_id=invitation.id, by=SYSTEM)
    with pytest.raises(NotFound):
        link_token(world, invitation)
    assert invited_by(token).email == EMAIL


def test_who_has_come_is_not_invited_again(world: World) -> None:
    user = joined(world)
    for act in (invitation_sent_again, invitation_withdrawn):
        with pytest.raises(Invalid, match="come in already"):
            act(user_id=user.id, by=world.by("pat"))


@pytest.mark.parametrize("email", [EMAIL, EMAIL.upper(), "amara.osei@ashbeck.example.org"])
def test_an_address_is_invited_once(world: World, email: str) -> None:
    invited(world)
    with pytest.raises(Invalid) as refused:
        invited(world, email)
    assert refused.value.problems[0].place == "email"


@pytest.mark.parametrize("email", ["no address", "a@", "@b.example.org", "two@one.example two@one.example"])
def test_what_is_no_address_is_refused_at_its_field(world: World, email: str) -> None:
    with pytest.raises(Invalid) as refused:
        invited(world, email)
    assert refused.value.problems[0].place == "email"


@pytest.mark.rule("ACCESS-1", part="inviting")
@pytest.mark.parametrize("who", ["amara", "helen"])
def test_only_administrators_invite(world: World, who: str) -> None:
    invitation, asker = invited(world), world.by(who)
    with pytest.raises(Refused):
        invited(world, "other@example.org", by=asker)
    with pytest.raises(Refused):
        invitation_sent_again(user_id=invitation.user_id, by=asker)
    with pytest.raises(Refused):
        invitation_withdrawn(user_id=invitation.user_id, by=asker)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("short one", "at least 12 characters"),
        ("qwertyuiop123", "tried first"),
        ("new.worker.2026", "too much like your name"),
        ("New Worker 99", "too much like your name"),
    ],
)
def test_a_weak_password_is_refused_and_the_link_still_works(world: World, password: str, words: str) -> None:
    token = link_token(world, invited(world))
    with pytest.raises(Invalid, match=words):
        accept(token, password)
    assert accept(token).is_active


def test_spaces_and_any_letters_are_welcome_in_a_password(world: World) -> None:
    user = world.user("amara")
    for password in ("four words and spaces", "пароль на реке", "🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊🦊", "x" * 200 + "yz"):
        assert password_problems(password, user) == []


def test_a_partner_worker_is_of_an_agency_and_in_no_team(world: World) -> None:
    with pytest.raises(Invalid) as refused:
        invited(world, role=Role.PARTNER)
    assert refused.value.problems[0].place == "agency"
    team = world.user("amara").team_id
    user = invited(world, role=Role.PARTNER, agency="Quarry Lane School", team_id=team).user
    assert (user.agency, user.team_id) == ("Quarry Lane School", None)
    assert invited(world, "w@example.org", agency="Not for a worker").user.agency == ""


def test_the_system_makes_a_link_for_the_first_administrator(world: World) -> None:
    token = invitation_link_made(invitation_id=invited(world, role=Role.ADMINISTRATOR).id, by=SYSTEM)
    assert accept(token).role == Role.ADMINISTRATOR
