"""Reach (who may see which child, on what basis, from when until when) and the log of openings."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.core.access.basis import Basis, Emergency
from kith.core.access.unusual_models import UnusualLook as UnusualLook
from kith.core.access.unusual_models import UnusualNote as UnusualNote
from kith.core.audit.models import LineKind
from kith.kernel.models import Holds, Keeping, Record

BASES = [(one.value, one.label) for one in Basis]
_KNOWN = [one.value for one in Basis]


class Reach(Record):
    """One principal reaches one child, from a day until a day (inclusive; none means still).

    `until_at` is a real instant from which it holds no more, whatever the days say: set when what it followed from is
    gone, and at the start of break-glass. Rows that ended stay: who could see a child, and when, is part of the record.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "principal_id": Holds.LINK,
        "child_id": Holds.LINK,
        "basis": Holds.TRACE,
        "from_on": Holds.TRACE,
        "until_on": Holds.TRACE,
        "until_at": Holds.TRACE,
    }

    principal_id = models.UUIDField()
    child_id = models.UUIDField()
    basis = models.CharField(max_length=20, choices=BASES)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)
    until_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        # Somebody's reach is asked for on every page, and most of their rows ended: all of it is read from the index.
        indexes = [
            models.Index(
                fields=["principal_id", "child_id"],
                include=["basis", "from_on", "until_on", "until_at"],
                name="access_reach_of_principal",
            ),
            models.Index(
                fields=["child_id", "principal_id"],
                include=["basis", "from_on", "until_on", "until_at"],
                name="access_reach_of_child",
            ),
        ]
        constraints = [
            models.CheckConstraint(condition=models.Q(basis__in=_KNOWN), name="access_reach_basis_known"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="access_reach_ends_after_it_begins",
            ),
        ]


class Managing(Record):
    """Somebody manages a team they are not in: a service manager of several, a manager who helps out."""

    keeping = Keeping.MUTABLE
    holds = {"id": Holds.NOTHING, "user_id": Holds.LINK, "team_id": Holds.NOTHING}

    user_id = models.UUIDField()
    team_id = models.UUIDField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user_id", "team_id"], name="access_managing_once")]


class Cover(Record):
    """Somebody is absent, and somebody else stands in for them, from a day until a day."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "absent_id": Holds.LINK,
        "stand_in_id": Holds.LINK,
        "from_on": Holds.TRACE,
        "until_on": Holds.TRACE,
        "ended_at": Holds.TRACE,
    }

    absent_id = models.UUIDField()
    stand_in_id = models.UUIDField()
    from_on = models.DateField()
    until_on = models.DateField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["absent_id", "until_on"], name="access_cover_absent")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_on__gte=models.F("from_on")), name="access_cover_ends_after_it_begins"
            ),
            models.CheckConstraint(
                condition=~models.Q(absent_id=models.F("stand_in_id")), name="access_cover_by_somebody_else"
            ),
        ]


class Shift(Record):
    """An out-of-hours worker is on duty, from an instant until an instant of the real clock (DESIGN 7)."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "user_id": Holds.LINK,
        "from_at": Holds.TRACE,
        "until_at": Holds.TRACE,
        "ended_at": Holds.TRACE,
    }

    user_id = models.UUIDField()
    from_at = models.DateTimeField()
    until_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["user_id", "until_at"], name="access_shift_user")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until_at__gt=models.F("from_at")), name="access_shift_ends_after_it_begins"
            )
        ]


class BreakGlass(Record):
    """ACCESS-3: somebody opened records out of their reach, for a reason, until an instant of the real clock.

    Everything is told to a manager, who looks at it and says what they found.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "begun_at": Holds.TRACE,
        "begun_by": Holds.TRACE,
        "children": Holds.LINK,
        "kind": Holds.TRACE,
        "reason": Holds.CONTENT,
        "until_at": Holds.TRACE,
        "seen_at": Holds.TRACE,
        "seen_by": Holds.TRACE,
        "seen_words": Holds.CONTENT,
    }

    begun_at = models.DateTimeField()
    begun_by = models.UUIDField()
    children = ArrayField(models.UUIDField())
    kind = models.CharField(max_length=20, choices=[(one.value, one.label) for one in Emergency])
    reason = models.TextField()
    until_at = models.DateTimeField()
    seen_at = models.DateTimeField(null=True, blank=True)
    seen_by = models.UUIDField(null=True, blank=True)
    seen_words = models.TextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["begun_by", "until_at"], name="access_break_glass_who")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=[one.value for one in Emergency]), name="access_break_glass_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(seen_at__isnull=True, seen_by__isnull=True)
                | models.Q(seen_at__isnull=False, seen_by__isnull=False),
                name="access_break_glass_seen_by_somebody",
            ),
        ]


class Opening(Record):
    """ACCESS-2: one record opened by one person: both clocks, which children, on what basis, which page."""

    keeping = Keeping.APPEND_ONLY
    in_childrens_logs = LineKind.LOOK
    holds = {
        "id": Holds.NOTHING,
        "at": Holds.TRACE,
        "as_of_on": Holds.TRACE,
        "principal_id": Holds.LINK,
        "principal_label": Holds.TRACE,
        "children": Holds.LINK,
        "basis": Holds.TRACE,
        "page": Holds.TRACE,
        "request_id": Holds.TRACE,
    }

    at = models.DateTimeField(db_default=models.Func(function="clock_timestamp"), editable=False)
    as_of_on = models.DateField()
    principal_id = models.UUIDField()
    principal_label = models.CharField(max_length=200)
    children = ArrayField(models.UUIDField())
    basis = models.CharField(max_length=200)
    page = models.CharField(max_length=200)
    request_id = models.CharField(max_length=64, blank=True)

    class Meta:
        indexes = [models.Index(fields=["at"], name="access_opening_at")]
