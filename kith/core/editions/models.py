"""Stored editions and the wordings written for one reader."""

from uuid import UUID

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
        "part_hash": Holds.NOTHING,
        "composer_version": Holds.NOTHING,
        "dated_on": Holds.CONTENT,
        "stored_at": Holds.TRACE,
    }

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    reader_id = models.UUIDField()
    body = models.JSONField()
    hash = models.CharField(max_length=64)
    part_hash = models.CharField(max_length=64, db_default="", blank=True)
    composer_version = models.CharField(max_length=20)
    dated_on = models.DateField()
    stored_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "reader_id", "hash"], name="editions_edition_once")]


class Wording(Record):
    """Words for one reader in place of one item as it stands; they reach that reader once somebody else approved them.

    A changed item gets words of its own: those for the version still in force stay as they are (SHARE-4). New words in
    place of approved ones wait beside them (`next_words`), and the approved ones hold until the new ones are approved.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "version": Holds.NOTHING,
        "item_id": Holds.NOTHING,
        "item_hash": Holds.NOTHING,
        "reader_id": Holds.LINK,
        "words": Holds.CONTENT,
        "next_words": Holds.CONTENT,
        "next_at": Holds.TRACE,
        "next_by": Holds.TRACE,
        "revision": Holds.NOTHING,
        "written_at": Holds.TRACE,
        "written_by": Holds.TRACE,
        "approved_at": Holds.TRACE,
        "approved_on": Holds.CONTENT,
        "approved_by": Holds.TRACE,
    }

    version = models.ForeignKey(
        Version, on_delete=models.PROTECT, null=True, blank=True, related_name="+", db_index=False
    )
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
    next_words = models.TextField(blank=True, db_default="", default="")
    next_at = models.DateTimeField(null=True, blank=True)
    next_by = models.UUIDField(null=True, blank=True)

    @property
    def waiting(self) -> str:
        """The words that wait for approval; empty when none do."""
        return self.words if self.approved_at is None else self.next_words

    @property
    def waiting_by(self) -> UUID | None:
        """Who wrote the words that wait, or the last ones."""
        return self.next_by or self.written_by

    class Meta:
        indexes = [
            models.Index(
                fields=["written_at"],
                name="editions_wording_waiting",
                condition=models.Q(approved_at__isnull=True) | ~models.Q(next_words=""),
            )
        ]
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
            models.CheckConstraint(
                condition=models.Q(next_words="", next_at__isnull=True, next_by__isnull=True)
                | models.Q(next_at__isnull=False, next_by__isnull=False, approved_at__isnull=False)
                & ~models.Q(next_words=""),
                name="editions_wording_next_beside_approved",
            ),
        ]
