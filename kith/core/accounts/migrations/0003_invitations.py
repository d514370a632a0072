"""Invitations; whom an agency employs; what was read before it was changed; teams that have closed."""

import django.db.models.deletion
import kith.kernel.ids
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models


class Migration(migrations.Migration):

    safe_on_a_live_table = 'from before the first release: no table was long'

    dependencies = [
        ('accounts', '0002_more_roles'),
    ]

    operations = [
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('made_at', models.DateTimeField()),
                ('made_by', models.UUIDField(blank=True, null=True)),
                ('ends_at', models.DateTimeField()),
                ('token_hash', models.CharField(blank=True, max_length=64)),
                ('mailed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_at', models.DateTimeField(blank=True, null=True)),
                ('closed_by', models.UUIDField(blank=True, null=True)),
                ('closed_as', models.CharField(blank=True, choices=[('accepted', 'accepted'), ('withdrawn', 'withdrawn'), ('sent_again', 'sent again')], max_length=20)),
            ],
        ),
        migrations.AddField(
            model_name='team',
            name='closed_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='team',
            name='closed_by',
            field=models.UUIDField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='team',
            name='revision',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        migrations.AddField(
            model_name='user',
            name='agency',
            field=models.CharField(blank=True, db_default='', max_length=200),
        ),
        migrations.AddField(
            model_name='user',
            name='joined_at',
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='user',
            name='revision',
            field=models.PositiveIntegerField(db_default=0, default=0),
        ),
        AddConstraintNotValid(
            model_name='team',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='accounts_team_closed_by_somebody'),
        ),
        ValidateConstraint(model_name='team', name='accounts_team_closed_by_somebody'),
        migrations.AddField(
            model_name='invitation',
            name='user',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='invitations', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('closed_at__isnull', True)), fields=('user',), name='accounts_invitation_one_open'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.UniqueConstraint(condition=models.Q(('token_hash', ''), _negated=True), fields=('token_hash',), name='accounts_invitation_token_once'),
        ),
        migrations.AddConstraint(
            model_name='invitation',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_as', ''), ('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_as__in', ['accepted', 'withdrawn', 'sent_again']), ('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='accounts_invitation_closed_whole'),
        ),
    ]
