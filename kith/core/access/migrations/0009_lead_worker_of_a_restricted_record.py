"""The lead worker of a restricted record is told from others on its list."""

from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models

_BASES = ['lead_worker', 'co_worker', 'team_manager', 'service_manager', 'chair', 'partner', 'quality', 'cover', 'named', 'named_lead', 'break_glass']


class Migration(migrations.Migration):

    safe_on_a_live_table = 'choices are words of the code: the column itself stays as it is'

    dependencies = [
        ('access', '0008_reach_of_a_child_read_from_its_index'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='reach',
            name='access_reach_basis_known',
        ),
        migrations.AlterField(
            model_name='reach',
            name='basis',
            field=models.CharField(choices=[('lead_worker', 'lead worker'), ('co_worker', 'co-worker'), ('team_manager', "manager of the lead worker's team"), ('service_manager', "service manager of the lead worker's team"), ('chair', 'chair or reviewing officer'), ('partner', 'partner worker, for this child'), ('quality', 'quality reader, for this child'), ('cover', 'cover for somebody absent'), ('named', "named on the restricted record's list"), ('named_lead', 'lead worker of the restricted record'), ('break_glass', 'break-glass')], max_length=20),
        ),
        AddConstraintNotValid(
            model_name='reach',
            constraint=models.CheckConstraint(condition=models.Q(basis__in=_BASES), name='access_reach_basis_known'),
        ),
    ]
