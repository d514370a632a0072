"""Records open to a list of named people only."""

import django.db.models.deletion
import kith.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0006_findable_people'),
    ]

    operations = [
        migrations.CreateModel(
            name='Restriction',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('reason', models.CharField(choices=[('staff_family', 'Family of somebody who works here'), ('adoption', 'Adoption'), ('high_risk', 'High risk of harm if found'), ('high_profile', 'High profile, or witness protection')], max_length=20)),
                ('why', models.TextField()),
                ('answerable_id', models.UUIDField()),
                ('begun_at', models.DateTimeField()),
                ('begun_by', models.UUIDField()),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('ended_by', models.UUIDField(blank=True, null=True)),
                ('ended_why', models.TextField(blank=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='restrictions', to='people.child')),
            ],
        ),
        migrations.CreateModel(
            name='Named',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('user_id', models.UUIDField()),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('restriction', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='list', to='people.restriction')),
            ],
        ),
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('child',), name='people_restriction_one_open'),
        ),
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.CheckConstraint(condition=models.Q(('reason__in', ['staff_family', 'adoption', 'high_risk', 'high_profile'])), name='people_restriction_reason_known'),
        ),
        migrations.AddConstraint(
            model_name='restriction',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('ended_at__isnull', True), ('ended_by__isnull', True)), models.Q(('ended_at__isnull', False), ('ended_by__isnull', False)), _connector='OR'), name='people_restriction_ended_by_somebody'),
        ),
        migrations.AddConstraint(
            model_name='named',
            constraint=models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('restriction', 'user_id'), name='people_named_once'),
        ),
        migrations.AddConstraint(
            model_name='named',
            constraint=models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='people_named_ends_after_it_begins'),
        ),
    ]
