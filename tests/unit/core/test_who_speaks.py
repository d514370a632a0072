"""Whose words an item holds: what a child or an endangered person said reaches nobody they fear, unless released."""

from collections.abc import Iterator, Mapping
from random import Random
from typing import Any, get_args
from uuid import UUID

import pytest
from pydantic import BaseModel

from kith.core.editions.compose import compose
from kith.core.editions.reader import Relation
from kith.core.editions.telling import Telling
from kith.core.plans.content import AnyItem, ItemBase, PlanContent, Ref, Source, SourceKind
from tests.unit.core.plain import (
    ALFIE,
    AMARA,
    CONTEXT,
    CRAIG,
    JOAN,
    LEANNE,
    PAULINE,
    PEOPLE,
    RUBY,
    TODAY,
    carrier,
    guard,
    purpose,
    reader,
    uid,
)
from tests.unit.properties.random_items import KINDS, Around, make_item
from tests.unit.properties.shown_fields import SAYS, people_in
from tests.unit.properties.vocabulary import Markers

SAYS_NOTHING: Mapping[str, str] = {
    "safety_step who who_else steps_in then_steps_in check_by": "they do it, or look whether it is done",
    "action who steps_in": "they do it",
    "timeline_row who": "they do it",
    "if_then who steps_in": "they do it",
    "order about": "an order is about them; a court or the police say it",
    "whom_to_ring person_id": "a name beside a telephone number",
    "view may_see": "they read it",
    "picture_story told_by": "they told it to the children",
    "sentence_for_child told_by": "they told it to the child",
    "safety_object lookers": "they look whether it was moved",
    "danger disputes.by": "they work with somebody who disagrees",
    "backup_for_child safe_people carers.person_id": "the child can go to them",
    "emergency named_worker renewal_decided_by children_now.seen_by in_charge.who": "on duty, or in charge by the hour",
}
SPOKEN = [(kind, place) for kind, places in SAYS.items() for place in sorted(places)]
BY_KIND = {kind.model_fields["kind"].default: kind for kind in KINDS}


def _silent() -> Iterator[tuple[str, str]]:
    for line in SAYS_NOTHING:
        kind, *places = line.split()
        yield from ((kind, place) for place in places)


def _people_fields(place: str, model: type[BaseModel]) -> Iterator[str]:
    """Every place of a kind that can name a person; read off the types, without the product's own walk."""
    for name, field in model.model_fields.items():
        at = f"{place}.{name}" if place else name
        parts = list(_parts(field.annotation))
        if Ref.PERSON in (*field.metadata, *parts):
            yield at
        for part in parts:
            if isinstance(part, type) and issubclass(part, BaseModel) and part is not Source:
                yield from _people_fields(at, part)


def _parts(hint: Any) -> Iterator[Any]:
    yield hint
    for part in get_args(hint):
        yield from _parts(part)


def test_of_every_field_that_names_a_person_it_is_known_whether_they_speak() -> None:
    every = {(name, place) for name, kind in BY_KIND.items() for place in _people_fields("", kind)}
    assert every == {*SPOKEN, *_silent()}


def _item(kind: type[ItemBase], place: str, who: UUID) -> AnyItem:
    """An item in which `who` stands in one place, and Amara wherever else a person can stand."""
    around = Around((RUBY,), (AMARA,), (purpose().id,), 0.0, ())
    for seed in range(200):
        made = make_item(kind, uid(900), Random(seed), around, Markers("m"))
        if place in {at for at, _ in people_in(made)}:
            worker = {"kind": SourceKind.WORKER, "person_id": AMARA}
            held = _put(made.model_dump(), place.split("."), who)
            return type(made).model_validate(_every_source(held, worker))
    raise AssertionError(f"no {kind} with {place} came of itself")


def _put(value: Any, place: list[str], who: UUID) -> Any:
    if isinstance(value, tuple | list):
        return [_put(inner, place, who) for inner in value]
    if not place:
        return who
    return {**value, place[0]: _put(value[place[0]], place[1:], who)}


