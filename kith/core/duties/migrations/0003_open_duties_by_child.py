"""A worklist finds what is open for some children without reading every duty there ever was."""

import django.contrib.postgres.indexes
from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('duties', '0002_day_a_duty_follows_from'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='duty',
            index=django.contrib.postgres.indexes.GinIndex(condition=models.Q(('done_at__isnull', True)), fastupdate=False, fields=['children'], name='duties_duty_open_children'),
        ),
    ]
