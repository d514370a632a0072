"""Changes of teams from before get the names of their time, which the row history kept."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_NAMED = """
    UPDATE accounts_teamchange change SET team_name = coalesce({team}, ''), other_name = coalesce({other}, '')
    WHERE change.team_name = ''
"""
_NAME = """
    (SELECT held.after->>'name' FROM audit_change held
     WHERE held.table_name = 'accounts_team' AND held.row_id = change.{column}::text AND held.at <= change.made_at
     AND held.after IS NOT NULL ORDER BY held.at DESC, held.id DESC LIMIT 1)
"""


def named(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """One statement over a table of some thousand rows; where the history says nothing, today's name goes on being told."""
    schema_editor.execute(_NAMED.format(team=_NAME.format(column="team_id"), other=_NAME.format(column="other_id")))


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0008_names_teams_had'),
        ('audit', '0002_lines_of_childrens_logs'),
    ]

    operations = [migrations.RunPython(named, migrations.RunPython.noop)]
