"""A plan's content as JSON, many times over: made once for each shape by the product's own code, then only filled in.

A shape is what decides which fields there are: how many children, grown-ups and steps, and whose birth date is known.
What changes from family to family stands in the first one as a mark and is put in afterwards; hashes are taken of the
filled text, as the product takes them.
"""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType
from typing import Any
from uuid import UUID

from kith.core.plans.content import AnyItem, PlanContent, PlanPerson, Role
from kith.core.plans.freeze import freeze, item_from
from kith.kernel.frozen import canonical_json

_MARK = re.compile(r"00000000-0000-0000-0000-[0-9]{12}|§[a-z]+[0-9]*§|19[0-9]{2}-[0-9]{2}-[0-9]{2}")
FIRST_DAY = date(1900, 1, 1)
PLAN, LEAD = "00000000-0000-0000-0000-000000000001", "00000000-0000-0000-0000-000000000002"
REVIEW = FIRST_DAY.isoformat()
WORRY, NEEDED, PHONE, REVIEW_WORDS = "§w§", "§d§", "§p§", "§r§"


@dataclass(frozen=True, slots=True)
class Shape:
    """Which fields there are. `born` says of each child, then of each grown-up, whether the birth date is known."""

    children: int
    adults: int
    steps: int
    born: tuple[bool, ...]


class Form:
    """A text with marks to fill in. `also` are words that stand for a mark."""

    def __init__(self, text: str, also: Mapping[str, str] = MappingProxyType({})) -> None:
        for words, mark in also.items():
            text = text.replace(words, mark)
        self._between, self._marks = _MARK.split(text), _MARK.findall(text)

    def filled(self, values: Mapping[str, str]) -> str:
        """The text with the values in place of the marks."""
        out = [self._between[0]]
        for mark, between in zip(self._marks, self._between[1:], strict=True):
            out.append(values[mark])
            out.append(between)
        return "".join(out)


@dataclass(frozen=True, slots=True)
class Papers:
    """The forms of one shape: the whole content, each item's draft, and what their hashes are taken of."""

    schema_version: int
    content: Form
    hashed: Form
    items: tuple[Form, ...]
    bodies: tuple[Form, ...]
    source: Form
    kinds: tuple[str, ...]

    def content_hash(self, values: Mapping[str, str]) -> str:
        """The hash of the content with these values, as PlanContent takes it."""
        hashes = {f"§h{number}§": sha256(item.filled(values)) for number, item in enumerate(self.items)}
        return sha256(self.hashed.filled({**values, **hashes}))


def person(number: int) -> str:
    """The mark of a child's or grown-up's id, children first."""
    return f"00000000-0000-0000-0000-{number + 100:012d}"


def known_as(number: int) -> str:
    """The mark of what a child or grown-up is called, children first."""
    return f"§k{number}§"


def item(number: int) -> str:
    """The mark of an item's id."""
    return f"00000000-0000-0000-0000-{number + 900:012d}"


def born(number: int) -> str:
    """The mark of somebody's birth date."""
    return (FIRST_DAY + timedelta(days=number + 1)).isoformat()


@cache
def papers(shape: Shape) -> Papers:
    """The forms of a shape."""
    content = content_of(shape)
    held = content.model_dump(mode="json", exclude={"items"}, exclude_defaults=True)
    items = [{**one.model_dump(mode="json", exclude_defaults=True), "kind": one.kind} for one in content.items]
    bodies = [one.model_dump(mode="json", exclude={"id", "kind", "children", "source"}) for one in content.items]
    return Papers(
        schema_version=content.schema_version,
        content=_form(content.model_dump(mode="json")),
        hashed=_form({**held, "items": [f"§h{number}§" for number in range(len(items))]}),
        items=tuple(map(_form, items)),
        bodies=tuple(map(_form, bodies)),
        source=_form(content.items[0].source.model_dump(mode="json")),
        kinds=tuple(one.kind for one in content.items),
    )


def content_of(shape: Shape) -> PlanContent:
    """The content of a shape, with marks for what changes from family to family."""
    everybody = [_person(number, shape) for number in range(shape.children + shape.adults)]
    people = {one.id: one for one in everybody}
    people[UUID(LEAD)] = PlanPerson(id=UUID(LEAD), name="§l§", known_as="§l§", role=Role.WORKER, phone=PHONE)
    children = [one.id for one in everybody[: shape.children]]
    items = list(_items(shape, children))
    return freeze(plan_id=UUID(PLAN), children=children, review_on=FIRST_DAY, items=items, people=people)


def _person(number: int, shape: Shape) -> PlanPerson:
    return PlanPerson(
        id=UUID(person(number)),
        name=f"§n{number}§",
        known_as=known_as(number),
        born_on=date.fromisoformat(born(number)) if shape.born[number] else None,
        role=Role.CHILD if number < shape.children else Role.FAMILY,
    )


def _items(shape: Shape, children: Sequence[UUID]) -> Iterator[AnyItem]:
    source: dict[str, Any] = {"kind": "worker", "person_id": LEAD}
    bodies: list[dict[str, Any]] = [{"worry": WORRY, "needed": NEEDED}]
    for step in range(shape.steps):
        who, other = step % shape.adults, (step + 1) % shape.adults
        steps_in = person(shape.children + other) if other != who else LEAD
        body = {"who": person(shape.children + who), "act": f"§a{step}§", "by_when": f"§t{step}§"}
        bodies.append({**body, "steps_in": steps_in, "check_by": LEAD, "check_how": "texts at 6pm"})
    for number, body in enumerate(bodies):
        kind = "safety_step" if number else "purpose"
        yield item_from(item_id=UUID(item(number)), kind=kind, children=children, source=source, body=body)


def _form(value: Any) -> Form:
    return Form(canonical_json(value).decode())


def sha256(text: str) -> str:
    """The hash of a filled text, as the product takes it."""
    return hashlib.sha256(text.encode()).hexdigest()
