"""What was written about unusual looks before there were notes becomes notes: also what a later writing replaced.

The row history kept that, with who wrote it and when.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_NOTES = """
    INSERT INTO access_unusualnote (id, look_id, at, by, words)
    SELECT gen_random_uuid(), held.look_id, held.at, held.by, held.words
    FROM (SELECT id AS look_id, looked_into_at AS at, looked_into_by AS by, words FROM access_unusuallook
          UNION
          SELECT (after->>'id')::uuid, (after->>'looked_into_at')::timestamptz, (after->>'looked_into_by')::uuid,
                 after->>'words'
          FROM audit_change WHERE table_name = 'access_unusuallook' AND after IS NOT NULL) AS held
    JOIN access_unusuallook look ON look.id = held.look_id
    WHERE held.words <> '' AND held.at IS NOT NULL AND held.by IS NOT NULL
    AND NOT EXISTS (SELECT FROM access_unusualnote note WHERE note.look_id = held.look_id AND note.at = held.at)
"""


def noted(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """One statement; it may run again, and only reads the tables people work on."""
    schema_editor.execute(_NOTES)


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0011_notes_of_unusual_looks'),
        ('audit', '0002_lines_of_childrens_logs'),
    ]

    operations = [migrations.RunPython(noted, migrations.RunPython.noop)]
