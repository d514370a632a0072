"""Everybody the council employs to see or to run something has a role of their own."""

from django.contrib.postgres.operations import AddConstraintNotValid, ValidateConstraint
from django.db import migrations, models

_ROLES = ['worker', 'manager', 'service_manager', 'chair', 'out_of_hours', 'quality', 'data_protection', 'partner', 'administrator']


class Migration(migrations.Migration):
    dependencies = [("accounts", "0001_initial")]
    safe_on_a_live_table = "choices are words of the code: the column itself stays as it is"

    operations = [
        migrations.RemoveConstraint(model_name="user", name="accounts_user_role_known"),
        migrations.AlterField(
            model_name="user",
            name="role",
            field=models.CharField(
                choices=[('worker', 'Social worker'), ('manager', 'Team manager'), ('service_manager', 'Service manager'), ('chair', 'Conference chair or IRO'), ('out_of_hours', 'Out-of-hours worker'), ('quality', 'Quality reader'), ('data_protection', 'Data-protection reader'), ('partner', 'Partner worker of an agency'), ('administrator', 'Administrator')],
                max_length=20,
            ),
        ),
        AddConstraintNotValid(
            model_name="user",
            constraint=models.CheckConstraint(condition=models.Q(role__in=_ROLES), name="accounts_user_role_known"),
        ),
        ValidateConstraint(model_name="user", name="accounts_user_role_known"),
    ]
