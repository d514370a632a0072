"""Writes of editions: words for one reader, their approval, and the edition as it was shown."""

from uuid import UUID

from kith.core.access.policies import require
from kith.core.access.principal import Principal
from kith.core.access.roles import Permission
from kith.core.audit.services import audited, record
from kith.core.editions.edition import Edition
from kith.core.editions.models import EditionRecord, Wording
from kith.core.editions.scan import Hit, scan
from kith.core.editions.selectors import VersionForReaders, version_for_readers
from kith.core.editions.telling import LONGEST_WORDS
from kith.core.plans.content import item_hash
from kith.core.plans.models import Plan, Version
from kith.kernel import clock
from kith.kernel.errors import Difference, Invalid, NotFound, NotYet, Problem, Refused, Stale


def leak_message(hit: Hit) -> str:
    """What a worker is told of a hit: the words and the fact's label, so that they can be taken out (SHARE-6)."""
    return f"Take out “{hit.words}”: {hit.label}. This reader must not have it."


@audited
def wording_written(
    *, version_id: UUID, reader_id: UUID, item_id: UUID, words: str, base: int, by: Principal
) -> Wording:
    """Write one reader's words for one item. They reach nobody until somebody else approves them (SHARE-5).

    Words that are approved for the item as it stands hold until then.
    """
    loaded = version_for_readers(by, version_id)
    require(by, Permission.PLAN_WRITE, loaded.content.children)
    stands = _item_hash(loaded, item_id)
    _refuse_words(words, str(item_id))
    _refuse_leaks(loaded, reader_id, words, str(item_id))
    row = _locked_wording(loaded, item_id, reader_id)
    if (row.revision if row else 0) != base:
        raise Stale([Difference(str(item_id), words, _newest(row))], row.revision if row else 0)
    row = row or Wording(item_id=item_id, reader_id=reader_id, revision=0)
    row.version, row.item_hash, row.revision = loaded.version, stands, row.revision + 1
    if row.approved_at is None:
        row.words, row.written_at, row.written_by = words, clock.instant(), by.user_id
    else:
        row.next_words, row.next_at, row.next_by = words, clock.instant(), by.user_id
    row.save()
    record(action="edition.wording_written", by=by, subject=("wording", row.id), children=loaded.content.children)
    return row


@audited
def wording_approved(*, version_id: UUID, reader_id: UUID, item_id: UUID, base: int, by: Principal) -> Wording:
    """Approve words somebody else wrote, for the item as it stands, after the scan of today (SHARE-5, SHARE-6)."""
    loaded = version_for_readers(by, version_id)
    require(by, Permission.TELLING_APPROVE, loaded.content.children)
    row = _locked_wording(loaded, item_id, reader_id)
    if row is None and Wording.objects.filter(item_id=item_id, reader_id=reader_id).exists():
        raise NotYet(
            "The plan has changed since these words were written. They have to be written anew.", rule="SHARE-5"
        )
    if row is None:
        raise NotFound
    if row.revision != base:
        raise Stale([Difference(str(item_id), "", _newest(row))], row.revision)
    if not row.waiting:
        raise NotYet("These words are approved already.", rule="SHARE-5")
    if row.waiting_by == by.id:
        raise Refused("Somebody else has to approve words you wrote yourself.", rule="SHARE-5")
    _refuse_leaks(loaded, reader_id, row.waiting, str(item_id))
    _next_takes_over(row)
    row.approved_at, row.approved_on, row.approved_by = clock.instant(), clock.today(), by.user_id
    row.save()
    record(action="edition.wording_approved", by=by, subject=("wording", row.id), children=loaded.content.children)
    return row


@audited
def wording_taken_back(*, version_id: UUID, reader_id: UUID, item_id: UUID, base: int, by: Principal) -> Wording:
    """Take approved words back: from now on they reach nobody until they are approved anew (SHARE-5, SHARE-6)."""
    loaded = version_for_readers(by, version_id)
    require(by, Permission.PLAN_WRITE, loaded.content.children)
    row = _locked_wording(loaded, item_id, reader_id)
    if row is None:
        raise NotFound
    if row.revision != base:
        raise Stale([Difference(str(item_id), "", _newest(row))], row.revision)
    if row.approved_at is None:
        raise NotYet("These words are not approved, so they reach nobody.", rule="SHARE-5")
    _next_takes_over(row)
    row.approved_at = row.approved_on = row.approved_by = None
    row.revision += 1
    row.save()
    record(action="edition.wording_taken_back", by=by, subject=("wording", row.id), children=loaded.content.children)
    return row


def edition_stored(*, version: Version, edition: Edition) -> EditionRecord:
    """Keep an edition that is being shown, agreed to or given; part of the act that does so, and recorded by it."""
    row, _ = EditionRecord.objects.get_or_create(
        version=version,
        reader_id=edition.reader_id,
        hash=edition.hash,
        defaults={
            "body": edition.model_dump(mode="json"),
            "part_hash": edition.part_hash,
            "composer_version": edition.composer_version,
            "dated_on": edition.dated_on,
            "stored_at": clock.instant(),
        },
    )
    return row


def _next_takes_over(row: Wording) -> None:
    if row.next_at and row.next_by:
        row.words, row.written_at, row.written_by = row.next_words, row.next_at, row.next_by
        row.next_words, row.next_at, row.next_by = "", None, None


def _newest(row: Wording | None) -> str:
    return (row.waiting or row.words) if row else ""


def _item_hash(loaded: VersionForReaders, item_id: UUID) -> str:
    for item in loaded.content.items:
        if item.id == item_id:
            return item_hash(item)
    raise NotFound


def _locked_wording(loaded: VersionForReaders, item_id: UUID, reader_id: UUID) -> Wording | None:
    """The words for an item as it stands; the plan's row is locked, so that two people cannot both write the first."""
    Plan.objects.select_for_update().get(id=loaded.version.plan_id)
    return Wording.objects.filter(item_id=item_id, item_hash=_item_hash(loaded, item_id), reader_id=reader_id).first()


def _refuse_words(words: str, place: str) -> None:
    if not words.strip():
        raise Invalid("Write the words for this reader.", place)
    if len(words) > LONGEST_WORDS:
        raise Invalid(f"Write at most {LONGEST_WORDS} characters; these are {len(words)}.", place)
    if "\x00" in words:
        raise Invalid("Take out the hidden character (U+0000).", place)


def _refuse_leaks(loaded: VersionForReaders, reader_id: UUID, words: str, place: str) -> None:
    hits = scan([(place, words)], loaded.edition_for(reader_id).sought)
    if hits:
        raise Invalid([Problem(leak_message(hit), place, "SHARE-6") for hit in hits])
