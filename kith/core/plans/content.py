"""PlanContent: the whole of a plan version as frozen, schema-versioned data (DESIGN 1 and 2).

Holds what SAFE-1 (purpose) and SAFE-3 (steps) name; further kinds of item join `Item`. A draft may be unfinished: what
must be there before people see it is a finding of `quality.check`, not a fault of the type. Guards and confidential
contacts are never in content.
"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import AfterValidator, Field, field_validator, model_validator

from kith.kernel.frozen import Frozen, content_hash

SCHEMA_VERSION: Literal[1] = 1


def _without_nul(text: str) -> str:
    """U+0000 is in no writing, and the database cannot keep it."""
    if "\x00" in text:
        raise ValueError("take out the hidden character (U+0000)")
    return text


def _each_child_once(children: tuple[UUID, ...]) -> tuple[UUID, ...]:
    if len(set(children)) != len(children):
        raise ValueError("the same child is listed twice")
    return children


Text = Annotated[str, AfterValidator(_without_nul)]


class Role(StrEnum):
    """What a person is to the plan."""

    CHILD = "child"
    FAMILY = "family"
    WORKER = "worker"


class PlanPerson(Frozen):
    """A person the plan names, as they were called when it was frozen. `phone` is a worker's, never a family's."""

    id: UUID
    name: str = Field(min_length=1, max_length=200)
    known_as: str = Field(min_length=1, max_length=100)
    role: Role
    born_on: date | None = None
    phone: str = Field(default="", max_length=40)


class SourceKind(StrEnum):
    """Who a fact or a wish came from; it decides who may ever read it (SHARE-7)."""

    WORKER = "worker"
    AGENCY = "agency"
    FAMILY = "family"
    CHILD = "child"


class Source(Frozen):
    """Where an item's words came from."""

    kind: SourceKind
    person_id: UUID


class _Item(Frozen):
    id: UUID
    children: tuple[UUID, ...] = Field(min_length=1)
    source: Source

    @field_validator("children")
    @classmethod
    def _each_once(cls, children: tuple[UUID, ...]) -> tuple[UUID, ...]:
        return _each_child_once(children)


class Purpose(_Item):
    """SAFE-1: this is the worry, this is what needs to be done."""

    kind: Literal["purpose"] = "purpose"
    worry: Text = Field(default="", max_length=4000)
    needed: Text = Field(default="", max_length=4000)


class SafetyStep(_Item):
    """SAFE-3: one named person, a thing that can be seen, by when, who steps in if not, who checks and how."""

    kind: Literal["safety_step"] = "safety_step"
    who: UUID | None = None
    act: Text = Field(default="", max_length=4000)
    by_when: Text = Field(default="", max_length=400)
    steps_in: UUID | None = None
    check_by: UUID | None = None
    check_how: Text = Field(default="", max_length=1000)

    @property
    def relies_on(self) -> tuple[UUID, ...]:
        """The people this step leans on, in order, each once; who is not yet chosen is left out."""
        return tuple(dict.fromkeys(person for person in (self.who, self.steps_in, self.check_by) if person))


Item = Annotated[Purpose | SafetyStep, Field(discriminator="kind")]


def item_hash(item: Purpose | SafetyStep) -> str:
    """SHA-256 of one item; an approved wording holds for these very words only (SHARE-5)."""
    return content_hash(item.model_dump(mode="json"))


class PlanContent(Frozen):
    """One version's content. `people` lists every person and worker its items name; ids are unique."""

    schema_version: Literal[1] = SCHEMA_VERSION
    plan_id: UUID
    children: tuple[UUID, ...] = Field(min_length=1)
    people: tuple[PlanPerson, ...]
    review_on: date | None = None
    items: tuple[Item, ...] = ()

    @field_validator("children")
    @classmethod
    def _each_once(cls, children: tuple[UUID, ...]) -> tuple[UUID, ...]:
        return _each_child_once(children)

    @model_validator(mode="after")
    def _holds_together(self) -> Self:
        known = {person.id for person in self.people}
        if len(known) != len(self.people):
            raise ValueError("the same person is listed twice")
        if len({item.id for item in self.items}) != len(self.items):
            raise ValueError("two items have the same id")
        for child in self.children:
            if self.person(child).role is not Role.CHILD:
                raise ValueError("a child of the plan is not listed as a child")
        for item in self.items:
            if not set(item.children) <= set(self.children):
                raise ValueError("an item is about a child who is not in the plan")
            if isinstance(item, SafetyStep) and not set(item.relies_on) <= known:
                raise ValueError("a step names a person who is not listed")
        return self

    def person(self, person_id: UUID) -> PlanPerson:
        """The person with that id; ValueError if the plan does not list them."""
        for person in self.people:
            if person.id == person_id:
                return person
        raise ValueError("a person is named who is not listed")

    @property
    def steps(self) -> tuple[SafetyStep, ...]:
        """The safety steps, in order."""
        return tuple(item for item in self.items if isinstance(item, SafetyStep))

    @property
    def purpose(self) -> Purpose | None:
        """The purpose, if it is written."""
        return next((item for item in self.items if isinstance(item, Purpose)), None)

    def family_relied_on(self) -> Iterator[PlanPerson]:
        """Everybody but workers whom a step leans on, each once (NET-2)."""
        seen = dict.fromkeys(person for step in self.steps for person in step.relies_on)
        yield from (person for person in map(self.person, seen) if person.role is not Role.WORKER)

    @property
    def hash(self) -> str:
        """SHA-256 of the canonical content: what people agree to."""
        return content_hash(self.model_dump(mode="json"))
