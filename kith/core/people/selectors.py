"""Reads of families and people, within the principal's reach."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import CharField, Count, F, Func, Min, QuerySet, Value, Window, prefetch_related_objects
from django.db.models.functions import Lower

from kith.core.access.principal import Principal
from kith.core.access.selectors import own_children, reached_among, reached_children
from kith.core.people.choices import NameKind
from kith.core.people.details import Details
from kith.core.people.family_names import name_shown, names_of_families
from kith.core.people.models import Address, Child, Connection, Family, Person
from kith.kernel.compiled import CompiledModels
from kith.kernel.errors import NotFound


@dataclass(frozen=True, slots=True)
class FamilyView:
    """One family as one principal may see it: its name, the children within reach, and the people connected to them."""

    id: UUID
    name: str
    children: tuple[Child, ...]
    adults: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class OwnFamilies:
    """Some of somebody's families, in order; which page of how many this is, from 1, and how many there are in all."""

    shown: tuple[FamilyView, ...]
    page: int
    pages: int
    total: int


# By the surnames of one's own children, for every family alike: no place in a list tells of a child out of sight.
_LAST_WORD = Lower(Func(F("people__name"), Value("[^ ]+$"), function="substring"), output_field=CharField())


def families_of(principal: Principal, page: int = 1, most: int = 25) -> OwnFamilies:
    """The families with a child who is theirs to work with, by name. A page that is not there is the nearest one."""
    own = own_children(principal)
    families = Family.objects.filter(people__in=Person.objects.filter(id__in=own)).annotate(place=Min(_LAST_WORD))
    counted = families.annotate(total=Window(Count("*"))).order_by("place", "id")
    page = max(1, page)
    of_page = list(counted[(page - 1) * most : page * most])
    if not of_page and page > 1 and (total := families.count()):
        page = -(-total // most)
        of_page = list(counted[(page - 1) * most : page * most])
    total = of_page[0].total if of_page else 0
    grouped: dict[UUID, list[Child]] = {family.id: [] for family in of_page}
    children = Child.objects.filter(id__in=own, person__family_id__in=list(grouped)).select_related("person")
    for child in children.order_by("person__born_on", "id"):
        grouped[child.person.family_id].append(child)
    names = names_of_families({family.id: family.name for family in of_page}, reached_children(principal))
    shown = tuple(FamilyView(family.id, names[family.id], tuple(grouped[family.id]), ()) for family in of_page)
    return OwnFamilies(shown, page if total else 1, max(1, -(-total // most)), total)


def family_for(principal: Principal, family_id: UUID) -> FamilyView:
    """One family; NotFound unless a child of it is within reach (ACCESS-1)."""
    children = tuple(_children(principal).filter(person__family_id=family_id).order_by("person__born_on"))
    if not children:
        raise NotFound
    people = Person.objects.filter(family_id=family_id, file__isnull=True).prefetch_related("connections")
    within = {child.id for child in children}
    adults = [one for one in people.order_by("id") if within & {held.child_id for held in one.connections.all()}]
    names = [child.person.name for child in children] + [one.name for one in adults]
    return FamilyView(family_id, name_shown(children[0].person.family.name, names), children, tuple(adults))


def connected_children(principal: Principal, person_id: UUID) -> list[UUID]:
    """The children within reach that somebody is, or is connected to, in a steady order; the person alone decides."""
    held = Connection.objects.filter(person_id=person_id).values_list("child_id", flat=True)
    return sorted(reached_among(principal, {person_id, *held}))


@dataclass(frozen=True, slots=True)
class PersonView:
    """Somebody of a family as one principal may see them, with the children within reach that make it so."""

    person: Person
    is_child: bool
    details: Details
    children: tuple[UUID, ...]
    addresses: tuple[Address, ...]


def person_for(principal: Principal, family_id: UUID, person_id: UUID) -> PersonView:
    """One person; NotFound unless they are a child within reach, or connected to one (ACCESS-1)."""
    children = connected_children(principal, person_id)
    if not children:
        raise NotFound
    people = Person.objects.filter(family_id=family_id, id=person_id).select_related("file")
    person = people.prefetch_related("other_names", "addresses", "connections").first()
    if person is None:
        raise NotFound
    lived = sorted(person.addresses.all(), key=lambda one: (one.from_on, one.id), reverse=True)
    return PersonView(person, is_child(person), details_of(person), tuple(children), tuple(lived))


def details_of(person: Person) -> Details:
    """Somebody's details as a form takes them; for callers that have asked for reach already."""
    names = {kind: tuple(sorted(one.name for one in person.other_names.all() if one.kind == kind)) for kind in NameKind}
    return Details(
        name=person.name,
        known_as=person.known_as,
        born_on=person.born_on,
        expected_on=person.expected_on,
        nhs_number=person.nhs_number,
        council_id=person.file.council_id if is_child(person) else "",
        phone=person.phone,
        former_names=names[NameKind.FORMER],
        also_known_as=names[NameKind.ALSO],
    )


def people_of_family(family_id: UUID) -> list[Person]:
    """Everybody in a family, children too; for services that have asked for reach already."""
    people = _PEOPLE.of(family_id)
    prefetch_related_objects(people, "connections")
    return people


def _people(family_id: UUID) -> QuerySet[Person]:
    return Person.objects.filter(family_id=family_id).select_related("file").order_by("id")


_PEOPLE = CompiledModels(_people)


def names_of(ids: Iterable[UUID]) -> dict[UUID, str]:
    """What people are called, by id; for callers that have asked for reach already."""
    return dict(Person.objects.filter(id__in=list(ids)).values_list("id", "known_as"))


def is_child(person: Person) -> bool:
    """True for somebody with a child's file."""
    return hasattr(person, "file")


def family_of(child_id: UUID) -> UUID:
    """The family a child is in; for callers that have asked for reach already."""
    return Child.objects.select_related("person").get(id=child_id).person.family_id


def children_by_id(ids: Iterable[UUID]) -> dict[UUID, Child]:
    """Children's files by id, with names; for services that have asked for reach already."""
    return {child.id: child for child in Child.objects.filter(id__in=list(ids)).select_related("person")}


def age_on(born_on: date, day: date) -> int:
    """Age in whole years on a day; computed for the date of each document, never typed (AT-24)."""
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def _children(principal: Principal) -> QuerySet[Child]:
    return Child.objects.filter(id__in=reached_children(principal)).select_related("person__family")
