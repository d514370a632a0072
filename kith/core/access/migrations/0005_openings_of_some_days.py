"""Openings of some days are found by when they were: the daily search for unusual looking."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [('access', '0004_unusual_looks')]

    operations = [
        AddIndexConcurrently(
            model_name='opening',
            index=models.Index(fields=['at'], name='access_opening_at'),
        ),
    ]
