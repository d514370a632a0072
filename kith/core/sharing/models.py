"""The register of copies: who holds what."""

from django.db import models

from kith.core.editions.models import EditionRecord
from kith.core.plans.models import Version
from kith.core.sharing.choices import Form, GivenHow, Received
from kith.kernel.models import Holds, Keeping, Record


class Copy(Record):
    """SHARE-3: one edition in one form, given to somebody at a time, in a way, by somebody; received and understood."""

    keeping = Keeping.APPEND_ONLY
    holds = {
        "id": Holds.NOTHING,
        "version": Holds.NOTHING,
        "edition": Holds.NOTHING,
        "person_id": Holds.LINK,
        "form": Holds.CONTENT,
        "how": Holds.CONTENT,
        "received": Holds.CONTENT,
        "given_at": Holds.CONTENT,
        "given_by": Holds.TRACE,
        "document_sha256": Holds.NOTHING,
        "renderer": Holds.NOTHING,
    }

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    edition = models.ForeignKey(EditionRecord, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField()
    form = models.CharField(max_length=20, choices=Form.choices)
    how = models.CharField(max_length=20, choices=GivenHow.choices)
    received = models.CharField(max_length=20, choices=Received.choices)
    given_at = models.DateTimeField()
    given_by = models.UUIDField()
    document_sha256 = models.CharField(max_length=64, blank=True)
    renderer = models.CharField(max_length=120, blank=True)
