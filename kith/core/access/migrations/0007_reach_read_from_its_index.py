"""What a page asks of somebody's reach stands in its index, so that rows that ended cost next to nothing."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('access', '0006_break_glass'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='reach',
            index=models.Index(fields=['principal_id', 'child_id'], include=('basis', 'from_on', 'until_on', 'until_at'), name='access_reach_of_principal'),
        ),
        RemoveIndexConcurrently(
            model_name='reach',
            name='access_reach_principal',
        ),
    ]
