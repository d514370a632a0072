"""The rows behind the services of this room: parts of their acts, never acts of their own."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from uuid import UUID

from django.db import connection

from kith.core.people.choices import CopyFormat, NameKind
from kith.core.people.details import Details
from kith.core.people.models import Child, OtherName, Person
from kith.kernel.errors import Difference, Invalid, NotFound

_NOBODY = UUID(int=0)
_NAMES = ((NameKind.FORMER, "former_names"), (NameKind.ALSO, "also_known_as"))


def person_kept(
    family_id: UUID, details: Details, copy_format: CopyFormat = CopyFormat.STANDARD, needs: str = ""
) -> Person:
    """A new person with their other names."""
    person = Person.objects.create(
        family_id=family_id,
        name=details.name,
        known_as=details.called,
        born_on=details.born_on,
        expected_on=details.expected_on,
        nhs_number=details.nhs_number,
        phone=details.phone,
        copy_format=copy_format,
        needs=needs,
    )
    other_names_kept(person.id, details)
    return person


def other_names_kept(person_id: UUID, details: Details) -> None:
    """The names somebody had or goes by as well, as they are said now; those that stay keep their rows."""
    wanted = {(kind, name) for kind, place in _NAMES for name in getattr(details, place)}
    held = {(one.kind, one.name): one for one in OtherName.objects.filter(person_id=person_id)}
    for key in held.keys() - wanted:
        held[key].delete()
    for kind, name in sorted(wanted - held.keys()):
        OtherName.objects.create(person_id=person_id, kind=kind, name=name)


def must_be_of_family(family_id: UUID, children: Sequence[UUID]) -> None:
    """NotFound unless each child is of this family: one person in two families stays two worlds (ACCESS-1)."""
    if Child.objects.filter(id__in=children, person__family_id=family_id).count() != len(set(children)):
        raise NotFound


def number_must_be_free(council_id: str, other_than: UUID | None = None) -> None:
    """Invalid when another file has the council's number; whose it is nobody is told."""
    if council_id and Child.objects.filter(council_id=council_id).exclude(id=other_than or _NOBODY).exists():
        raise Invalid("Another record has this number. Check it, or leave it empty until you know", "council_id")


def one_after_another(details: Details) -> None:
    """Whoever adds a child of the same day waits until this act is over."""
    day = details.day.isoformat() if details.day else ""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"child_created {day}"])


def differences(mine: Details, theirs: Details) -> list[Difference]:
    """Every field that two people say otherwise, as the form calls it."""
    return unlike(asdict(mine), asdict(theirs))


def unlike(mine: Mapping[str, object], theirs: Mapping[str, object]) -> list[Difference]:
    """The places at which two answers differ, in words."""
    pairs = ((place, _shown(mine[place]), _shown(theirs[place])) for place in mine)
    return [Difference(place, my, their) for place, my, their in pairs if my != their]


def _shown(value: object) -> str:
    if isinstance(value, tuple):
        return "\n".join(map(str, value))
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value)
