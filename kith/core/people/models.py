"""Families, the people around them and how they are connected to each child."""

from django.db import models

from kith.core.access.basis import ALLOCATED, Basis
from kith.core.people.choices import CopyFormat, Relationship
from kith.kernel.models import Holds, Keeping, Record


class Family(Record):
    """A family groups children and the people around them; everything else is reached through its children."""

    keeping = Keeping.MUTABLE
    holds = {"id": Holds.NOTHING, "name": Holds.IDENTITY}

    name = models.CharField(max_length=200)


class Person(Record):
    """A person in one family's world, child or adult. The same person in two families is two rows (ACCESS-1)."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "family": Holds.LINK,
        "name": Holds.IDENTITY,
        "known_as": Holds.IDENTITY,
        "born_on": Holds.IDENTITY,
        "copy_format": Holds.CONTENT,
        "needs": Holds.CONTENT,
    }

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=100)
    born_on = models.DateField(null=True, blank=True)
    copy_format = models.CharField(max_length=20, choices=CopyFormat.choices, default=CopyFormat.STANDARD)
    needs = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(copy_format__in=CopyFormat.values), name="people_person_format_known"
            )
        ]


class Child(Record):
    """A child's file. Its id is the child's person id, so that one id names the child everywhere."""

    keeping = Keeping.MUTABLE
    holds = {"id": Holds.NOTHING, "person": Holds.LINK, "lead_worker_id": Holds.TRACE}

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="file")
    lead_worker_id = models.UUIDField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=models.F("person")), name="people_child_is_its_person")
        ]


class Allocation(Record):
    """Somebody is given a child, as what, from a day until a day (none means still); reach follows from it.

    A child has one lead worker at a time, and is never without: `allocation_services` keeps it so, `kith reach check`
    says where it is not. Lead worker, co-worker and chair stay until another act; a partner's and a quality reader's
    part ends by itself where it has a last day.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "child": Holds.LINK,
        "worker_id": Holds.LINK,
        "part": Holds.TRACE,
        "from_on": Holds.TRACE,
        "until_on": Holds.TRACE,
        "ended_at": Holds.TRACE,
    }

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="allocations")
    worker_id = models.UUIDField()
    part = models.CharField(max_length=20, choices=[(one.value, one.label) for one in ALLOCATED])
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["worker_id", "part"], name="people_allocation_worker")]
        constraints = [
            models.UniqueConstraint(
                fields=["child"],
                condition=models.Q(part=Basis.LEAD_WORKER.value, ended_at__isnull=True),
                name="people_allocation_one_lead_worker",
            ),
            models.UniqueConstraint(
                fields=["child", "worker_id", "part"],
                condition=models.Q(ended_at__isnull=True),
                name="people_allocation_once",
            ),
            models.CheckConstraint(
                condition=models.Q(part__in=[one.value for one in ALLOCATED]), name="people_allocation_part_known"
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="people_allocation_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~models.Q(part=Basis.LEAD_WORKER.value) | models.Q(until_on__isnull=True),
                name="people_allocation_lead_has_no_last_day",
            ),
        ]


class Connection(Record):
    """What an adult is to a child. Without one, that child does not exist for them in any copy (SHARE-5)."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "person": Holds.LINK,
        "child": Holds.LINK,
        "relationship": Holds.CONTENT,
        "described_as": Holds.CONTENT,
        "parental_responsibility": Holds.CONTENT,
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="connections")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="connections")
    relationship = models.CharField(max_length=20, choices=Relationship.choices)
    described_as = models.CharField(max_length=100)
    parental_responsibility = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "child"], name="people_connection_once"),
            models.CheckConstraint(
                condition=models.Q(relationship__in=Relationship.values), name="people_connection_relationship_known"
            ),
        ]
