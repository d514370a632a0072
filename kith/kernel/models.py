"""The base of every table. Each model declares how its rows are kept and what personal data each field holds."""

from collections.abc import Mapping
from enum import StrEnum
from typing import ClassVar

from django.db import models

from kith.kernel.ids import new_id


class Keeping(StrEnum):
    """What may happen to a row after it is written; the database holds it, by grants and triggers."""

    MUTABLE = "mutable"
    APPEND_ONLY = "append-only"
    FROZEN = "frozen"


class Holds(StrEnum):
    """What a field holds about a person; export, sealing and retention go by it."""

    NOTHING = "nothing personal"
    LINK = "points at a person or a row about one"
    TRACE = "what a worker did, and when"
    IDENTITY = "who somebody is: names, birth date, contact"
    CONTENT = "what is written about somebody's life"
    SECRET = "a credential or a withheld word; encrypted or hashed, never in history"  # noqa: S105  (a description)


class Record(models.Model):
    """A table of Kith's own: a time-ordered id, a class of keeping and a class of data for each field.

    `worked_out` rows are made anew from others whose history is kept, and have no history of their own.
    `untracked` rows are not yet anybody's word: typed, and not sent.
    """

    keeping: ClassVar[Keeping]
    worked_out: ClassVar[bool] = False
    untracked: ClassVar[bool] = False
    holds: ClassVar[Mapping[str, Holds]]
    never_in_history: ClassVar[tuple[str, ...]] = ()

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)

    class Meta:
        abstract = True
