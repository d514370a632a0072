"""Fields by kind of item, written down by hand: those an edition shows, and those whose person says something."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from pydantic import BaseModel

SHOWN: Mapping[str, frozenset[str]] = {
    kind: frozenset(places.split())
    for kind, places in {
        "purpose": "worry needed",
        "safety_step": "act by_when if_not check_how advice",
        "danger": "who_is_worried.words behaviour.words example.words effects_now.words effects_later.words "
        "disputes.said.words disputes.worked_with",
        "goal": "words how_long",
        "scale": "ten zero",
        "plan_rule": "title hard_times triggers first_signs red_flags also child_line not_now_because",
        "bottom_line": "words shown_by evidence",
        "if_then": "when then by_when ring_in_hours ring_out_of_hours if_they_cannot_say",
        "backup_for_child": "triggers.words triggers.response noticed effect calmed child_can if_parent_changes "
        "if_carer_changes achievements",
        "timeline_row": "when task why meetings changes",
        "whom_to_ring": "phone when",
        "view": "words",
        "map_item": "words",
        "safety_object": "name place meaning how_often what_they_do",
        "picture_story": "panels.lines.words",
        "sentence_for_child": "words",
        "outcome": "words along_the_way baseline measure if_not_reached",
        "action": "act by_when how_known",
        "step_down": "words",
        "order": "title conditions warning",
        "harm": "behaviour how_bad how_often how_long effects.words first.words worst.words latest.words",
        "network_member": "needs",
        "need": "words",
        "emergency": "ring children_now.where children_now.because in_charge.if_not",
    }.items()
}


SAYS: Mapping[str, frozenset[str]] = {
    kind: frozenset(places.split())
    for kind, places in {
        "plan_rule": "proposed_by",
        "bottom_line": "set_by",
        "danger": "disputes.person_id",
        "map_item": "said_by",
        "network_member": "person_id",
        "need": "person_id",
        "view": "person_id",
        "picture_story": "panels.lines.agreed_by",
        "emergency": "children_now.answered_by managers_word.by",
    }.items()
}


def speakers(item: BaseModel) -> set[UUID]:
    """Those whom an item names as saying something in it, whoever it came from."""
    places = SAYS.get(getattr(item, "kind", ""), frozenset())
    return {held for place, held in people_in(item) if place in places}


def people_in(item: BaseModel) -> Iterator[tuple[str, UUID]]:
    """Every (place, id) of an item that is no id of its own, places without numbers: `disputes.person_id`."""
    yield from ((place, held) for place, held in _ids("", item) if place != "id")


def _ids(place: str, value: object) -> Iterator[tuple[str, UUID]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _ids(f"{place}.{name}" if place else name, getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _ids(place, inner)
    elif isinstance(value, UUID):
        yield place, value


def texts_of(item: BaseModel) -> Iterator[tuple[str, str]]:
    """Every (place, text) of an item, places without numbers: `panels.lines.words`."""
    yield from _texts("", item)


def _texts(place: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(f"{place}.{name}" if place else name, getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from _texts(place, inner)
    elif type(value) is str:
        yield place, value
