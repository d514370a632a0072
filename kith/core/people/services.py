"""Writes of families and people."""

from datetime import date
from uuid import UUID

from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.core.people.allocation_services import first_lead_worker
from kith.core.people.choices import CopyFormat, Relationship
from kith.core.people.models import Child, Connection, Family, Person


@audited
def family_added(*, name: str, by: Actor) -> Family:
    """Add a family; it is visible to nobody until it has a child somebody reaches."""
    family = Family.objects.create(name=name)
    record(action="people.family_added", by=by, subject=("family", family.id))
    return family


@audited
def person_added(
    *,
    family_id: UUID,
    name: str,
    known_as: str,
    born_on: date | None = None,
    copy_format: CopyFormat = CopyFormat.STANDARD,
    needs: str = "",
    by: Actor,
) -> Person:
    """Add somebody to a family's world."""
    person = Person.objects.create(
        family_id=family_id, name=name, known_as=known_as, born_on=born_on, copy_format=copy_format, needs=needs
    )
    record(action="people.person_added", by=by, subject=("person", person.id))
    return person


@audited
def child_added(
    *, family_id: UUID, name: str, known_as: str, born_on: date, lead_worker_id: UUID, from_on: date, by: Actor
) -> Child:
    """Add a child with a lead worker; who reaches the child follows from that, from a day on."""
    person = person_added(family_id=family_id, name=name, known_as=known_as, born_on=born_on, by=by)
    child = Child.objects.create(id=person.id, person=person, lead_worker_id=lead_worker_id)
    first_lead_worker(child=child, from_on=from_on)
    record(action="people.child_added", by=by, subject=("child", child.id), children=[child.id])
    return child


@audited
def person_connected(
    *,
    person_id: UUID,
    child_id: UUID,
    relationship: Relationship,
    described_as: str,
    parental_responsibility: bool = False,
    by: Actor,
) -> Connection:
    """Say what somebody is to a child; it is what lets their copy speak of that child."""
    connection = Connection.objects.create(
        person_id=person_id,
        child_id=child_id,
        relationship=relationship,
        described_as=described_as,
        parental_responsibility=parental_responsibility,
    )
    record(action="people.person_connected", by=by, subject=("person", person_id), children=[child_id])
    return connection
