"""Unusual looking at the door: the list, one look with its log, what came of it."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import reverse

from kith.core.access.models import BreakGlass, Opening, UnusualLook, UnusualNote
from kith.core.access.unusual import Finding, Kind
from kith.core.access.unusual_services import unusual_looks_listed
from kith.core.audit.attribution import acting_from
from kith.core.audit.models import Line
from tests.integration.doors.visitor import Visitor
from tests.unusual import night_look
from tests.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.rule("ACCESS-2", part="unusual looking is listed")]


def _outside(world: World) -> UnusualLook:
    night = night_look(world)
    found = Finding(
        Kind.OUTSIDE, world.ids["beth"], "Beth Lindqvist", world.ids["ruby"], night.on, "2026-11-03", night.first_at, 2
    )
    (row,) = unusual_looks_listed(findings=[found], by=world.by("della"))
    return row


def test_one_is_found_in_the_list_read_with_its_log_and_looked_into(world: World) -> None:
    della, row = Visitor(world, "della"), _outside(world)
    seen = della.look(reverse("unusual"))
    assert "Opened by breaking the glass" in seen.text and "Beth Lindqvist" in seen.text
    assert "Ruby" not in seen.text, "whose record it is stands on its own page"
    address = reverse("unusual-look", args=[row.id])
    one = della.look(address)
    assert "They gave a reason and opened the record all the same." in one.text
    assert "Ruby Tansley-Crowe" in one.text and "2 times" in one.text
    log = one.response.content.decode().split('href="/children/')[1].split('"')[0].replace("&amp;", "&")
    read = della.look(f"/children/{log}")
    assert read.status == 200 and "from_on-day=3" in urlsplit(log).query
    done = della.send(address, della.opened(address, address, {"words": "She was on duty."}))
    assert (done.status, done.led_to) == (302, reverse("unusual"))
    assert "There is nothing to look into." in della.look(reverse("unusual")).text
    assert "looked into; 3 November 2026" in della.look(f"{reverse('unusual')}?looked-into=yes").text
    again = della.look(address)
    assert again.form(address).values["words"] == "" and "She was on duty. Della Rowe" in again.text


def test_what_was_opened_on_a_day_of_many_is_a_list_with_the_way_to_each_log(world: World) -> None:
    della, night = Visitor(world, "della"), night_look(world)
    (row,) = unusual_looks_listed(findings=[night], by=world.by("della"))
    with acting_from("family", "a-request"):
        Opening.objects.create(
            at=night.first_at, as_of_on=night.on, principal_id=world.ids["amara"], principal_label="Amara Osei",
            children=[world.ids["ruby"], world.ids["alfie"]], basis="lead worker", page="family",
        )  # fmt: skip
    lines = Line.objects.count()
    look = della.look(reverse("unusual-look", args=[row.id]))
    address = reverse("unusual-records", args=[row.id])
    assert address in look.response.content.decode() and "10pm to 6am" in look.text
    seen = della.look(address)
    assert f"Kith {str(world.ids['ruby'])[-8:]}" in seen.text and "11:10pm" in seen.text and "lead worker" in seen.text
    assert "Ruby" not in seen.text and "Alfie" not in seen.text
    assert reverse("access-log", args=[world.ids["alfie"]]) in seen.response.content.decode()
    assert Line.objects.count() == lines, "whoever is looked into may be among those who read the child's log"


@pytest.mark.rule("ACCESS-6", part="a form that came too late loses neither what was typed nor what was saved")
def test_two_who_write_about_the_same_see_both_texts(world: World) -> None:
    della, row = Visitor(world, "della"), _outside(world)
    address = reverse("unusual-look", args=[row.id])
    opened = della.opened(address, address, {"words": "She was on duty."})
    della.send(address, della.opened(address, address, {"words": "She was not."}))
    for late in (opened, {**opened, "shown_marks": ""}):
        seen = della.send(address, late)
        assert seen.status == 409
        assert "Della Rowe saved She was [only here: not ]" in seen.text
        assert "Look at both texts, write what it shall say" in seen.text
    assert "Della Rowe changed this while you were working on it." in seen.text
    assert seen.form(address).values["words"] == "She was on duty."
    assert [note.words for note in UnusualNote.objects.all()] == ["She was not."]


@pytest.mark.parametrize("older", ["x", "", "0" * 40, "\x00", "٣"])
def test_a_place_that_is_none_shows_the_newest(older: str, world: World) -> None:
    _outside(world)
    assert "Beth Lindqvist" in Visitor(world, "della").look(f"{reverse('unusual')}?older={older}").text


def test_the_way_there_is_shown_to_the_data_protection_reader_alone(world: World) -> None:
    for who, there in (("della", True), ("amara", False), ("helen", False), ("pat", False)):
        assert (reverse("unusual") in Visitor(world, who).look("/").response.content.decode()) is there


def test_every_note_stays_on_the_page_in_the_order_written(world: World) -> None:
    della, row = Visitor(world, "della"), _outside(world)
    address = reverse("unusual-look", args=[row.id])
    for words in ("I asked her.", "She was on duty.", "The rota says so."):
        assert della.send(address, della.opened(address, address, {"words": words})).status == 302
    seen = della.look(address).text
    assert seen.index("I asked her.") < seen.index("She was on duty.") < seen.index("The rota says so.")
    assert seen.count("Della Rowe") == 4, "each note says who, and the frame says who is signed in"


@pytest.mark.rule("ACCESS-3", part="the reason is read")
def test_the_reason_given_for_breaking_the_glass_is_shown_with_what_a_manager_said(world: World) -> None:
    row = _outside(world)
    days = (
        ("Grandmother rang: he is at the door.", 0, "ruby"),
        ("Of another day.", 2, "ruby"),
        ("Brother.", 0, "kayden"),
    )
    for reason, days_before, child in days:
        begun = row.first_at - timedelta(days=days_before)
        BreakGlass.objects.create(
            begun_at=begun, begun_by=world.ids["beth"], children=[world.ids[child]], kind="called", reason=reason,
            until_at=begun + timedelta(hours=4), seen_at=begun, seen_by=world.ids["helen"], seen_words="It was right.",
        )  # fmt: skip
    seen = Visitor(world, "della").look(reverse("unusual-look", args=[row.id])).text
    assert "Grandmother rang: he is at the door." in seen and "It was right." in seen
    assert "The family is calling, and their worker cannot be reached" in seen
    assert "Of another day." not in seen and "Brother." not in seen
