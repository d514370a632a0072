"""Under which of the council's settings a version was proposed; none of those before had words of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('plans', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='version',
            name='settings_number',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
    ]
