"""Where a worried person comes to the end of the way, the page says whom to ring; a fault asks no database for it."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse

from kith.core.authority import out_of_hours
from kith.core.authority.policy import Policy
from kith.core.authority.services import policy_saved
from kith.govuk import error_views
from kith.govuk.pieces import Ring
from tests.integration.doors.visitor import Visitor, read
from tests.world import World

pytestmark = pytest.mark.rule("BACK-3", part="pages for faults say whom to ring")
NAME, NUMBER = "the Emergency Duty Team", "01632 960210"
WHOM = f"ring {NAME} on {NUMBER}"
EMERGENCY = "in an emergency ring 999 ."


@pytest.fixture(autouse=True)
def nothing_heard() -> Iterator[None]:
    """Another test may have read settings in this process."""
    out_of_hours.heard(Policy())
    yield
    out_of_hours.heard(Policy())


def _set(world: World) -> None:
    policy_saved(policy=Policy(out_of_hours_name=NAME, out_of_hours_phone=NUMBER), by=world.by("pat"))
    out_of_hours.heard(Policy())


def _fault() -> HttpResponse:
    return error_views.server_error(RequestFactory().get("/"))


@pytest.mark.django_db
def test_who_is_locked_out_is_told_whom_to_ring(world: World) -> None:
    _set(world)
    seen = read(error_views.locked_out(RequestFactory().post("/sign-in")))
    assert (seen.status, EMERGENCY in seen.text, WHOM in seen.text) == (429, True, True)
    body = seen.response.content.decode()
    assert 'href="tel:01632960210"' in body and 'href="tel:999"' in body


@pytest.mark.django_db
def test_what_is_not_there_and_what_one_may_not_do_say_it_too(world: World) -> None:
    _set(world)
    amara = Visitor(world, "amara")
    for address, status in (("/nowhere", 404), (reverse("users"), 403)):
        seen = amara.look(address)
        assert (seen.status, WHOM in seen.text) == (status, True)


@pytest.mark.django_db
def test_a_fault_says_the_number_that_was_last_read_and_asks_no_database(world: World) -> None:
    _set(world)
    Client().get(reverse("accessibility"))

    def away(*_: object) -> object:
        raise DatabaseError("the database is away")

    with connection.execute_wrapper(away):
        seen = read(_fault())
    assert (seen.status, EMERGENCY in seen.text, WHOM in seen.text) == (500, True, True)


@pytest.mark.django_db
def test_a_fault_before_any_settings_were_read_reads_them_if_it_can(world: World) -> None:
    _set(world)
    assert WHOM in read(_fault()).text


def test_a_fault_before_any_settings_were_read_and_without_a_database_says_999_alone() -> None:
    seen = read(_fault())
    assert (seen.status, EMERGENCY in seen.text, "weekends" in seen.text) == (500, True, False)


def test_a_fault_in_finding_out_whom_to_ring_is_none_of_the_page(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> Ring | None:
        raise DatabaseError("the transaction is broken")

    monkeypatch.setattr(error_views._rings, "known", broken)
    monkeypatch.setattr(error_views._rings, "now", broken)
    for response in (_fault(), error_views.locked_out(RequestFactory().get("/"))):
        seen = read(response)
        assert "went wrong" in seen.text or "Too many attempts" in seen.text
        assert EMERGENCY in seen.text


def test_the_last_resort_names_999(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(error_views, "render_bare", lambda *_: 1 / 0)
    assert b"in an emergency ring 999" in _fault().content


@pytest.mark.django_db
def test_a_number_that_was_taken_out_is_named_no_more(world: World) -> None:
    _set(world)
    assert WHOM in read(_fault()).text
    policy_saved(policy=Policy(), by=world.by("pat"))
    assert "weekends" not in read(error_views.locked_out(RequestFactory().get("/"))).text
    assert "weekends" not in read(_fault()).text


def test_the_number_is_dialled_without_its_extension() -> None:
    assert [Ring("x", one).href for one in ("+44 1632 960210", "(01632) 960-210 ext. 12", "01632 960210 x5")] == [
        "tel:+441632960210",
        "tel:01632960210",
        "tel:01632960210",
    ]
