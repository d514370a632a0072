"""What every answer carries, errors too: nothing is kept, framed or sniffed, and only our own scripts run."""

from collections.abc import Callable

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from kith.config.logs import EventFormatter
from kith.kernel.ids import new_id
from tests.integration.doors.forms import FORMS
from tests.integration.doors.visitor import Visitor, read
from tests.world import World

Answer = Callable[[World], HttpResponse]


def _page(name: str) -> Answer:
    def answer(world: World) -> HttpResponse:
        known = FORMS[name]
        return Visitor(world, known.who).client.get(known.ready(world).page)

    return answer


def _document(world: World) -> HttpResponse:
    address = reverse("reader-document", args=[world.live().id, world.ids["pauline"]])
    return Visitor(world, "amara").client.get(address)


def _fault(world: World) -> HttpResponse:
    visitor = Visitor(world, "amara")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kith.doors.staff.work.views.open_duties", _breaks)
        return visitor.client.get("/")


def _breaks(*_: object, **__: object) -> None:
    raise RuntimeError("Ruby Tansley-Crowe, 22 Mill Rise, amara.osei@ashbeck.example.org")


def _conflict(world: World) -> HttpResponse:
    place = FORMS["plan-step"].ready(world)
    amara = Visitor(world, "amara")
    sent = amara.opened(place.page, place.action, place.typed)
    amara.send(place.action, sent)
    return amara.send(place.action, {**sent, "act": "other", "submission": str(new_id())}).response


def _forbidden(world: World) -> HttpResponse:
    return Visitor(world, "pat").client.get(reverse("family", args=[world.ids["family"]]))


def _not_found(world: World) -> HttpResponse:
    return Visitor(world, "donna").client.get(reverse("family", args=[world.ids["family"]]))


def _turned_away(world: World) -> HttpResponse:
    return Client().get(reverse("family", args=[world.ids["family"]]))


def _expired(world: World) -> HttpResponse:
    return Visitor(world, enforce_csrf_checks=True).client.post(reverse("sign-in"), {})


ANSWERS: dict[str, tuple[int, Answer]] = {
    **{name: (200, _page(name)) for name in FORMS},
    "accessibility": (200, lambda _: Client().get(reverse("accessibility"))),
    "document": (200, _document),
    "turned away": (302, _turned_away),
    "forbidden": (403, _forbidden),
    "expired form": (403, _expired),
    "not found": (404, _not_found),
    "conflict": (409, _conflict),
    "fault": (500, _fault),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_every_answer_is_guarded(world: World, name: str) -> None:
    status, answer = ANSWERS[name]
    response = answer(world)
    assert response.status_code == status
    headers = response.headers
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    policy = headers["Content-Security-Policy"]
    for part in (
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "form-action 'self'",
        "base-uri 'none'",
    ):
        assert part in policy
    assert "unsafe" not in policy
    assert "no-store" in headers["Cache-Control"]
    assert_says_little(headers.items(), response.content.decode("latin-1"))


def assert_says_little(headers: object, body: str) -> None:
    """No name in a title or a header; no version of what we are built with."""
    title = body.partition("<title>")[2].partition("</title>")[0]
    for name in ("Ruby", "Alfie", "Kayden", "Craig", "Pauline", "Tansley", "Mill"):
        assert name not in title
        assert name not in str(headers)
    for name in ("Server", "X-Powered-By"):
        assert name not in str(headers)


def test_a_fault_hands_back_the_words_that_were_sent(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    place = FORMS["plan-purpose"].ready(world)
    amara = Visitor(world, "amara")
    sent = amara.opened(place.page, place.action, place.typed)
    monkeypatch.setattr("kith.doors.staff.plan.draft_views.purpose_saved", _breaks)
    ours = read(amara.client.post(place.action, sent, headers={"sec-fetch-site": "same-origin"}))
    assert ours.status == 500
    assert str(sent["worry"]) in ours.text
    assert "Mill Rise" not in ours.text
    theirs = read(amara.client.post(place.action, sent, headers={"sec-fetch-site": "cross-site"}))
    assert str(sent["worry"]) not in theirs.text, "what another site sent is shown as if somebody here had typed it"


def test_a_fault_leaves_nothing_personal_in_its_page_or_the_log(world: World, caplog: pytest.LogCaptureFixture) -> None:
    """The formatter keeps the type and the place of a fault; its message, which may hold anything, stays out."""
    response = _fault(world)
    assert response.status_code == 500
    written = "\n".join(EventFormatter().format(record) for record in caplog.records)
    assert "RuntimeError" in written
    assert "work" in written
    for words in ("Ruby", "Mill Rise", "amara.osei", "RuntimeError("):
        assert words not in written
        assert words not in response.content.decode()
