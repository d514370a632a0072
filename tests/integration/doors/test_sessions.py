"""A session goes on while somebody works and ends when they stop; a look does not write it each time."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from tests.integration.doors.visitor import Visitor
from tests.world import World

pytestmark = pytest.mark.django_db
BEGAN = datetime(2026, 1, 15, 9, 0, tzinfo=UTC)


def _look(visitor: Visitor, minutes: float) -> int:
    with time_machine.travel(BEGAN + timedelta(minutes=minutes), tick=False):
        return visitor.look(reverse("work")).status


def _ends_at() -> datetime:
    ends_at: datetime = Session.objects.get().expire_date
    return ends_at


def _signed_in(world: World) -> Visitor:
    with time_machine.travel(BEGAN, tick=False):
        return Visitor(world, "amara")


def test_who_works_stays_signed_in(world: World) -> None:
    amara = _signed_in(world)
    assert [_look(amara, minutes) for minutes in (50, 100, 155)] == [200, 200, 200]


def test_an_hour_without_a_request_signs_out(world: World) -> None:
    amara = _signed_in(world)
    assert _look(amara, 30) == 200
    assert _look(amara, 89) == 200
    assert _look(amara, 150) == 302


def test_a_session_is_written_at_most_once_a_minute(world: World) -> None:
    amara = _signed_in(world)
    ends = []
    for minutes in (0.1, 0.5, 0.9, 1.2, 1.5, 2.3):
        _look(amara, minutes)
        ends.append((_ends_at() - BEGAN).total_seconds() - 3600)
    assert ends == [6, 6, 6, 72, 72, 138]


def test_a_clock_put_back_does_not_end_or_prolong_it_for_ever(world: World) -> None:
    amara = _signed_in(world)
    assert _look(amara, 30) == 200
    assert _look(amara, 10) == 200
    assert _ends_at() == BEGAN + timedelta(minutes=70)


def test_nobody_gets_a_session_by_looking(world: World) -> None:
    client = Client()
    client.get(reverse("sign-in"))
    client.get(reverse("work"))
    assert not Session.objects.exists()
    assert "kith" not in client.cookies
