"""Who poses a risk to whom, who passes things on, who was assessed, and which facts are withheld. All dated."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.kernel.models import Holds, Keeping, Record
from kith.kernel.secrets import EncryptedJSONField

_PERIOD_HOLDS = {"id": Holds.NOTHING, "family_id": Holds.LINK, "from_on": Holds.CONTENT, "until_on": Holds.CONTENT}


class _Dated(Record):
    """In force from a day until a day, both inclusive; ended, never deleted."""

    family_id = models.UUIDField(db_index=True)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True


class PosesRisk(_Dated):
    """One person poses a risk to another, child or adult."""

    keeping = Keeping.MUTABLE
    holds = {**_PERIOD_HOLDS, "from_person_id": Holds.LINK, "to_person_id": Holds.LINK}

    from_person_id = models.UUIDField()
    to_person_id = models.UUIDField()


class PassesOn(_Dated):
    """One person passes things on to another."""

    keeping = Keeping.MUTABLE
    holds = {**_PERIOD_HOLDS, "person_id": Holds.LINK, "to_person_id": Holds.LINK}

    person_id = models.UUIDField()
    to_person_id = models.UUIDField()


class AssessedSafe(_Dated):
    """Somebody was looked at and may be given plan papers; until then they are treated as unsafe (SHARE-5)."""

    keeping = Keeping.MUTABLE
    holds = {**_PERIOD_HOLDS, "person_id": Holds.LINK}

    person_id = models.UUIDField()


class Withheld(_Dated):
    """A fact only some may hold. Its words are encrypted and never enter the history.

    `together`: for each way, lists of words of which one each, close together, gives the fact away.
    """

    keeping = Keeping.MUTABLE
    never_in_history = ("words", "together")
    holds = {
        **_PERIOD_HOLDS,
        "label": Holds.CONTENT,
        "words": Holds.SECRET,
        "together": Holds.SECRET,
        "may_hold": Holds.LINK,
    }

    label = models.CharField(max_length=200)
    words = EncryptedJSONField()
    together = EncryptedJSONField(null=True, blank=True)
    may_hold = ArrayField(models.UUIDField(), default=list)
