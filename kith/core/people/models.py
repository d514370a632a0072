"""Families, the people around them and how they are connected to each child."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models

from kith.core.access.basis import ALLOCATED, Basis
from kith.core.people.choices import CopyFormat, FoundBy, NameKind, Relationship, RestrictedFor
from kith.kernel.models import Holds, Keeping, Record


class Family(Record):
    """A family groups children and the people around them; everything else is reached through its children."""

    keeping = Keeping.MUTABLE
    holds = {"id": Holds.NOTHING, "name": Holds.IDENTITY}

    name = models.CharField(max_length=200)


class Person(Record):
    """A person in one family's world, child or adult. The same person in two families is two rows (ACCESS-1).

    So an NHS number may stand on two rows: nothing joins them, and nobody is shown one from the other. A child who is
    not born yet has the day they are expected instead of a date of birth.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "family": Holds.LINK,
        "name": Holds.IDENTITY,
        "known_as": Holds.IDENTITY,
        "born_on": Holds.IDENTITY,
        "expected_on": Holds.IDENTITY,
        "nhs_number": Holds.IDENTITY,
        "phone": Holds.IDENTITY,
        "copy_format": Holds.CONTENT,
        "needs": Holds.CONTENT,
        "revision": Holds.NOTHING,
    }

    family = models.ForeignKey(Family, on_delete=models.PROTECT, related_name="people")
    name = models.CharField(max_length=200)
    known_as = models.CharField(max_length=100)
    born_on = models.DateField(null=True, blank=True)
    expected_on = models.DateField(null=True, blank=True)
    nhs_number = models.CharField(max_length=10, blank=True, default="", db_default="")
    phone = models.CharField(max_length=40, blank=True, default="", db_default="")
    copy_format = models.CharField(max_length=20, choices=CopyFormat.choices, default=CopyFormat.STANDARD)
    needs = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(copy_format__in=CopyFormat.values), name="people_person_format_known"
            ),
            models.CheckConstraint(
                condition=models.Q(born_on__isnull=True) | models.Q(expected_on__isnull=True),
                name="people_person_born_or_expected",
            ),
        ]


class OtherName(Record):
    """A name somebody had before, or goes by as well."""

    keeping = Keeping.MUTABLE
    holds = {"id": Holds.NOTHING, "person": Holds.LINK, "kind": Holds.IDENTITY, "name": Holds.IDENTITY}

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="other_names")
    kind = models.CharField(max_length=10, choices=NameKind.choices)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "kind", "name"], name="people_other_name_once"),
            models.CheckConstraint(condition=models.Q(kind__in=NameKind.values), name="people_other_name_kind_known"),
        ]


class Address(Record):
    """Where somebody lives or lived, from a day until a day (inclusive; none means still).

    Only addresses that need no protection stand here, because everybody who reaches a child of the family sees them
    and search finds people by them. A confidential address belongs in `protection` as a withheld fact and nowhere
    else: what stands there is in no row that search reads.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "person": Holds.LINK,
        "lines": Holds.IDENTITY,
        "postcode": Holds.IDENTITY,
        "from_on": Holds.IDENTITY,
        "until_on": Holds.IDENTITY,
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="addresses")
    lines = models.CharField(max_length=300)
    postcode = models.CharField(max_length=10, blank=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="people_address_ends_after_it_begins",
            )
        ]


class Child(Record):
    """A child's file. Its id is the child's person id, so that one id names the child everywhere.

    `council_id` is the number the council's own case system knows the child by; no two files have the same.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "person": Holds.LINK,
        "lead_worker_id": Holds.TRACE,
        "council_id": Holds.IDENTITY,
    }

    person = models.OneToOneField(Person, on_delete=models.PROTECT, related_name="file")
    lead_worker_id = models.UUIDField()
    council_id = models.CharField(max_length=20, blank=True, default="", db_default="")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(id=models.F("person")), name="people_child_is_its_person"),
            models.UniqueConstraint(
                fields=["council_id"], condition=~models.Q(council_id=""), name="people_child_council_id_once"
            ),
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


class Restriction(Record):
    """A child's record is open to a list of named people only, for a reason, until it is lifted (ACCESS-4)."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "child": Holds.LINK,
        "reason": Holds.CONTENT,
        "why": Holds.CONTENT,
        "answerable_id": Holds.LINK,
        "begun_at": Holds.TRACE,
        "begun_by": Holds.TRACE,
        "ended_at": Holds.TRACE,
        "ended_by": Holds.TRACE,
        "ended_why": Holds.CONTENT,
    }

    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="restrictions")
    reason = models.CharField(max_length=20, choices=RestrictedFor.choices)
    why = models.TextField()
    answerable_id = models.UUIDField()
    begun_at = models.DateTimeField()
    begun_by = models.UUIDField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.UUIDField(null=True, blank=True)
    ended_why = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child"], condition=models.Q(ended_at__isnull=True), name="people_restriction_one_open"
            ),
            models.CheckConstraint(
                condition=models.Q(reason__in=RestrictedFor.values), name="people_restriction_reason_known"
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_by__isnull=True)
                | models.Q(ended_at__isnull=False, ended_by__isnull=False),
                name="people_restriction_ended_by_somebody",
            ),
        ]


class Named(Record):
    """Somebody on the list of a restricted record, from a day until a day (none means until they are taken off)."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "restriction": Holds.LINK,
        "user_id": Holds.LINK,
        "from_on": Holds.TRACE,
        "until_on": Holds.TRACE,
        "ended_at": Holds.TRACE,
    }

    restriction = models.ForeignKey(Restriction, on_delete=models.PROTECT, related_name="list")
    user_id = models.UUIDField()
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["restriction", "user_id"],
                condition=models.Q(ended_at__isnull=True),
                name="people_named_once",
            ),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="people_named_ends_after_it_begins",
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
        "revision": Holds.NOTHING,
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="connections")
    child = models.ForeignKey(Child, on_delete=models.PROTECT, related_name="connections")
    relationship = models.CharField(max_length=20, choices=Relationship.choices)
    described_as = models.CharField(max_length=100)
    parental_responsibility = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1, db_default=1)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "child"], name="people_connection_once"),
            models.CheckConstraint(
                condition=models.Q(relationship__in=Relationship.values), name="people_connection_relationship_known"
            ),
        ]


class Findable(Record):
    """One way somebody can be found: a name or an address, folded, with the keys search looks for.

    Worked out from the rows above whenever they change, and never read but within reach (ACCESS-1). `keys` and `text`
    are described in `kith.core.people.search_keys`.
    """

    keeping = Keeping.MUTABLE
    worked_out = True
    holds = {
        "id": Holds.NOTHING,
        "person": Holds.LINK,
        "made_of": Holds.IDENTITY,
        "words": Holds.IDENTITY,
        "text": Holds.IDENTITY,
        "keys": Holds.IDENTITY,
    }

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="findables")
    made_of = models.CharField(max_length=10, choices=FoundBy.choices)
    words = models.CharField(max_length=420)
    text = models.CharField(max_length=420)
    keys = ArrayField(models.CharField(max_length=330))

    class Meta:
        indexes = [
            GinIndex(fields=["keys"], name="people_findable_keys", fastupdate=False),
            GinIndex(OpClass("text", "gin_trgm_ops"), name="people_findable_alike", fastupdate=False),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(made_of__in=FoundBy.values), name="people_findable_made_of_known")
        ]
