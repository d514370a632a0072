"""Families, the people around them and how they are connected to each child."""

from django.db import models

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
