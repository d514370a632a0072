"""Families and the people around them, within reach."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from kith.core.access.basis import Basis
from kith.core.access.principal import SYSTEM
from kith.core.people.allocation_services import allocation_added
from kith.core.people.choices import Relationship, RestrictedFor
from kith.core.people.models import Child, Person
from kith.core.people.restricted_services import record_restricted
from kith.core.people.selectors import age_on, families_of, family_for, is_child, people_of_family
from kith.core.people.services import child_added, family_added, person_added, person_connected
from kith.kernel.errors import NotFound
from tests.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("born_on", "day", "age"),
    [
        (date(2018, 3, 14), date(2026, 3, 13), 7),
        (date(2018, 3, 14), date(2026, 3, 14), 8),
        (date(2020, 2, 29), date(2026, 2, 28), 5),
        (date(2020, 2, 29), date(2026, 3, 1), 6),
        (date(2026, 1, 15), date(2026, 1, 15), 0),
    ],
)
def test_age_is_right_for_its_date(born_on: date, day: date, age: int) -> None:
    assert age_on(born_on, day) == age


def test_a_child_is_seen_by_the_lead_worker_from_the_day_they_were_given(world: World) -> None:
    family = family_added(name="New", by=SYSTEM)
    child_added(
        family_id=family.id,
        name="Max New",
        known_as="Max",
        born_on=date(2020, 1, 1),
        lead_worker_id=world.ids["beth"],
        from_on=date(2026, 1, 15),
        by=SYSTEM,
    )
    assert [view.name for view in families_of(world.by("beth")).shown] == ["New"]
    with pytest.raises(NotFound):
        family_for(world.by("amara"), family.id)


def test_a_family_without_a_child_within_reach_does_not_exist(world: World) -> None:
    family = family_added(name="Empty", by=SYSTEM)
    with pytest.raises(NotFound):
        family_for(world.by("amara"), family.id)


@pytest.mark.rule("ACCESS-1", part="only the children within reach")
def test_only_the_children_within_reach_are_shown_of_a_family(world: World) -> None:
    allocation_added(
        child_id=world.ids["alfie"], worker_id=world.ids["beth"], part=Basis.CO_WORKER, by=world.by("helen")
    )
    view = family_for(world.by("beth"), world.ids["family"])
    assert [child.person.known_as for child in view.children] == ["Alfie"]
    assert {"Ruby", "Kayden"}.isdisjoint(person.known_as for person in view.adults)


@pytest.mark.rule("ACCESS-1", part="one person in two families stays two worlds")
def test_the_same_person_in_two_families_is_two_people(world: World) -> None:
    other = family_added(name="Other", by=SYSTEM)
    twin = person_added(family_id=other.id, name="Pauline Tansley", known_as="Pauline", by=SYSTEM)
    assert twin.id not in [person.id for person in people_of_family(world.ids["family"])]


def test_children_are_told_from_grown_ups_by_their_file(world: World) -> None:
    children = {person.known_as for person in people_of_family(world.ids["family"]) if is_child(person)}
    assert children == {"Ruby", "Alfie", "Kayden"}


def test_the_database_holds_that_a_childs_file_is_its_person_and_a_connection_is_said_once(world: World) -> None:
    pauline = Person.objects.get(id=world.ids["pauline"])
    with pytest.raises(IntegrityError, match="people_child_is_its_person"), transaction.atomic():
        Child.objects.create(person=pauline, lead_worker_id=world.ids["amara"])
    with pytest.raises(IntegrityError, match="people_connection_once"), transaction.atomic():
        person_connected(
            person_id=pauline.id,
            child_id=world.ids["ruby"],
            relationship=Relationship.PARENT,
            described_as="x",
            by=SYSTEM,
        )


@pytest.mark.rule("ACCESS-4", part="no place in a list tells of a hidden child")
@pytest.mark.parametrize("way", ["restricted", "somebody else's"])
@pytest.mark.parametrize(
    ("typed", "seen", "hidden"),
    [
        ("Abbot and Zed", ("Ann Zed", "Bob Abbot"), "Cal Abbot"),
        ("Aldous and Zander", ("Mia Zander",), "Ned Aldous"),
        ("Zander", ("Mia Zander",), "Ned Aldous"),
        ("Marlow", ("Tia Marlow", "Una Boyd"), "Abe Aaron"),
    ],
)
def test_a_familys_place_in_the_list_is_as_if_there_were_no_child_out_of_sight(
    world: World, way: str, typed: str, seen: tuple[str, ...], hidden: str
) -> None:
    """Helen's list before there is such a child, and after: the same families, called the same, in the same order."""
    amara, donna, moira = (world.ids[key] for key in ("amara", "donna", "moira"))
    family = _family_of(typed, seen, amara)
    _family_of("Marsh", ["Tom Marsh"], amara)
    before = [(one.id, one.name) for one in families_of(world.by("helen")).shown]
    child = _one_of(family, hidden, amara if way == "restricted" else donna)
    if way == "restricted":
        record_restricted(
            child_id=child, reason=RestrictedFor.HIGH_RISK, why="He asks.", names=[amara], answerable_id=moira,
            by=world.by("moira"),
        )  # fmt: skip
    assert [(one.id, one.name) for one in families_of(world.by("helen")).shown] == before


def _family_of(typed: str, names: Sequence[str], lead: UUID) -> UUID:
    family = family_added(name=typed, by=SYSTEM).id
    for name in names:
        _one_of(family, name, lead)
    return family


def _one_of(family: UUID, name: str, lead: UUID) -> UUID:
    return child_added(
        family_id=family, name=name, known_as=name.split()[0], born_on=date(2016, 2, 3), lead_worker_id=lead,
        from_on=date(2026, 1, 15), by=SYSTEM,
    ).id  # fmt: skip
