"""A duty knows the day of what it follows from, so that it is not done before."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("duties", "0001_initial")]

    operations = [migrations.AddField("duty", "arises_on", models.DateField(null=True, blank=True))]
