"""Part of a date, and what a number begins and ends with, find people: keys for those who were there before."""

from django.db import migrations, transaction

_AT_ONCE = 5000
_FIRST = "00000000-0000-0000-0000-000000000000"
_NEXT = "SELECT id FROM people_findable WHERE id > %s ORDER BY id OFFSET %s LIMIT 1"
_LAST = "SELECT max(id::text) FROM people_findable"
_MADE = """
    UPDATE people_findable one SET keys = made.keys FROM (
      SELECT row.id, array_agg(DISTINCT held.key ORDER BY held.key)::varchar(330)[] AS keys
      FROM people_findable row JOIN people_person person ON person.id = row.person_id
      CROSS JOIN LATERAL (
        SELECT unnest(row.keys) AS key
        UNION ALL SELECT dated.key FROM (SELECT coalesce(person.born_on, person.expected_on) AS day) AS born,
          LATERAL (VALUES ('d' || to_char(born.day, 'YYYY-MM-DD')), ('d' || to_char(born.day, 'YYYY-MM')),
            ('d' || to_char(born.day, 'MM-DD')), ('y' || extract(year FROM born.day))) AS dated(key)
          WHERE born.day IS NOT NULL
        UNION ALL SELECT part.key FROM unnest(row.keys) AS number,
          LATERAL (VALUES ('p' || substr(number, 2, 4)), ('l' || right(number, 4))) AS part(key)
          WHERE number LIKE 'i_____%%'
      ) AS held
      WHERE row.id > %s AND row.id <= %s GROUP BY row.id
    ) AS made WHERE made.id = one.id AND one.keys IS DISTINCT FROM made.keys
"""


def keys_of_parts(apps, schema_editor):
    """A few thousand rows at a time, so that nobody who saves waits for all of them; it may be begun again."""
    here = schema_editor.connection
    with here.cursor() as cursor:
        cursor.execute(_LAST)
        (last,) = cursor.fetchone()
        after = _FIRST
        while last and str(after) < last:
            cursor.execute(_NEXT, [after, _AT_ONCE - 1])
            until = (cursor.fetchone() or (last,))[0]
            with transaction.atomic(using=here.alias):
                cursor.execute(_MADE, [after, until])
            after = until


def nothing(apps, schema_editor):
    """Keys nobody asks for find nobody."""


class Migration(migrations.Migration):

    atomic = False

    dependencies = [
        ('people', '0007_restricted_records'),
    ]

    operations = [migrations.RunPython(keys_of_parts, nothing)]
