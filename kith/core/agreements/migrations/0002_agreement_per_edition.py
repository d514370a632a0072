"""Somebody whose part has changed may agree again, to the words as they stand now."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial"), ("editions", "0003_words_beside_approved_ones")]
    safe_on_a_live_table = "one short row per person and version: the new index is built in a moment"

    operations = [
        migrations.RemoveConstraint("agreement", "agreements_agreement_once"),
        migrations.AddConstraint(
            "agreement",
            models.UniqueConstraint(fields=("version", "person_id", "edition"), name="agreements_agreement_once"),
        ),
    ]
