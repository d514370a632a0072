"""diff: what changed from one version of a plan to another, item by item, in plain words (SHARE-12). Pure.

For those who may see the whole plan. A reader outside the council gets `editions.edition_diff` of their own two copies.
It is empty exactly when the two say the same; `unchanged` proves it of some kinds ("goals unchanged", SOS-4).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from uuid import UUID

from kith.core.plans.content import AnyItem, ItemBase, PlanContent, PlanPerson
from kith.core.plans.reading_aloud import Both, Names, field_words, item_words, names_of, value_words
from kith.core.plans.wording import Mark, Run, marked, out_of_order, shown


class How(StrEnum):
    """What became of an item, or of the plan itself."""

    ADDED = "added"
    DROPPED = "dropped"
    MOVED = "moved"
    REWORDED = "re-worded"
    FOR_WHOM = "for whom"


@dataclass(frozen=True, slots=True)
class Change:
    """One change. `item_id` None: the plan itself, or (with `person_id`) a person it lists.

    `item` says which item in words; `field` which part was re-worded; `before` and `after` are its words, the children
    it was for, or what it stood after; `words` marks them.
    """

    how: How
    item_id: UUID | None
    kind: str
    item: str
    field: str = ""
    before: str = ""
    after: str = ""
    words: tuple[Run, ...] = ()
    person_id: UUID | None = None


def diff(a: PlanContent, b: PlanContent) -> tuple[Change, ...]:
    """Every change from `a` to `b`: the plan itself, people, then items in the order of `b`, then those dropped."""
    return (*_of_plan(a, b), *_of_people(a, b), *_of_items(a, b))


def unchanged(a: PlanContent, b: PlanContent, *kinds: type[ItemBase]) -> bool:
    """AT-54: the items of these kinds (all, if none is named) are the same ones in both, each to the letter."""
    before, after = (_of_kinds(content, kinds or (ItemBase,)) for content in (a, b))
    return before == after


def _of_kinds(content: PlanContent, kinds: tuple[type[ItemBase], ...]) -> dict[UUID, AnyItem]:
    return {item.id: item for item in content.items if isinstance(item, kinds)}


def in_words(change: Change) -> str:
    """One sentence for people."""
    match change.how:
        case How.ADDED:
            return f"New: {change.item}."
        case How.DROPPED:
            return f"No longer there: {change.item}."
        case How.MOVED:
            return f"Moved: {change.item} now comes {change.after} (before: {change.before})."
        case How.FOR_WHOM:
            return f"For whom: {change.item} was for {change.before}; it is now for {change.after}."
        case _:
            return _reworded(change)


def _reworded(change: Change) -> str:
    what = f"{change.item}, {change.field}"
    if not change.before.strip():
        return f"Added to {what}: “{change.after}”."
    if not change.after.strip():
        return f"Taken out of {what}: “{change.before}”."
    if not any(run.mark is Mark.SAME and run.words.strip() for run in change.words):
        return f"Changed: {what} was “{change.before}”; it is now “{change.after}”."
    return f"Changed: {what}: “{shown(change.words)}”."


def _of_plan(a: PlanContent, b: PlanContent) -> Iterator[Change]:
    names = names_of(a, b)
    plan = "the plan"
    if a.plan_id != b.plan_id:
        yield _field(None, plan, "", "number in this system", str(a.plan_id), str(b.plan_id))
    if a.review_on != b.review_on:
        yield _field(
            None, plan, "", "next look", value_words(a.review_on, names.before), value_words(b.review_on, names.after)
        )
    if a.children != b.children:
        yield _for_whom(None, plan, "", a.children, b.children, names)


def _of_people(a: PlanContent, b: PlanContent) -> Iterator[Change]:
    names = names_of(a, b)
    before, after = ({person.id: person for person in content.people} for content in (a, b))
    for person in b.people:
        if person.id not in before:
            yield Change(How.ADDED, None, "person", f"{person.name} is named in the plan", person_id=person.id)
        elif (was := before[person.id]) != person:
            for name in _differing(was, person):
                yield _field(
                    None, person.name, "person", field_words(name), value_words(getattr(was, name), names.before),
                    value_words(getattr(person, name), names.after), person.id,
                )  # fmt: skip
    for person in a.people:
        if person.id not in after:
            yield Change(How.DROPPED, None, "person", f"{person.name} was named in the plan", person_id=person.id)
    kept = tuple(person.id for person in a.people if person.id in after)
    moved = out_of_order(kept, tuple(person.id for person in b.people))
    for person in b.people:
        if person.id in moved:
            where = "elsewhere in the list of people"
            yield Change(How.MOVED, None, "person", person.name, "", where, where, person_id=person.id)


def _of_items(a: PlanContent, b: PlanContent) -> Iterator[Change]:
    names = names_of(a, b)
    before, after = ({item.id: item for item in content.items} for content in (a, b))
    moved = out_of_order(tuple(before), tuple(after))
    stood = _stood_after(a, names.before)
    stands = _stood_after(b, names.after)
    for item in b.items:
        was = before.get(item.id)
        said = item_words(item, names.after)
        if was is None:
            yield Change(How.ADDED, item.id, item.kind, said)
            continue
        if item.id in moved:
            yield Change(How.MOVED, item.id, item.kind, said, "", stood[item.id], stands[item.id])
        if was != item:
            yield from _inside(was, item, names)
    for item in a.items:
        if item.id not in after:
            yield Change(How.DROPPED, item.id, item.kind, item_words(item, names.before))


def _stood_after(content: PlanContent, names: Names) -> dict[UUID, str]:
    firsts = (None, *content.items[:-1])
    return {
        item.id: f"after {item_words(one, names, brief=True)}" if one else "first"
        for one, item in zip(firsts, content.items, strict=True)
    } if content.items else {}  # fmt: skip


def _inside(was: AnyItem, item: AnyItem, names: Both) -> Iterator[Change]:
    said = item_words(item, names.after)
    if was.kind != item.kind:
        yield Change(How.DROPPED, was.id, was.kind, item_words(was, names.before))
        yield Change(How.ADDED, item.id, item.kind, said)
        return
    for name in _differing(was, item):
        if name == "children":
            yield _for_whom(item.id, said, item.kind, was.children, item.children, names)
            continue
        before, after = value_words(getattr(was, name), names.before), value_words(getattr(item, name), names.after)
        yield _field(item.id, said, item.kind, field_words(name), before, after)


def _differing(was: ItemBase | PlanPerson, now: ItemBase | PlanPerson) -> Iterator[str]:
    return (name for name in type(now).model_fields if getattr(was, name) != getattr(now, name))


def _field(
    item_id: UUID | None, item: str, kind: str, field: str, before: str, after: str, person: UUID | None = None
) -> Change:
    return Change(How.REWORDED, item_id, kind, item, field, before, after, marked(before, after), person)


def _for_whom(item_id: UUID | None, item: str, kind: str, was: Any, now: Any, names: Both) -> Change:
    before, after = value_words(was, names.before), value_words(now, names.after)
    return Change(How.FOR_WHOM, item_id, kind, item, "for whom", before, after, marked(before, after))
