"""Reads of editions: who the readers are, and what each one's edition would be today."""

from dataclasses import dataclass
from uuid import UUID

from kith.core.access.principal import Principal
from kith.core.authority.selectors import policy
from kith.core.editions.compose import compose
from kith.core.editions.edition import Edition, Layout
from kith.core.editions.models import EditionRecord, Wording
from kith.core.editions.reader import ComposeContext, Contact, NamedChild, Reader, Relation
from kith.core.editions.scan import Hit, Sought, scan_edition, sought_for
from kith.core.editions.telling import Telling
from kith.core.people.choices import CopyFormat, Relationship
from kith.core.people.models import Person
from kith.core.people.selectors import is_child, people_of_family
from kith.core.plans.content import PlanContent, item_hash
from kith.core.plans.models import Version
from kith.core.plans.selectors import content_of, version_for
from kith.core.protection.guard import Guard, Standing
from kith.core.protection.selectors import guard_of
from kith.kernel import clock
from kith.kernel.errors import NotFound

_RELATIONS = {Relationship.PARENT: Relation.PARENT, Relationship.NETWORK: Relation.NETWORK}
_LAYOUTS = {CopyFormat.STANDARD: Layout.STANDARD, CopyFormat.LARGE_PRINT: Layout.LARGE_PRINT}


@dataclass(frozen=True, slots=True)
class ReaderEdition:
    """One reader's edition as composed today. `edition` is None when nothing is theirs; any hit is a hard stop."""

    reader: Reader
    standing: Standing
    edition: Edition | None
    hits: tuple[Hit, ...]
    sought: tuple[Sought, ...]


@dataclass(frozen=True, slots=True)
class VersionForReaders:
    """A version with all that its readers' editions are made from; loaded once for any number of readers."""

    version: Version
    content: PlanContent
    guard: Guard
    tellings: tuple[Telling, ...]
    readers: tuple[Reader, ...]
    children_of_family: tuple[NamedChild, ...]
    context: ComposeContext

    def edition_for(self, reader_id: UUID) -> ReaderEdition:
        """Compose and scan for one reader; NotFound for somebody who is no reader of this plan."""
        reader = next((one for one in self.readers if one.id == reader_id), None)
        if reader is None:
            raise NotFound
        edition = compose(self.content, self.tellings, self.guard, self.context, reader)
        sought = sought_for(reader.id, reader.children, self.content, self.children_of_family, self.guard)
        hits = scan_edition(edition, sought) if edition else ()
        return ReaderEdition(reader, self.guard.standing(reader.id), edition, hits, sought)


def version_for_readers(principal: Principal, version_id: UUID) -> VersionForReaders:
    """Load a version within reach, its guard of today and of its own day, its approved words and its readers."""
    version = version_for(principal, version_id)
    content = content_of(version)
    settings = policy()
    people = people_of_family(version.plan.family_id)
    return VersionForReaders(
        version=version,
        content=content,
        guard=guard_of(version.plan.family_id, {clock.today(), version.proposed_on}),
        tellings=_tellings(content),
        readers=tuple(_readers(people, content)),
        children_of_family=tuple(NamedChild(one.id, one.known_as, one.name) for one in people if is_child(one)),
        context=ComposeContext(
            dated_on=clock.today(),
            speak_to=Contact(name=settings.talk_to_name, phone=settings.talk_to_phone),
            complaints_phone=settings.complaints_phone,
        ),
    )


def reader_edition(principal: Principal, version_id: UUID, reader_id: UUID) -> tuple[VersionForReaders, ReaderEdition]:
    """One reader's edition of a version within reach, bearing the day its content first stood."""
    loaded = version_for_readers(principal, version_id)
    theirs = loaded.edition_for(reader_id)
    if theirs.edition is None:
        return loaded, theirs
    first = EditionRecord.objects.filter(reader_id=reader_id, hash=theirs.edition.hash).order_by("dated_on").first()
    if first is None:
        return loaded, theirs
    dated = theirs.edition.model_copy(update={"dated_on": first.dated_on})
    return loaded, ReaderEdition(theirs.reader, theirs.standing, dated, theirs.hits, theirs.sought)


@dataclass(frozen=True, slots=True)
class WordingView:
    """Words written for one reader in place of one item, and whether they have effect.

    `revision` is what new words are based on: 0 where the item has changed and has none of its own yet.
    """

    words: str
    revision: int
    waiting: bool
    state: str


def wordings_for(content: PlanContent, reader_id: UUID) -> dict[UUID, WordingView]:
    """The words written for one reader, approved or not, by item; for callers that asked for reach already.

    Words for the item as it stands come first; where there are none, the newest for what it was, to be written anew.
    """
    stands = {item.id: item_hash(item) for item in content.items}
    rows = Wording.objects.filter(item_id__in=stands.keys(), reader_id=reader_id)
    ordered = sorted(rows, key=lambda row: (row.item_hash == stands[row.item_id], row.written_at))
    return {row.item_id: _wording_view(row, stands[row.item_id]) for row in ordered}


def _wording_view(row: Wording, stands: str) -> WordingView:
    current = row.item_hash == stands
    if not current:
        state = "The plan has changed since these words were written; they have to be written anew"
    elif row.approved_on is None:
        state = "Waiting for a manager to approve them"
    else:
        state = f"Approved on {row.approved_on.day} {row.approved_on:%B %Y}"
    return WordingView(row.words, row.revision if current else 0, current and row.approved_on is None, state)


def _tellings(content: PlanContent) -> tuple[Telling, ...]:
    ids = [item.id for item in content.items]
    rows = Wording.objects.filter(item_id__in=ids, approved_at__isnull=False).order_by("id")
    return tuple(
        Telling(
            item_id=row.item_id,
            item_hash=row.item_hash,
            reader_id=row.reader_id,
            words=row.words,
            approved_on=row.approved_on,
        )
        for row in rows
        if row.approved_on
    )


def _readers(people: list[Person], content: PlanContent) -> list[Reader]:
    readers = (_reader(person, content) for person in people if person.id not in content.children)
    return sorted((reader for reader in readers if reader.children), key=lambda reader: reader.name)


def _reader(person: Person, content: PlanContent) -> Reader:
    connections = list(person.connections.all())
    here = [one for one in connections if one.child_id in content.children]
    relations = {_RELATIONS.get(Relationship(one.relationship), Relation.OTHER) for one in here}
    weakest_first = (Relation.OTHER, Relation.NETWORK, Relation.PARENT)
    return Reader(
        id=person.id,
        name=person.known_as,
        relation=next((one for one in weakest_first if one in relations), Relation.OTHER),
        children=frozenset(one.child_id for one in connections),
        layout=_LAYOUTS[CopyFormat(person.copy_format)],
    )