def _every_source(value: Any, source: dict[str, Any]) -> Any:
    if isinstance(value, tuple | list):
        return [_every_source(inner, source) for inner in value]
    if not isinstance(value, dict):
        return value
    return source if value.keys() == {"kind", "person_id"} else {k: _every_source(v, source) for k, v in value.items()}


def _reaches(item: AnyItem, to: UUID = CRAIG, guarded: dict[str, Any] | None = None, **of_telling: Any) -> bool:
    plan = PlanContent(plan_id=uid(100), children=(RUBY, ALFIE), people=tuple(PEOPLE.values()), items=(purpose(), item))
    told = Telling(
        item_id=item.id, item_hash=item.hash, reader_id=to, words="He may not come.", approved_on=TODAY, **of_telling
    )
    made = compose(plan, (told,), guard(**guarded or {}), CONTEXT, reader(to, relation=Relation.PARENT))
    return made is not None and "He may not come." in {text for _, text in made.strings()}


@pytest.mark.rule("SHARE-7", part="whoever speaks in an item, in every kind and place where somebody can")
@pytest.mark.parametrize("who", [LEANNE, RUBY], ids=["the mother he hurt", "a child"])
@pytest.mark.parametrize(("kind", "place"), SPOKEN)
def test_words_for_what_they_said_reach_him_only_asked_and_released_by_two(kind: str, place: str, who: UUID) -> None:
    item = _item(BY_KIND[kind], place, who)
    worker = (Source(kind=SourceKind.WORKER, person_id=AMARA),)
    assert not _reaches(item)
    assert not _reaches(item, sources=worker), "a wording that names a worker as its source takes no voice away"
    assert not _reaches(item, released_by=(uid(31), uid(32)))
    assert not _reaches(item, speaker_asked=True, released_by=(uid(31), uid(31)))
    assert _reaches(item, speaker_asked=True, released_by=(uid(31), uid(32)))


@pytest.mark.rule("SHARE-7", part="in every kind where somebody can speak, also for one who passes things on to him")
@pytest.mark.parametrize(("kind", "place"), SPOKEN)
def test_they_do_not_reach_one_who_passes_things_on_to_him_either(kind: str, place: str) -> None:
    ray = {"carriers": (carrier(PAULINE),)}
    assert not _reaches(_item(BY_KIND[kind], place, LEANNE), PAULINE, ray)
    assert _reaches(_item(BY_KIND[kind], place, JOAN), PAULINE, ray), "nobody endangers Joan"


@pytest.mark.rule("SHARE-7", part="a place that says nothing holds nothing back")
@pytest.mark.parametrize(("kind", "place"), sorted(_silent()))
def test_who_only_does_something_does_not_hold_back_words_for_it(kind: str, place: str) -> None:
    assert _reaches(_item(BY_KIND[kind], place, LEANNE))


@pytest.mark.rule("SHARE-7", part="sources of the wording are counted beside those of the item, either way")
def test_a_wording_adds_its_sources_to_those_of_its_item() -> None:
    leannes, amaras = Source(kind=SourceKind.FAMILY, person_id=LEANNE), Source(kind=SourceKind.WORKER, person_id=AMARA)
    hers, workers = purpose(id=uid(901), source=leannes), purpose(id=uid(902), source=amaras)
    assert not _reaches(hers, sources=(amaras,))
    assert not _reaches(workers, sources=(leannes,))
    assert _reaches(workers, sources=(amaras,))
    friends = purpose(id=uid(904), source=Source(kind=SourceKind.CHILD, person_id=uid(77)))
    assert not _reaches(friends, sources=(amaras,)), "a child who is not listed is a child"


@pytest.mark.rule("SHARE-7", part="a child's words stay a child's when the source says family")
def test_a_child_called_family_is_still_a_child() -> None:
    words = purpose(id=uid(903), source=Source(kind=SourceKind.FAMILY, person_id=RUBY))
    assert not _reaches(words)
    assert not _reaches(words, JOAN, {"assessed": ()}), "nor somebody nobody has looked at yet"


def test_for_a_reader_who_is_safe_nothing_is_held_back() -> None:
    assert _reaches(_item(BY_KIND["view"], "person_id", RUBY), PAULINE)
