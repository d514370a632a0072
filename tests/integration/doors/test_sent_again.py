"""The same form sent again: with the same words it is done once, with other words it is a new sending (DESIGN 4.5)."""

import pytest
from django.urls import reverse

from kith.core.accounts.models import Submission
from kith.core.plans.models import DraftItem
from kith.kernel.ids import new_id
from tests.integration.core.together import together
from tests.integration.doors.forms import FORMS
from tests.integration.doors.visitor import Seen, Typed, Visitor
from tests.world import World


def _step(world: World, plan_id: object, act: str, key: str) -> tuple[str, Typed]:
    typed = {**world.step_body(act=act), "children": [str(world.ids["ruby"])], "submission": key}
    return reverse("plan-step-add", args=[plan_id]), typed


def _acts(plan_id: object) -> list[str]:
    steps = DraftItem.objects.filter(plan_id=plan_id, kind="safety_step").order_by("position")
    return [row.body["act"] for row in steps][1:]


def test_going_back_and_typing_other_words_saves_the_other_words_too(world: World) -> None:
    plan, amara, key = world.drafted(), Visitor(world, "amara"), str(new_id())
    for act in ("rings at six", "rings at seven", "rings at six"):
        seen = amara.send(*_step(world, plan.id, act, key))
        assert (seen.status, seen.led_to) == (302, reverse("plan", args=[plan.id]))
    assert _acts(plan.id) == ["rings at six", "rings at seven"]


def test_going_back_to_a_text_that_stands_shows_both(world: World) -> None:
    """The second text was typed over what stood before the first: it is not dropped and drops nothing."""
    place = FORMS["plan-step"].ready(world)
    amara = Visitor(world, "amara")
    sent = amara.opened(place.page, place.action, {**place.typed, "act": "rings at six"})
    assert amara.send(place.action, sent).status == 302
    seen = amara.send(place.action, {**sent, "act": "comes at seven"})
    assert seen.status == 409
    assert seen.form(place.action).values["act"] == "comes at seven"
    assert "rings at six" in seen.text.replace("[only here:", "").replace("]", "").replace("  ", " ")


def test_one_answer_more_or_less_is_another_sending(world: World) -> None:
    plan, amara, key = world.drafted(), Visitor(world, "amara"), str(new_id())
    page, typed = _step(world, plan.id, "rings at six", key)
    both = [str(world.ids["ruby"]), str(world.ids["alfie"])]
    for children in ([both[0]], both, both):
        assert amara.send(page, {**typed, "children": children}).status == 302
    assert _acts(plan.id) == ["rings at six"] * 2


def test_the_same_key_at_another_address_is_another_form(world: World) -> None:
    plan, amara = world.drafted(), Visitor(world, "amara")
    sent = {"submission": str(new_id())}
    proposed = amara.send(reverse("plan-propose", args=[plan.id]), sent)
    assert proposed.led_to.startswith("/versions/")
    taken_back = amara.send(reverse("plan-withdraw", args=[plan.id]), sent)
    assert taken_back.led_to == reverse("plan", args=[plan.id])
    plan.refresh_from_db()
    assert plan.proposed_id is None


def test_what_was_typed_is_not_kept_with_the_key(world: World) -> None:
    plan, key = world.drafted(), new_id()
    Visitor(world, "amara").send(*_step(world, plan.id, "rings at six", str(key)))
    held = Submission.objects.latest("at")
    assert held.key != key
    assert "six" not in f"{held.key} {held.led_to}"


def _at_once(world: World, plan_id: object, *acts: str) -> list[Seen]:
    key = str(new_id())
    visitors = [(Visitor(world, "amara"), _step(world, plan_id, act, key)) for act in acts]
    outcomes: list[Seen] = together(*[lambda who=who, sent=sent: who.send(*sent) for who, sent in visitors])
    return outcomes


@pytest.mark.django_db(transaction=True)
def test_the_same_words_at_the_same_moment_are_saved_once(world: World) -> None:
    plan = world.drafted()
    seen = _at_once(world, plan.id, *["rings at six"] * 3)
    assert [(one.status, one.led_to) for one in seen] == [(302, reverse("plan", args=[plan.id]))] * 3
    assert _acts(plan.id) == ["rings at six"]


@pytest.mark.django_db(transaction=True)
def test_other_words_at_the_same_moment_are_saved_too(world: World) -> None:
    plan = world.drafted()
    seen = _at_once(world, plan.id, "rings at six", "rings at seven")
    assert [one.status for one in seen] == [302, 302]
    assert sorted(_acts(plan.id)) == ["rings at seven", "rings at six"]
