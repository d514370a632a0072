"""Reach (who may see which child, on what basis, from when until when) and the log of openings."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.kernel.models import Holds, Keeping, Record


class Basis(models.TextChoices):
    """Why somebody reaches a child."""

    LEAD_WORKER = "lead_worker", "lead worker"
    TEAM_MANAGER = "team_manager", "manager of the lead worker's team"


class Reach(Record):
    """One principal reaches one child, from a day until a day (inclusive; none means still)."""

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "principal_id": Holds.LINK,
        "child_id": Holds.LINK,
        "basis": Holds.TRACE,
        "from_on": Holds.TRACE,
        "until_on": Holds.TRACE,
    }

    principal_id = models.UUIDField()
    child_id = models.UUIDField()
    basis = models.CharField(max_length=20, choices=Basis.choices)
    from_on = models.DateField()
    until_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["principal_id", "child_id"], name="access_reach_principal")]
        constraints = [
            models.CheckConstraint(condition=models.Q(basis__in=Basis.values), name="access_reach_basis_known"),
            models.CheckConstraint(
                condition=models.Q(until_on__isnull=True) | models.Q(until_on__gte=models.F("from_on")),
                name="access_reach_ends_after_it_begins",
            ),
        ]


class Opening(Record):
    """ACCESS-2: one record opened by one person: both clocks, which children, on what basis, which page."""

    keeping = Keeping.APPEND_ONLY
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
