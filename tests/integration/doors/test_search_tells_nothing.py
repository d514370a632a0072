"""From outside: what search answers does not depend on the dates, numbers or addresses of whoever is out of reach.

The same is asked twice, while hidden people have what is typed and while they have something else; page, order, count
and statements must not differ. Hidden are the records out of reach, and the restricted ones (ACCESS-1).
"""

from collections.abc import Callable
from datetime import date

import pytest
from django.urls import reverse

from kith.core.people.choices import NameKind
from kith.core.people.findables import made_findable
from kith.core.people.models import Address, Child, OtherName, Person
from kith.doors.staff.sitting import LONGEST
from tests.cast import CastWorld, make_cast, make_shut
from tests.integration.doors.tried import looked, named, sent
from tests.sample_again import sample_world
from tests.told import Told

pytestmark = pytest.mark.rule("ACCESS-1", part="search within reach")
# Tobias Quenby, who is found all the while by Donna and on the rota, has a name and a street in common with the hidden.
TYPED = (
    "14/3/2018", "14 March", "March 2018", "2018", "31/03/2018", "32/3/2018", "Quenby 14 3 2018", "Quenby March 2018",
    "Quenby 15/3/2018", "Quenbie 2018", "Ruby Quenby", "0018", "9990", "999 000 00", "AB10", "AB1023", "0233",
    "12 Sample Street", "Sample Street", "Simple Streat", "AS1 9ZZ", "Tobias 12 Sample Street", "Kiln Yard 1988",
)  # fmt: skip
SHUT_OUT = {make_cast: ("donna", "tom", "rosa"), make_shut: ("donna", "helen", "nia", "gus")}


def _hidden(world: CastWorld, born_on: date, numbers: tuple[str, str], streets: tuple[str, str], name: str) -> None:
    """What is known of Ruby and of her mother, both out of reach."""
    ruby, leanne = world.ids["ruby"], world.ids["leanne"]
    Person.objects.filter(id=ruby).update(born_on=born_on, nhs_number=numbers[0])
    Child.objects.filter(id=ruby).update(council_id=numbers[1])
    OtherName.objects.filter(person_id=ruby).delete()
    OtherName.objects.create(person_id=ruby, kind=NameKind.FORMER, name=name)
    for person in (ruby, leanne):
        Address.objects.filter(person_id=person).delete()
        for lines, until_on in zip(streets, (None, date(2020, 1, 1)), strict=True):
            Address.objects.create(
                person_id=person, lines=lines, postcode="AS1 9ZZ" if until_on else "", from_on=date(2019, 1, 1),
                until_on=until_on,
            )  # fmt: skip
        made_findable(person)


def _answers(world: CastWorld, who: str) -> dict[str, tuple[Told, Told]]:
    client, told = world.client(who), {}
    for typed in TYPED:
        client.post(reverse("find"), {"clear": "yes"})
        told[typed] = sent(client, reverse("find"), {"words": typed}), looked(client, reverse("find"))
    return told


@pytest.mark.parametrize("make", SHUT_OUT)
def test_what_search_answers_does_not_depend_on_hidden_dates_numbers_and_addresses(
    make: Callable[[], CastWorld], db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kith.doors.staff.sitting._SEEN_EVERY", LONGEST.total_seconds())
    world = sample_world(make)
    _hidden(world, date(2018, 3, 14), ("9990000018", "AB10233"), ("12 Sample Street", "7 Kiln Yard"), "Ruby Quenby")
    fitting = {who: _answers(world, who) for who in SHUT_OUT[make]}
    _hidden(world, date(2003, 8, 27), ("4505577104", "QX77991"), ("Elsewhere Cottage", "Over There"), "Ruby Otherwise")
    for who, answers in fitting.items():
        for typed, now in _answers(world, who).items():
            for before, after in zip(answers[typed], now, strict=True):
                assert not (apart := before.differs_from(after)), f"{who} “{typed}”: {apart}"
                assert not named(before, "Ruby"), f"{who} “{typed}”"
    assert "Tobias" in fitting["donna"]["Quenby 14 3 2018"][1].words
    assert "date of birth differs: 11 February 2019" in fitting["donna"]["Quenby 14 3 2018"][1].words


@pytest.mark.rule("SHARE-6", part="search tells no withheld fact")
def test_a_withheld_address_is_told_to_nobody_who_searches(world_of_cast: CastWorld) -> None:
    """Not to Amara either, who reaches everybody it concerns: it is answered as an address nobody has."""
    for who in ("amara", "helen", "nia", "donna"):
        client = world_of_cast.client(who)
        pages = []
        for typed in ("22 Mill Rise", "22 Xqzy Wvjk", "Leanne Tansley", "Ruby Tansley 1/1/1999", "Mill Rise 2018"):
            client.post(reverse("find"), {"clear": "yes"})
            pages.append(
                (sent(client, reverse("find"), {"words": typed}, typed), looked(client, reverse("find"), typed))
            )
            assert "Mill Rise" not in pages[-1][1].words, f"{who} “{typed}”"
        for withheld, nobody in zip(pages[0], pages[1], strict=True):
            assert not (apart := withheld.differs_from(nobody)), f"{who}: {apart}"


@pytest.fixture
def world_of_cast(db: None, monkeypatch: pytest.MonkeyPatch) -> CastWorld:
    monkeypatch.setattr("kith.doors.staff.sitting._SEEN_EVERY", LONGEST.total_seconds())
    return sample_world(make_cast)
