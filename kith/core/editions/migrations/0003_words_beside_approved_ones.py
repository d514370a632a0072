"""New words wait beside approved ones; words know the version they were last written in; editions know their part."""

from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):

    safe_on_a_live_table = 'from before the first release: no table was long'
    dependencies = [("editions", "0002_wording_per_state_of_item"), ("plans", "0001_initial")]

    operations = [
        migrations.AddField("editionrecord", "part_hash", models.CharField(max_length=64, db_default="", blank=True)),
        migrations.AddField(
            "wording",
            "version",
            models.ForeignKey(
                "plans.version", models.PROTECT, null=True, blank=True, related_name="+", db_index=False
            ),
        ),
        migrations.AddField("wording", "next_words", models.TextField(blank=True, db_default="", default="")),
        migrations.AddField("wording", "next_at", models.DateTimeField(null=True, blank=True)),
        migrations.AddField("wording", "next_by", models.UUIDField(null=True, blank=True)),
        AddConstraintNotValid(
            "wording",
            models.CheckConstraint(
                condition=Q(next_words="", next_at__isnull=True, next_by__isnull=True)
                | Q(next_at__isnull=False, next_by__isnull=False, approved_at__isnull=False) & ~Q(next_words=""),
                name="editions_wording_next_beside_approved",
            ),
        ),
        ValidateConstraint("wording", "editions_wording_next_beside_approved"),
    ]
