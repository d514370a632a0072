"""Finding and adding at the door: no words in addresses, the list again on the way back, whom to ask and no more."""

from datetime import timedelta

import pytest
from django.urls import reverse

from kith.core.access.principal import SYSTEM
from kith.core.people.models import Child
from kith.core.people.selectors import families_of
from kith.core.people.staffing_services import shift_added
from kith.kernel import clock
from tests.integration.doors.forms import date_typed
from tests.integration.doors.visitor import Typed, Visitor
from tests.world import World

RUBY: Typed = {"name": "Ruby Crowe", "born_on-day": "14", "born_on-month": "3", "born_on-year": "2018"}


def _look_for(visitor: Visitor, words: str) -> str:
    address = reverse("find")
    sent = visitor.send(address, visitor.opened(address, address, {"words": words}))
    assert (sent.status, sent.led_to) == (302, address)
    return visitor.look(address).text


def test_what_is_typed_is_found_and_stays_until_it_is_cleared(world: World) -> None:
    amara, address = Visitor(world, "amara"), reverse("find")
    assert "Ruby Tansley-Crowe" in _look_for(amara, "Tansley")
    assert "Leanne Tansley" in amara.look(address).text
    amara.send(address, {"clear": "yes"})
    assert "Leanne Tansley" not in amara.look(address).text


def test_a_date_that_does_not_exist_is_said_above_who_was_found(world: World) -> None:
    page = _look_for(Visitor(world, "amara"), "Ruby 32/3/2018")
    assert "32/3/2018 is not a real date. Looked for March 2018 and days like it instead." in page
    assert "Found by name; month and year of birth: 14 March 2018" in page


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("", "Enter a name, a date of birth or a number"),
        (" \t  ", "Enter a name, a date of birth or a number"),
        ("\U0001f600\U0001f680", "Enter a name, a date of birth or a number"),
        ("%", "Enter a name, a date of birth or a number"),
        ("_ _", "Enter a name, a date of birth or a number"),
        ("''\"\"", "Enter a name, a date of birth or a number"),
        ("x" * 1000, "must be 100 characters or fewer"),
        ("\u202eybuR", "character"),
        ("Ruby\u200b Tan%", "character"),
        ("one two three four five six seven eight nine", "Enter 8 words or fewer"),
    ],
)
def test_what_cannot_be_looked_for_is_said_at_the_field(world: World, typed: str, said: str) -> None:
    amara, address = Visitor(world, "amara"), reverse("find")
    seen = amara.send(address, amara.opened(address, address, {"words": typed}))
    assert seen.status == 200
    assert [message for message in seen.messages if said in message], seen.messages


@pytest.mark.parametrize(
    "typed",
    ["x" * 100, "ن" * 100, "روبی", "O'; --", "%Ruby_", "a'a a\"a", "\U0001f600 Xqzyv", "0" * 100,
     "1/1/1 1/1/1 1/1/1 1/1/1", "9" * 9 + " " + "1" * 40],
)  # fmt: skip
def test_odd_words_are_looked_for_and_kept(world: World, typed: str) -> None:
    amara = Visitor(world, "amara")
    amara.send(reverse("find"), amara.opened(reverse("find"), reverse("find"), {"words": typed}))
    page = amara.look(reverse("find"))
    assert page.status == 200
    assert "Nobody was found" in page.text or "Found by" in page.text


def test_a_page_that_is_not_there_is_the_nearest_one(world: World) -> None:
    amara = Visitor(world, "amara")
    _look_for(amara, "Tansley")
    for page in ("0", "-1", "2", "99999999999", "x", "\u0663"):
        assert amara.look(f"{reverse('find')}?page={page}").status == 200


@pytest.mark.rule("ACCESS-1", part="search within reach")
def test_nobody_learns_from_search_that_a_child_is_there(world: World) -> None:
    donna = Visitor(world, "donna")
    hidden, missing = _look_for(donna, "Ruby Tansley"), _look_for(donna, "Ruby Zansleigh")
    assert "Nobody was found" in hidden
    assert hidden == missing


@pytest.mark.rule("ACCESS-1", part="hiding makes no duplicates")
def test_adding_a_child_out_of_reach_says_whom_to_ask_and_no_more(world: World) -> None:
    donna, address = Visitor(world, "donna"), reverse("child-add-new")
    seen = donna.send(address, donna.opened(address, address, RUBY))
    assert seen.status == 200
    assert "A record exists. Ask Amara Osei, 01632 960211." in seen.text
    assert reverse("break-glass", args=[world.ids["ruby"]]) in seen.response.content.decode()
    for word in ("Tansley", "Alfie", "Leanne", "Mill Rise"):
        assert word not in seen.text
    again = {**donna.opened(address, address, RUBY), "reason": "A cousin of the same name and day."}
    assert donna.send(address, again).status == 302


@pytest.mark.rule("EMERG-1", part="a family nobody knew is taken on at night")
def test_at_night_a_new_child_is_given_to_a_manager_of_the_day(world: World) -> None:
    now = clock.instant()
    shift_added(
        user_id=world.ids["olu"], from_at=now - timedelta(hours=1), until_at=now + timedelta(hours=8), by=SYSTEM
    )
    olu, address = Visitor(world, "olu"), reverse("child-add-new")
    typed: Typed = {
        "name": "Nell Hartley",
        "family_name": "Hartley",
        "born_on-day": "4",
        "born_on-month": "2",
        "born_on-year": "2019",
    }
    sent = olu.send(address, olu.opened(address, address, {**typed, "worker": str(world.ids["helen"])}))
    child = Child.objects.get(person__name="Nell Hartley")
    assert (sent.status, sent.led_to) == (302, reverse("family", args=[child.person.family_id]))
    assert child.lead_worker_id == world.ids["helen"]
    assert [one.name for one in families_of(world.by("helen")).shown].count("Hartley") == 1
    assert str(world.ids["donna"]) not in olu.look(address).response.content.decode(), "managers, not every worker"


def test_a_child_within_reach_is_shown_instead(world: World) -> None:
    amara, address = Visitor(world, "amara"), reverse("child-add", args=[world.ids["family"]])
    seen = amara.send(address, amara.opened(address, address, RUBY))
    assert "Ruby Tansley-Crowe" in seen.text
    assert "A record exists. Ask" not in seen.text


def test_dates_that_cannot_be_are_said_at_their_field(world: World) -> None:
    amara, address = Visitor(world, "amara"), reverse("child-add-new")
    for typed, said in (
        (date_typed("born_on", 31, 2), "Date of birth must be a real date"),
        (date_typed("born_on", 16), "The date of birth must be today or in the past"),
        ({}, "Enter a date of birth, or the date the child is expected"),
    ):
        seen = amara.send(address, amara.opened(address, address, {"name": "Nell Hartley", **typed}))
        assert any(message.startswith(said) for message in seen.messages), seen.messages


def test_a_stale_change_of_details_shows_both_texts(world: World) -> None:
    address = reverse("person-change", args=[world.ids["family"], world.ids["joan"]])
    amara, helen = Visitor(world, "amara"), Visitor(world, "helen")
    mine = amara.opened(address, address, {"name": "Joan Marsh"})
    helen.send(address, helen.opened(address, address, {"name": "Joan Smith"}))
    seen = amara.send(address, mine)
    assert seen.status == 409
    assert "Marsh" in seen.text
    assert "Smith" in seen.text
