"""Puts the plan together: one version as a plan file, and the guard, always in the same bytes."""

import json
from typing import Any

from pydantic import BaseModel

from kith.core.editions.plan_file import PlanFile
from kith.core.editions.reader import ComposeContext, Contact
from kith.core.editions.telling import Telling
from kith.core.plans.content import AnyItem, PlanContent, Ref
from kith.core.plans.content.base import references
from kith.core.plans.records import GoalAsAgreed, PlanDocument
from tools.sample_plan import backup, child_plan, network, orders, readers, rules, the_map, timeline, voices, worries
from tools.sample_plan.agencies import agencies
from tools.sample_plan.keys import CHILDREN, day, id_of, ids
from tools.sample_plan.people import AMARA, HELEN, PEOPLE, sources
from tools.sample_plan.records import records
from tools.sample_plan.withheld import guard
from tools.sample_plan.wordings import RELEASED_BY, RELEASED_TO, Wording, children, craig, kaydens, ray, spoken_only

_LIVE = {3: "2026-01-25", 4: "2026-02-10", 5: "2026-03-17"}
_BEFORE = {3: "2026-01-15", 4: timeline.FROZEN_ON[3], 5: timeline.FROZEN_ON[4]}
_REVIEW = {3: "2026-01-29", 4: "2026-03-24", 5: "2026-03-24"}
_COPIES = {3: "2026-01-26", 4: "2026-02-11", 5: "2026-03-18"}
_PARTED = {"may_hold", "given"}  # sets: written in order of their ids


def plan_file(version: int) -> PlanFile:
    """One version with its records, readers and approved words."""
    kept = records(version)
    content = _content(version, tuple(id_ for _, ref, id_ in references(kept) if ref is Ref.PERSON))
    goals = tuple(
        GoalAsAgreed(goal_id=item.id, words=item.words) for item in content.items if item.kind == "goal"
    )  # the goals were never changed
    document = PlanDocument(
        content=content, records=kept, version=version, label=f"v{version}", went_live_on=day(_LIVE[version]),
        version_before_on=day(_BEFORE[version]), goals_before=goals if version > 3 else (),
    )  # fmt: skip
    context = ComposeContext(
        dated_on=day(_COPIES[version]), speak_to=Contact(name="Helen Draycott", phone=HELEN),
        complaints_phone="01632 960230", ask_first=Contact(name="Amara Osei", phone=AMARA),
    )  # fmt: skip
    return PlanFile(
        document=document, readers=readers.readers(), tellings=_tellings(version, content), context=context,
        frozen_on=day(timeline.FROZEN_ON[version]),
    )  # fmt: skip


def items(version: int) -> tuple[AnyItem, ...]:
    """Every item in the order in which an edition gives them."""
    return (
        worries.purpose(),
        *worries.statements(version),
        *rules.rules(version),
        *backup.if_thens(version),
        *backup.for_each_child(version),
        *the_map.bottom_lines(version),
        *child_plan.child_plan(version),
        *timeline.timeline(version),
        *orders.orders(version),
        *the_map.map_items(),
        *the_map.harm(version),
        *voices.views(version),
        *voices.picture_story(version),
        *voices.safety_object(version),
        voices.sentence(version),
        *network.circles(version),
        *network.needs(version),
        *network.contacts(version),
    )


def _content(version: int, in_records: tuple[Any, ...]) -> PlanContent:
    held = items(version)
    named = {person for item in held for person in item.named(Ref.PERSON)} | set(in_records) | set(ids(*CHILDREN))
    return PlanContent(
        plan_id=id_of("plan"), children=ids(*CHILDREN), review_on=day(_REVIEW[version]), items=held,
        people=tuple(person for person in PEOPLE.values() if person.id in named),
    )  # fmt: skip


def wordings(version: int, content: PlanContent) -> tuple[Wording, ...]:
    """Every approved wording of a version."""
    return (
        *craig(version), *ray(version), *kaydens(version), *children(version), *spoken_only(version),
        *agencies(version, content),
    )  # fmt: skip


def _tellings(version: int, content: PlanContent) -> tuple[Telling, ...]:
    return tuple(
        Telling(
            item_id=id_of(one.item), item_hash=content.item(id_of(one.item)).hash, reader_id=id_of(one.reader),
            words=one.words, approved_on=day(one.approved_on), sources=sources(*one.by),
            speaker_asked=one.reader in RELEASED_TO, released_by=ids(*RELEASED_BY) if one.reader in RELEASED_TO else (),
        )
        for one in wordings(version, content)
    )  # fmt: skip


def as_text(value: BaseModel) -> str:
    """JSON for people to read: what is left at its default is left out, but for what says which kind a thing is."""
    return json.dumps(_plain(value), ensure_ascii=False, indent=1) + "\n"


def _plain(value: BaseModel) -> dict[str, Any]:
    data = value.model_dump(mode="json", exclude_defaults=True)
    data = {"schema_version": type(value).model_fields["schema_version"].default, **data}
    if isinstance(value, PlanFile):
        content = data["document"]["content"]
        for held, item in zip(content["items"], value.document.content.items, strict=True):
            held["kind"] = item.kind
        data["document"]["content"] = {"schema_version": value.document.content.schema_version, **content}
        for reader, of in zip(data["readers"], value.readers, strict=True):
            reader["children"] = [str(child) for child in value.document.content.children if child in of.children]
    ordered: dict[str, Any] = _in_order(data)
    return ordered


def _in_order(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: sorted(held) if key in _PARTED else _in_order(held) for key, held in value.items()}
    return [_in_order(held) for held in value] if isinstance(value, list) else value


def files() -> dict[str, str]:
    """The files of the sample by name, with their text."""
    return {"v3.json": as_text(plan_file(3)), "v5.json": as_text(plan_file(5)), "guard.json": as_text(guard())}
