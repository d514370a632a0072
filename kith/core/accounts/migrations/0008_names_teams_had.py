"""A change of a team keeps what the teams were called then."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0007_council_accounts'),
    ]

    operations = [
        migrations.AddField(
            model_name='teamchange',
            name='team_name',
            field=models.CharField(blank=True, db_default='', max_length=200),
        ),
        migrations.AddField(
            model_name='teamchange',
            name='other_name',
            field=models.CharField(blank=True, db_default='', max_length=200),
        ),
    ]
