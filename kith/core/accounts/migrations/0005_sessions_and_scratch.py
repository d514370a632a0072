"""Where somebody is signed in, and what they have typed and not sent."""

import django.db.models.deletion
import kith.kernel.ids
import kith.kernel.secrets
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0004_second_factor'),
    ]

    operations = [
        migrations.CreateModel(
            name='OpenSession',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('session_key', kith.kernel.secrets.EncryptedJSONField()),
                ('key_hash', models.CharField(max_length=64, unique=True)),
                ('browser', models.CharField(max_length=100)),
                ('begun_at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='open_sessions', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Scratch',
            fields=[
                ('id', models.UUIDField(default=kith.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('address', models.CharField(max_length=300)),
                ('words', kith.kernel.secrets.EncryptedJSONField()),
                ('typed_at', models.DateTimeField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='scratches', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'address'), name='accounts_scratch_one_per_form')],
            },
        ),
    ]
