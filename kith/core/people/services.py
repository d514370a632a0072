"""Writes of families and people."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date, timedelta
from uuid import UUID

from kith.core.access.policies import require, require_role
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.audit.attribution import Actor
from kith.core.audit.services import audited, record
from kith.core.people.allocation_services import first_lead_worker
from kith.core.people.choices import CopyFormat, Relationship
from kith.core.people.details import Bond, Details, checked
from kith.core.people.findables import made_findable
from kith.core.people.lead_policies import worker_who_may_lead_new
from kith.core.people.likely_same import Looked, contacts_for, likely_same, split_by_reach, too_many_looks
from kith.core.people.models import Address, Child, Connection, Family, Person
from kith.core.people.rows import (
    differences,
    must_be_of_family,
    number_must_be_free,
    one_after_another,
    other_names_kept,
    person_kept,
    unlike,
)
from kith.core.people.selectors import connected_children, details_of, family_for
from kith.kernel import clock
from kith.kernel.errors import Invalid, NotFound, Refused, Stale


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
    person = person_kept(family_id, Details(name, known_as, born_on), copy_format, needs)
    made_findable(person.id)
    record(action="people.person_added", by=by, subject=("person", person.id))
    return person


@audited
def child_added(
    *,
    family_id: UUID,
    name: str,
    known_as: str,
    born_on: date | None,
    lead_worker_id: UUID,
    from_on: date,
    details: Details | None = None,
    by: Actor,
) -> Child:
    """Add a child with a lead worker; who reaches the child follows from that, from a day on.

    `details` says more than name and birth.
    """
    person = person_kept(family_id, details or Details(name, known_as, born_on))
    council_id = details.council_id if details else ""
    child = Child.objects.create(id=person.id, person=person, lead_worker_id=lead_worker_id, council_id=council_id)
    made_findable(person.id)
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


@audited
def child_looked_for(*, details: Details, other_than: UUID | None = None, by: Principal) -> Looked:
    """Look for a child before adding one, or before a number is changed: who may be the same, also out of reach.

    Each look is evidence, of whom it found as well (ACCESS-2), and one person may look only so often (ACCESS-1).
    """
    require_role(by, Permission.RECORD_CREATE)
    found = likely_same(checked(details, clock.today(), child=True), other_than)
    within, elsewhere = split_by_reach(by, found)
    record(action="people.child_looked_for", by=by, subject=("user", by.user_id), children=found)
    if too_many_looks(by):
        record(action="people.looking_stopped", by=by, subject=("user", by.user_id))
        return Looked(stopped=True)
    return Looked(within, contacts_for(elsewhere))


@audited
def child_created(
    *,
    family_id: UUID | None,
    family_name: str,
    details: Details,
    lead_worker_id: UUID,
    reason: str = "",
    by: Principal,
) -> Child:
    """Add a child to a family within reach, or to a new one; who may be the same needs a reason, which is kept.

    Two people who add the same child at the same moment do it one after the other, so that the second is told.
    """
    kept = checked(details, clock.today(), child=True)
    one_after_another(kept)
    leads = _may_create(by, family_id)
    same = likely_same(kept)
    if same and not reason.strip():
        raise Invalid("Say why this is another child, or work on the record that exists", "reason", "ACCESS-1")
    number_must_be_free(kept.council_id)
    worker_who_may_lead_new(lead_worker_id, leads, by)
    if family_id is None:
        family_id = family_added(name=family_name.strip() or kept.name.split()[-1], by=by).id
    child = child_added(
        family_id=family_id,
        name=kept.name,
        known_as=kept.called,
        born_on=kept.born_on,
        lead_worker_id=lead_worker_id,
        from_on=clock.today(),
        details=kept,
        by=by,
    )
    if same:
        record(
            action="people.child_created_beside",
            by=by,
            subject=("child", child.id),
            children=[child.id, *same],
            why=reason,
        )
    return child


@audited
def adult_added(
    *, family_id: UUID, details: Details, bond: Bond, children: Sequence[UUID], needs: str = "", by: Principal
) -> Person:
    """Add a grown-up to a family within reach, and say what they are to some of its children (SHARE-5)."""
    require(by, Permission.FAMILY_WRITE, children)
    must_be_of_family(family_id, children)
    person = person_kept(family_id, checked(details, clock.today(), child=False), needs=needs)
    made_findable(person.id)
    for child_id in dict.fromkeys(children):
        Connection.objects.create(person_id=person.id, child_id=child_id, **asdict(bond))
    record(action="people.adult_added", by=by, subject=("person", person.id), children=children)
    return person


@audited
def details_saved(*, family_id: UUID, person_id: UUID, details: Details, base: int, by: Principal) -> Person:
    """Change who somebody is, based on the revision `base`; a stale base is refused with both texts.

    Another number of the council's for a child may tell that a hidden record has it: it is for who has not looked for
    too many children today, as adding one is (ACCESS-1).
    """
    person, children = _to_write(family_id, person_id, by)
    is_child = person_id in children
    kept, before = checked(details, clock.today(), child=is_child), details_of(person)
    if person.revision != base:
        raise Stale(differences(kept, before), person.revision)
    if is_child:
        if kept.council_id != before.council_id and too_many_looks(by):
            raise Refused("You have looked for many children today. Ask your manager.", rule="ACCESS-1")
        number_must_be_free(kept.council_id, person_id)
        Child.objects.filter(id=person_id).update(council_id=kept.council_id)
    person.name, person.known_as, person.phone = kept.name, kept.known_as, kept.phone
    person.born_on, person.expected_on, person.nhs_number = kept.born_on, kept.expected_on, kept.nhs_number
    person.revision += 1
    person.save()
    other_names_kept(person.id, kept)
    made_findable(person.id)
    record(action="people.details_saved", by=by, subject=("person", person_id), children=children)
    return person


@audited
def connection_saved(
    *, family_id: UUID, person_id: UUID, child_id: UUID, bond: Bond, base: int, by: Principal
) -> Connection:
    """Say what a grown-up is to a child, anew or otherwise than before; `base` is 0 where they were not connected."""
    require(by, Permission.FAMILY_WRITE, [child_id])
    must_be_of_family(family_id, [child_id])
    _, connected = _to_write(family_id, person_id, by)
    if person_id in connected:
        raise NotFound
    held = Connection.objects.filter(person_id=person_id, child_id=child_id).first()
    if held is None:
        held = Connection(person_id=person_id, child_id=child_id, revision=0)
    if held.revision != base:
        raise Stale(unlike(asdict(bond), {name: getattr(held, name) for name in asdict(bond)}), held.revision)
    for name, value in asdict(bond).items():
        setattr(held, name, value)
    held.revision += 1
    held.save()
    record(action="people.connection_saved", by=by, subject=("person", person_id), children=[child_id])
    return held


@audited
def address_added(
    *, family_id: UUID, person_id: UUID, lines: str, postcode: str, from_on: date, by: Principal
) -> Address:
    """Say where somebody lives from a day on; where they lived until then ends the day before.

    For plain addresses alone: one that must stay hidden is withheld in `protection`, and never comes here.
    """
    person, children = _to_write(family_id, person_id, by)
    if from_on > clock.today():
        raise Invalid("The date they moved in must be today or in the past", "from_on")
    if Address.objects.filter(person=person, from_on__gte=from_on).exists():
        raise Invalid("They live at a later address already. Check the date they moved in", "from_on")
    Address.objects.filter(person=person, until_on__isnull=True).update(until_on=from_on - timedelta(days=1))
    address = Address.objects.create(person=person, lines=lines, postcode=postcode.upper(), from_on=from_on)
    made_findable(person.id)
    record(action="people.address_added", by=by, subject=("person", person_id), children=children)
    return address


@audited
def address_taken_out(*, family_id: UUID, person_id: UUID, address_id: UUID, by: Principal) -> None:
    """Take out an address that was wrong, or that must be protected: nobody is found by it any more."""
    person, children = _to_write(family_id, person_id, by)
    if not Address.objects.filter(person=person, id=address_id).delete()[0]:
        raise NotFound
    made_findable(person.id)
    record(action="people.address_taken_out", by=by, subject=("person", person_id), children=children)


@audited
def search_made(*, shown: Sequence[UUID], by: Principal) -> None:
    """ACCESS-2: somebody searched, and these children were shown to them; the words they typed are kept nowhere."""
    require_role(by, Permission.RECORD_FIND)
    record(action="people.searched", by=by, subject=("user", by.user_id), children=shown)


def _to_write(family_id: UUID, person_id: UUID, by: Principal) -> tuple[Person, list[UUID]]:
    """Somebody of a family, held until the act is over, with the children within reach they are or are connected to."""
    person = Person.objects.select_for_update().filter(family_id=family_id, id=person_id).first()
    children = connected_children(by, person_id)
    if person is None or not children:
        raise NotFound
    require(by, Permission.FAMILY_WRITE, children)
    return person, children


def _may_create(by: Principal, family_id: UUID | None) -> list[UUID]:
    """A new family is for whoever may create records; a family that is there has to be within reach: its workers."""
    there = family_for(by, family_id).children if family_id is not None else ()
    if family_id is not None:
        require(by, Permission.RECORD_CREATE, [child.id for child in there])
    else:
        require_role(by, Permission.RECORD_CREATE)
    if too_many_looks(by):
        raise Refused("You have looked for many children today. Ask your manager.", rule="ACCESS-1")
    return [child.lead_worker_id for child in there]
