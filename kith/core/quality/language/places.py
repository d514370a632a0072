"""Every text of a plan with its place, and which of them are somebody's own words."""

from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import Any

from pydantic import BaseModel

from kith.core.plans.content import Dispute, ItemBase, PlanContent, Source, View

Place = tuple[ItemBase, str, str, bool]  # item, field, text, somebody's own words
_NOT_WORDS = frozenset({"kind", "label", "phone"})


def all_texts(content: PlanContent) -> Iterator[Place]:
    """(item, field, text, verbatim) of every text that holds words; verbatim: as somebody said it."""
    for item in content.items:
        for field, text, verbatim in _texts(item, "", verbatim=False):
            yield item, field, text, verbatim


@cache
def _fields(model: type[BaseModel]) -> tuple[str, ...]:
    """The fields of a model that may hold words."""
    return tuple(
        name for name, field in model.model_fields.items() if name not in _NOT_WORDS and _may_hold(field.annotation)
    )


def _may_hold(annotation: Any) -> bool:
    """True for text, and for anything that may hold text inside."""
    shown = str(annotation)
    return annotation is str or "str" in shown or "kith.core.plans.content" in shown


def _texts(value: Any, place: str, *, verbatim: bool) -> Iterator[tuple[str, str, bool]]:
    if isinstance(value, str):
        if value.strip() and not isinstance(value, Enum):
            yield place, value, verbatim
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            if isinstance(inner, str | BaseModel):
                yield from _texts(inner, f"{place}.{index}", verbatim=verbatim)
    elif isinstance(value, BaseModel) and not isinstance(value, Source):
        for name in _fields(type(value)):
            inner = getattr(value, name)
            if not inner:
                continue
            own = verbatim or _is_own_words(value, name)
            yield from _texts(inner, f"{place}.{name}" if place else name, verbatim=own)


def _is_own_words(value: BaseModel, field: str) -> bool:
    return (isinstance(value, View) and field == "words") or (isinstance(value, Dispute) and field == "said")
