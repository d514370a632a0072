"""The pages of a child's log: read, narrowed, printed, taken away as a file."""

import csv
import io
from datetime import date, timedelta

import pytest
from django.urls import reverse

from kith.core.access.models import Opening
from kith.core.access.services import opening_logged
from kith.core.audit.attribution import acting_from
from kith.core.audit.services import record
from kith.core.people.models import Person
from kith.core.people.services import child_added, family_added
from kith.doors.staff.access_log.files import HEADER, harmless
from kith.kernel import clock
from kith.kernel.ids import new_id
from tests.integration.doors.visitor import Seen, Visitor
from tests.world import World

pytestmark = pytest.mark.django_db


def _log(world: World, who: str = "helen", child: str = "ruby", part: str = "", query: str = "") -> Seen:
    name = f"access-log-{part}" if part else "access-log"
    return Visitor(world, who).look(reverse(name, args=[world.ids[child]]) + query)


def _file(world: World, who: str = "helen", query: str = "") -> list[list[str]]:
    answer = Visitor(world, who).client.get(reverse("access-log-file", args=[world.ids["ruby"]]) + query)
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined]
    return list(csv.reader(io.StringIO(text)))


@pytest.mark.rule("ACCESS-2", part="reading the log")
def test_the_list_says_who_when_what_and_on_what_basis(world: World) -> None:
    Visitor(world, "amara").look(reverse("family", args=[world.ids["family"]]))
    record(
        action="people.children_allocated",
        by=world.by("helen"),
        subject=("user", world.ids["beth"]),
        children=[world.ids["ruby"]],
        why="Amara leaves.",
    )
    seen = _log(world)
    assert "Amara Osei" in seen.text
    assert "Looked at the family’s page (lead worker). The site’s date was 15 January 2026." in seen.text
    assert "Gave this child a lead worker: Beth Lindqvist. Why: Amara leaves." in seen.text
    assert "Added this child" in seen.text
    assert "access-log" not in seen.text, "the page's name in words, not its address"


@pytest.mark.rule("ACCESS-2", part="reading the log is logged")
@pytest.mark.parametrize("part", ["", "print", "file"])
def test_reading_the_log_is_written_down_too(part: str, world: World) -> None:
    _log(world, "helen", part="") if part != "file" else _file(world)
    name = f"access-log-{part}" if part else "access-log"
    if part == "print":
        _log(world, "helen", part="print")
    opening = Opening.objects.latest("at")
    assert (opening.principal_label, opening.page, opening.children) == ("Helen Draycott", name, [world.ids["ruby"]])
    assert Opening.objects.filter(page=name).count() == 1


@pytest.mark.rule("ACCESS-2", part="who may read the log")
def test_the_data_protection_reader_sees_the_log_and_no_plan(world: World) -> None:
    version = world.live()
    seen = _log(world, "della")
    assert seen.status == 200 and "Put the plan in force" in seen.text
    assert reverse("family", args=[world.ids["family"]]) not in seen.response.content.decode()
    della = Visitor(world, "della")
    for address in (
        reverse("family", args=[world.ids["family"]]),
        reverse("plan", args=[version.plan_id]),
        reverse("version", args=[version.id]),
    ):
        assert della.look(address).status in (403, 404)
    assert Opening.objects.filter(principal_label="Della Rowe").get().basis == "data-protection reader"


@pytest.mark.rule("ACCESS-2", part="who may read the log")
def test_the_way_to_the_log_stands_on_the_familys_page_for_who_may_read_it(world: World) -> None:
    address = reverse("access-log", args=[world.ids["ruby"]])
    family = reverse("family", args=[world.ids["family"]])
    assert address in Visitor(world, "amara").look(family).response.content.decode()
    beth = Visitor(world, "beth")
    assert beth.look(address).status == 404
    assert _log(world, "beth").text == beth.look(reverse("access-log", args=[new_id()])).text


@pytest.mark.rule("ACCESS-2", part="by person and by days")
def test_the_list_is_narrowed_and_keeps_what_was_chosen_on_its_way(world: World) -> None:
    with acting_from("family", ""):
        for _ in range(30):
            opening_logged(principal=world.by("amara"), children=[world.ids["ruby"]])
    query = f"?who={world.ids['amara']}&from_on-day=1&from_on-month=1&from_on-year=2026"
    seen = _log(world, query=query)
    assert "Helen Draycott" not in seen.text.split("What, and on what basis")[1]
    html = seen.response.content.decode()
    assert f"?who={world.ids['amara']}&amp;from_on-day=1&amp;from_on-month=1&amp;from_on-year=2026&amp;older=" in html
    older = html.split("&amp;older=")[1].split('"')[0]
    assert _log(world, query=f"{query}&older={older}").text.count("Looked at the family’s page") == 5


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("?from_on-day=31&from_on-month=2&from_on-year=2026", "The first day must be a real date"),
        ("?until_on-day=1", "The last day must include a month and year"),
        (
            "?from_on-day=2&from_on-month=1&from_on-year=2026&until_on-day=1&until_on-month=1&until_on-year=2026",
            "The last day must be the first day or later",
        ),
        ("?who=nobody", "Who: choose one of the answers shown"),
        ("?who=%00", "Who: choose one of the answers shown"),
        ("?who=" + "9" * 3000, "Who: choose one of the answers shown"),
    ],
)
def test_what_cannot_be_is_said_at_its_field_and_the_list_stays(query: str, message: str, world: World) -> None:
    seen = _log(world, query=query)
    assert (seen.status, seen.messages) == (200, [message])
    assert "Added this child" in seen.text


@pytest.mark.parametrize("older", ["", "0", "-1", "x", "9" * 40, "1;drop", "٣", "\N{RIGHT-TO-LEFT OVERRIDE}"])
def test_a_place_that_is_none_shows_the_newest(older: str, world: World) -> None:
    assert _log(world, query=f"?older={older}").status == 200


