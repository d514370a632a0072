"""A read whose SQL is put together once answers each id with its own rows, and as they are now."""

from datetime import date
from typing import Any

import pytest
from django.db.models import Model

from kith.core.access.principal import SYSTEM
from kith.core.agreements.selectors import asked_of
from kith.core.editions.needles import Sought
from kith.core.editions.scan import scan
from kith.core.people.models import Child, Person
from kith.core.people.selectors import people_of_family
from kith.core.people.services import family_added
from kith.core.plans import selectors
from kith.core.plans.kept_contents import KeptContents
from kith.core.plans.models import Plan, Version
from kith.core.plans.reading import read_content
from kith.core.plans.selectors import content_of, version_with_state
from kith.core.plans.workflow import State
from kith.core.protection.models import AssessedSafe, Withheld
from kith.core.protection.selectors import guard_of
from kith.core.protection.services import assessed_safe, carrier_recorded, fact_withheld, risk_recorded
from kith.kernel.errors import Invalid, NotFound
from kith.kernel.ids import new_id
from tests.world import World

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 15)


def test_each_family_has_its_own_guard_in_the_order_it_was_recorded() -> None:
    one, other, people = new_id(), new_id(), [new_id() for _ in range(4)]
    for family in (one, other):
        for number in range(3):
            fact_withheld(
                family_id=family,
                label=f"{number}",
                words=[f"word {number}"],
                may_hold=people[:2],
                from_on=DAY,
                by=SYSTEM,
            )
    risk_recorded(family_id=one, from_person_id=people[0], to_person_id=people[1], from_on=DAY, by=SYSTEM)
    carrier_recorded(family_id=one, person_id=people[2], to_person_id=people[0], from_on=DAY, by=SYSTEM)
    assessed_safe(family_id=other, person_id=people[3], from_on=DAY, by=SYSTEM)
    AssessedSafe.objects.update(until_on="2026-02-01")

    first, second = guard_of(one, [DAY]), guard_of(other, [DAY])
    assert [(each.from_id, each.to_id) for each in first.dangers] == [(people[0], people[1])]
    assert [(each.person_id, each.to_id) for each in first.carriers] == [(people[2], people[0])]
    assert (first.assessed, second.dangers, second.carriers) == ((), (), ())
    assert [(each.person_id, each.period.until_on) for each in second.assessed] == [(people[3], date(2026, 2, 1))]
    for guard, family in ((first, one), (second, other)):
        assert [fact.variants for fact in guard.facts] == [(f"word {number}",) for number in range(3)]
        assert all(fact.may_hold == frozenset(people[:2]) for fact in guard.facts)
        assert [fact.id for fact in guard.facts] == sorted(
            Withheld.objects.filter(family_id=family).values_list("id", flat=True)
        )


@pytest.mark.rule("SHARE-6", part="words that give a fact away together, from the rows to the copy")
def test_words_that_stand_together_come_back_as_they_were_written() -> None:
    family = new_id()
    pair, three = (("Ruby", "Rubes"), ("999", "rang")), (("a",), ("b c",), ("d",))
    for label, words, together in (("rang", [], [pair, three]), ("plain", ["Mill Rise"], [])):
        fact_withheld(
            family_id=family, label=label, words=words, together=together, may_hold=[], from_on=DAY, by=SYSTEM
        )
    rang, plain = guard_of(family, [DAY]).facts
    assert rang.variants == plain.together == ()
    assert [one.lists for one in rang.together] == [pair, three]
    sought = (Sought(rang.id, rang.label, rang.variants, rang.together),)
    assert [hit.words for hit in scan([("act", "The 999 call was Ruby’s")], sought)] == ["999 call was Ruby"]


