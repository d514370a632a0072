"""Requests no form of ours sends: forged, expired, too large, of another kind, from the wrong role."""

import json
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse

from kith.kernel.ids import new_id
from kith.sample.data import PASSWORD
from tests.integration.doors.forms import FORMS
from tests.integration.doors.visitor import BACKEND, Visitor, everything_kept, read
from tests.world import World

BEHIND_THE_DOOR = [name for name in FORMS if name != "sign-in"]


@pytest.mark.rule("ACCESS-1", part="forms of the staff door: another role is refused, another team finds nothing")
@pytest.mark.parametrize("name", BEHIND_THE_DOOR)
def test_another_role_is_refused_and_another_team_finds_nothing(world: World, name: str) -> None:
    known = FORMS[name]
    place = known.ready(world)
    owner = Visitor(world, known.who)
    sent = owner.opened(place.page, place.action, place.typed)
    before = everything_kept()
    not_for_workers = known.who in {"helen", "pat", "della"}
    wrong_role = "amara" if not_for_workers else "pat"
    refused = Visitor(world, wrong_role).send(place.action, {**sent, "submission": str(new_id())})
    assert (refused.status, refused.messages) == (403, ["Your role does not allow this."])
    assert "Tansley" not in refused.text
    if not known.about_nobody:
        outsider = Visitor(world, "donna").send(place.action, {**sent, "submission": str(new_id())})
        assert outsider.status == (403 if not_for_workers else 404)
        assert "Tansley" not in outsider.text
    nobody = Visitor(world).send(place.action, sent)
    assert nobody.led_to.startswith(reverse("sign-in"))
    assert everything_kept() == before


def test_the_key_of_somebody_else_s_form_leads_nowhere(world: World) -> None:
    place = FORMS["plan-propose"].ready(world)
    amara = Visitor(world, "amara")
    sent = amara.opened(place.page, place.action, {})
    led_to = amara.send(place.action, sent).led_to
    for key in ("beth", "helen"):
        seen = Visitor(world, key).send(place.action, sent)
        assert seen.status in (403, 404)
        assert led_to not in seen.response.content.decode()


@pytest.mark.parametrize("name", FORMS)
def test_a_form_open_too_long_hands_back_what_was_typed(world: World, name: str) -> None:
    place = FORMS[name].ready(world)
    before = everything_kept()
    visitor = Visitor(world, FORMS[name].who, enforce_csrf_checks=True)
    sent = {**place.typed, "submission": str(new_id()), "csrfmiddlewaretoken": "a" * 64}
    seen = read(visitor.client.post(place.action, sent, headers={"sec-fetch-site": "same-origin"}))
    assert seen.status == 403
    assert "This form is out of date" in seen.text
    assert "Nothing was saved" in seen.text
    for one in FORMS[name].texts:
        assert len(str(place.typed[one])) < 12 or str(place.typed[one]) in seen.text
    assert PASSWORD not in seen.text
    assert everything_kept() == before


@pytest.mark.parametrize("name", BEHIND_THE_DOOR)
def test_a_form_sent_after_the_session_ended_hands_back_what_was_typed(world: World, name: str) -> None:
    known = FORMS[name]
    place = known.ready(world)
    before = everything_kept()
    ours = {"sec-fetch-site": "same-origin", "referer": f"http://testserver{place.page}"}
    answer = Visitor(world).client.post(place.action, {**place.typed, "submission": str(new_id())}, headers=ours)
    wanted = urlencode({"next": place.page}, safe="/")
    if answer.status_code == 302:
        assert answer.headers["Location"] == f"{reverse('sign-in')}?{wanted}"
        assert not any(len(str(place.typed[one])) >= 12 for one in known.texts)
    else:
        assert answer.status_code == 403
        assert wanted in answer.content.decode()
        words = read(answer).text
        assert all(str(place.typed[one]) in words for one in known.texts if len(str(place.typed[one])) >= 12)
    assert everything_kept() == before


def test_a_form_with_its_token_is_taken(world: World) -> None:
    place = FORMS["plan-propose"].ready(world)
    visitor = Visitor(world, "amara", enforce_csrf_checks=True)
    assert visitor.send(place.action, visitor.opened(place.page, place.action, {})).status == 302


@pytest.mark.parametrize("name", ["sign-in", "plan-purpose"])
def test_far_too_many_fields_or_far_too_much_is_refused_in_words(world: World, name: str) -> None:
    place = FORMS[name].ready(world)
    before = everything_kept()
    visitor = Visitor(world, FORMS[name].who)
    for sent in ({f"field{number}": "x" for number in range(600)}, {"worry": "x" * 1_100_000}):
        answer = visitor.client.post(place.action, json_free(sent), content_type="application/x-www-form-urlencoded")
        seen = read(answer)
        assert seen.status == 400
        assert "We could not read that request" in seen.text
    assert everything_kept() == before


def json_free(sent: dict[str, str]) -> str:
    return "&".join(f"{name}={value}" for name, value in sent.items())


@pytest.mark.parametrize(
    "kind", ["application/json", "text/plain", "multipart/form-data; boundary=x", "multipart/form-data"]
)
def test_another_kind_of_content_is_nothing_typed_or_refused(world: World, kind: str) -> None:
    place = FORMS["plan-purpose"].ready(world)
    before = everything_kept()
    body = json.dumps({"worry": "x", "submission": str(new_id())})
    seen = read(Visitor(world, "amara").client.post(place.action, body, content_type=kind))
    assert seen.status in (200, 400)
    assert seen.messages or "We could not read that request" in seen.text
    assert everything_kept() == before


def test_bytes_that_are_no_text_are_refused_or_named(world: World) -> None:
    place = FORMS["plan-purpose"].ready(world)
    before = everything_kept()
    answer = Visitor(world, "amara").client.post(
        place.action, b"worry=%ff%fe&needed=\xff", content_type="application/x-www-form-urlencoded"
    )
    assert read(answer).status in (200, 400)
    assert everything_kept() == before


@pytest.mark.parametrize(
    "address", ["/plans/not-a-uuid", "/families/1", "/plans/%00", "/duties/'", "/nowhere", "/plans/%ff"]
)
def test_an_address_that_makes_no_sense_is_not_found(world: World, address: str) -> None:
    seen = Visitor(world, "amara").look(address)
    assert seen.status == 404
    assert "We cannot find that page" in seen.text


def test_a_page_cannot_be_fetched_as_another_host(world: World) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(world.user("amara"), backend=BACKEND)
    seen = read(client.get("/", headers={"host": "elsewhere.example.org"}))
    assert seen.status == 400
    assert "elsewhere" not in seen.text


@pytest.mark.parametrize(
    ("name", "method"), [("agreement-told", "GET"), ("plan-purpose", "PUT"), ("sign-in", "DELETE")]
)
def test_a_method_a_page_does_not_take_is_refused_in_words(world: World, name: str, method: str) -> None:
    """A browser that reloads the address of a form gets a page with a way on, not a blank one."""
    place = FORMS[name].ready(world)
    before = everything_kept()
    visitor = Visitor(world, "amara")
    seen = read(visitor.client.generic(method, place.action))
    assert seen.status == 405
    assert "This page does not open this way" in seen.text
    assert "Go to the start page" in seen.text
    assert method not in seen.response.headers["Allow"]
    assert everything_kept() == before
