"""Reads of editions: who the readers are, and what each one's edition would be today."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.authority.policy import Policy
from kith.core.authority.selectors import VersionView, newest_version, version_numbered
from kith.core.editions.compose import compose
from kith.core.editions.edition import Edition, Layout
from kith.core.editions.labels import Labels
from kith.core.editions.models import EditionRecord, Wording
from kith.core.editions.needles import Sought
from kith.core.editions.reader import ComposeContext, Contact, NamedChild, Reader, Relation, guard_for
from kith.core.editions.scan import Hit, scan_edition, sought_for, sought_from_anybody
from kith.core.editions.telling import Telling
from kith.core.people.choices import CopyFormat, Relationship
from kith.core.people.models import Person
from kith.core.people.selectors import is_child, names_of, people_of_family
from kith.core.plans.content import PlanContent, item_hash
from kith.core.plans.models import Version
from kith.core.plans.selectors import content_of, plans_within, standing_items, version_with_state
from kith.core.plans.workflow import State
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
    """A version with all that its readers' editions are made from; loaded once for any number of readers.

    `words_wait_for`: the readers for whom somebody wrote words that nobody has approved yet. `words_since`: the moment
    the newest of a reader's words was approved; nobody was told or given them before.
    """

    version: Version
    state: State | None
    people: tuple[Person, ...]
    content: PlanContent
    guard: Guard
    tellings: tuple[Telling, ...]
    words_wait_for: frozenset[UUID]
    words_since: Mapping[UUID, datetime]
    readers: tuple[Reader, ...]
    children_of_family: tuple[NamedChild, ...]
    context: ComposeContext
    _made: dict[UUID, ReaderEdition] = field(default_factory=dict, init=False, repr=False, compare=False)

    def edition_for(self, reader_id: UUID) -> ReaderEdition:
        """Compose and scan for one reader, once; NotFound for somebody who is no reader of this plan."""
        if reader_id not in self._made:
            self._made[reader_id] = self._make(reader_id)
        return self._made[reader_id]

    def _make(self, reader_id: UUID) -> ReaderEdition:
        reader = next((one for one in self.readers if one.id == reader_id), None)
        if reader is None:
            raise NotFound
        edition = compose(self.content, self.tellings, self.guard, self.context, reader)
        guard = guard_for(reader, self.guard)
        sought = sought_for(reader.id, reader.children, self.content, self.children_of_family, guard)
        among = sought_from_anybody(self.content, self.children_of_family, self.guard)
        hits = scan_edition(edition, sought, among) if edition else ()
        return ReaderEdition(reader, self.guard.standing(reader.id), edition, hits, sought)


def version_for_readers(principal: Principal, version_id: UUID) -> VersionForReaders:
    """Load a version within reach, its guard of today and of its own day, its approved words and its readers."""
    version, state = version_with_state(principal, version_id)
    content = content_of(version)
    in_force = newest_version()
    people = people_of_family(version.plan.family_id)
    wordings = _wordings(content)
    return VersionForReaders(
        version=version,
        state=state,
        people=tuple(people),
        content=content,
        guard=guard_of(version.plan.family_id, {clock.today(), version.proposed_on}),
        tellings=_tellings(wordings),
        words_wait_for=_waited_for(wordings, content),
        words_since=_approved_since(wordings, content),
        readers=tuple(_readers(people, content)),
        children_of_family=tuple(NamedChild(one.id, one.known_as, one.name) for one in people if is_child(one)),
        context=context_for(version, in_force),
    )


def context_for(version: Version, in_force: VersionView) -> ComposeContext:
    """Whom to ring is what the council's settings say today; what the parts are called, what they said then."""
    policy, number = in_force.policy, version.settings_number
    then = in_force if number == in_force.number else version_numbered(number) or in_force
    phone = policy.out_of_hours_phone
    return ComposeContext(
        dated_on=clock.today(),
        speak_to=Contact(name=policy.talk_to_name, phone=policy.talk_to_phone),
        complaints_phone=policy.complaints_phone,
        out_of_hours=Contact(name=policy.out_of_hours_name, phone=phone) if phone else None,
        labels=_labels(then.policy),
    )


