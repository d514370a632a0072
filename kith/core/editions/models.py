"""Stored editions and the wordings written for one reader."""

from django.db import models

from kith.core.plans.models import Version
from kith.kernel.models import Holds, Keeping, Record


class EditionRecord(Record):
    """An edition as it was shown, agreed to or given: its JSON, hash and composer's version. Agreements point here."""

    keeping = Keeping.FROZEN
    never_in_history = ("body",)
    holds = {
        "id": Holds.NOTHING,
        "version": Holds.NOTHING,
        "reader_id": Holds.LINK,
        "body": Holds.CONTENT,
        "hash": Holds.NOTHING,
        "composer_version": Holds.NOTHING,
        "dated_on": Holds.CONTENT,
        "stored_at": Holds.TRACE,
    }

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    reader_id = models.UUIDField()
    body = models.JSONField()
    hash = models.CharField(max_length=64)
    composer_version = models.CharField(max_length=20)
    dated_on = models.DateField()
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "reader_id", "hash"], name="editions_edition_once")]


class Wording(Record):
    """Words for one reader in place of one item as it stands; they reach that reader once somebody else approved them.

    A changed item gets words of its own: those for the version still in force stay as they are (SHARE-4).
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "item_id": Holds.NOTHING,
        "item_hash": Holds.NOTHING,
        "reader_id": Holds.LINK,
        "words": Holds.CONTENT,
        "revision": Holds.NOTHING,
        "written_at": Holds.TRACE,
        "written_by": Holds.TRACE,
        "approved_at": Holds.TRACE,
        "approved_on": Holds.CONTENT,
        "approved_by": Holds.TRACE,
    }

    item_id = models.UUIDField()
    item_hash = models.CharField(max_length=64)
    reader_id = models.UUIDField()
    words = models.TextField()
    revision = models.PositiveIntegerField(default=1)
    written_at = models.DateTimeField()
    written_by = models.UUIDField()
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_on = models.DateField(null=True, blank=True)
    approved_by = models.UUIDField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["item_id", "item_hash", "reader_id"], name="editions_wording_once"),
            models.CheckConstraint(
                condition=models.Q(approved_at__isnull=True, approved_by__isnull=True, approved_on__isnull=True)
                | models.Q(approved_at__isnull=False, approved_by__isnull=False, approved_on__isnull=False),
                name="editions_wording_approved_at_by",
            ),
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("written_by")),
                name="editions_wording_approved_by_another",
            ),
        ]
