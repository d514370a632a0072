"""Being told, hearing the notice, and agreeing: each its own row, bound to the version and the edition seen."""

from django.db import models

from kith.core.agreements.choices import Advice, ToldHow, Way
from kith.core.editions.models import EditionRecord
from kith.core.plans.models import Version
from kith.kernel.models import Holds, Keeping, Record

_HOLDS = {
    "id": Holds.NOTHING,
    "version": Holds.NOTHING,
    "person_id": Holds.LINK,
    "at": Holds.CONTENT,
    "by": Holds.TRACE,
}


class _AboutPerson(Record):
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    person_id = models.UUIDField()
    at = models.DateTimeField()
    by = models.UUIDField()

    class Meta:
        abstract = True


class Told(_AboutPerson):
    """AGR-1: somebody was told what stands in their part, before being asked to agree."""

    keeping = Keeping.APPEND_ONLY
    holds = {
        **_HOLDS,
        "edition": Holds.NOTHING,
        "how": Holds.CONTENT,
        "format": Holds.CONTENT,
        "language": Holds.CONTENT,
    }

    edition = models.ForeignKey(EditionRecord, on_delete=models.PROTECT, related_name="+")
    how = models.CharField(max_length=20, choices=ToldHow.choices)
    format = models.CharField(max_length=20)
    language = models.CharField(max_length=20)


class NoticeGiven(_AboutPerson):
    """AGR-7: the voluntary-nature notice was read to or by somebody: which version, in which language."""

    keeping = Keeping.APPEND_ONLY
    holds = {
        **_HOLDS,
        "notice_key": Holds.NOTHING,
        "notice_version": Holds.NOTHING,
        "language": Holds.CONTENT,
        "read_aloud": Holds.CONTENT,
    }

    notice_key = models.CharField(max_length=60)
    notice_version = models.PositiveIntegerField()
    language = models.CharField(max_length=20)
    read_aloud = models.BooleanField()


class Agreement(_AboutPerson):
    """AGR-11: somebody agreed to their own part, bound to the version and to the edition they saw."""

    keeping = Keeping.APPEND_ONLY
    holds = {
        **_HOLDS,
        "edition": Holds.NOTHING,
        "way": Holds.CONTENT,
        "typed_name": Holds.IDENTITY,
        "said_back": Holds.CONTENT,
        "advice": Holds.CONTENT,
    }

    edition = models.ForeignKey(EditionRecord, on_delete=models.PROTECT, related_name="+")
    way = models.CharField(max_length=20, choices=Way.choices)
    typed_name = models.CharField(max_length=200)
    said_back = models.TextField()
    advice = models.CharField(max_length=20, choices=Advice.choices)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "person_id", "edition"], name="agreements_agreement_once")
        ]
