"""Nothing typed is lost when a sitting ends: offered again in a real browser, and a warning before."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import expect

from kith.core.accounts.models import Scratch
from kith.core.authority.selectors import policy
from kith.core.authority.services import policy_saved
from kith.core.people.models import Person
from kith.core.plans.models import DraftItem
from kith.core.plans.services import purpose_saved
from tests.integration.doors.visitor import Visitor
from tests.system.browser import accessible, fits
from tests.system.walk import Walk

WORDS = "Craig came on Tuesday night, and Leanne rang 999."
OFFER = "You typed something here before and did not send it."


def test_words_typed_before_the_sitting_ended_are_put_back(walk: Walk) -> None:
    page, plan = walk.page, walk.world.drafted()
    address = reverse("plan-purpose", args=[plan.id])
    walk.sign_in("amara")
    page.goto(address)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.fill("[name=worry]", WORDS)
    Session.objects.all().delete()
    assert Scratch.objects.count() == 1
    walk.sign_in("amara")
    page.goto(address)
    expect(page.get_by_text(OFFER)).to_be_visible()
    expect(page.locator("[name=worry]")).not_to_have_value(WORDS)
    accessible(page)
    fits(page)
    page.get_by_role("button", name="Put it back").click()
    expect(page.locator("[name=worry]")).to_have_value(WORDS)
    walk.press("Save", "Safety plan")
    page.goto(address)
    expect(page.locator("[name=worry]")).to_have_value(WORDS)
    expect(page.get_by_text(OFFER)).to_have_count(0)
    assert not Scratch.objects.exists()


def test_words_put_back_over_what_somebody_else_saved_meanwhile_are_shown_beside_it(walk: Walk) -> None:
    page, plan = walk.page, walk.world.drafted()
    address = reverse("plan-purpose", args=[plan.id])
    walk.sign_in("amara")
    page.goto(address)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.fill("[name=worry]", WORDS)
    theirs = "Leanne said on Wednesday that she is frightened."
    plan.refresh_from_db()
    assert plan.review_on is not None
    amara = walk.world.by("amara")
    purpose_saved(
        plan_id=plan.id, worry=theirs, needed="Joan is there.", review_on=plan.review_on, base=plan.revision, by=amara
    )
    page.goto(address)
    expect(page.locator("[name=worry]")).to_have_value(theirs)
    page.get_by_role("button", name="Put it back").click()
    with walk.watch.refusal(409):
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("while you were working on it")).to_be_visible()
    expect(page.get_by_role("heading", name="Somebody saved").first).to_be_visible()
    expect(page.locator("[name=worry]")).to_have_value(WORDS)
    expect(page.locator("[name=needed]")).to_have_value("Joan is there.")
    assert DraftItem.objects.get(plan=plan, kind="purpose").body["worry"] == theirs


@pytest.mark.rule("ACCESS-6", part="a form that came too late loses neither what was typed nor what was saved")
def test_words_kept_without_marks_take_nothing_back_that_was_saved_meanwhile(walk: Walk) -> None:
    """As an older Kith kept them: with the revision, and without the marks of what the page began with."""
    page, ids = walk.page, walk.world.ids
    address = reverse("person-change", args=[ids["family"], ids["joan"]])
    walk.sign_in("amara")
    page.goto(address)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        page.fill("[name=known_as]", "Nan Joan")
    kept = Scratch.objects.get()
    assert "kith_marks" in kept.words and "kith_base" in kept.words
    kept.words = {name: values for name, values in kept.words.items() if name != "kith_marks"}
    kept.save()
    helen = Visitor(walk.world, "helen")
    assert helen.send(address, helen.opened(address, address, {"phone": "01632 960333"})).status == 302
    page.goto(address)
    page.get_by_role("button", name="Put it back").click()
    with walk.watch.refusal(409):
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("while you were working on it")).to_be_visible()
    expect(page.get_by_text("01632 960333").first).to_be_visible()
    expect(page.locator("[name=known_as]")).to_have_value("Nan Joan")
    assert Person.objects.get(id=ids["joan"]).phone == "01632 960333"


def test_a_warning_comes_before_the_sitting_ends_and_staying_is_one_press(walk: Walk) -> None:
    page = walk.page
    policy_saved(policy=policy().model_copy(update={"idle_minutes": 5}), by=walk.world.by("pat"))
    page.clock.install()
    walk.sign_in("amara")
    dialog = page.get_by_role("dialog")
    page.clock.run_for(170_000)
    expect(dialog).to_have_count(0)
    page.clock.run_for(15_000)
    expect(dialog).to_be_visible()
    accessible(page)
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_have_count(0)
    page.clock.run_for(190_000)
    expect(dialog).to_be_visible()


def test_when_the_time_is_over_the_page_leads_to_signing_in(walk: Walk) -> None:
    page = walk.page
    policy_saved(policy=policy().model_copy(update={"idle_minutes": 5}), by=walk.world.by("pat"))
    page.clock.install()
    walk.sign_in("amara")
    page.goto(reverse("find"))
    Session.objects.all().delete()
    page.clock.run_for(303_000)
    page.wait_for_url("**/sign-in**")
