"""Looks at records that were listed as unusual, and what the data-protection reader found."""

from django.db import models

from kith.core.access.unusual import Kind
from kith.kernel.models import Holds, Keeping, Record

KINDS = [(one.value, one.value.replace("_", " ")) for one in Kind]


class UnusualLook(Record):
    """One thing to look into. Found again, it is the same row (kind, person, child, occasion).

    `times` counts looks, or children where it is about a whole day. `revision` counts the notes about it; the
    latest of them says when and by whom it was looked into.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "kind": Holds.TRACE,
        "person_id": Holds.LINK,
        "person_label": Holds.TRACE,
        "child_id": Holds.LINK,
        "on": Holds.TRACE,
        "occasion": Holds.TRACE,
        "first_at": Holds.TRACE,
        "times": Holds.TRACE,
        "found_at": Holds.TRACE,
        "looked_into_at": Holds.TRACE,
        "looked_into_by": Holds.TRACE,
        "revision": Holds.NOTHING,
    }

    kind = models.CharField(max_length=20, choices=KINDS)
    person_id = models.UUIDField()
    person_label = models.CharField(max_length=200)
    child_id = models.UUIDField(null=True)
    on = models.DateField()
    occasion = models.CharField(max_length=10)
    first_at = models.DateTimeField()
    times = models.PositiveIntegerField()
    found_at = models.DateTimeField()
    looked_into_at = models.DateTimeField(null=True)
    looked_into_by = models.UUIDField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [
            models.Index(
                fields=["first_at", "id"],
                name="access_unusual_open",
                condition=models.Q(looked_into_at__isnull=True),
            ),
            models.Index(fields=["first_at", "id"], name="access_unusual_all"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "person_id", "child_id", "occasion"],
                name="access_unusual_once",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in Kind]), name="access_unusual_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(looked_into_at__isnull=True, looked_into_by__isnull=True)
                | models.Q(looked_into_at__isnull=False, looked_into_by__isnull=False),
                name="access_unusual_looked_into_by_and_at",
            ),
        ]


class UnusualNote(Record):
    """What one data-protection reader wrote about an unusual look. Every note stays; none takes another's place."""

    keeping = Keeping.APPEND_ONLY
    holds = {
        "id": Holds.NOTHING,
        "look": Holds.NOTHING,
        "at": Holds.TRACE,
        "by": Holds.TRACE,
        "words": Holds.CONTENT,
    }

    look = models.ForeignKey(UnusualLook, on_delete=models.PROTECT, related_name="notes")
    at = models.DateTimeField()
    by = models.UUIDField()
    words = models.TextField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~models.Q(words=""), name="access_unusual_note_has_words")]
