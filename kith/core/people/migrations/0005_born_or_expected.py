from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0004_details'),
    ]

    operations = [
        ValidateConstraint(model_name='person', name='people_person_born_or_expected'),
    ]
