"""Evidence: who did what (`Entry`, written by one writer) and what changed in which row (`Change`, by the database)."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.kernel.models import Holds, Keeping, Record


class Entry(Record):
    """One act by one person: both clocks, why, from which page (ACCESS-6). No foreign keys: it outlives all."""

    keeping = Keeping.APPEND_ONLY
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
