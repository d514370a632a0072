"""Duties: what is due, by when, whose it is, and when it was done."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from kith.kernel.models import Holds, Keeping, Record


class Duty(Record):
    """One duty. Late is derived from the clock; `late_reason` is asked when it is done late."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "kind": Holds.NOTHING,
        "subject_kind": Holds.NOTHING,
        "subject_id": Holds.LINK,
        "occasion": Holds.NOTHING,
        "children": Holds.LINK,
        "owner_id": Holds.LINK,
        "arises_on": Holds.TRACE,
        "due_on": Holds.TRACE,
        "rule": Holds.NOTHING,
        "done_at": Holds.TRACE,
        "done_by": Holds.TRACE,
        "reference": Holds.CONTENT,
        "late_reason": Holds.CONTENT,
    }

    kind = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    occasion = models.CharField(max_length=60, blank=True)
    children = ArrayField(models.UUIDField())
    owner_id = models.UUIDField()
    arises_on = models.DateField(null=True, blank=True)
    due_on = models.DateField()
    rule = models.CharField(max_length=20)
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.UUIDField(null=True, blank=True)
    reference = models.CharField(max_length=200, blank=True)
    late_reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_id", "occasion"], name="duties_duty_once"),
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True, done_by__isnull=True)
                | models.Q(done_at__isnull=False, done_by__isnull=False),
                name="duties_duty_done_at_by",
            ),
        ]
        # A worklist asks for what is still open of the children who are somebody's own; most duties are done.
        indexes = [
            models.Index(fields=["owner_id", "due_on"], name="duties_duty_owner"),
            GinIndex(
                fields=["children"],
                condition=models.Q(done_at__isnull=True),
                fastupdate=False,
                name="duties_duty_open_children",
            ),
        ]
