"""People who were there before are found by part of a date or a number as those added after."""

from datetime import date
from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection

from kith.core.people.findables import made_findable
from kith.core.people.models import Address, Child, Findable, Person
from tests.world import World

pytestmark = pytest.mark.django_db
_LATER = ("p", "l")


def _keys(world: World) -> dict[tuple[object, str], frozenset[str]]:
    return {(one.person_id, one.words): frozenset(one.keys) for one in Findable.objects.all()}


def test_rows_of_before_get_the_keys_that_rows_get_now(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ruby, joan = world.ids["ruby"], world.ids["joan"]
    Person.objects.filter(id=ruby).update(nhs_number="9990000018")
    Child.objects.filter(id=ruby).update(council_id="AB10233")
    Child.objects.filter(id=world.ids["alfie"]).update(council_id="AB12")
    Person.objects.filter(id=world.ids["alfie"]).update(born_on=None, expected_on=date(2026, 3, 4))
    Address.objects.create(person_id=ruby, lines="12 Sample Street", postcode="AS1 1AA", from_on=date(2020, 1, 1))
    for person in (ruby, joan, world.ids["alfie"]):
        made_findable(person)
    now = _keys(world)
    for row in Findable.objects.all():
        row.keys = [key for key in row.keys if key[0] not in _LATER and not (key[0] == "d" and len(key) < 11)]
        if row.made_of == "address":
            row.keys = [key for key in row.keys if key[0] == "n"]
        row.save()
    assert _keys(world) != now
    migration = import_module("kith.core.people.migrations.0008_found_by_part")
    monkeypatch.setattr(migration, "_AT_ONCE", 2)
    migration.keys_of_parts(None, SimpleNamespace(connection=connection))
    assert _keys(world) == now
    migration.keys_of_parts(None, SimpleNamespace(connection=connection))
    assert _keys(world) == now
