"""May this reader have this item in its base words? Default deny; the one place where the answer is made (SHARE-5)."""

from uuid import UUID

from kith.core.editions.kinds import GIVES, KINDS, Gives
from kith.core.editions.reader import Reader, Relation
from kith.core.plans.content import (
    Action,
    AnyItem,
    ItemBase,
    MapItem,
    Need,
    NetworkMember,
    Part,
    PlanContent,
    Ref,
    SafetyStep,
    TimelineRow,
    View,
    WhomToRing,
)


def open_to(item: AnyItem, content: PlanContent, reader: Reader) -> bool:
    """For a reader who is safe to be given base words at all; `compose` asks the guard before."""
    kind = type(item)
    tells_of = item.tells_of if kind in _TELLS_OF_MORE else item.children
    if not reader.children.issuperset(tells_of) or (kind in _WITH_A_RULE and _kept_back(item, reader)):
        return False
    strangers = content.listed_children - reader.children
    if strangers and not strangers.isdisjoint(_named_in(item)):
        return False
    if reader.given and item.id in reader.given:
        return True
    gives = GIVES[reader.relation].get(kind)
    return gives is Gives.WHOLE or (gives is Gives.OWN and _is_theirs(item, content, reader))


def _named_in(item: AnyItem) -> tuple[UUID, ...]:
    """Everybody an item names; a brother who opens the door is a child its reader may have no connection to."""
    return (item.person_id,) if isinstance(item, View) else item.named(Ref.PERSON)


def _kept_back(item: AnyItem, reader: Reader) -> bool:
    """Kinds of item with a rule of their own about who sees them, whatever the relation gives."""
    match item:
        case View():
            return reader.id not in item.may_see and not _reads_as(reader, item.may_see)
        case TimelineRow():
            return item.unannounced
        case NetworkMember():
            return item.part is Part.UNSUITABLE and reader.relation is not Relation.CHAIR
        case Need():
            return item.private and item.person_id not in {reader.id, reader.reads_as}
        case WhomToRing():
            return not item.for_team and reader.relation not in {Relation.PARENT, Relation.CHAIR}
        case MapItem():
            return item.private and (item.said_by is None or item.said_by not in {reader.id, reader.reads_as})
        case _:
            return False


# Kinds that tell of more children than those they are about.
_TELLS_OF_MORE = frozenset(kind for kind in KINDS if kind.tells_of is not ItemBase.tells_of)
# Most kinds have no such rule; to ask pydantic's classes one by one costs more than all else here.
_WITH_A_RULE = frozenset({View, TimelineRow, NetworkMember, Need, WhomToRing, MapItem})


def _reads_as(reader: Reader, may_see: tuple[object, ...]) -> bool:
    return reader.reads_as is not None and reader.reads_as in may_see


def _is_theirs(item: AnyItem, content: PlanContent, reader: Reader) -> bool:
    """The item names them as one who acts, steps in or checks; an action that is a step of theirs is not told twice."""
    if isinstance(item, SafetyStep):
        return reader.id in item.relies_on
    step = content.item(item.step_id) if isinstance(item, Action) and item.step_id else None
    if isinstance(step, SafetyStep) and open_to(step, content, reader):
        return False
    return reader.id in item.named(Ref.PERSON)
