"""Who opened records out of their reach, why, and what a manager said to it."""

import django.contrib.postgres.fields
import kith.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0005_openings_of_some_days'),
    ]

    operations = [
        migrations.CreateModel(
            name='BreakGlass',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.UUIDField()),
                ('children', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('kind', models.CharField(choices=[('danger_now', 'A child may be in danger now'), ('called', 'The family is calling, and their worker cannot be reached'), ('visit', 'I have to see the family before their worker can be reached'), ('police_or_hospital', 'Police, hospital or court are asking, and it cannot wait'), ('other', 'Another reason that cannot wait')], max_length=20)),
                ('reason', models.TextField()),
                ('until_at', models.DateTimeField()),
                ('seen_at', models.DateTimeField(blank=True, null=True)),
                ('seen_by', models.UUIDField(blank=True, null=True)),
                ('seen_words', models.TextField(blank=True)),
            ],
            options={
                'indexes': [models.Index(fields=['begun_by', 'until_at'], name='access_break_glass_who')],
                'constraints': [models.CheckConstraint(condition=models.Q(('kind__in', ['danger_now', 'called', 'visit', 'police_or_hospital', 'other'])), name='access_break_glass_kind_known'), models.CheckConstraint(condition=models.Q(models.Q(('seen_at__isnull', True), ('seen_by__isnull', True)), models.Q(('seen_at__isnull', False), ('seen_by__isnull', False)), _connector='OR'), name='access_break_glass_seen_by_somebody')],
            },
        ),
    ]
