"""Evidence: who did what (`Entry`, by one writer), what changed in which row (`Change`, by the database).

A `Line`, written by the database too, stands for each child that a look or an act was about: a child's log reads fast.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.kernel.models import Holds, Keeping, Record


class LineKind(models.TextChoices):
    """What a line of a child's log stands for."""

    LOOK = "look", "looked"
    ACT = "act", "did"


class Entry(Record):
    """One act by one person: both clocks, why, from which page (ACCESS-6). No foreign keys: it outlives all."""

    keeping = Keeping.APPEND_ONLY
    in_childrens_logs = LineKind.ACT
    holds = {
        "id": Holds.NOTHING,
        "at": Holds.TRACE,
        "as_of_on": Holds.TRACE,
        "actor_id": Holds.LINK,
        "actor_label": Holds.TRACE,
        "action": Holds.TRACE,
        "subject_kind": Holds.NOTHING,
        "subject_id": Holds.LINK,
        "children": Holds.LINK,
        "why": Holds.CONTENT,
        "page": Holds.TRACE,
        "request_id": Holds.TRACE,
        "details": Holds.CONTENT,
    }

    at = models.DateTimeField(db_default=models.Func(function="clock_timestamp"), editable=False)
    as_of_on = models.DateField()
    actor_id = models.UUIDField(null=True)
    actor_label = models.CharField(max_length=200)
    action = models.CharField(max_length=80)
    subject_kind = models.CharField(max_length=60)
    subject_id = models.UUIDField()
    children = ArrayField(models.UUIDField(), default=list)
    why = models.TextField(blank=True)
    page = models.CharField(max_length=200, blank=True)
    request_id = models.CharField(max_length=64, blank=True)
    details = models.JSONField(default=dict)

    class Meta:
        indexes = [models.Index(fields=["subject_kind", "subject_id", "at"], name="audit_entry_subject")]


class Change(models.Model):
    """One row written, as the database saw it: raw SQL too. The app role may read it and cannot write it."""

    keeping = Keeping.APPEND_ONLY
    holds = {
        "id": Holds.NOTHING,
        "at": Holds.TRACE,
        "as_of_on": Holds.TRACE,
        "actor_id": Holds.LINK,
        "actor_label": Holds.TRACE,
        "why": Holds.CONTENT,
        "page": Holds.TRACE,
        "request_id": Holds.TRACE,
        "database_user": Holds.TRACE,
        "table_name": Holds.NOTHING,
        "row_id": Holds.LINK,
        "operation": Holds.TRACE,
        "before": Holds.CONTENT,
        "after": Holds.CONTENT,
    }

    id = models.BigAutoField(primary_key=True)
    at = models.DateTimeField()
    as_of_on = models.DateField()
    actor_id = models.UUIDField(null=True)
    actor_label = models.TextField(blank=True)
    why = models.TextField(blank=True)
    page = models.TextField(blank=True)
    request_id = models.TextField(blank=True)
    database_user = models.TextField()
    table_name = models.TextField()
    row_id = models.TextField()
    operation = models.TextField()
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [models.Index(fields=["table_name", "row_id", "at"], name="audit_change_row")]


class Line(models.Model):
    """ACCESS-2: one child, one look or act about them, one person. Written by a trigger on the rows it points at.

    A look at a family of three is one opening and three lines; a page of a child's log is then the newest 25 lines of
    one index, however many millions there are.
    """

    keeping = Keeping.APPEND_ONLY
    holds = {
        "id": Holds.NOTHING,
        "child_id": Holds.LINK,
        "at": Holds.TRACE,
        "kind": Holds.TRACE,
        "row_id": Holds.LINK,
        "actor_id": Holds.LINK,
    }

    id = models.BigAutoField(primary_key=True)
    child_id = models.UUIDField()
    at = models.DateTimeField()
    kind = models.CharField(max_length=4, choices=LineKind.choices)
    row_id = models.UUIDField()
    actor_id = models.UUIDField(null=True)

    objects: ClassVar[models.Manager["Line"]] = models.Manager()

    class Meta:
        indexes = [
            models.Index(fields=["child_id", "at", "id"], name="audit_line_child"),
            models.Index(fields=["child_id", "actor_id", "at", "id"], name="audit_line_child_actor"),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=LineKind.values), name="audit_line_kind_known")
        ]
