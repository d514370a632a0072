"""Plans, their draft, their frozen versions and what became of each version."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.core.plans.workflow import Act
from kith.kernel.models import Holds, Keeping, Record


class Plan(Record):
    """One plan of a family. At most one version proposed and one live, by construction: one pointer each."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "family_id": Holds.LINK,
        "opened_on": Holds.CONTENT,
        "review_on": Holds.CONTENT,
        "revision": Holds.NOTHING,
        "proposed": Holds.NOTHING,
        "live": Holds.NOTHING,
    }

    family_id = models.UUIDField(db_index=True)
    opened_on = models.DateField()
    review_on = models.DateField(null=True, blank=True)
    revision = models.PositiveIntegerField(default=1)
    proposed = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    live = models.ForeignKey("Version", on_delete=models.PROTECT, null=True, blank=True, related_name="+")


class PlanChild(Record):
    """A child in a plan; level, category and clocks of this child will stand here (CHILD-2)."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "plan": Holds.NOTHING,
        "child_id": Holds.LINK,
        "joined_on": Holds.CONTENT,
        "left_on": Holds.CONTENT,
    }

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="children")
    child_id = models.UUIDField()
    joined_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["child_id"], condition=models.Q(left_on__isnull=True), name="plans_child_in_one_open_plan"
            )
        ]


class DraftItem(Record):
    """One item of the draft: its body is the PlanContent item of that kind. `revision` guards against lost writing."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "plan": Holds.NOTHING,
        "kind": Holds.NOTHING,
        "position": Holds.NOTHING,
        "revision": Holds.NOTHING,
        "children": Holds.LINK,
        "source": Holds.LINK,
        "body": Holds.CONTENT,
        "changed_at": Holds.TRACE,
        "changed_by": Holds.TRACE,
    }

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="draft")
    kind = models.CharField(max_length=40)
    position = models.PositiveIntegerField()
    revision = models.PositiveIntegerField(default=1)
    children = ArrayField(models.UUIDField())
    source = models.JSONField()
    body = models.JSONField()
    changed_at = models.DateTimeField()
    changed_by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "position"], name="plans_draft_position_once", deferrable=models.Deferrable.DEFERRED
            )
        ]


class Version(Record):
    """A numbered, immutable version: what people are told, discuss and agree to. Never changed after it is written.

    `settings_number` is the version of the council's settings it was proposed under: its labels stay this version's.
    """

    keeping = Keeping.FROZEN
    never_in_history = ("content",)
    holds = {
        "id": Holds.NOTHING,
        "plan": Holds.NOTHING,
        "number": Holds.NOTHING,
        "schema_version": Holds.NOTHING,
        "content": Holds.CONTENT,
        "content_hash": Holds.NOTHING,
        "proposed_at": Holds.TRACE,
        "proposed_on": Holds.CONTENT,
        "proposed_by": Holds.TRACE,
        "settings_number": Holds.NOTHING,
    }

    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    schema_version = models.PositiveIntegerField()
    content = models.JSONField()
    content_hash = models.CharField(max_length=64)
    proposed_at = models.DateTimeField()
    proposed_on = models.DateField()
    proposed_by = models.UUIDField()
    settings_number = models.PositiveIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="plans_version_number_once")]


class VersionAct(Record):
    """Something that happened to a version; the last one is its state (see `workflow`)."""

    keeping = Keeping.APPEND_ONLY
    holds = {
        "id": Holds.NOTHING,
        "version": Holds.NOTHING,
        "act": Holds.CONTENT,
        "at": Holds.CONTENT,
        "on": Holds.CONTENT,
        "by": Holds.TRACE,
    }

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=20, choices=[(act.value, act.value) for act in Act])
    at = models.DateTimeField()
    on = models.DateField()
    by = models.UUIDField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "act"], name="plans_version_act_once"),
            models.CheckConstraint(
                condition=models.Q(act__in=[act.value for act in Act]), name="plans_version_act_known"
            ),
        ]
