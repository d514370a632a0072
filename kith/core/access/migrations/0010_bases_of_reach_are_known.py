"""What 0009 says of every new row is looked at in the old ones, by itself: no lock is held while all are read."""

from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0009_lead_worker_of_a_restricted_record'),
    ]

    operations = [
        ValidateConstraint(
            model_name='reach',
            name='access_reach_basis_known',
        ),
    ]
