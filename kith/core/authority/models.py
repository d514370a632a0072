"""The council's settings, one row per version."""

from django.db import models

from kith.kernel.models import Holds, Keeping, Record


class PolicyVersion(Record):
    """One version of the policy; the newest is in force. `put_back` is the number of an older one it repeats."""

    keeping = Keeping.FROZEN
    holds = {
        "id": Holds.NOTHING,
        "number": Holds.NOTHING,
        "body": Holds.NOTHING,
        "made_at": Holds.NOTHING,
        "made_by": Holds.TRACE,
        "why": Holds.TRACE,
        "put_back": Holds.NOTHING,
    }

    number = models.PositiveIntegerField(unique=True)
    body = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
    why = models.TextField(blank=True, db_default="")
    put_back = models.PositiveIntegerField(null=True)
