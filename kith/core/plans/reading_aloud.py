"""A plan's values in words for people: who an id is, which item is meant, what a part of it is called."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import Any
from uuid import UUID

from pydantic import BaseModel

from kith.core.plans.content import AnyItem, PlanContent

Names = Mapping[UUID, str]
_BRIEF = 60

KINDS = {
    "purpose": "the purpose",
    "safety_step": "step",
    "plan_rule": "rule",
    "bottom_line": "bottom line",
    "order": "order",
    "danger": "danger statement",
    "goal": "goal",
    "scale": "scale",
    "harm": "harm",
    "map_item": "map",
    "network_member": "network",
    "need": "need",
    "whom_to_ring": "whom to ring",
    "outcome": "outcome",
    "action": "action",
    "timeline_row": "timeline",
    "step_down": "what must change",
    "if_then": "if-then",
    "backup_for_child": "back-up for",
    "view": "words of",
    "picture_story": "picture story",
    "safety_object": "safety object",
    "sentence_for_child": "sentence for the children",
    "emergency": "tonight's part",
}
_FIELDS = {
    "who": "who",
    "who_else": "who else",
    "act": "what they do",
    "by_when": "when",
    "steps_in": "who steps in",
    "then_steps_in": "who steps in after that",
    "if_not": "if they cannot",
    "check_by": "who checks",
    "check_how": "how it is checked",
    "how_known": "how we know",
    "rule_id": "the rule it belongs to",
    "step_id": "the step it is",
    "outcome_id": "the outcome it is for",
    "danger_id": "the danger it belongs to",
    "answers": "what it answers",
    "leans_on": "the orders it leans on",
    "ten": "10",
    "zero": "0",
    "open": "whether it is open",
    "heals": "whether it heals past hurt",
    "seen_not_said": "whether it was seen or said",
    "effects_now": "what it does now",
    "effects_later": "what it could do later",
    "may_see": "who may see it",
    "due_on": "by which day",
    "source": "where it comes from",
    "label": "its label",
    "kind": "what kind it is",
}
# The part of an item that says which one it is.
_SAYS = ("title", "act", "words", "worry", "when", "task", "ten", "behaviour", "name", "phone")


@dataclass(frozen=True, slots=True)
class Both:
    """Names as they were in the version before, and as they are."""

    before: Names
    after: Names


def names_of(a: PlanContent, b: PlanContent) -> Both:
    """Whoever and whatever an id of the two versions means; somebody only the other one lists is known from there."""
    before, after = _names(a), _names(b)
    return Both({**after, **before}, {**before, **after})


def _names(content: PlanContent) -> dict[UUID, str]:
    items = {item.id: item.label or KINDS[item.kind] for item in content.items}
    return {**items, **{person.id: person.name for person in content.people}}


def field_words(name: str) -> str:
    """What a part of an item is called."""
    return _FIELDS.get(name) or name.removesuffix("_id").removesuffix("_on").replace("_", " ")


def item_words(item: AnyItem, names: Names, *, brief: bool = False) -> str:
    """Which item is meant: “step R1.1 (Comes within 30 minutes …)”."""
    kind = KINDS[item.kind]
    named = f"{kind} {item.label}" if item.label else kind
    who = getattr(item, "person_id", None)
    if not item.label and isinstance(who, UUID):
        named = f"{kind} {names.get(who, 'somebody')}"
    if brief:
        return named
    said = next((words for field in _SAYS if (words := value_words(getattr(item, field, ""), names))), "")
    return f"{named} ({_cut(said)})" if said else named


def _cut(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _BRIEF else f"{line[:_BRIEF].rsplit(' ', 1)[0]} …"


def value_words(value: Any, names: Names) -> str:
    """Any value of a plan in words; the parts of a list each on a line, but names in a row."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Enum():
            return str(value.value)
        case datetime():
            return f"{value_words(value.date(), names)}, {value:%H:%M %Z}".strip()
        case date():
            return f"{value.day} {value:%B %Y}"
        case time():
            return f"{value:%H:%M}"
        case UUID():
            return names.get(value, "somebody who is not named here")
        case BaseModel():
            return _model_words(value, names)
        case tuple():
            between = ", " if all(isinstance(one, UUID) for one in value) else "\n"
            return between.join(value_words(one, names) for one in value)
        case _:
            return str(value)


def _model_words(value: BaseModel, names: Names) -> str:
    """“Ruby: she hid under the table; (from Tom Feasey)”: its parts in a row, without names of their own."""
    parts = []
    for name, field in type(value).model_fields.items():
        held = getattr(value, name)
        said = value_words(held, names)
        if not said or held == field.get_default(call_default_factory=True):
            continue
        if isinstance(held, bool | int):
            said = f"{field_words(name)}: {said}"
        parts.append(f"(from {said})" if name == "sources" else said)
    return ": ".join([*parts[:1], "; ".join(parts[1:])] if len(parts) > 1 else parts)
