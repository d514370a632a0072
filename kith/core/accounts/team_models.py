"""What happened to a team, as people read it: moves, mergers, managers, names; and moves that are still to come."""

from django.contrib.postgres.fields import ArrayField
from django.db import models

from kith.core.accounts.choices import TeamChangeKind
from kith.kernel.models import Holds, Keeping, Record


class TeamChange(Record):
    """One change of a team, done or planned, with all that is needed to take it back (ACCESS-1).

    `before` says of each person in which team they were ("" for none); of a manager, whether this was a team they
    managed beside their own. `team_name` and `other_name` are what the teams were called then. `made_at` is when
    somebody decided it, `done_at` when it took effect: none yet for a move that is planned. `children` counts whose
    lead worker moved with it.
    """

    keeping = Keeping.MUTABLE
    holds = {
        "id": Holds.NOTHING,
        "team": Holds.NOTHING,
        "other": Holds.NOTHING,
        "team_name": Holds.NOTHING,
        "other_name": Holds.NOTHING,
        "kind": Holds.NOTHING,
        "people": Holds.LINK,
        "before": Holds.LINK,
        "children": Holds.NOTHING,
        "words": Holds.TRACE,
        "from_on": Holds.TRACE,
        "made_at": Holds.TRACE,
        "made_by": Holds.TRACE,
        "done_at": Holds.TRACE,
        "called_off_at": Holds.TRACE,
        "called_off_by": Holds.TRACE,
        "puts_back": Holds.NOTHING,
    }

    team = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, related_name="changes")
    other = models.ForeignKey("accounts.Team", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    team_name = models.CharField(max_length=200, blank=True, db_default="")
    other_name = models.CharField(max_length=200, blank=True, db_default="")
    kind = models.CharField(max_length=20, choices=TeamChangeKind.choices)
    people = ArrayField(models.UUIDField(), default=list)
    before = models.JSONField(default=dict)
    children = models.PositiveIntegerField(default=0)
    words = models.TextField(blank=True)
    from_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.UUIDField(null=True, blank=True)
    done_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    called_off_by = models.UUIDField(null=True, blank=True)
    puts_back = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="put_back_by"
    )

    class Meta:
        indexes = [
            models.Index(fields=["team", "-made_at"], name="accounts_team_change_team"),
            models.Index(
                fields=["from_on"],
                name="accounts_team_change_due",
                condition=models.Q(done_at__isnull=True, called_off_at__isnull=True),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=TeamChangeKind.values), name="accounts_team_change_kind_known"
            ),
            models.CheckConstraint(
                condition=models.Q(called_off_at__isnull=True, called_off_by__isnull=True)
                | models.Q(called_off_at__isnull=False, called_off_by__isnull=False),
                name="accounts_team_change_called_off_by_somebody",
            ),
            models.CheckConstraint(
                condition=models.Q(done_at__isnull=True) | models.Q(called_off_at__isnull=True),
                name="accounts_team_change_done_or_called_off",
            ),
        ]
