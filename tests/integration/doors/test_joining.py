"""From an invitation to the first page: the mail that goes out, the link in it, and choosing a password."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from kith.config.cli import main
from kith.core.accounts.models import Invitation, User
from kith.kernel.ids import new_id
from tests.accounts import EMAIL, GOOD_PASSWORD, invited, link_token
from tests.integration.doors.post_office import Box, box, work
from tests.integration.doors.visitor import Visitor, read
from tests.world import World, make_world

__all__ = ["box"]


def choose(client: Client, token: str, password: str = GOOD_PASSWORD) -> Any:
    return read(client.post(reverse("join", args=[token]), {"password": password, "submission": str(new_id())}))


def test_the_mail_goes_out_holds_the_link_alone_and_lets_one_person_in(box: Box) -> None:
    world = make_world()
    pat = Visitor(world, "pat")
    typed = {"email": EMAIL, "name": "Nia Marlowe", "role": "worker", "team": "none", "phone": "01632 960240"}
    page = reverse("user-invite")
    sent = pat.opened(page, page, typed)
    assert pat.send(page, sent).status == 302
    assert pat.send(page, sent).status == 302, "sent twice"
    work()
    (message,) = box.messages
    assert box.recipients == [EMAIL]
    words = message.get_content()
    assert "Nia" not in f"{words}{message['subject']}" and "Pat" not in words
    token = re.findall(r"https://kith\.ashbeck\.example\.org/join/(\S+)", words)[0]
    assert token not in str(list(ProcrastinateJob.objects.values()))
    person = Client()
    for _ in range(3):
        assert read(person.get(reverse("join", args=[token]))).status == 200, "looking uses the link up"
    assert choose(person, token).led_to == "/"
    assert "Nia Marlowe" in read(person.get("/")).text
    assert read(Client().get(reverse("join", args=[token]))).status == 404
    work()
    assert len(box.messages) == 1


def test_a_mail_server_that_says_no_is_asked_again_later(box: Box) -> None:
    invitation = invited(make_world())
    box.refuses = True
    work()
    job = ProcrastinateJob.objects.get(task_name="invitation_mailed")
    assert (job.status, job.attempts) == ("todo", 1)
    assert Invitation.objects.get(id=invitation.id).mailed_at is None


def test_a_weak_password_keeps_the_person_on_the_page(world: World, client: Client) -> None:
    token = link_token(world, invited(world))
    seen = choose(client, token, "short")
    assert seen.status == 200
    assert seen.messages == [
        "Your password must have at least 12 characters. Three or four words in a row are good",
    ]
    assert 'value="short"' not in seen.response.content.decode()
    assert choose(client, token).status == 302


@pytest.mark.parametrize("token", ["x", "a" * 3000, "%00", "..%2f..", "🦊"])
def test_a_link_that_opens_nothing_says_so_and_what_to_do(world: World, client: Client, token: str) -> None:
    seen = read(client.get(f"/join/{token}"))
    assert seen.status == 404


def test_who_was_signed_in_as_somebody_else_is_so_no_more(world: World) -> None:
    token = link_token(world, invited(world))
    visitor = Visitor(world, "amara")
    key = visitor.client.session.session_key
    assert choose(visitor.client, token).status == 302
    assert str(User.objects.get(email=EMAIL).id) == visitor.client.session["_auth_user_id"]
    assert visitor.client.session.session_key != key, "the session begins anew"


def test_letting_in_no_more_ends_what_is_open_at_once(world: World) -> None:
    beth, pat = Visitor(world, "beth"), Visitor(world, "pat")
    assert beth.look("/").status == 200
    page = reverse("user-stop", args=[world.ids["beth"]])
    assert pat.send(page, pat.opened(page, page, {})).status == 302
    assert beth.look("/").led_to.startswith(reverse("sign-in"))


def test_the_command_makes_the_first_administrator_and_then_refuses(
    db: None, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["admin", "create", "--email", "First@Example.org", "--name", "Ada First"]
    assert main(words) == 0
    token = capsys.readouterr().out.strip().rsplit("/join/", 1)[1]
    assert main(words) == 1
    assert "there is an administrator already" in capsys.readouterr().err
    assert main([*words, "--another"]) == 2, "the same address"
    assert choose(client, token).status == 302
    assert User.objects.get(email="first@example.org").role == "administrator"
    assert main(["admin", "create", "--another", "--email", "no", "--name", "Second"]) == 2
    assert main(["admin", "create", "--another", "--email", "two@example.org", "--name", "\u202eevil"]) == 2


def test_searching_takes_any_words_and_finds_who_is_meant(world: World) -> None:
    pat = Visitor(world, "pat")
    for words in ("' OR 1=1", "%", "\x00", "a" * 5000, "🦊", "نانی", "<script>alert(1)</script>"):
        seen = pat.look(f"{reverse('users')}?{'&'.join(f'{name}={words}' for name in ('q', 'role', 'team', 'page'))}")
        assert seen.status == 200
        assert "<script>alert" not in seen.response.content.decode()
    seen = pat.look(f"{reverse('users')}?q=osei")
    assert "Amara Osei" in seen.text and "Beth" not in seen.text


@pytest.mark.rule("ACCESS-1", part="pages that look after accounts")
@pytest.mark.parametrize("who", ["amara", "helen"])
def test_workers_and_managers_do_not_see_the_list(world: World, who: str) -> None:
    visitor = Visitor(world, who)
    assert visitor.look(reverse("users")).status == 403
    assert "People who work here" not in visitor.look("/").text
