"""Accounts: argon2, e-mail in any case, and a form that is sent twice."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from kith.core.access.principal import SYSTEM, Principal
from kith.core.accounts.choices import Role
from kith.core.accounts.models import Submission, Team, User
from kith.core.accounts.selectors import colleagues_of, users_by_id
from kith.core.accounts.services import old_submissions_forgotten, sent_once, team_added, user_added
from kith.core.audit.models import Entry
from kith.kernel import clock
from kith.kernel.ids import new_id
from tests.integration.core.together import together

pytestmark = pytest.mark.django_db
PASSWORD = "a long enough secret"
BY = Principal(new_id(), "Amara Osei", "worker")


def _user(email: str = "Amara.Osei@Example.org", **changes: Any) -> User:
    given: dict[str, Any] = {"name": "Amara Osei", "role": Role.WORKER, "password": PASSWORD, "by": SYSTEM}
    return user_added(email=email, **{**given, **changes})


def test_a_password_is_kept_as_an_argon2_hash_only() -> None:
    user = User.objects.get(id=_user().id)
    assert user.password.startswith("argon2$argon2id$")
    assert PASSWORD not in user.password
    assert user.check_password(PASSWORD)
    assert not user.check_password(PASSWORD.upper())


def test_an_account_is_added_with_evidence_and_without_its_password() -> None:
    entry = Entry.objects.get(action="accounts.user_added", subject_id=_user().id)
    assert entry.details == {"role": "worker"}


@pytest.mark.parametrize("typed", ["amara.osei@example.org", "AMARA.OSEI@EXAMPLE.ORG", "Amara.Osei@Example.org"])
def test_an_e_mail_address_is_found_in_any_case(typed: str) -> None:
    user = _user()
    assert User.objects.get_by_natural_key(typed) == user
    assert authenticate(request=_request(), username=typed, password=PASSWORD) == user
    assert authenticate(request=_request(), username=typed, password="wrong") is None


def _request() -> Any:
    return RequestFactory().post("/")


@pytest.mark.parametrize("email", ["amara_osei@example.org", "%@example.org", "amara.osei@example.or"])
def test_an_e_mail_address_is_no_pattern(email: str) -> None:
    _user()
    with pytest.raises(User.DoesNotExist):
        User.objects.get_by_natural_key(email)


def test_one_address_is_one_account_in_any_case() -> None:
    user = _user()
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="AMARA.osei@example.org", name="x", role=Role.WORKER)
    assert user.email == "amara.osei@example.org"


def test_an_account_that_was_closed_cannot_sign_in() -> None:
    user = _user()
    User.objects.update(is_active=False)
    assert authenticate(request=_request(), username=user.email, password=PASSWORD) is None


def test_colleagues_are_ones_team_who_can_sign_in() -> None:
    team, other = team_added(name="One", by=SYSTEM), team_added(name="Other", by=SYSTEM)
    me = _user("me@example.org", name="Me", team=team)
    mate = _user("mate@example.org", name="A mate", team=team)
    _user("gone@example.org", name="Gone", team=team)
    User.objects.filter(email="gone@example.org").update(is_active=False)
    _user("far@example.org", name="Far", team=other)
    alone = _user("alone@example.org", name="Alone")
    assert [one.id for one in colleagues_of([me.id])] == [mate.id, me.id]
    assert [one.id for one in colleagues_of([alone.id])] == [alone.id], "without a team, not all without a team"
    assert set(users_by_id([me.id, new_id()])) == {me.id}


def test_a_form_sent_twice_acts_once_and_leads_to_the_same_page() -> None:
    key, done = new_id(), []

    def act() -> str:
        done.append(Team.objects.create(name=f"Team {len(done)}"))
        return f"/teams/{done[-1].id}"

    first = sent_once(key=key, by=BY, act=act)
    assert sent_once(key=key, by=BY, act=act) == first
    assert len(done) == 1


def test_the_same_key_of_two_people_is_two_forms() -> None:
    key, done = new_id(), []
    for who in (BY, Principal(new_id(), "Beth", "worker")):
        sent_once(key=key, by=who, act=lambda: done.append(1) or "/")  # type: ignore[func-returns-value]
    assert len(done) == 2


@pytest.mark.django_db(transaction=True)
def test_a_form_sent_twice_at_the_same_moment_acts_once() -> None:
    key = new_id()

    def act() -> str:
        return f"/teams/{Team.objects.create(name=str(new_id())).id}"

    outcomes = together(*[lambda: sent_once(key=key, by=BY, act=act)] * 3)
    assert Team.objects.count() == 1
    assert outcomes == [f"/teams/{Team.objects.get().id}"] * 3


def test_an_act_that_fails_leaves_no_key_so_that_the_form_can_be_sent_again() -> None:
    key = new_id()

    def fails() -> str:
        Team.objects.create(name="half")
        raise ValueError("the form needs mending")

    with pytest.raises(ValueError, match="needs mending"):
        sent_once(key=key, by=BY, act=fails)
    assert not Submission.objects.exists()
    assert not Team.objects.exists()
    assert sent_once(key=key, by=BY, act=lambda: "/done") == "/done"


def test_keys_are_forgotten_when_they_are_old_and_not_before() -> None:
    sent_once(key=new_id(), by=BY, act=lambda: "/")
    assert old_submissions_forgotten(before=clock.instant() - timedelta(days=1)) == 0
    assert old_submissions_forgotten(before=clock.instant() + timedelta(seconds=1)) == 1
