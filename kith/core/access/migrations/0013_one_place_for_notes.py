"""The one text of an unusual look goes: its notes hold it."""

from django.db import migrations


class Migration(migrations.Migration):

    code_stopped_using_it_in = '0011_notes_of_unusual_looks'

    dependencies = [
        ('access', '0012_notes_of_before'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='unusuallook',
            name='words',
        ),
    ]
