"""Somebody leaves: all that ends with their account stands on the page that is confirmed, and is what is confirmed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from kith.core.access.models import Cover, Managing, Shift
from kith.core.access.principal import SYSTEM
from kith.core.people.managing_services import managing_begun
from kith.core.people.staffing_services import cover_arranged
from kith.kernel import clock
from tests.architecture.reach_calls import teams_of
from tests.integration.doors.visitor import Typed, Visitor
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-1", part="what is confirmed is what is done")]


def _cover(world: World) -> None:
    today = clock.today()
    cover_arranged(
        absent_id=world.ids["beth"], stand_in_id=world.ids["helen"], from_on=today, until_on=today + timedelta(days=5),
        by=SYSTEM,
    )  # fmt: skip


def _managing(world: World) -> None:
    managing_begun(user_id=world.ids["helen"], team_id=teams_of(world)[1], by=world.by("pat"))


def _shift(world: World) -> None:
    now = clock.instant()
    Shift.objects.create(user_id=world.ids["helen"], from_at=now, until_at=now + timedelta(hours=3))


def _standing() -> tuple[int, int, int]:
    return (
        Cover.objects.filter(ended_at__isnull=True).count(),
        Managing.objects.count(),
        Shift.objects.filter(ended_at__isnull=True).count(),
    )


@pytest.mark.parametrize(
    ("arranged", "words"),
    [
        (_cover, "Cover for Beth Lindqvist, until 20 January 2026, ends."),
        (_managing, "They stop managing Early Help beside their own work."),
        (_shift, "1 shift of theirs on the rota"),
    ],
)
def test_what_ends_with_the_account_is_shown_and_is_part_of_what_is_confirmed(
    world: World, arranged: Callable[[World], None], words: str
) -> None:
    moira, page = Visitor(world, "moira"), reverse("worker-leave", args=[world.ids["helen"]])
    typed: Typed = {"why": "Retires."}
    seen = moira.send(page, moira.opened(page, page, typed))
    assert seen.status == 200 and words not in seen.text
    sent = {**seen.form(page).values, **typed, "confirmed": "yes"}
    arranged(world)
    standing = _standing()
    again = moira.send(page, sent)
    assert (again.status, _standing()) == (409, standing)
    assert world.user("helen").is_active
    assert "What else happens" in again.text and words in again.text
    assert moira.send(page, {**again.form(page).values, **typed, "confirmed": "yes"}).status == 302
    assert not world.user("helen").is_active and _standing() != standing


def test_another_shift_in_the_place_of_one_is_not_what_was_confirmed(world: World) -> None:
    moira, page = Visitor(world, "moira"), reverse("worker-leave", args=[world.ids["helen"]])
    _shift(world)
    typed: Typed = {"why": "Retires."}
    seen = moira.send(page, moira.opened(page, page, typed))
    assert "1 shift of theirs on the rota" in seen.text
    Shift.objects.update(ended_at=clock.instant())
    _shift(world)
    again = moira.send(page, {**seen.form(page).values, **typed, "confirmed": "yes"})
    assert again.status == 409 and world.user("helen").is_active