@pytest.mark.rule("SHARE-6", part="words that give a fact away together, from the rows to the copy")
@pytest.mark.parametrize("together", [[[["Ruby"]]], [[["Ruby"], []]], [[["Ruby"], ["-"]]], [[["Ruby"], ["ruby"]]]])
def test_words_that_could_never_be_found_together_are_refused(together: list[list[list[str]]]) -> None:
    with pytest.raises(Invalid) as caught:
        fact_withheld(
            family_id=new_id(), label="rang", words=[], together=together, may_hold=[], from_on=DAY, by=SYSTEM
        )
    assert [one.place for one in caught.value.problems] == ["together"]
    with pytest.raises(Invalid):
        fact_withheld(family_id=new_id(), label="rang", words=[], may_hold=[], from_on=DAY, by=SYSTEM)


@pytest.mark.rule("SHARE-5", part="the guard is read anew each time")
def test_a_guard_is_never_the_one_of_before() -> None:
    family, person = new_id(), new_id()
    assert guard_of(family, [DAY]).assessed == ()
    assessed_safe(family_id=family, person_id=person, from_on=DAY, by=SYSTEM)
    assert [each.person_id for each in guard_of(family, [DAY]).assessed] == [person]
    AssessedSafe.objects.update(until_on="2026-01-15")
    assert [each.period.until_on for each in guard_of(family, [DAY]).assessed] == [DAY]


def test_telling_and_agreeing_read_together_are_what_was_kept(world: World) -> None:
    version = world.proposed()
    assert asked_of(version.id) == {}
    for key in ("pauline", "joan"):
        world.agrees(version, key)
    asked = asked_of(version.id)
    assert asked.keys() == {world.ids["pauline"], world.ids["joan"]}
    for theirs in asked.values():
        assert theirs.told is not None
        assert theirs.notice is not None
        assert theirs.latest is not None
        for row in (theirs.told, theirs.notice, theirs.latest):
            stored = type(row).objects.get(id=row.id)
            names = [one.attname for one in row._meta.concrete_fields]
            assert {name: getattr(row, name) for name in names} == {name: getattr(stored, name) for name in names}
        assert theirs.latest.edition.body == type(theirs.latest).objects.get(id=theirs.latest.id).edition.body
        assert theirs.latest.edition.hash == theirs.told.edition.hash
    assert asked_of(new_id()) == {}


def test_models_come_back_as_a_query_put_together_anew_makes_them(world: World) -> None:
    """Joined rows that are there and that are not, fields left out, annotations, JSON and arrays."""
    version = world.live()
    other = family_added(name="Others", by=SYSTEM).id
    for family in (world.ids["family"], other):
        found, plain = people_of_family(family), list(Person.objects.filter(family_id=family).order_by("id"))
        assert [_fields(one) for one in found] == [_fields(one) for one in plain]
        for one, again in zip(found, plain, strict=True):
            assert hasattr(one, "file") == Child.objects.filter(person_id=again.id).exists()
            assert {held.id for held in one.connections.all()} == {held.id for held in again.connections.all()}
    read, state = version_with_state(world.by("amara"), version.id)
    fresh = Version.objects.get(id=version.id)
    assert "content" in read.get_deferred_fields()
    assert (read.content, _fields(read)) == (fresh.content, _fields(fresh))
    assert _fields(read.plan) == _fields(Plan.objects.get(id=version.plan_id))
    assert state is State.LIVE and read._state.db == "default" and not read._state.adding
    with pytest.raises(NotFound):
        version_with_state(world.by("amara"), new_id())


def test_content_is_read_from_its_row_once_and_is_that_row_s(
    world: World, django_assert_num_queries: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = world.proposed()
    fresh = Version.objects.get(id=first.id)
    monkeypatch.setattr(selectors, "_CONTENTS", KeptContents())
    with django_assert_num_queries(2):
        held = content_of(Version.objects.defer("content").get(id=first.id))
    assert held == read_content(fresh.content) and held.hash == fresh.content_hash
    with django_assert_num_queries(1):
        assert content_of(Version.objects.defer("content").get(id=first.id)) is held


def _fields(row: Model) -> dict[str, object]:
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
