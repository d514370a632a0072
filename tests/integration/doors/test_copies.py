"""Two readers' copies by the staff door: what each gets, in page and document, and what stops a copy."""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from kith.core.plans.models import Version
from kith.core.protection.services import fact_withheld
from tests.integration.doors.forms import FORMS, step_id
from tests.integration.doors.visitor import Visitor, everything_kept
from tests.system import leaks
from tests.system.walk import Download
from tests.world import CRAIGS_WORDS, World

STEP = "is at home with Ruby and Alfie, awake and sober"


def document_of(world: World, version: Version, key: str) -> Download:
    address = reverse("reader-document", args=[version.id, world.ids[key]])
    answer = Visitor(world, "amara").client.get(address)
    assert answer.status_code == 200
    return Download(answer.content, {name.lower(): value for name, value in answer.headers.items()})


def edition_shown(world: World, version: Version, key: str) -> str:
    """The part of the reader's page that shows the edition, attributes for screen readers too."""
    page = Visitor(world, "amara").client.get(reverse("reader", args=[version.id, world.ids[key]])).content.decode()
    return page.partition("<article")[2].partition("</article>")[0].partition(">")[2]


@pytest.mark.rule("SHARE-5", part="the copy as page and as document: text, both metadata, name and headers of the file")
@pytest.mark.rule("SHARE-6", part="page, document text, both metadata, file name and headers, for two readers")
@pytest.mark.parametrize(
    ("key", "forbidden", "theirs"),
    [("craig", leaks.CRAIG_MUST_NOT_HAVE, CRAIGS_WORDS), ("pauline", leaks.PAULINE_MUST_NOT_HAVE, STEP)],
)
def test_a_copy_holds_what_is_theirs_and_nothing_else(
    world: World, key: str, forbidden: tuple[str, ...], theirs: str
) -> None:
    version = world.live()
    world.craigs_words(version)
    parts = leaks.parts_of(document_of(world, version, key))
    ids = (str(version.id), str(version.plan_id), str(step_id(version)), *map(str, world.ids.values()))
    assert leaks.found_in({**parts, "page": edition_shown(world, version, key)}, (*forbidden, *ids)) == []
    assert leaks.squeezed(theirs) in leaks.squeezed(parts["text"])
    assert theirs in edition_shown(world, version, key)


def test_the_leak_scanner_of_the_walks_finds_what_it_looks_for() -> None:
    for words in ("in the SPARE\n room", "Spa\u0301re-Room!", "(spare room)"):
        assert leaks.found_in({"text": words}, ("spare room",)) == ["text: spare room"]
    assert leaks.found_in({"text": "spareroom, Nancy"}, ("spare room", "Nan")) == ["text: spare room"]


@pytest.mark.rule("SHARE-6", part="a fact withheld later stops the page, the document and handing over")
def test_a_fact_withheld_after_the_words_were_approved_stops_the_copy(world: World) -> None:
    version = world.live()
    world.craigs_words(version)
    fact_withheld(
        family_id=world.ids["family"],
        label="whom to ring",
        words=["01632 960211"],
        may_hold=[],
        from_on=date(2026, 1, 15),
        by=world.by("amara"),
    )
    amara, place, before = Visitor(world, "amara"), [version.id, world.ids["craig"]], everything_kept()
    page = amara.look(reverse("reader", args=place))
    assert "Take out “01632 960211”: whom to ring." in page.text
    assert "Open it to print" not in page.text
    for name in ("reader-document", "reader-hand-over"):
        seen = amara.look(reverse(name, args=place))
        assert (seen.status, seen.response.headers["Content-Type"]) == (409, "text/html; charset=utf-8")
        assert "whom to ring" in seen.text
    assert everything_kept() == before


@pytest.mark.rule("SHARE-6", part="words typed for a reader: stopped and named at the field, kept, not written")
@pytest.mark.parametrize(
    "words", ["They are in the sp\u00e1re  R O O M.", "at 22 MILL-RISE", "Ask Kayden.", "Shelleys, as ever"]
)
def test_words_with_something_withheld_are_stopped_at_their_field(world: World, words: str) -> None:
    place = FORMS["reader-words"].ready(world)
    amara, before = Visitor(world, "amara"), everything_kept()
    seen = amara.send(place.action, amara.opened(place.page, place.action, {"words": words}))
    assert seen.status == 200
    assert all(message.startswith("Take out “") for message in seen.messages)
    assert 'id="id_words-error"' in seen.response.content.decode()
    assert seen.form(place.action).values["words"] == words
    assert everything_kept() == before


@pytest.mark.rule("SHARE-3", part="a copy given before the plan is live, or in the future, is refused at the door")
def test_a_copy_is_not_given_before_the_plan_is_live(world: World) -> None:
    version, amara = world.proposed(), Visitor(world, "amara")
    address = reverse("reader-hand-over", args=[version.id, world.ids["pauline"]])
    sent = amara.opened(address, address, {"form": "paper", "how": "by_hand", "received": "understood"})
    before = everything_kept()
    seen = amara.send(address, sent)
    assert seen.messages == ["Copies are given once the plan is live. This version is not live."]
    assert everything_kept() == before


@pytest.mark.rule("AGR-1", part="the page asks for telling first, and again when their part has changed since")
@pytest.mark.rule("AGR-7", part="the page shows the notice and opens the question only after it was read")
def test_one_stage_of_agreeing_is_open_at_a_time(world: World) -> None:
    version = world.proposed()
    place = [version.id, world.ids["pauline"]]
    page, amara = reverse("agreement", args=place), Visitor(world, "amara")
    stages = [reverse(f"agreement-{name}", args=place) for name in ("told", "notice", "agree")]
    typed: list[dict[str, object]] = [{"how": "in_person"}, {"read": "aloud"}]
    for number, stage in enumerate(stages):
        seen = amara.look(page)
        assert [one.action for one in seen.forms if one.action in stages] == [stage]
        assert "You can say yes. You can say no." in seen.text
        if number < len(typed):
            assert amara.send(stage, amara.opened(page, stage, typed[number])).status == 302


@pytest.mark.rule("SHARE-2", part="the form: on every child's file, and why when it is late")
def test_a_duty_is_done_for_every_child_and_late_with_a_reason(world: World, as_of: Callable[[str], None]) -> None:
    place = FORMS["duty"].ready(world)
    amara, before = Visitor(world, "amara"), everything_kept()
    ruby = str(world.ids["ruby"])
    seen = amara.send(place.action, amara.opened(place.page, place.action, {**place.typed, "on_file_of": [ruby]}))
    assert seen.messages == ["It has to be on Alfie’s file too before it is done."]
    as_of("2026-01-20")
    seen = amara.send(place.action, amara.opened(place.page, place.action, place.typed))
    assert seen.messages == ["It was late. Say why."]
    assert everything_kept() == before
    late = {**place.typed, "late_reason": "The scanner was broken."}
    assert amara.send(place.action, amara.opened(place.page, place.action, late)).status == 302
