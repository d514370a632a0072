"""Which kinds of item a relation gives in base words (DESIGN 5; the edition matrix). Default deny.

WHOLE: every such item about children the reader is connected to. OWN: only items that name the reader as one who acts,
steps in or checks. A kind missing for a relation, and every kind for an unsafe reader, reaches them only as a telling.
"""

from collections.abc import Mapping
from enum import Enum, auto

from kith.core.editions.reader import Relation
from kith.core.plans.content import (
    Action,
    BackupForChild,
    BottomLine,
    Danger,
    Goal,
    HarmRow,
    IfThen,
    ItemBase,
    MapItem,
    Need,
    NetworkMember,
    Order,
    Outcome,
    PictureStory,
    PlanRule,
    Purpose,
    SafetyObject,
    SafetyStep,
    Scale,
    SentenceForChild,
    StepDown,
    TimelineRow,
    View,
    WhomToRing,
)


class Gives(Enum):
    """How much of a kind a relation gives."""

    WHOLE = auto()
    OWN = auto()


Kinds = Mapping[type[ItemBase], Gives]
_PLAN_OF_THE_FAMILY: tuple[type[ItemBase], ...] = (
    Purpose, Danger, Goal, Scale, PlanRule, SafetyStep, BottomLine, IfThen, BackupForChild, TimelineRow,
    WhomToRing, View, MapItem, SafetyObject, PictureStory, SentenceForChild,
)  # fmt: skip
_CHILDS_PLAN: tuple[type[ItemBase], ...] = (Outcome, Action, StepDown, Order, HarmRow, NetworkMember, Need)


def _whole(*kinds: type[ItemBase]) -> dict[type[ItemBase], Gives]:
    return dict.fromkeys(kinds, Gives.WHOLE)


POLICY: Mapping[Relation, Kinds] = {
    Relation.PARENT: _whole(*_PLAN_OF_THE_FAMILY, *_CHILDS_PLAN),
    Relation.CHAIR: _whole(*_PLAN_OF_THE_FAMILY, *_CHILDS_PLAN),
    Relation.FAMILY_TEAM: {**_whole(*_PLAN_OF_THE_FAMILY), Action: Gives.OWN, Need: Gives.OWN},
    Relation.NETWORK: {Purpose: Gives.WHOLE, SafetyStep: Gives.OWN, Action: Gives.OWN, IfThen: Gives.OWN},
    Relation.AGENCY: {SafetyStep: Gives.OWN, Action: Gives.OWN},
    Relation.CHILD: {},
    Relation.OTHER: {},
}
