"""Sign-ins that failed: counted by account, way and hour, shown to administrators, told to the account's owner."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from kith.core.access.principal import SYSTEM
from kith.core.accounts.choices import TriedWith
from kith.core.accounts.failed_services import (
    council_sign_in_failed,
    failures_told,
    old_failures_forgotten,
    sign_in_failed,
)
from kith.core.accounts.models import FailedSignIn
from kith.core.audit.models import Change, Entry
from kith.kernel import clock
from kith.kernel.ids import new_id
from kith.sample.data import PASSWORD
from tests.accounts import with_app
from tests.integration.core.together import together
from tests.integration.doors.visitor import Seen, Visitor, read
from tests.world import World, make_world

UNKNOWN = "nobody.here@ashbeck.example.org"
AT = datetime(2026, 1, 15, 10, 20, tzinfo=UTC)


def attempt(email: str, password: str = "not it", client: Client | None = None) -> Seen:
    sent = {"email": email, "password": password, "submission": str(new_id())}
    return read((client or Client()).post(reverse("sign-in"), sent))


def fails(world: World, key: str, times: int = 1, tried_with: TriedWith = TriedWith.PASSWORD) -> None:
    for _ in range(times):
        sign_in_failed(email=world.user(key).email, tried_with=tried_with, by=SYSTEM)


@pytest.mark.rule("ACCESS-1", part="failed sign-ins are seen")
def test_a_failure_is_counted_at_the_account_and_is_evidence(world: World) -> None:
    attempt(world.user("amara").email.upper())
    attempt(world.user("amara").email)
    row = FailedSignIn.objects.get()
    assert (row.user_id, row.tried_with, row.number) == (world.ids["amara"], "password", 2)
    entry = Entry.objects.get(action="accounts.sign_in_failed")
    assert (entry.subject_id, entry.details, entry.actor_id) == (world.ids["amara"], {"with": "password"}, None)


@pytest.mark.rule("ACCESS-1", part="failed sign-ins are seen")
def test_a_thousand_names_nobody_has_are_one_row_and_one_entry_an_hour(world: World) -> None:
    with time_machine.travel(AT, tick=False):
        for number in range(1000):
            sign_in_failed(email=f"guess{number}@example.org", tried_with=TriedWith.PASSWORD, by=SYSTEM)
    with time_machine.travel(AT + timedelta(hours=1), tick=False):
        sign_in_failed(email=UNKNOWN, tried_with=TriedWith.PASSWORD, by=SYSTEM)
    assert sorted(FailedSignIn.objects.values_list("user_id", "number")) == [(None, 1), (None, 1000)]
    assert Entry.objects.filter(action="accounts.sign_in_failed").count() == 2
    assert not Change.objects.filter(table_name="accounts_failedsignin").exists()


def test_what_was_typed_is_kept_with_no_failure(world: World) -> None:
    attempt(UNKNOWN, "nearly the right one")
    kept = str([*FailedSignIn.objects.values(), *Entry.objects.values(), *Change.objects.values()])
    assert "nobody.here" not in kept and "nearly" not in kept


def test_codes_and_the_password_asked_for_again_are_counted_too(world: World) -> None:
    with_app(world, "amara")
    client = Client()
    attempt(world.user("amara").email, PASSWORD, client)
    client.post("/sign-in/second-step", {"code": "000000", "submission": str(new_id())})
    beth = Visitor(world, "beth")
    beth.send("/account/password", {"current": "not it", "new_password": "seven lamps on the quay", "submission": ""})
    beth.send(
        "/account/password",
        {"current": "not it", "new_password": "seven lamps on the quay", "submission": str(new_id())},
    )
    assert sorted(FailedSignIn.objects.values_list("user__name", "tried_with")) == [
        (world.user("amara").name, "code"),
        (world.user("beth").name, "password"),
    ]


@pytest.mark.rule("ACCESS-1", part="failed sign-ins are seen")
def test_the_owner_is_told_once_on_coming_in(world: World) -> None:
    with time_machine.travel(AT - timedelta(days=1), tick=False):
        attempt(world.user("amara").email, PASSWORD)
    fails(world, "amara", 3)
    fails(world, "beth")
    client = Client()
    assert attempt(world.user("amara").email, PASSWORD, client).status == 302
    seen = read(client.get("/"))
    assert "3 tries to sign in to your account failed since you last signed in, on 14 January 2026" in seen.text
    assert "Please note" in seen.text
    assert "tries to sign in" not in read(client.get("/")).text
    again = Client()
    attempt(world.user("amara").email, PASSWORD, again)
    assert "to sign in to your account failed" not in read(again.get("/")).text
    fails(world, "amara")
    assert failures_told(user_id=world.ids["amara"]) == 1, "those after it are counted anew"
    assert failures_told(user_id=world.ids["beth"]) == 1


def test_administrators_read_them_newest_first(world: World) -> None:
    with time_machine.travel(AT, tick=False):
        fails(world, "beth", 3)
    with time_machine.travel(AT + timedelta(hours=2), tick=False):
        sign_in_failed(email=UNKNOWN, tried_with=TriedWith.PASSWORD, by=SYSTEM)
        council_sign_in_failed(user_id=world.ids["amara"], by=SYSTEM)
    pat = Visitor(world, "pat")
    assert reverse("failed-sign-ins") in pat.look(reverse("users")).response.content.decode()
    seen = pat.look(reverse("failed-sign-ins"))
    text = seen.text.replace("Whose account ", "").replace("Tried with ", "").replace("Times ", "")
    assert f"15 January 2026, 10am to 11am {world.user('beth').name} A password 3" in text
    assert "Nobody’s here A password 1" in text and "A council account 1" in text
    assert text.index("midday to 1pm") < text.index("10am to 11am")
    FailedSignIn.objects.all().delete()
    assert "No sign-in has failed" in pat.look(reverse("failed-sign-ins")).text


def test_they_are_forgotten_in_time(world: World) -> None:
    fails(world, "amara")
    assert old_failures_forgotten(before=clock.instant() - timedelta(minutes=1)) == 0
    assert old_failures_forgotten(before=clock.instant() + timedelta(minutes=1)) == 1


@pytest.mark.django_db(transaction=True)
def test_failures_at_one_moment_are_all_counted() -> None:
    world = make_world()
    together(lambda: fails(world, "amara"), lambda: fails(world, "amara"))
    assert [one.number for one in FailedSignIn.objects.all()] == [2]
