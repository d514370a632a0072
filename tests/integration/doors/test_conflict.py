"""Two people at the same text: the later one is shown both, and what they then write is kept (DESIGN 4.5)."""

from django.urls import reverse

from kith.core.editions.models import Wording
from tests.integration.doors.forms import FORMS, date_typed
from tests.integration.doors.visitor import Seen, Visitor, everything_kept
from tests.world import CRAIGS_WORDS, World


def both_texts(seen: Seen) -> str:
    """The page's words without the marks that tell a screen reader what stands in one text only."""
    return " ".join(seen.text.replace("[only here:", "").replace("]", "").split())


def test_a_step_that_somebody_changed_shows_both_texts_and_names(world: World) -> None:
    plan = world.drafted()
    item = plan.draft.get(kind="safety_step")
    page = reverse("plan-step", args=[plan.id, item.id])
    amara = Visitor(world, "amara")
    mine = amara.opened(page, page, {"act": "rings at six", "who": str(world.ids["leanne"])})
    theirs = amara.opened(page, page, {"act": "comes at seven", "who": str(world.ids["shelley"])})
    assert amara.send(page, theirs).status == 302

    before = everything_kept()
    seen = amara.send(page, mine)
    assert (seen.status, everything_kept()) == (409, before)
    for words in ("rings at six", "comes at seven", "Leanne Tansley", "Shelley Orme"):
        assert words in both_texts(seen)
    assert str(world.ids["leanne"]) not in seen.text, "an id stands where a name should"

    merged = {**seen.form(page).values, "act": "rings at six and comes at seven"}
    assert amara.send(page, merged).status == 302
    item.refresh_from_db()
    assert item.body["act"] == "rings at six and comes at seven"
    assert item.body["who"] == str(world.ids["leanne"])


def test_a_purpose_that_somebody_changed_shows_both_dates_in_words(world: World) -> None:
    plan = world.drafted()
    page = reverse("plan-purpose", args=[plan.id])
    amara = Visitor(world, "amara")
    mine = amara.opened(page, page, {"worry": "My worry.", **date_typed("review_on", 28)})
    theirs = amara.opened(page, page, {"worry": "Their worry.", **date_typed("review_on", 29)})
    assert amara.send(page, theirs).status == 302
    seen = amara.send(page, mine)
    assert seen.status == 409
    for words in ("My worry.", "Their worry.", "28 January 2026", "29 January 2026"):
        assert words in both_texts(seen)
    assert amara.send(page, seen.form(page).values).status == 302
    plan.refresh_from_db()
    assert plan.review_on is not None
    assert plan.review_on.day == 28


def test_words_for_a_reader_that_somebody_changed_stand_at_their_field(world: World) -> None:
    place = FORMS["reader-words"].ready(world)
    amara = Visitor(world, "amara")
    mine = amara.opened(place.page, place.action, {"words": "Ring Amara."})
    theirs = amara.opened(place.page, place.action, {"words": CRAIGS_WORDS})
    assert amara.send(place.action, theirs).status == 302
    seen = amara.send(place.action, mine)
    assert seen.status == 409
    assert "Words for this reader" in both_texts(seen)
    assert "Ring Amara." in both_texts(seen)
    assert "Send no messages or presents" in both_texts(seen)
    assert place.action.rsplit("/", 1)[1] not in seen.text, "an id stands where a label should"
    assert amara.send(place.action, seen.form(place.action).values).status == 302
    assert Wording.objects.get().words == "Ring Amara."


def test_words_that_changed_meanwhile_are_read_again_before_they_are_approved(world: World) -> None:
    place = FORMS["reader-approve"].ready(world)
    helen, amara = Visitor(world, "helen"), Visitor(world, "amara")
    sent = helen.opened(place.page, place.action, {})
    page = place.action.removesuffix("/approve")
    assert amara.send(page, amara.opened(page, page, {"words": "Ring Amara."})).status == 302
    seen = helen.send(place.action, sent)
    assert seen.messages == [
        "The words have changed since you opened this page. Read them again before you approve them."
    ]
    assert Wording.objects.get().approved_at is None


def test_a_part_that_changed_meanwhile_is_read_out_again(world: World) -> None:
    place = FORMS["agreement-told"].ready(world)
    amara = Visitor(world, "amara")
    sent = amara.opened(place.page, place.action, {"how": "telephone", "shown_hash": "0" * 64})
    seen = amara.send(place.action, sent)
    assert "Read it to them again" in seen.messages[0]
    again = seen.form(place.action).values
    assert again["how"] == "telephone"
    assert amara.send(place.action, again).status == 302
