"""Search: by keys first and likeness second, within reach and never beyond."""

import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from kith.core.access.basis import Basis
from kith.core.access.models import Reach, Shift
from kith.core.access.principal import SYSTEM
from kith.core.people.allocation_services import allocation_added
from kith.core.people.choices import Relationship
from kith.core.people.details import Bond, Details
from kith.core.people.search import people_found
from kith.core.people.selectors import person_for
from kith.core.people.services import (
    address_added,
    address_taken_out,
    adult_added,
    child_added,
    details_saved,
    family_added,
    person_added,
    person_connected,
)
from kith.kernel import clock
from kith.kernel.errors import Invalid
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.fixture
def known(world: World) -> World:
    """Leanne was once called Marsh and goes by Lee; Ruby has numbers; Zoë O’Brien lives at a plain address."""
    amara, family, ids = world.by("amara"), world.ids["family"], world.ids
    leanne = person_for(amara, family, ids["leanne"])
    named = Details("Leanne Tansley", "Leanne", former_names=("Leanne Marsh",), also_known_as=("Lele",))
    details_saved(family_id=family, person_id=leanne.person.id, details=named, base=1, by=amara)
    ruby = Details("Ruby Tansley-Crowe", "Ruby", date(2018, 3, 14), nhs_number="999 000 0018", council_id="AB10233")
    details_saved(family_id=family, person_id=ids["ruby"], details=ruby, base=1, by=amara)
    zoe = adult_added(
        family_id=family,
        details=Details("Zoë O’Brien", born_on=date(1950, 12, 1)),
        bond=Bond(Relationship.NETWORK, "great-aunt"),
        children=[ids["ruby"]],
        by=amara,
    )
    for lines, postcode, from_on in (
        ("3 Moor Lane", "", date(2010, 1, 1)),
        ("7 Kiln Yard", "AS1 9ZZ", date(2020, 1, 1)),
    ):
        address_added(family_id=family, person_id=zoe.id, lines=lines, postcode=postcode, from_on=from_on, by=amara)
    return world


