"""What all content shares: kinds of text, references that can be checked, sources, and the base of every item."""

from collections.abc import Iterator
from datetime import date, time
from enum import Enum, StrEnum
from functools import cache
from typing import Annotated, Any, Literal, get_args, get_origin
from uuid import UUID

from pydantic import AfterValidator, BaseModel, Field, field_validator

from kith.kernel.frozen import Frozen, Id, content_hash
from kith.kernel.kept import kept


class Ref(StrEnum):
    """What an id in content points at."""

    PERSON = "person"
    CHILD = "child"
    ITEM = "item"


class Says(Enum):
    """Marks a person whose words an item holds; whoever adds a field decides whether its person speaks (SHARE-7)."""

    WORDS = "words"


PersonId = Annotated[Id, Ref.PERSON]
SpeakerId = Annotated[Id, Ref.PERSON, Says.WORDS]
ChildId = Annotated[Id, Ref.CHILD]
ItemId = Annotated[Id, Ref.ITEM]


def _without_nul(text: str) -> str:
    """U+0000 is in no writing, and the database cannot keep it."""
    if "\x00" in text:
        raise ValueError("take out the hidden character (U+0000)")
    return text


def each_once(ids: tuple[UUID, ...]) -> tuple[UUID, ...]:
    """The ids as they are; ValueError if one stands twice."""
    if len(set(ids)) != len(ids):
        raise ValueError("the same child is listed twice")
    return ids


Text = Annotated[str, Field(max_length=4000), AfterValidator(_without_nul)]
Line = Annotated[str, Field(max_length=1000), AfterValidator(_without_nul)]


class SourceKind(StrEnum):
    """Who a fact or a wish came from; it decides who may ever read it (SHARE-7)."""

    WORKER = "worker"
    AGENCY = "agency"
    FAMILY = "family"
    CHILD = "child"


class Source(Frozen):
    """Where words came from."""

    kind: SourceKind
    person_id: PersonId


class Sourced(Frozen):
    """Words with their own sources: a sentence of a statement may come from somebody else than the next one."""

    words: Text = ""
    sources: tuple[Source, ...] = ()


class Effect(Frozen):
    """What something does, or could do, to one or more children (SOS-2: each child by itself where they differ)."""

    children: tuple[ChildId, ...] = Field(min_length=1)
    words: Text = ""
    sources: tuple[Source, ...] = ()


class ItemBase(Frozen):
    """Every item: a stable id, the children it is about, its source, and a label for workers ("R1.1")."""

    id: Id
    children: tuple[ChildId, ...] = Field(min_length=1)
    source: Source
    label: Annotated[str, Field(max_length=20)] = ""

    @field_validator("children")
    @classmethod
    def _each_once(cls, children: tuple[UUID, ...]) -> tuple[UUID, ...]:
        return each_once(children)

    @kept
    def tells_of(self) -> frozenset[UUID]:
        """Every child the item tells of: those it is about, and those whose harm or place it names."""
        return frozenset(self.children)

    def references(self) -> Iterator[tuple[str, Ref, UUID]]:
        """Every id this item names: (place in the item, what it points at, id)."""
        yield from references(self)

    def named(self, ref: Ref) -> tuple[UUID, ...]:
        """The ids of one kind this item names, each once, in order; sources are not counted."""
        return self._named[ref]

    @kept
    def _named(self) -> dict[Ref, tuple[UUID, ...]]:
        found = [(kind, held) for place, kind, held in self.references() if "source" not in place]
        return {ref: tuple(dict.fromkeys(held for kind, held in found if kind is ref)) for ref in Ref}

    def all_sources(self) -> tuple[Source, ...]:
        """The item's own source and those of its sentences, each once (SHARE-7)."""
        return tuple(dict.fromkeys((self.source, *_sources(self))))

    def speakers(self) -> frozenset[UUID]:
        """Everybody whose words the item holds: those it came from, and those it names as having said something."""
        return frozenset((*(source.person_id for source in self.all_sources()), *_speakers(self)))

    @kept
    def hash(self) -> str:
        """SHA-256 of the item; an approved wording holds for these very words only (SHARE-5).

        Fields left at their defaults do not count, so that a field added later changes no hash.
        """
        kind = getattr(self, "kind", "")
        return content_hash({**self.model_dump(mode="json", exclude_defaults=True), "kind": kind})


def references(value: BaseModel) -> Iterator[tuple[str, Ref, UUID]]:
    """Every id that a value of the plan, or of its records, names: (place in it, what it points at, id)."""
    yield from _references("", value)


@cache
def _fields(model: type[BaseModel]) -> tuple[tuple[str, Ref | None], ...]:
    """The fields of a model that hold references or further models: (name, what its ids point at)."""
    found = []
    for name, field in model.model_fields.items():
        ref = next((mark for mark in field.metadata if isinstance(mark, Ref)), None) or _ref_in(field.annotation)
        if ref is not None or _may_hold_a_model(field.annotation):
            found.append((name, ref))
    return tuple(found)


def _may_hold_a_model(annotation: Any) -> bool:
    """False for text, numbers, dates and the like, of which there are most."""
    if isinstance(annotation, type):
        return not issubclass(annotation, _SIMPLE)
    return get_origin(annotation) is not Literal and any(map(_may_hold_a_model, get_args(annotation)))


_SIMPLE = (str, int, float, date, time, Enum, UUID, type(None))


def _ref_in(annotation: Any) -> Ref | None:
    if get_origin(annotation) is Annotated:
        return next((mark for mark in get_args(annotation)[1:] if isinstance(mark, Ref)), None)
    return next((ref for part in get_args(annotation) if (ref := _ref_in(part)) is not None), None)


def _references(place: str, value: Any, ref: Ref | None = None) -> Iterator[tuple[str, Ref, UUID]]:
    if isinstance(value, BaseModel):
        for name, held in _fields(type(value)):
            yield from _references(f"{place}.{name}" if place else name, getattr(value, name), held)
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _references(f"{place}.{index}", inner, ref)
    elif isinstance(value, UUID) and ref is not None:
        yield place, ref, value


@cache
def _speaking(model: type[BaseModel]) -> frozenset[str]:
    """The fields of a model whose people say what stands in it."""
    return frozenset(
        name for name, field in model.model_fields.items() if Says.WORDS in field.metadata or _says_in(field.annotation)
    )


def _says_in(annotation: Any) -> bool:
    if get_origin(annotation) is Annotated:
        return Says.WORDS in get_args(annotation)
    return any(_says_in(part) for part in get_args(annotation))


def _speakers(value: Any, speaks: bool = False) -> Iterator[UUID]:
    if isinstance(value, BaseModel):
        for name, _ in _fields(type(value)):
            yield from _speakers(getattr(value, name), name in _speaking(type(value)))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _speakers(inner, speaks)
    elif isinstance(value, UUID) and speaks:
        yield value


def _sources(value: Any) -> Iterator[Source]:
    if isinstance(value, Source):
        yield value
    elif isinstance(value, BaseModel):
        for name, _ in _fields(type(value)):
            yield from _sources(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _sources(inner)
