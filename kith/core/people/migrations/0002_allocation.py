"""Who is given which child, as what: what reach follows from."""

import django.db.models.deletion
import kith.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='Allocation',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('worker_id', models.UUIDField()),
                ('part', models.CharField(choices=[('lead_worker', 'lead worker'), ('co_worker', 'co-worker'), ('chair', 'chair or reviewing officer'), ('partner', 'partner worker, for this child'), ('quality', 'quality reader, for this child')], max_length=20)),
                ('from_on', models.DateField()),
                ('until_on', models.DateField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('child', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='allocations', to='people.child')),
            ],
            options={
                'indexes': [models.Index(fields=['worker_id', 'part'], name='people_allocation_worker')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True), ('part', 'lead_worker')), fields=('child',), name='people_allocation_one_lead_worker'), models.UniqueConstraint(condition=models.Q(('ended_at__isnull', True)), fields=('child', 'worker_id', 'part'), name='people_allocation_once'), models.CheckConstraint(condition=models.Q(('part__in', ['lead_worker', 'co_worker', 'chair', 'partner', 'quality'])), name='people_allocation_part_known'), models.CheckConstraint(condition=models.Q(('until_on__isnull', True), ('until_on__gte', models.F('from_on')), _connector='OR'), name='people_allocation_ends_after_it_begins'), models.CheckConstraint(condition=models.Q(models.Q(('part', 'lead_worker'), _negated=True), ('until_on__isnull', True), _connector='OR'), name='people_allocation_lead_has_no_last_day')],
            },
        ),
    ]
