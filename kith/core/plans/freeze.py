"""freeze: draft rows and the people they name become one PlanContent. Pure but for reading the rows it is given."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter

from kith.core.plans.content import AnyItem, Item, PlanContent, PlanPerson, Ref

ITEM: TypeAdapter[AnyItem] = TypeAdapter(Item)


def item_from(
    *, item_id: UUID, kind: str, children: Iterable[UUID], source: Mapping[str, Any], body: Mapping[str, Any]
) -> AnyItem:
    """One typed item from the parts a draft row keeps."""
    return ITEM.validate_python(
        {"id": item_id, "kind": kind, "children": tuple(children), "source": dict(source), **body}
    )


def freeze(
    *,
    plan_id: UUID,
    children: Iterable[UUID],
    review_on: date | None,
    items: Iterable[AnyItem],
    people: Mapping[UUID, PlanPerson],
) -> PlanContent:
    """The content of a version. Lists the plan's children and the people its items name, and nobody else."""
    held = tuple(items)
    plan_children = tuple(children)
    named = dict.fromkeys(plan_children)
    for item in held:
        named.update(dict.fromkeys(item.named(Ref.PERSON)))
    return PlanContent(
        plan_id=plan_id,
        children=plan_children,
        people=tuple(people[person] for person in named if person in people),
        review_on=review_on,
        items=held,
    )
