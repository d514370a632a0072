"""Every child that was there before has its lead worker's allocation, from the day they reached it."""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_ALLOCATE = """
    INSERT INTO people_allocation (id, child_id, worker_id, part, from_on)
    SELECT gen_random_uuid(), child.id, child.lead_worker_id, 'lead_worker',
           coalesce((SELECT min(held.from_on) FROM access_reach held
                     WHERE held.child_id = child.id AND held.principal_id = child.lead_worker_id), current_date)
    FROM people_child child
    WHERE NOT EXISTS (SELECT 1 FROM people_allocation one
                      WHERE one.child_id = child.id AND one.part = 'lead_worker' AND one.ended_at IS NULL)
"""


def allocate(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """One statement; it may run again, and only reads the tables people work on."""
    schema_editor.execute(_ALLOCATE)


class Migration(migrations.Migration):
    dependencies = [
        ('people', '0002_allocation'),
        ('access', '0003_reach_of_one_child'),
    ]

    operations = [migrations.RunPython(allocate, migrations.RunPython.noop)]
