"""Items of every kind, made at random from their own fields: a field added tomorrow is filled tomorrow."""

import types
import typing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from random import Random
from typing import Annotated, Any, Literal, Union, get_args, get_origin
from uuid import UUID

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from kith.core.plans.content import AnyItem, ItemBase, Ref
from tests.unit.properties.vocabulary import FILLERS, Markers, disguised

KINDS: tuple[type[ItemBase], ...] = get_args(AnyItem)
TODAY = date(2026, 3, 17)
_EMPTY, _NONE = 0.2, 0.4
_OWN = frozenset({"id", "children", "kind"})


@dataclass(frozen=True, slots=True)
class Around:
    """What an item may name, and the facts a careless hand writes into it."""

    children: Sequence[UUID]
    people: Sequence[UUID]
    items: Sequence[UUID]
    careless: float
    facts: Sequence[str]


Maker = Callable[[Random, Around, Markers, tuple[UUID, ...]], Any]


def make_item(kind: type[ItemBase], number: UUID, chance: Random, around: Around, markers: Markers) -> AnyItem:
    """One item of a kind; what it says of children it says of those it is about."""
    children = tuple(chance.sample(list(around.children), chance.randint(1, len(around.children))))
    held = {name: maker(chance, around, markers, children) for name, maker in _makers(kind)}
    return typing.cast(AnyItem, kind(id=number, children=children, **held))


def words(chance: Random, around: Around, markers: Markers) -> str:
    """A sentence with a word of its own, and sometimes with a fact that should not be in it."""
    said = f"{markers.new()} {chance.choice(FILLERS)}"
    if around.facts and chance.random() < around.careless:
        said = f"{said}, {disguised(chance.choice(around.facts), chance)} {chance.choice(FILLERS)}"
    return said


@cache
def _makers(model: type[BaseModel]) -> tuple[tuple[str, Maker], ...]:
    hints = typing.get_type_hints(model, include_extras=True)
    fields, own = model.model_fields, _OWN if issubclass(model, ItemBase) else frozenset()
    return tuple((name, _maker(hints[name], fields[name])) for name in fields if name not in own)


def _maker(hint: Any, field: FieldInfo | None = None) -> Maker:
    marks = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    plain = get_args(hint)[0] if marks else hint
    origin, inner = get_origin(plain), get_args(plain)
    if origin in {Union, types.UnionType}:
        some = _maker(next(part for part in inner if part is not type(None)))
        return lambda r, a, m, c: None if r.random() < _NONE else some(r, a, m, c)
    if origin is Literal:
        return lambda r, a, m, c: r.choice(inner)
    if origin is tuple:
        return _several(_maker(inner[0]), 1 if field and field.is_required() else 0)
    return _single(plain, marks, field)


def _several(one: Maker, least: int) -> Maker:
    def make(r: Random, a: Around, m: Markers, c: tuple[UUID, ...]) -> tuple[Any, ...]:
        made = (one(r, a, m, c) for _ in range(r.randint(least, 2)))
        return tuple(dict.fromkeys(each for each in made if each is not None))

    return make


def _single(plain: Any, marks: tuple[Any, ...], field: FieldInfo | None) -> Maker:
    if plain is UUID:
        return _reference(marks)
    if plain is str:
        shortest = any(getattr(mark, "max_length", 4000) < 50 for mark in (*marks, *(field.metadata if field else ())))
        if shortest:
            return lambda r, a, m, c: m.new()
        return lambda r, a, m, c: "" if r.random() < _EMPTY else words(r, a, m)
    if plain is int:
        return lambda r, a, m, c: r.randint(1, 3)
    return _SIMPLE[plain] if plain in _SIMPLE else _of_its_own(plain)


def _reference(marks: tuple[Any, ...]) -> Maker:
    if Ref.ITEM in marks:
        return lambda r, a, m, c: r.choice(a.items) if a.items else None
    if Ref.CHILD in marks:
        return lambda r, a, m, c: r.choice(c)
    return lambda r, a, m, c: r.choice(a.people)


def _day(r: Random, *_: Any) -> date:
    return TODAY + timedelta(days=r.randint(-90, 90))


_SIMPLE: dict[Any, Maker] = {
    bool: lambda r, a, m, c: r.random() < 0.3,
    date: _day,
    datetime: lambda r, a, m, c: datetime.combine(_day(r), time(r.randint(0, 23)), UTC),
    time: lambda r, a, m, c: time(r.randint(0, 23)),
}


def _of_its_own(plain: Any) -> Maker:
    if issubclass(plain, StrEnum):
        choices = list(plain)
        return lambda r, a, m, c: r.choice(choices)
    assert issubclass(plain, BaseModel), plain

    def make(r: Random, a: Around, m: Markers, c: tuple[UUID, ...]) -> BaseModel:
        return plain(**{name: maker(r, a, m, c) for name, maker in _makers(plain)})

    return make
