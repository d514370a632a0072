"""Whether a child is in reach is read from the index too: search asks it of one person after another."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db import migrations, models


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('access', '0007_reach_read_from_its_index'),
    ]

    operations = [
        AddIndexConcurrently(
            model_name='reach',
            index=models.Index(fields=['child_id', 'principal_id'], include=('basis', 'from_on', 'until_on', 'until_at'), name='access_reach_of_child'),
        ),
        RemoveIndexConcurrently(
            model_name='reach',
            name='access_reach_child',
        ),
    ]
