"""The council's settings, one row per version."""

from django.db import models

from kith.kernel.models import Holds, Keeping, Record


class PolicyVersion(Record):
    """One version of the policy; the newest is in force."""

    keeping = Keeping.FROZEN
    holds = {
        "id": Holds.NOTHING,
        "number": Holds.NOTHING,
        "body": Holds.NOTHING,
        "made_at": Holds.NOTHING,
        "made_by": Holds.TRACE,
    }

    number = models.PositiveIntegerField(unique=True)
    body = models.JSONField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True)
