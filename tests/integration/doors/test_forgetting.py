"""What is kept only for a while is deleted by the clock, and not before."""

from datetime import timedelta

import pytest
import time_machine
from axes.models import AccessAttempt
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from kith.core.accounts.models import Submission
from kith.doors.jobs.tasks import sessions_cleared
from kith.kernel import clock
from kith.kernel.ids import new_id
from tests.integration.doors.forms import FORMS
from tests.integration.doors.visitor import Visitor
from tests.world import World

pytestmark = pytest.mark.django_db
TYPED = "somebody.else@example.org"


def _clock_reaches(after: timedelta) -> None:
    """The job runs as the worker runs it, at a later time of the real clock."""
    with time_machine.travel(clock.instant() + after, tick=False):
        sessions_cleared(0)


def _fails_to_sign_in() -> None:
    Client().post(reverse("sign-in"), {"email": TYPED, "password": "not it", "submission": str(new_id())})


def test_a_name_typed_at_a_sign_in_that_failed_is_forgotten_once_the_lock_has_ended(world: World) -> None:
    _fails_to_sign_in()
    assert AccessAttempt.objects.get().username == TYPED
    _clock_reaches(timedelta(minutes=14))
    assert AccessAttempt.objects.count() == 1, "the count still holds"
    _clock_reaches(timedelta(minutes=16))
    assert not AccessAttempt.objects.exists()


def test_sessions_and_keys_of_forms_go_when_they_have_ended(world: World) -> None:
    place = FORMS["plan-purpose"].ready(world)
    amara = Visitor(world, "amara")
    assert amara.send(place.action, amara.opened(place.page, place.action, place.typed)).status == 302
    _clock_reaches(timedelta(minutes=50))
    assert (Session.objects.count(), Submission.objects.count()) == (1, 1)
    _clock_reaches(timedelta(hours=47))
    assert (Session.objects.count(), Submission.objects.count()) == (0, 1)
    _clock_reaches(timedelta(hours=49))
    assert Submission.objects.count() == 0
