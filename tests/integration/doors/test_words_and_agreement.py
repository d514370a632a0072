"""What a worker and a manager see of words that wait, words agreed to before, and what stops a document."""

import pytest
from django.urls import reverse

from kith.core.editions.models import Wording
from kith.core.people.models import Person
from kith.core.plans.services import step_added
from kith.core.protection.services import fact_withheld
from kith.kernel import clock
from tests.integration.doors.forms import step_id
from tests.integration.doors.visitor import Visitor
from tests.world import CRAIGS_WORDS, World

pytestmark = pytest.mark.django_db


def test_a_letter_no_font_has_is_named_where_the_document_was_asked_for(world: World) -> None:
    version = world.proposed()
    Person.objects.filter(id=world.ids["pauline"]).update(known_as="Pauline \N{GOTHIC LETTER AHSA}")
    seen = Visitor(world, "amara").look(reverse("reader-document", args=[version.id, world.ids["pauline"]]))
    assert seen.status == 409
    assert "\N{GOTHIC LETTER AHSA}" in seen.text
    assert "cannot be printed" in seen.text


@pytest.mark.rule("SHARE-6", part="what only the finished document holds is named")
def test_words_that_only_the_finished_document_holds_are_named(world: World) -> None:
    version = world.proposed()
    fact_withheld(
        family_id=world.ids["family"],
        label="how we count",
        words=["Page 1 of 1"],
        may_hold=[],
        from_on=clock.today(),
        by=world.by("amara"),
    )
    page = Visitor(world, "amara").look(reverse("reader", args=[version.id, world.ids["joan"]]))
    assert page.status == 200
    seen = Visitor(world, "amara").look(reverse("reader-document", args=[version.id, world.ids["joan"]]))
    assert (seen.status, "how we count" in seen.text) == (409, True)


@pytest.mark.rule("AGR-12", part="the page asks again, and shows what was agreed to before")
def test_who_agreed_to_other_words_is_asked_again_and_their_first_yes_is_shown(world: World) -> None:
    version = world.live()
    amara = Visitor(world, "amara")
    there = reverse("agreement", args=[version.id, world.ids["pauline"]])
    assert "What they agreed to before" not in amara.look(there).text
    world.words_for(version, "pauline", "is at home every day of the week")
    seen = amara.look(there)
    assert "Their part has changed since they agreed" in seen.text
    assert "every Tuesday and Thursday" in seen.text.partition("What they agreed to before")[2]
    assert "Agreed to other words: ask again" in amara.look(reverse("version", args=[version.id])).text
    assert reverse("agreement-told", args=[version.id, world.ids["pauline"]]) in [one.action for one in seen.forms]


def test_a_manager_finds_the_words_that_wait_and_others_do_not(world: World) -> None:
    version = world.proposed()
    world.craigs_words(version)
    words = reverse("reader-words", args=[version.id, world.ids["craig"], step_id(version)])
    amara, helen = Visitor(world, "amara"), Visitor(world, "helen")
    assert "Words to approve" not in helen.look(reverse("work")).text
    amara.send(words, amara.opened(words, words, {"words": "Ring Amara."}))
    assert Wording.objects.get().next_words == "Ring Amara."
    assert "Words for Craig" in helen.look(reverse("work")).text
    assert "Words to approve" not in amara.look(reverse("work")).text
    copy = helen.look(reverse("reader", args=[version.id, world.ids["craig"]])).text
    assert CRAIGS_WORDS in copy.partition("Until they are approved")[2]
    assert "Words wait for a manager’s approval" in amara.look(reverse("version", args=[version.id])).text


def test_a_page_that_has_nothing_for_somebody_leads_to_the_words_for_them(world: World) -> None:
    version = world.proposed()
    page = Visitor(world, "amara").client.get(reverse("agreement", args=[version.id, world.ids["craig"]]))
    assert f'href="{reverse("reader", args=[version.id, world.ids["craig"]])}"' in page.content.decode()


def test_what_is_worth_another_look_stands_on_the_plans_page_and_refuses_nothing(world: World) -> None:
    plan = world.drafted()
    body = world.step_body(who=str(world.ids["craig"]), check_by=str(world.ids["craig"]))
    step_added(plan_id=plan.id, children=[world.ids["ruby"]], body=body, by=world.by("amara"))
    text = Visitor(world, "amara").look(reverse("plan", args=[plan.id])).text
    assert "Craig poses a risk. This step leans on Craig." in text
    assert "Craig would check on what Craig does." in text
    assert "Propose this plan" in text


def test_an_unchanged_draft_is_not_offered_to_be_proposed(world: World) -> None:
    version = world.proposed()
    seen = Visitor(world, "amara").look(reverse("plan-propose", args=[version.plan_id]))
    assert "Nothing in the draft has changed since it was last proposed." in seen.text
    assert "Propose the plan" not in seen.text.partition("What stands in the way")[2]
