"""Who opened which record: every answer that shows one is logged, once, before it leaves (ACCESS-2)."""

from typing import Any

import pytest
from django.urls import reverse

from kith.core.access.models import Opening, Reach
from kith.core.plans.services import purpose_saved, step_added
from kith.kernel.ids import new_id
from tests.architecture.tables import execute
from tests.integration.doors.forms import FORMS
from tests.integration.doors.visitor import Visitor
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.rule("ACCESS-2", part="a form that is refused shows the record again, and that is logged")
def test_a_conflict_shows_the_record_again_and_is_logged(world: World) -> None:
    place = FORMS["plan-step"].ready(world)
    amara = Visitor(world, "amara")
    mine = amara.opened(place.page, place.action, {**place.typed, "act": "rings at six"})
    theirs = amara.opened(place.page, place.action, {**place.typed, "act": "comes at seven"})
    assert amara.send(place.action, theirs).status == 302
    before = Opening.objects.count()
    assert amara.send(place.action, mine).status == 409
    assert Opening.objects.count() == before + 1
    opening = Opening.objects.latest("at")
    assert (opening.page, opening.principal_id) == ("plan-step", world.ids["amara"])
    assert set(opening.children) == {world.ids["ruby"], world.ids["alfie"]}


@pytest.mark.rule("ACCESS-2", part="a form that is refused shows the record again, and that is logged")
def test_a_gate_that_is_not_open_shows_the_record_again_and_is_logged(world: World) -> None:
    plan, amara = world.drafted(), Visitor(world, "amara")
    half = world.step_body(who=None)
    step_added(plan_id=plan.id, children=[world.ids["ruby"]], body=half, by=world.by("amara"))
    page = reverse("plan-propose", args=[plan.id])
    before = Opening.objects.count()
    seen = amara.send(page, {"submission": str(new_id())})
    assert (seen.status, bool(seen.messages)) == (200, True)
    assert Opening.objects.count() == before + 1


def test_what_leads_on_refuses_or_has_no_body_opens_nothing(world: World) -> None:
    place = FORMS["plan-purpose"].ready(world)
    amara = Visitor(world, "amara")
    sent = amara.opened(place.page, place.action, place.typed)
    before = Opening.objects.count()
    assert amara.send(place.action, sent).status == 302
    assert amara.send(place.action, sent).status == 302, "sent twice"
    assert amara.client.head(place.page).status_code == 200
    assert amara.client.put(place.page).status_code == 405
    assert Visitor(world, "donna").look(place.page).status == 404
    assert Opening.objects.count() == before


@pytest.mark.rule("ACCESS-2", part="what cannot be logged is not shown")
def test_what_cannot_be_logged_is_not_shown(world: World) -> None:
    page = reverse("plan", args=[world.drafted().id])
    amara = Visitor(world, "amara")
    assert "Ruby" in amara.look(page).text
    execute("RESET ROLE; REVOKE INSERT ON access_opening FROM kith_app; SET ROLE kith_app")
    seen = amara.look(page)
    assert seen.status == 500
    assert "Ruby" not in seen.response.content.decode()


@pytest.mark.rule("ACCESS-1", part="reach is asked once for a look, and anew for the next one and for every act")
def test_reach_that_ended_is_seen_by_the_next_look_and_by_the_act(world: World) -> None:
    place = FORMS["plan-purpose"].ready(world)
    amara = Visitor(world, "amara")
    sent = amara.opened(place.page, place.action, place.typed)
    Reach.objects.filter(principal_id=world.ids["amara"]).update(until_on="2026-01-14", from_on="2026-01-01")
    assert amara.look(place.page).status == 404
    assert amara.send(place.action, sent).status == 404


def test_an_act_is_not_answered_by_what_was_asked_before_it(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """While a form is sent nothing is remembered: what others change meanwhile is seen by the service."""
    place = FORMS["plan-purpose"].ready(world)
    amara = Visitor(world, "amara")
    sent = amara.opened(place.page, place.action, place.typed)

    def ends_meanwhile(**given: Any) -> None:
        Reach.objects.filter(principal_id=world.ids["amara"]).update(until_on="2026-01-14", from_on="2026-01-01")
        purpose_saved(**given)

    monkeypatch.setattr("kith.doors.staff.plan.draft_views.purpose_saved", ends_meanwhile)
    assert amara.send(place.action, sent).status == 404
