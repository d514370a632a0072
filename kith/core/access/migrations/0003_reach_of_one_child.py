"""Who reaches one child is found by the child."""

from django.contrib.postgres.operations import AddIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):
    atomic = False

    dependencies = [('access', '0002_what_reach_follows_from')]

    operations = [
        AddIndexConcurrently(
            model_name='reach',
            index=models.Index(fields=['child_id', 'principal_id'], name='access_reach_child'),
        ),
    ]