FOUND = [
    ("Ruby Tansley", "Ruby Tansley-Crowe", "name"),
    ("Tansley, Ruby", "Ruby Tansley-Crowe", "name"),
    ("ruby tansley-crowe", "Ruby Tansley-Crowe", "name"),
    ("RUBY TANSLEYCROWE", "Ruby Tansley-Crowe", "name"),
    ("Rbuy Tansley", "Ruby Tansley-Crowe", "spelt nearly the same"),
    ("Ruby Tasnley", "Ruby Tansley-Crowe", "spelt nearly the same"),
    ("Ruby Tanslley", "Ruby Tansley-Crowe", "spelt nearly the same"),
    ("Rubey Tansly", "Ruby Tansley-Crowe", "spelt nearly the same"),
    ("Roobie Tansley", "Ruby Tansley-Crowe", "sounds like it"),
    ("Ruby Tanbridge Crowe", "Ruby Tansley-Crowe", "name: Ruby Tansley-Crowe looks like what you typed"),
    ("Rubes Tansley", "Ruby Tansley-Crowe", "nickname"),
    ("14/03/2018", "Ruby Tansley-Crowe", "date of birth"),
    ("14.3.18", "Ruby Tansley-Crowe", "date of birth"),
    ("14 March 2018", "Ruby Tansley-Crowe", "date of birth"),
    ("14th mar 2018 ruby", "Ruby Tansley-Crowe", "date of birth"),
    ("March 14, 2018", "Ruby Tansley-Crowe", "date of birth"),
    ("2018-03-14", "Ruby Tansley-Crowe", "date of birth"),
    ("14032018", "Ruby Tansley-Crowe", "date of birth"),
    ("Ruby 2018", "Ruby Tansley-Crowe", "year of birth"),
    ("2018", "Ruby Tansley-Crowe", "year of birth"),
    ("14 march", "Ruby Tansley-Crowe", "day and month of birth"),
    ("14th of March", "Ruby Tansley-Crowe", "day and month of birth"),
    ("March 2018", "Ruby Tansley-Crowe", "month and year of birth"),
    ("ruby 14.03.2018", "Ruby Tansley-Crowe", "date of birth"),
    ("ruby march 2018", "Ruby Tansley-Crowe", "month and year of birth"),
    ("Ruby Tansley 13/3/2018", "Ruby Tansley-Crowe", "date of birth nearly the same: 14 March 2018"),
    ("Ruby Tansley 41/3/2018", "Ruby Tansley-Crowe", "date of birth nearly the same: 14 March 2018"),
    ("Ruby Tansley 14/3/17", "Ruby Tansley-Crowe", "date of birth a year apart: 14 March 2018"),
    ("Ruby Tansley 2019", "Ruby Tansley-Crowe", "date of birth a year apart: 14 March 2018"),
    ("Ruby Tansley 9 July 1999", "Ruby Tansley-Crowe", "date of birth differs: 14 March 2018"),
    ("Ruby Tansley 31/02/2018", "Ruby Tansley-Crowe", "date of birth differs: 14 March 2018"),
    ("Ruby Tansley 31/03/2018", "Ruby Tansley-Crowe", "date of birth differs: 14 March 2018"),
    ("Ruby Tansley 32/03/2018", "Ruby Tansley-Crowe", "month and year of birth: 14 March 2018"),
    ("Roobie Tansley 1 1 1999", "Ruby Tansley-Crowe", "sounds like it"),
    ("Leanne Marsh 1/2/1990", "Leanne Tansley", "former name: Leanne Marsh"),
    ("Zoe OBrien 1 11 1950", "Zoë O’Brien", "date of birth nearly the same: 1 December 1950"),
    ("7 Kiln Yard 1/12/1950", "Zoë O’Brien", "date of birth"),
    ("0018", "Ruby Tansley-Crowe", "part of a number"),
    ("9990", "Ruby Tansley-Crowe", "part of a number"),
    ("999 000", "Ruby Tansley-Crowe", "part of a number"),
    ("999 000 00", "Ruby Tansley-Crowe", "part of a number"),
    ("99900000", "Ruby Tansley-Crowe", "part of a number"),
    ("ab10", "Ruby Tansley-Crowe", "part of a number"),
    ("AB1023", "Ruby Tansley-Crowe", "part of a number"),
    ("0233 ruby", "Ruby Tansley-Crowe", "part of a number"),
    ("3 Moor Lane", "Zoë O’Brien", "former address: 3 Moor Lane"),
    ("7 Kilns Yards", "Zoë O’Brien", "address: 7 Kiln Yard, AS1 9ZZ looks like what you typed"),
    ("Moore Laneside", "Zoë O’Brien", "former address: 3 Moor Lane looks like what you typed"),
    ("9990000018", "Ruby Tansley-Crowe", "number"),
    ("999 000 0018", "Ruby Tansley-Crowe", "number"),
    ("ab10233", "Ruby Tansley-Crowe", "number"),
    ("Leanne Marsh", "Leanne Tansley", "former name: Leanne Marsh"),
    ("Marsh", "Leanne Tansley", "former name: Leanne Marsh"),
    ("Lele Tansley", "Leanne Tansley", "also known as: Lele"),
    ("Zoe O'Brien", "Zoë O’Brien", "name"),
    ("obrien zoe", "Zoë O’Brien", "name"),
    ("O Brien", "Zoë O’Brien", "name"),
    ("Zoe Obrian", "Zoë O’Brien", "spelt nearly the same"),
    ("12/01/1950", "Zoë O’Brien", "date of birth with day and month the other way round"),
    ("7 Kiln Yard", "Zoë O’Brien", "address: 7 Kiln Yard, AS1 9ZZ"),
    ("AS19ZZ", "Zoë O’Brien", "address: 7 Kiln Yard, AS1 9ZZ"),
    ("as1 9zz", "Zoë O’Brien", "address: 7 Kiln Yard, AS1 9ZZ"),
]


@pytest.mark.parametrize(("typed", "name", "why"), FOUND)
def test_it_finds_and_says_why(known: World, typed: str, name: str, why: str) -> None:
    first = people_found(known.by("amara"), typed).people[0]
    assert first.name == name
    assert why in first.reasons, first.reasons


@pytest.mark.parametrize(("typed", "name", "why"), FOUND)
@pytest.mark.rule("ACCESS-1", part="search within reach")
def test_out_of_reach_nothing_is_found(known: World, typed: str, name: str, why: str) -> None:
    page = people_found(known.by("donna"), typed)
    assert (page.people, page.more) == ((), False)


