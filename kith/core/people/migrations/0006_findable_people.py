from django.db import migrations


def everybody_made_findable(apps, schema_editor):
    """Rows of search for people who were there before search was."""
    from kith.core.people.findables import rows_of, sounds_of
    from kith.core.people.search_keys import sounding

    Person, Findable = apps.get_model("people", "Person"), apps.get_model("people", "Findable")
    here = schema_editor.connection.alias  # as its owner, whatever the site's own connection may do
    people = Person.objects.using(here).select_related("file").prefetch_related("other_names", "addresses")
    for person in people.filter(findables__isnull=True).iterator(chunk_size=1000):
        Findable.objects.using(here).bulk_create(
            Findable(person_id=row.person_id, made_of=row.made_of, words=row.words, text=row.text, keys=row.keys)
            for row in rows_of(person, sounds_of(sounding([person.name, person.known_as])))
        )


def nothing(apps, schema_editor):
    """The table goes with its own migration."""


class Migration(migrations.Migration):

    dependencies = [
        ('people', '0005_born_or_expected'),
    ]

    operations = [migrations.RunPython(everybody_made_findable, nothing)]
