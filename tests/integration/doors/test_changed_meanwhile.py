"""Two people at once: what one of them never saw is not done in their name, and nothing typed is lost."""

import pytest
from django.urls import reverse

from kith.core.editions.models import Wording
from kith.core.editions.selectors import waiting_words
from kith.core.editions.services import wording_approved, wording_written
from kith.core.plans.models import DraftItem, Plan, Version
from kith.core.plans.services import step_removed, step_saved
from kith.core.sharing.models import Copy
from kith.doors.staff.work.views import MOST_ROWS
from kith.kernel.ids import new_id
from tests.integration.core.test_plan_versions import _proposed_again
from tests.integration.doors.forms import step_id
from tests.integration.doors.visitor import Visitor
from tests.world import World

pytestmark = pytest.mark.django_db
CHANGED = "This has changed since you opened the page. Look at it again before you go on."


def _changed(world: World, plan: Plan, act: str) -> DraftItem:
    item = DraftItem.objects.get(plan=plan, kind="safety_step")
    return step_saved(
        plan_id=plan.id,
        item_id=item.id,
        children=item.children,
        body=world.step_body(act=act),
        base=item.revision,
        by=world.by("amara"),
    )


def test_a_step_that_somebody_changed_is_not_taken_out_unseen(world: World) -> None:
    plan, amara = world.drafted(), Visitor(world, "amara")
    item = DraftItem.objects.get(plan=plan, kind="safety_step")
    there = reverse("plan-step-remove", args=[plan.id, item.id])
    sent = amara.opened(there, there, {})
    _changed(world, plan, "rings at six")
    seen = amara.send(there, sent)
    assert (seen.status, seen.messages) == (200, [CHANGED])
    assert "rings at six" in seen.text, "what would be taken out now is shown"
    assert DraftItem.objects.filter(id=item.id).exists()
    amara.send(there, seen.form(there).values)
    assert not DraftItem.objects.filter(id=item.id).exists()


def test_a_draft_that_somebody_changed_is_not_proposed_unseen(world: World) -> None:
    plan, amara = world.drafted(), Visitor(world, "amara")
    there = reverse("plan-propose", args=[plan.id])
    sent = amara.opened(there, there, {})
    _changed(world, plan, "rings at six")
    seen = amara.send(there, sent)
    assert (seen.messages, Version.objects.count()) == ([CHANGED], 0)
    assert amara.send(there, seen.form(there).values).status == 302


def test_a_proposal_nobody_saw_is_not_taken_back(world: World) -> None:
    version, amara = world.proposed(), Visitor(world, "amara")
    there = reverse("plan-withdraw", args=[version.plan_id])
    sent = amara.opened(there, there, {})
    newer = _proposed_again(world, version.plan, "rings at six")
    assert amara.send(there, sent).messages == [CHANGED]
    assert Plan.objects.get().proposed_id == newer.id


def test_a_proposal_is_not_taken_back_where_there_is_none(world: World) -> None:
    assert Visitor(world, "amara").look(reverse("plan-withdraw", args=[world.drafted().id])).status == 404


def test_a_copy_that_changed_is_not_registered_unseen_whatever_else_was_wrong(world: World) -> None:
    version, amara = world.live(), Visitor(world, "amara")
    world.craigs_words(version)
    there = reverse("reader-hand-over", args=[version.id, world.ids["craig"]])
    sent = amara.opened(there, there, {"how": "by_hand", "received": "understood"})
    world.words_for(version, "craig", "Ring Amara.")
    first = amara.send(there, sent)
    assert first.messages == ["Select what they got"]
    second = amara.send(there, {**first.form(there).values, "form": "paper"})
    assert second.messages == [
        "Their copy has changed since you opened this page. Look at it again below before you go on."
    ]
    assert not Copy.objects.exists()
    assert amara.send(there, second.form(there).values).status == 302


def test_words_that_changed_are_approved_once_they_were_read(world: World) -> None:
    version, helen = world.proposed(), Visitor(world, "helen")
    place = {"version_id": version.id, "reader_id": world.ids["craig"], "item_id": step_id(version)}
    wording_written(**place, words="Ring Amara.", base=0, by=world.by("amara"))
    page = reverse("reader", args=[version.id, world.ids["craig"]])
    there = reverse("reader-approve", args=list(place.values()))
    sent = helen.opened(page, there, {})
    wording_written(**place, words="Ring Helen.", base=1, by=world.by("amara"))
    seen = helen.send(there, sent)
    assert seen.messages == [
        "The words have changed since you opened this page. Read them again before you approve them."
    ]
    assert "Ring Helen." in seen.text
    assert helen.send(there, seen.form(there).values).status == 302
    assert Wording.objects.get().approved_by == world.ids["helen"]


def test_words_for_a_step_that_is_gone_are_given_back(world: World) -> None:
    plan, amara = world.drafted(), Visitor(world, "amara")
    item = DraftItem.objects.get(plan=plan, kind="safety_step")
    there = reverse("plan-step", args=[plan.id, item.id])
    sent = amara.opened(there, there, {"act": "sits by the door until six and rings Joan"})
    step_removed(plan_id=plan.id, item_id=item.id, base=item.revision, by=world.by("amara"))
    answer = amara.client.post(there, sent, headers={"sec-fetch-site": "same-origin"})
    assert answer.status_code == 404
    assert "sits by the door until six and rings Joan" in answer.content.decode()
    nowhere = reverse("plan-step", args=[plan.id, new_id()])
    assert amara.client.post(nowhere, sent, headers={"sec-fetch-site": "same-origin"}).status_code == 404


def test_dead_words_hide_none_that_wait(world: World) -> None:
    """Words for items that have changed since pile up; what can still be approved stands on the list all the same."""
    version = world.proposed()
    readers = ("craig", "ray", "dean", "gemma", "joan", "pauline", "leanne", "shelley")
    for number in range(1 + MOST_ROWS // len(readers)):
        for key in readers:
            place = {"version_id": version.id, "reader_id": world.ids[key], "item_id": step_id(version)}
            wording_written(**place, words="Ring Amara.", base=0, by=world.by("amara"))
        version = _proposed_again(world, version.plan, f"rings at {number}")
    place = {"version_id": version.id, "reader_id": world.ids["craig"], "item_id": step_id(version)}
    wording_written(**place, words="Ring Amara.", base=0, by=world.by("amara"))
    assert [one.reader_name for one in waiting_words(world.by("helen"))] == ["Craig"]
    wording_approved(**place, base=1, by=world.by("helen"))
    assert waiting_words(world.by("helen")) == ()


def test_who_holds_the_right_copy_is_judged_by_the_version_in_force(world: World) -> None:
    version, amara = world.live(), Visitor(world, "amara")
    newer = _proposed_again(world, version.plan, "rings at six")
    for shown, said in ((version, True), (newer, False)):
        text = amara.look(reverse("version", args=[shown.id])).text
        assert ("Not given yet" in text) is said
        assert "Nothing for them" in text


def test_no_document_is_made_of_a_version_that_does_not_stand(world: World) -> None:
    version, amara = world.proposed(), Visitor(world, "amara")
    document = reverse("reader-document", args=[version.id, world.ids["pauline"]])
    assert amara.client.get(document).status_code == 200
    _proposed_again(world, version.plan, "rings at six")
    assert amara.client.get(document).status_code == 409
    page = amara.look(reverse("reader", args=[version.id, world.ids["pauline"]])).text
    assert "replaced" in page
    assert "Open it to print" not in page
