"""What reach follows from beside allocation, the instant from which a row holds no more, and more grounds."""

import kith.kernel.ids
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):

    safe_on_a_live_table = 'choices are words of the code: the column itself stays as it is'

    dependencies = [
        ('access', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Cover',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('absent_id', models.UUIDField()),
                ('stand_in_id', models.UUIDField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Managing',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('user_id', models.UUIDField()),
                ('team_id', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='Shift',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('user_id', models.UUIDField()),
                ('from_at', models.DateTimeField()),
                ('until_at', models.DateTimeField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
            ],
        ),
        migrations.RemoveConstraint(
            model_name='reach',
            name='access_reach_basis_known',
        ),
        migrations.AddField(
            model_name='reach',
            name='until_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AlterField(
            model_name='reach',
            name='basis',
            field=models.CharField(choices=[('lead_worker', 'lead worker'), ('co_worker', 'co-worker'), ('team_manager', "manager of the lead worker's team"), ('service_manager', "service manager of the lead worker's team"), ('chair', 'chair or reviewing officer'), ('partner', 'partner worker, for this child'), ('quality', 'quality reader, for this child'), ('cover', 'cover for somebody absent'), ('named', "named on the restricted record's list"), ('break_glass', 'break-glass')], max_length=20),
        ),
        AddConstraintNotValid(
            model_name='reach',
            constraint=models.CheckConstraint(condition=models.Q(('basis__in', ['lead_worker', 'co_worker', 'team_manager', 'service_manager', 'chair', 'partner', 'quality', 'cover', 'named', 'break_glass'])), name='access_reach_basis_known'),
        ),
        ValidateConstraint(model_name='reach', name='access_reach_basis_known'),
        migrations.AddIndex(
            model_name='cover',
            index=models.Index(fields=['absent_id', 'until_on'], name='access_cover_absent'),
        ),
        migrations.AddConstraint(
            model_name='cover',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__gte', models.F('from_on'))), name='access_cover_ends_after_it_begins'),
        ),
        migrations.AddConstraint(
            model_name='cover',
            constraint=models.CheckConstraint(condition=models.Q(('absent_id', models.F('stand_in_id')), _negated=True), name='access_cover_by_somebody_else'),
        ),
        migrations.AddConstraint(
            model_name='managing',
            constraint=models.UniqueConstraint(fields=('user_id', 'team_id'), name='access_managing_once'),
        ),
        migrations.AddIndex(
            model_name='shift',
            index=models.Index(fields=['user_id', 'until_at'], name='access_shift_user'),
        ),
        migrations.AddConstraint(
            model_name='shift',
            constraint=models.CheckConstraint(condition=models.Q(('until_at__gt', models.F('from_at'))), name='access_shift_ends_after_it_begins'),
        ),
    ]