@pytest.mark.rule("ACCESS-1", part="search within reach")
def test_of_a_family_only_who_belongs_to_a_child_within_reach_is_found(known: World) -> None:
    allocation_added(child_id=known.ids["kayden"], worker_id=known.ids["donna"], part=Basis.CO_WORKER, by=SYSTEM)
    donna = known.by("donna")
    assert {one.name for one in people_found(donna, "Birtles").people} == {"Dean Birtles", "Kayden Birtles"}
    assert "Ruby Tansley-Crowe" not in {one.name for one in people_found(donna, "Ruby Tansley").people}
    leanne = people_found(donna, "Leanne").people[0]
    assert leanne.related == (("Kayden", "mum"),)
    assert not people_found(donna, "Craig Crowe").people
    assert not people_found(donna, "14/3/2018").people


NUMBERS_OF_NOBODY = ["999", "9991", "99901", "0017", "000", "018", "ab1", "ab11", "AB1024", "233", "10233", "ab102333"]


@pytest.mark.parametrize("typed", NUMBERS_OF_NOBODY)
def test_fewer_than_four_of_a_number_or_from_its_middle_find_nobody(known: World, typed: str) -> None:
    assert people_found(known.by("amara"), typed).people == ()


def test_a_date_beside_a_name_orders_and_hides_nobody(known: World) -> None:
    """Born that day, then nearly, then any other: the same people as for the name alone."""
    amara = known.by("amara")
    for name, born_on in (("Ruby Holt", date(2018, 4, 14)), ("Ruby Hoult", date(2001, 9, 9)), ("Ruby Holt", None)):
        adult_added(
            family_id=known.ids["family"], details=Details(name, born_on=born_on),
            bond=Bond(Relationship.NETWORK, "friend"), children=[known.ids["ruby"]], by=amara,
        )  # fmt: skip
    alone = {one.person_id for one in people_found(amara, "Ruby Holt").people}
    assert len(alone) == 4, "three who have the name, and Ruby, who has one word of it and looks like it"
    for typed in ("14/3/2018", "14 April", "April 2018", "2001", "31/2/2018", "9/9/2001", "1 1 1950"):
        assert {one.person_id for one in people_found(amara, f"Ruby Holt {typed}").people} == alone, typed
    said = [(one.born_on, one.reasons[-1]) for one in people_found(amara, "Ruby Holt 14/4/2018").people]
    assert said[0] == (date(2018, 4, 14), "date of birth")
    assert (date(2001, 9, 9), "date of birth differs: 9 September 2001") in said
    assert (None, "date of birth not known") in said
    ordered = [one.born_on for one in people_found(amara, "Ruby Holt 9/9/2002").people]
    assert ordered[0] == date(2001, 9, 9), "nearly that day, though spelt otherwise"


def test_a_child_who_is_expected_is_found_by_that_date(known: World) -> None:
    child = child_added(
        family_id=known.ids["family"], name="Baby Tansley", known_as="Baby", born_on=None,
        lead_worker_id=known.ids["amara"], from_on=date(2026, 1, 1),
        details=Details("Baby Tansley", "Baby", expected_on=date(2026, 3, 3)), by=SYSTEM,
    )  # fmt: skip
    first = people_found(known.by("amara"), "Tansley March 2026").people[0]
    assert (first.person_id, first.reasons) == (child.id, ("name", "month and year expected"))
    first = people_found(known.by("amara"), "Baby 4/3/2026").people[0]
    assert first.reasons == ("name", "date expected nearly the same: 3 March 2026")


def test_a_date_that_does_not_exist_finds_who_was_born_about_then(known: World) -> None:
    page = people_found(known.by("amara"), "32/03/2018")
    assert [one.name for one in page.people][:1] == ["Ruby Tansley-Crowe"]
    assert page.notes == ("32/03/2018 is not a real date. Looked for March 2018 and days like it instead.",)


def test_a_month_may_be_a_name(known: World) -> None:
    adult_added(
        family_id=known.ids["family"], details=Details("June Holt", born_on=date(1960, 1, 2)),
        bond=Bond(Relationship.NETWORK, "friend"), children=[known.ids["ruby"]], by=known.by("amara"),
    )  # fmt: skip
    assert people_found(known.by("amara"), "June 1960").people[0].reasons == ("name",)
    assert people_found(known.by("amara"), "June Holt").people[0].name == "June Holt"


def _statements(known: World, typed: str, who: str) -> list[str]:
    with CaptureQueriesContext(connection) as seen:
        people_found(known.by(who), typed)
    return [re.sub(r"'[^']*'", "?", one["sql"]) for one in seen]


@pytest.mark.rule("ACCESS-1", part="search within reach")
def test_the_same_statements_run_whether_hidden_people_match_or_not(known: World) -> None:
    hidden, missing = _statements(known, "Ruby Tansley", "donna"), _statements(known, "Xqzy Wvjk", "donna")
    assert hidden == missing


