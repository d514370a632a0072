"""What happened to teams, and moves that are still to come."""

import django.contrib.postgres.fields
import django.db.models.deletion
import kith.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0005_sessions_and_scratch'),
    ]

    operations = [
        migrations.CreateModel(
            name='TeamChange',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('moved', 'People moved here'), ('merged', 'Another team came into this one'), ('put_back', 'A move taken back'), ('manager', 'A manager came, went or was replaced'), ('gone', 'Somebody left the team'), ('added', 'The team began'), ('renamed', 'Another name'), ('closed', 'Closed'), ('reopened', 'Opened again')], max_length=20)),
                ('people', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), default=list, size=None)),
                ('before', models.JSONField(default=dict)),
                ('children', models.PositiveIntegerField(default=0)),
                ('words', models.TextField(blank=True)),
                ('from_on', models.DateField()),
                ('made_at', models.DateTimeField()),
                ('made_by', models.UUIDField(blank=True, null=True)),
                ('done_at', models.DateTimeField(blank=True, null=True)),
                ('called_off_at', models.DateTimeField(blank=True, null=True)),
                ('called_off_by', models.UUIDField(blank=True, null=True)),
                ('other', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.team')),
                ('puts_back', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='put_back_by', to='accounts.teamchange')),
                ('team', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='changes', to='accounts.team')),
            ],
            options={
                'indexes': [models.Index(fields=['team', '-made_at'], name='accounts_team_change_team'), models.Index(condition=models.Q(('called_off_at__isnull', True), ('done_at__isnull', True)), fields=['from_on'], name='accounts_team_change_due')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['moved', 'merged', 'put_back', 'manager', 'gone', 'added', 'renamed', 'closed', 'reopened'])), name='accounts_team_change_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('called_off_at__isnull', True), ('called_off_by__isnull', True)), models.Q(('called_off_at__isnull', False), ('called_off_by__isnull', False)), _connector='OR'), name='accounts_team_change_called_off_by_somebody'), models.CheckConstraint(condition=models.Q(('done_at__isnull', True), ('called_off_at__isnull', True), _connector='OR'), name='accounts_team_change_done_or_called_off')],
            },
        ),
    ]
