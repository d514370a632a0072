"""Words belong to an item as it stands, so that words for a changed item leave those of the version in force alone."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("editions", "0001_initial")]
    safe_on_a_live_table = "one short row per item and reader: the new index is built in a moment"

    operations = [
        migrations.RemoveConstraint(model_name="wording", name="editions_wording_once"),
        migrations.AddConstraint(
            model_name="wording",
            constraint=models.UniqueConstraint(
                fields=("item_id", "item_hash", "reader_id"), name="editions_wording_once"
            ),
        ),
    ]