@pytest.mark.rule("ACCESS-2", part="the log as a file")
def test_the_file_has_a_fixed_header_every_line_and_no_name_in_its_name(world: World) -> None:
    world.live()
    with acting_from("family", ""):
        for _ in range(40):
            opening_logged(principal=world.by("amara"), children=[world.ids["ruby"]])
    header, *lines = _file(world)
    assert tuple(header) == HEADER
    assert len(lines) > 50
    assert [line[0] for line in lines] == sorted((line[0] for line in lines), reverse=True)
    answer = Visitor(world, "helen").client.get(reverse("access-log-file", args=[world.ids["ruby"]]))
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="access-log-20')
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.streaming


@pytest.mark.rule("ACCESS-2", part="the log as a file")
@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t=", " =", "\n+", "＝"])
def test_a_name_is_not_run_by_a_spreadsheet(begins: str, world: World) -> None:
    user = world.user("amara")
    user.name = f"{begins}cmd|' /C calc'!A0"
    user.save()
    opening_logged(principal=world.by("amara"), children=[world.ids["ruby"]])
    assert f"'{user.name}" in [line[2] for line in _file(world)]
    assert harmless("Amara Osei") == "Amara Osei"


@pytest.mark.rule("ACCESS-2", part="the log on paper")
def test_paper_says_what_was_asked_for_by_whom_and_when(world: World) -> None:
    _log(world)
    seen = _log(world, part="print", query=f"?who={world.ids['helen']}")
    assert "Helen Draycott. Printed by Helen Draycott, " in seen.text
    assert seen.text.count("Looked at who opened this record (manager of") == 1


def test_names_in_scripts_are_shown_and_not_run(world: World) -> None:
    ruby = Person.objects.get(id=world.ids["ruby"])
    ruby.known_as = "<script>alert(1)</script> روبي 🦊"
    ruby.save()
    html = _log(world).response.content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)" in html and "روبي 🦊" in html


@pytest.mark.rule("ACCESS-2", part="who may read the log")
@pytest.mark.parametrize("name", ["Ruby Tansley-Crowe", "ruby crowe", "Tansley Ruby", "RUBY TANSLEY CROWE"])
def test_the_data_protection_reader_comes_to_a_log_by_name_and_birth_date(name: str, world: World) -> None:
    della, page = Visitor(world, "della"), reverse("log-find")
    typed = {"name": name, "born_on-day": "14", "born_on-month": "3", "born_on-year": "2018"}
    led_on = della.send(page, della.opened(page, page, typed))
    assert (led_on.status, led_on.led_to) == (302, reverse("access-log", args=[world.ids["ruby"]]))
    assert della.look(led_on.led_to).status == 200


@pytest.mark.parametrize(("name", "year"), [("Ruby Tansley-Crowe", "2017"), ("Ruby Smith", "2018"), ("R", "2018")])
def test_a_child_who_is_not_there_is_not_guessed(name: str, year: str, world: World) -> None:
    della, page = Visitor(world, "della"), reverse("log-find")
    typed = {"name": name, "born_on-day": "14", "born_on-month": "3", "born_on-year": year}
    seen = della.send(page, della.opened(page, page, typed))
    assert seen.messages == ["No child with this name and date of birth is here. Check both with whoever asks"]


def test_a_child_in_two_families_is_asked_about(world: World) -> None:
    other = child_added(
        family_id=family_added(name="Hartley", by=world.by("amara")).id,
        name="Ruby Tansley-Crowe",
        known_as="Ruby",
        born_on=date(2018, 3, 14),
        lead_worker_id=world.ids["donna"],
        from_on=date(2026, 1, 9),
        by=world.by("amara"),
    )
    della, page = Visitor(world, "della"), reverse("log-find")
    typed = {"name": "Ruby Crowe", "born_on-day": "14", "born_on-month": "3", "born_on-year": "2018"}
    seen = della.send(page, della.opened(page, page, typed))
    html = seen.response.content.decode()
    assert all(reverse("access-log", args=[child]) in html for child in (other.id, world.ids["ruby"]))
    assert "Ruby Tansley-Crowe, Tansley-Crowe family, lead worker Donna" in seen.text
    assert "Ruby Tansley-Crowe, Tansley and Crowe family, lead worker Amara Osei" in seen.text
    assert "Hartley" not in seen.text and "Birtles" not in seen.text, "nobody around this child has that name"


def test_the_days_of_a_page_are_folded_under_how_many_lines_each_has_and_the_newest_stands_open(world: World) -> None:
    for days in (0, 0, 3):
        Opening.objects.create(
            at=clock.instant() - timedelta(days=days), as_of_on=clock.today(), principal_id=world.ids["amara"],
            principal_label="Amara Osei", children=[world.ids["ruby"]], basis="lead worker", page="family",
        )  # fmt: skip
    seen = Visitor(world, "helen").look(reverse("access-log", args=[world.ids["ruby"]]))
    body = seen.response.content.decode()
    assert body.count('<details class="govuk-details kith-day" open>') == 1
    assert body.count('<details class="govuk-details kith-day">') == 1
    assert "2026: 1 line, by 1 person" in seen.text


def test_the_file_names_pages_in_peoples_words(world: World) -> None:
    helen = Visitor(world, "helen")
    helen.look(reverse("family", args=[world.ids["family"]]))
    answer = helen.client.get(reverse("access-log-file", args=[world.ids["ruby"]]))
    rows = list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))  # type: ignore[attr-defined]
    pages = {row[-1] for row in rows[1:]}
    assert "The family’s page" in pages and not {one for one in pages if one and (one.islower() or "-" in one)}
