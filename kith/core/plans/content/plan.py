"""PlanContent: the whole of a plan version as frozen, schema-versioned data (DESIGN 1 and 2).

A draft may be unfinished: what must be there before people see it is a finding of `quality.check`, not a fault of the
type. Guards and confidential contacts are never in content.
"""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, Self, TypeVar
from uuid import UUID

from pydantic import Field, field_validator, model_validator

from kith.core.plans.content.backup import BackupForChild, IfThen
from kith.core.plans.content.base import ChildId, ItemBase, Ref, each_once
from kith.core.plans.content.child_plan import Action, Outcome, StepDown, TimelineRow
from kith.core.plans.content.emergency import Emergency
from kith.core.plans.content.people import Need, NetworkMember, PlanPerson, Role, WhomToRing
from kith.core.plans.content.safety import BottomLine, Order, PlanRule, Purpose, SafetyStep
from kith.core.plans.content.voices import PictureStory, SafetyObject, SentenceForChild, View
from kith.core.plans.content.worries import Danger, Goal, HarmRow, MapItem, Scale
from kith.kernel.frozen import Frozen, content_hash
from kith.kernel.kept import kept

SCHEMA_VERSION: Literal[2] = 2

AnyItem = (
    Purpose
    | SafetyStep
    | PlanRule
    | BottomLine
    | Order
    | Danger
    | Goal
    | Scale
    | HarmRow
    | MapItem
    | NetworkMember
    | Need
    | WhomToRing
    | Outcome
    | Action
    | TimelineRow
    | StepDown
    | IfThen
    | BackupForChild
    | View
    | PictureStory
    | SafetyObject
    | SentenceForChild
    | Emergency
)
Item = Annotated[AnyItem, Field(discriminator="kind")]
Kind = TypeVar("Kind", bound=ItemBase)


def item_hash(item: ItemBase) -> str:
    """SHA-256 of one item; an approved wording holds for these very words only (SHARE-5)."""
    return item.hash


class PlanContent(Frozen):
    """One version's content. `people` lists every person and worker its items name; ids are unique."""

    schema_version: Literal[2] = SCHEMA_VERSION
    plan_id: UUID
    children: tuple[ChildId, ...] = Field(min_length=1)
    people: tuple[PlanPerson, ...]
    review_on: date | None = None
    items: tuple[Item, ...] = ()

    @field_validator("children")
    @classmethod
    def _each_once(cls, children: tuple[UUID, ...]) -> tuple[UUID, ...]:
        return each_once(children)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        known = {person.id: person.role for person in self.people}
        if len(known) != len(self.people):
            raise ValueError("the same person is listed twice")
        items = {item.id for item in self.items}
        if len(items) != len(self.items):
            raise ValueError("two items have the same id")
        for child in self.children:
            if known.get(child) is not Role.CHILD:
                raise ValueError("a child of the plan is not listed as a child")
        allowed = {Ref.PERSON: set(known), Ref.ITEM: items, Ref.CHILD: set(self.children)}
        for index, item in enumerate(self.items):
            for place, ref, held in item.references():
                if held not in allowed[ref] and not _is_source(place):
                    raise ValueError(f"items.{index}.{place}: {_NOT_LISTED[ref]}")
        return self

    def person(self, person_id: UUID) -> PlanPerson:
        """The person with that id; ValueError if the plan does not list them."""
        try:
            return self._people_by_id[person_id]
        except KeyError:
            raise ValueError("a person is named who is not listed") from None

    def item(self, item_id: UUID) -> AnyItem:
        """The item with that id; ValueError if there is none."""
        try:
            return self._items_by_id[item_id]
        except KeyError:
            raise ValueError("an item is named that is not in the plan") from None

    def of_kind(self, kind: type[Kind]) -> tuple[Kind, ...]:
        """The items of one kind, in order."""
        return tuple(item for item in self.items if isinstance(item, kind))

    @property
    def steps(self) -> tuple[SafetyStep, ...]:
        """The safety steps, in order."""
        return self.of_kind(SafetyStep)

    @property
    def purpose(self) -> Purpose | None:
        """The purpose, if it is written."""
        return next(iter(self.of_kind(Purpose)), None)

    def family_relied_on(self) -> Iterator[PlanPerson]:
        """Family and network people whom a step leans on, each once (NET-2)."""
        seen = dict.fromkeys(person for step in self.steps for person in step.relies_on)
        yield from (person for person in map(self.person, seen) if person.role in {Role.FAMILY, Role.CHILD})

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical content: what people agree to. Fields left at their defaults do not count."""
        held = self.model_dump(mode="json", exclude={"items"}, exclude_defaults=True)
        return content_hash({**held, "items": [item.hash for item in self.items]})

    @kept
    def worked_out(self) -> dict[str, Any]:
        """What others made of this content, kept with it under a name of theirs: it never changes."""
        return {}

    @kept
    def listed_children(self) -> frozenset[UUID]:
        """Every child among the people listed, of this plan or not."""
        return frozenset(person.id for person in self.people if person.role is Role.CHILD)

    @kept
    def _people_by_id(self) -> dict[UUID, PlanPerson]:
        return {person.id: person for person in self.people}

    @kept
    def _items_by_id(self) -> dict[UUID, AnyItem]:
        return {item.id: item for item in self.items}


def _is_source(place: str) -> bool:
    """Where words came from need not be named in the plan: a driver who rang, a worker who has left."""
    return place.endswith("source.person_id") or ".sources." in f".{place}"


_NOT_LISTED = {
    Ref.PERSON: "a person is named who is not listed",
    Ref.ITEM: "an item is named that is not in the plan",
    Ref.CHILD: "an item is about a child who is not in the plan",
}