def _labels(policy: Policy) -> Labels:
    return Labels(
        danger_statement=policy.label_danger_statement,
        safety_goal=policy.label_safety_goal,
        safety_scale=policy.label_safety_scale,
        works_well=policy.label_works_well,
        makes_harder=policy.label_makes_harder,
        next_steps=policy.label_next_steps,
        said=policy.label_said,
        safety_circles=policy.label_safety_circles,
        picture_story=policy.label_picture_story,
        safety_object=policy.label_safety_object,
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

    `words` are the newest; `instead` those the reader gets until the newest are approved. `revision` is what new words
    are based on: 0 where the item has changed and has none of its own yet. `waiting`: somebody has to approve them.
    """

    words: str
    revision: int
    waiting: bool
    in_effect: bool
    state: str
    instead: str = ""


def wordings_for(content: PlanContent, reader_id: UUID) -> dict[UUID, WordingView]:
    """The words written for one reader, approved or not, by item; for callers that asked for reach already.

    Words for the item as it stands come first; where there are none, the newest for what it was, to be written anew.
    """
    stands = {item.id: item_hash(item) for item in content.items}
    rows = Wording.objects.filter(item_id__in=stands.keys(), reader_id=reader_id)
    ordered = sorted(rows, key=lambda row: (row.item_hash == stands[row.item_id], row.written_at))
    return {row.item_id: _wording_view(row, stands[row.item_id]) for row in ordered}


@dataclass(frozen=True, slots=True)
class WaitingWords:
    """Words for one reader of a plan that somebody has to approve; `version_id` the one to look at them in."""

    version_id: UUID
    reader_id: UUID
    reader_name: str
    children: tuple[UUID, ...]
    written_at: datetime


def waiting_words(principal: Principal) -> tuple[WaitingWords, ...]:
    """All words this principal may approve, the oldest first, one for each reader of a plan.

    Only words for a version that is proposed or live, and for an item as it stands in it: others are written anew
    before anybody approves them; one that stands in both leads to the proposed one. Three queries, whatever waits.
    """
    if not principal.may(Permission.TELLING_APPROVE):
        return ()
    waiting = Wording.objects.filter(Q(approved_at__isnull=True) | ~Q(next_words=""))
    rows = list(waiting.filter(version__plan__in=plans_within(principal)).order_by("written_at", "id"))
    if not rows:
        return ()
    standing = {
        (one.item.id, item_hash(one.item)): one
        for one in standing_items({row.version_id for row in rows if row.version_id}, {row.item_id for row in rows})
    }
    found: dict[tuple[UUID, UUID], WaitingWords] = {}
    for row in rows:
        stands = standing.get((row.item_id, row.item_hash))
        if stands is not None and row.waiting_by != principal.id:
            waits = WaitingWords(stands.version_id, row.reader_id, "", stands.children, row.next_at or row.written_at)
            found.setdefault((stands.plan_id, row.reader_id), waits)
    names = names_of(one.reader_id for one in found.values())
    return tuple(replace(one, reader_name=names[one.reader_id]) for one in found.values())


def _wording_view(row: Wording, stands: str) -> WordingView:
    current = row.item_hash == stands
    if not current:
        state = "The plan has changed since these words were written; they have to be written anew"
    elif row.approved_on is None or row.next_words:
        state = "Waiting for a manager to approve them"
    else:
        state = f"Approved on {row.approved_on.day} {row.approved_on:%B %Y}"
    return WordingView(
        words=row.waiting or row.words,
        revision=row.revision if current else 0,
        waiting=current and bool(row.waiting),
        in_effect=current and row.approved_on is not None,
        state=state,
        instead=row.words if current and row.next_words else "",
    )


def _wordings(content: PlanContent) -> list[Wording]:
    return list(Wording.objects.filter(item_id__in=[item.id for item in content.items]).order_by("id"))


def _waited_for(rows: Iterable[Wording], content: PlanContent) -> frozenset[UUID]:
    stands = {item.id: item_hash(item) for item in content.items}
    return frozenset(row.reader_id for row in rows if row.waiting and row.item_hash == stands[row.item_id])


def _approved_since(rows: Iterable[Wording], content: PlanContent) -> dict[UUID, datetime]:
    stands = {item.id: item_hash(item) for item in content.items}
    since: dict[UUID, datetime] = {}
    for row in rows:
        if row.approved_at and row.approved_on and row.item_hash == stands[row.item_id]:
            time = clock.local(row.approved_at).timetz().replace(second=0, microsecond=0)
            moment = datetime.combine(row.approved_on, time)
            since[row.reader_id] = max(moment, since.get(row.reader_id, moment))
    return since


def _tellings(rows: Iterable[Wording]) -> tuple[Telling, ...]:
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
