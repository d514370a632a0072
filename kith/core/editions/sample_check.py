"""Do two versions of one plan and the guard agree with each other? For files that were made apart; pure."""

from collections.abc import Iterator
from uuid import UUID

from kith.core.editions.plan_file import PlanFile
from kith.core.plans.content import Goal, PlanContent, Ref, Scale
from kith.core.plans.content.base import references
from kith.core.protection.guard_file import GuardFile


def agree(earlier: PlanFile, later: PlanFile, guard: GuardFile) -> tuple[str, ...]:
    """What does not fit, in plain words; empty when all agrees.

    The same id means the same person, item and reader in both; goals and their scales are untouched (SOS-4); words are
    approved for the items as they stand (SHARE-5); the guard speaks of people the files know.
    """
    return (
        *_versions(earlier, later),
        *_people(earlier, later),
        *_items(earlier, later),
        *_goals(earlier, later),
        *_readers(earlier, later),
        *(words for file in (earlier, later) for words in _inside(file)),
        *_guarded(earlier, later, guard),
    )


def _name(file: PlanFile) -> str:
    return file.document.label or "a version without a label"


def _versions(earlier: PlanFile, later: PlanFile) -> Iterator[str]:
    before, after = earlier.document, later.document
    if before.content.plan_id != after.content.plan_id:
        yield "The two versions belong to different plans."
    if (before.version or 0) >= (after.version or 0) or earlier.frozen_on >= later.frozen_on:
        yield f"{_name(later)} does not come after {_name(earlier)}."
    if after.version_before_on is None or after.version_before_on < earlier.frozen_on:
        yield f"{_name(later)} does not say on which day the version before it was frozen, or says one too early."


def _people(earlier: PlanFile, later: PlanFile) -> Iterator[str]:
    then = {person.id: person for person in earlier.document.content.people}
    for person in later.document.content.people:
        before = then.get(person.id, person)
        if before != person:
            yield f"{before.name}: the same id is {person.name} in {_name(later)}, or is written differently there."


def _items(earlier: PlanFile, later: PlanFile) -> Iterator[str]:
    then = {item.id: item for item in earlier.document.content.items}
    for item in later.document.content.items:
        before = then.get(item.id, item)
        if (before.kind, before.label, set(before.children)) != (item.kind, item.label, set(item.children)):
            other = f"{item.label} ({item.kind})"
            yield f"{before.label}: the same id is {other} in {_name(later)}, or is about other children."


def _goals(earlier: PlanFile, later: PlanFile) -> Iterator[str]:
    """SOS-4: change the plan, never the goal, unless it was reworded as an act of its own."""
    changed = {change.goal_id for change in later.document.records.goal_changes}
    before, after = (_untouchable(file.document.content) for file in (earlier, later))
    for item_id, item in before.items():
        if item_id not in changed and after.get(item_id) != item:
            yield f"{item.label}: it is not the same in {_name(later)}; a goal and its scale are not edited."
    noted = {goal.goal_id: goal.words for goal in later.document.goals_before}
    for goal_id, words in noted.items():
        goal = before.get(goal_id)
        if not isinstance(goal, Goal) or goal.words != words:
            yield f"{_name(later)} remembers a goal that {_name(earlier)} does not hold in these words."


def _untouchable(content: PlanContent) -> dict[UUID, Goal | Scale]:
    return {item.id: item for item in content.items if isinstance(item, (Goal, Scale))}


def _readers(earlier: PlanFile, later: PlanFile) -> Iterator[str]:
    then = {reader.id: reader for reader in earlier.readers}
    for file in (earlier, later):
        if len({reader.id for reader in file.readers}) != len(file.readers):
            yield f"{_name(file)} lists a reader twice."
    for reader in later.readers:
        before = then.get(reader.id, reader)
        if (before.name, before.relation, before.children) != (reader.name, reader.relation, reader.children):
            yield f"{before.name}: the same id is another reader in {_name(later)}, or one with other children."


def _inside(file: PlanFile) -> Iterator[str]:
    """One file by itself: words for items that are there as they stand, and records about people and items it knows."""
    content, named = file.document.content, _name(file)
    hashes = {item.id: item.hash for item in content.items}
    readers = {reader.id: reader.name for reader in file.readers}
    for telling in file.tellings:
        if telling.reader_id not in readers:
            yield f"{named}: words are approved for somebody who is not a reader."
        elif hashes.get(telling.item_id) != telling.item_hash:
            yield f"{named}: words for {readers[telling.reader_id]} were approved for an item that is not there so."
    people = {person.id for person in content.people}
    known = {Ref.PERSON: people, Ref.ITEM: set(hashes), Ref.CHILD: set(content.children)}
    for place, ref, held in references(file.document.records):
        if held not in known[ref]:
            yield f"{named}: records.{place} names what the plan does not hold."


def _guarded(earlier: PlanFile, later: PlanFile, guard: GuardFile) -> Iterator[str]:
    files = (earlier, later)
    readers = {reader.id for file in files for reader in file.readers}
    known = readers | {person.id for file in files for person in file.document.content.people}
    pairs = [(danger.from_id, danger.to_id) for danger in guard.dangers]
    pairs += [(carrier.person_id, carrier.to_id) for carrier in guard.carriers]
    if not {person for pair in pairs for person in pair} <= known:
        yield "The guard speaks of a danger, or of passing on, with somebody neither version knows."
    if not {mark.person_id for mark in guard.assessed} <= known:
        yield "The guard calls somebody safe whom neither version knows."
    for fact in guard.facts:
        if not fact.may_hold <= readers:
            yield f"{fact.label}: the guard lets somebody hold it who is no reader."
        if not fact.variants and not fact.together:
            yield f"{fact.label}: the guard knows no words to look for."
