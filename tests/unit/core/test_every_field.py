"""Every field of every kind stands in the copy of a reader to whom all is open, or here, with the reason why not.

A field is found to be shown by changing it: the copy changes with it, or it does not.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import Enum
from functools import cache
from random import Random
from typing import Any
from uuid import UUID

import pytest
from pydantic import BaseModel, ValidationError

from kith.core.editions.compose import compose
from kith.core.editions.kinds import KINDS as IN_EDITIONS
from kith.core.editions.reader import Reader, Relation
from kith.core.plans.content import AnyItem, PlanContent
from tests.unit.core.plain import ALFIE, AMARA, CONTEXT, CRAIG, JOAN, LEANNE, PEOPLE, PLAN, RUBY, guard, uid
from tests.unit.properties.random_items import KINDS, Around, make_item
from tests.unit.properties.vocabulary import Markers

RECORDED = "when and with whom it was done is recorded; a copy says what is asked"
DECIDES = "decides who has the item; no copy tells its reader of that"
CHECKED = "for a check"
WORKERS = "for workers"
NOT_SHOWN: Mapping[str, Mapping[str, str]] = {
    "plan_rule": {"proposed_by": "who thought of it need not answer for it to anybody who reads it"},
    "danger": {
        "example_on": "the example says its day in words",
        "disputes.person_id": "the words of the dispute say who; a name beside them would say it to more people",
        "nobody_disputes": CHECKED,
    },
    "goal": {"agreed_on": RECORDED},
    "scale": {"worded_on": RECORDED},
    "bottom_line": {
        "set_by": RECORDED, "told_family_on": RECORDED, "about_network": CHECKED,
        "least_in_ring_one": "a number of the plan; the words say it",
    },
    "order": {"about": "title and conditions say it", "from_at": "it holds already"},
    "harm": {
        "first.on": "said in words, as exactly as it is known", "worst.on": "said in words",
        "latest.on": "said in words",
    },
    "map_item": {
        "said_by": "who said what is for the workers' map; in a copy it could be held against them (SHARE-6)",
        "on": RECORDED, "private": DECIDES,
    },
    "network_member": {
        "ring": "the circles are drawn for the team, not told to each by name", "part": DECIDES, "asked_by": RECORDED,
        "told_on": RECORDED, "agreed_on": RECORDED, "by_telephone": RECORDED, "able_from": CHECKED,
        "able_until": CHECKED, "hears_at_night": CHECKED, "household": CHECKED, "reachable": CHECKED,
        "details_confirmed_on": RECORDED,
    },
    "need": {"private": DECIDES},
    "whom_to_ring": {"for_team": DECIDES},
    "outcome": {
        "need": "points at the danger or assessment; for workers", "found_by": WORKERS, "rank": "a number of the plan",
        "heals": CHECKED, "open": CHECKED, "many_because": WORKERS, "nothing_to_heal_because": WORKERS,
    },
    "action": {"due_on": "said in words, by when", "from_prompt": WORKERS},
    "timeline_row": {"unannounced": DECIDES, "unplanned": WORKERS},
    "if_then": {"layer": CHECKED, "needs_consent": CHECKED},
    "backup_for_child": {
        "triggers.major": CHECKED, "carers.asked_on": RECORDED, "carers.said_yes_on": RECORDED,
        "carers.checks": "what was looked at in somebody's home is theirs", "none_because": WORKERS,
    },
    "view": {
        "how": "where and how a child was heard is for workers", "may_see": DECIDES, "accepts_change": WORKERS,
        "override_because": "would tell whom the speaker did not choose", "taken_up_in": WORKERS,
    },
    "picture_story": {
        "panels.heading": "their order is fixed; each panel's lines stand together",
        "panels.picture": "says what is drawn; a copy in words has no drawing",
        "panels.lines.agreed_by": RECORDED, "panels.lines.disputed": "its words say who does not agree",
        "told_on": RECORDED, "told_by": RECORDED, "how_taken": "how a child took it is for workers",
    },
    "sentence_for_child": {"told_on": RECORDED, "told_by": RECORDED, "how_taken": "how a child took it is for workers"},
    "emergency": {
        "from_at": "it holds already", "children_now.seen_by": RECORDED, "children_now.seen_at": RECORDED,
        "children_now.answered_by": RECORDED, "in_charge.awake": CHECKED, "in_charge.able": CHECKED,
        "in_charge.sober": CHECKED, "managers_word.by": WORKERS, "managers_word.tried_at": WORKERS,
        "managers_word.decided_at": WORKERS, "managers_word.words": WORKERS, "renewals": "a number of the plan",
        "renewal_decided_by": WORKERS, "weighed": WORKERS, "why_this": WORKERS, "legal_action_needed": WORKERS,
        "interim_until_legal_action": WORKERS,
    },
}  # fmt: skip
OF_EVERY_ITEM = {
    "id", "kind", "label", "source.kind", "source.person_id", "children",  # what it is, and who may have it
    "who_is_worried.sources.kind", "who_is_worried.sources.person_id", "behaviour.sources.kind",
    "behaviour.sources.person_id", "example.sources.kind", "example.sources.person_id", "effects.sources.kind",
    "effects.sources.person_id", "effects_now.sources.kind", "effects_now.sources.person_id",
    "effects_later.sources.kind", "effects_later.sources.person_id", "disputes.said.sources.kind",
    "disputes.said.sources.person_id",
    "effects_now.children", "effects_later.children",  # their words name them
    "rule_id", "step_id", "outcome_id", "danger_id", "answers", "leans_on", "why",  # other items
}  # fmt: skip
HELD = {kind.model_fields["kind"].default: kind for kind in KINDS}
EVERYBODY = tuple(PEOPLE)
AROUND = Around((RUBY, ALFIE), EVERYBODY, (uid(900),), 0.0, ())
TO_ALL = Reader(
    id=LEANNE, name="Leanne", relation=Relation.CHAIR, children=frozenset({RUBY, ALFIE}), given=frozenset({uid(900)})
)


@cache
def _looked_at(kind: str) -> tuple[set[str], set[str]]:
    """(every place of a kind, those with which the copy changes)."""
    every: set[str] = set()
    shown: set[str] = set()
    for seed in range(25):
        item = make_item(HELD[kind], uid(900), Random(f"{kind} {seed}"), AROUND, Markers("f"))
        before = _copy(item)
        for place, other in _changed(item):
            every.add(place)
            if place not in shown and before is not None and (after := _copy(other)) is not None and after != before:
                shown.add(place)
    return every, shown


def _copy(item: AnyItem) -> list[tuple[str, str]] | None:
    plan = PlanContent(plan_id=PLAN, children=(RUBY, ALFIE), people=tuple(PEOPLE.values()), items=(item,))
    made = compose(plan, (), guard(), CONTEXT, TO_ALL)
    return list(made.strings()) if made else None


def _changed(item: AnyItem) -> Iterator[tuple[str, AnyItem]]:
    """The item with one thing changed, for each thing that can be: (place without numbers, item)."""
    dumped = item.model_dump()
    for path, value in _leaves((), item):
        for other in _others(value):
            try:
                made = type(item).model_validate(_put(dumped, path, other))
            except ValidationError:
                continue
            yield ".".join(step for step in path if isinstance(step, str)), made


def _leaves(path: tuple[str | int, ...], value: object) -> Iterator[tuple[tuple[str | int, ...], object]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _leaves((*path, name), getattr(value, name))
    elif isinstance(value, tuple):
        for index, inner in enumerate(value):
            yield from _leaves((*path, index), inner)
    elif value is not None:
        yield path, value


def _others(value: Any) -> list[Any]:
    if isinstance(value, Enum):
        return [one for one in type(value) if one is not value]
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value + 1]
    if isinstance(value, str):
        return [f"{value[:10]} other"]
    if isinstance(value, UUID):
        those = (RUBY, ALFIE) if value in (RUBY, ALFIE) else (AMARA, CRAIG, JOAN) if value in PEOPLE else ()
        return [one for one in those if one != value]
    if isinstance(value, date):
        return [value + timedelta(days=400)]
    return [value.replace(hour=(value.hour + 5) % 24)]


def _put(value: Any, path: tuple[str | int, ...], other: Any) -> Any:
    if not path:
        return other
    if isinstance(value, tuple | list):
        return [_put(inner, path[1:], other) if index == path[0] else inner for index, inner in enumerate(value)]
    return {**value, path[0]: _put(value[path[0]], path[1:], other)}


@pytest.mark.rule("SHARE-1", part="every field of every kind is shown to whom all is open, or named with the reason")
@pytest.mark.parametrize("kind", list(HELD))
def test_every_field_is_shown_or_the_reason_is_given_why_not(kind: str) -> None:
    every, shown = _looked_at(kind)
    left_out = set(NOT_SHOWN.get(kind, {})) | OF_EVERY_ITEM
    assert shown - left_out == shown - OF_EVERY_ITEM, "shown, and said not to be"
    assert every - left_out == shown - OF_EVERY_ITEM, "in no copy, and nobody says why"


def test_every_field_of_every_kind_was_looked_at() -> None:
    for name, kind in HELD.items():
        every, _ = _looked_at(name)
        assert {place.split(".")[0] for place in every} | OF_EVERY_ITEM >= set(kind.model_fields), name


def test_the_reasons_are_of_fields_that_there_are() -> None:
    for name, fields in NOT_SHOWN.items():
        assert set(fields) <= _looked_at(name)[0], name


def test_there_is_no_kind_without_a_place_in_the_table() -> None:
    assert set(IN_EDITIONS) == set(KINDS)