def test_statements_do_not_grow_with_what_is_found(known: World) -> None:
    one, many = _statements(known, "Kayden Birtles", "amara"), _statements(known, "Tansley", "amara")
    assert len(one) == len(many) <= 10


def test_an_address_taken_out_finds_nobody(known: World) -> None:
    amara, family = known.by("amara"), known.ids["family"]
    zoe = people_found(amara, "Kiln Yard").people[0]
    address = person_for(amara, family, zoe.person_id).addresses[0]
    address_taken_out(family_id=family, person_id=zoe.person_id, address_id=address.id, by=amara)
    assert people_found(amara, "Kiln Yard").people == ()


def test_withheld_words_find_nobody(known: World) -> None:
    assert people_found(known.by("amara"), "22 Mill Rise").people == ()


def test_the_same_person_in_two_families_is_found_twice_and_never_joined(known: World) -> None:
    other, donna = family_added(name="Other", by=SYSTEM), known.ids["donna"]
    child = child_added(
        family_id=other.id, name="Max New", known_as="Max", born_on=date(2020, 1, 1), lead_worker_id=donna,
        from_on=date(2026, 1, 1), by=SYSTEM,
    )  # fmt: skip
    twin = person_added(family_id=other.id, name="Pauline Tansley", known_as="Pauline", by=SYSTEM)
    assert people_found(known.by("donna"), "Pauline").people == ()
    person_connected(
        person_id=twin.id, child_id=child.id, relationship=Relationship.NETWORK, described_as="nan", by=SYSTEM
    )
    assert [one.person_id for one in people_found(known.by("donna"), "Pauline").people] == [twin.id]
    assert twin.id not in [one.person_id for one in people_found(known.by("amara"), "Pauline").people]


def test_pages_hold_twenty_five_and_say_only_that_there_are_more(known: World) -> None:
    amara = known.by("amara")
    for number in range(30):
        adult_added(
            family_id=known.ids["family"],
            details=Details(f"Patience Quill{'abcdefghijklmnopqrstuvwxyzabcd'[number]}"),
            bond=Bond(Relationship.NETWORK, "neighbour"),
            children=[known.ids["ruby"]],
            by=amara,
        )
    first, second = people_found(amara, "Patience", 1), people_found(amara, "Patience", 2)
    assert (len(first.people), first.more) == (25, True)
    assert (len(second.people), second.more) == (5, False)
    assert not {one.person_id for one in first.people} & {one.person_id for one in second.people}


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("  ,  ", "Enter a name"),
        ("\U0001f600 \U0001f600", "Enter a name"),
        ("% _ ' \" \u200f", "Enter a name"),
        ("a b c d e f g h i", "8 words or fewer"),
    ],
)
def test_what_cannot_be_looked_for_says_so(known: World, typed: str, message: str) -> None:
    with pytest.raises(Invalid, match=message):
        people_found(known.by("amara"), typed)


@pytest.mark.parametrize(
    "typed", ["'; DROP TABLE x", "%_%", "ﷺ" * 90, "\U0001f600", "<b>", "{}{0}%s", "روبی", "A" * 100]
)
def test_whatever_is_typed_breaks_nothing(known: World, typed: str) -> None:
    try:
        people_found(known.by("amara"), typed)
    except Invalid as refused:
        assert refused.problems[0].place == "words"


@pytest.mark.parametrize(("typed", "name", "why"), FOUND)
def test_who_is_on_the_rota_finds_in_the_whole_authority(known: World, typed: str, name: str, why: str) -> None:
    _on_rota(known)
    first = people_found(known.by("olu"), typed).people[0]
    assert (first.name, why in first.reasons) == (name, True)


@pytest.mark.rule("ACCESS-1", part="search within reach")
def test_off_the_rota_the_same_worker_finds_nobody(known: World) -> None:
    assert people_found(known.by("olu"), "Ruby Tansley").people == ()
    _on_rota(known)
    Reach.objects.filter(child_id=known.ids["ruby"]).update(until_at=clock.instant())
    assert "Ruby Tansley-Crowe" not in [one.name for one in people_found(known.by("olu"), "Ruby Tansley").people]
    assert people_found(known.by("olu"), "Ruby 2018 Zzyx").people == ()


def _on_rota(known: World) -> None:
    now = clock.instant()
    Shift.objects.create(user_id=known.ids["olu"], from_at=now - timedelta(hours=1), until_at=now + timedelta(hours=8))
