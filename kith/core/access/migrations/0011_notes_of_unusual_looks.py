"""What is written about an unusual look is a note of its own, and none takes another's place."""

import django.db.models.deletion
import kith.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0010_bases_of_reach_are_known'),
    ]

    operations = [
        migrations.CreateModel(
            name='UnusualNote',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('by', models.UUIDField()),
                ('words', models.TextField()),
                ('look', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='notes', to='access.unusuallook')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(('words', ''), _negated=True), name='access_unusual_note_has_words')],
            },
        ),
    ]
