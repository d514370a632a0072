"""The words that wait for approval are found without reading all others."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models
from django.db.models import Q


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("editions", "0003_words_beside_approved_ones")]

    operations = [
        AddIndexConcurrently(
            "wording",
            models.Index(
                fields=["written_at"],
                name="editions_wording_waiting",
                condition=Q(approved_at__isnull=True) | ~Q(next_words=""),
            ),
        ),
    ]
