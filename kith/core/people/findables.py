"""Makes the rows search reads anew, for people whose names, dates, numbers or addresses changed. Part of other acts."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from django.db import connection

from kith.core.people.choices import FoundBy, NameKind
from kith.core.people.models import Findable, Person
from kith.core.people.search_keys import (
    Sounds,
    address_keys,
    day_keys,
    folded,
    name_keys,
    number_keys,
    parts,
    sounding,
)

LONGEST = 420
_BY_KIND = {NameKind.FORMER: FoundBy.FORMER, NameKind.ALSO: FoundBy.ALSO}


def made_findable(person_id: UUID) -> None:
    """Make somebody's rows anew: what they are called and where they live today and before."""
    person = Person.objects.select_related("file").prefetch_related("other_names", "addresses").get(id=person_id)
    Findable.objects.filter(person_id=person_id).delete()
    Findable.objects.bulk_create(rows_of(person, sounds_of(sounding(_names(person)))))


def rows_of(person: Person, sounds: Sounds) -> list[Findable]:
    """The rows of one person with their names and addresses at hand."""
    file = getattr(person, "file", None)
    day = day_keys(person.born_on or person.expected_on)
    shared = day | number_keys((person.nhs_number, file.council_id if file else ""))
    rows = [
        _row(person, made_of, words, text, shared | name_keys(text, sounds)) for made_of, words, text in _called(person)
    ]
    for address in person.addresses.all():
        words = address_words(address.lines, address.postcode)
        rows.append(_row(person, FoundBy.ADDRESS, words, words, day | address_keys(address.lines, address.postcode)))
    return rows


def address_words(lines: str, postcode: str) -> str:
    """An address in one line."""
    return f"{lines}, {postcode}" if postcode else lines


def _row(person: Person, made_of: FoundBy, words: str, text: str, keys: frozenset[str]) -> Findable:
    kept = folded(text)[:LONGEST]
    return Findable(person_id=person.id, made_of=made_of, words=words[:LONGEST], text=kept, keys=sorted(keys))


def sounds_of(names: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """How parts of names sound, as the database's double metaphone says."""
    wanted = sorted(names)
    if not wanted:
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT part, dmetaphone(part), dmetaphone_alt(part) FROM unnest(%s::text[]) AS part", [wanted])
        return {part: tuple(sorted({first, other} - {""})) for part, first, other in cursor.fetchall()}


def _called(person: Person) -> Iterator[tuple[FoundBy, str, str]]:
    """Every name: why, the words to show, and the words to be found by; one word is looked for beside today's name."""
    yield FoundBy.NAME, person.name, person.name
    others: list[tuple[FoundBy, str]] = [(_BY_KIND[NameKind(one.kind)], one.name) for one in person.other_names.all()]
    if not set(parts(person.known_as)) <= set(parts(person.name)):
        others.insert(0, (FoundBy.ALSO, person.known_as))
    for made_of, name in others:
        yield made_of, name, name if len(parts(name)) > 1 else f"{name} {person.name}"


def _names(person: Person) -> list[str]:
    return [text for _, _, text in _called(person)]
