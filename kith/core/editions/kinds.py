"""Each kind of item in one place: its heading, how it reads, and to whom it goes in its own words (DESIGN 5).

Default deny. `whole`: every such item about children the reader is connected to. `own`: only items that name the reader
as one who acts, steps in or checks. Every kind reaches anybody else, and every unsafe reader, only as a telling.
"""

from collections.abc import Callable, Mapping
from enum import Enum, auto
from typing import Any, NamedTuple

from kith.core.editions import blocks
from kith.core.editions.edition import Block, Card, Paragraph, StepCard
from kith.core.editions.labels import PLAIN
from kith.core.editions.reader import Relation
from kith.core.plans.content import (
    Action,
    AnyItem,
    BackupForChild,
    BottomLine,
    Danger,
    Emergency,
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
    PlanContent,
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


class Kind(NamedTuple):
    """What an edition does with one kind of item."""

    heading: str
    reads: Callable[[Any, PlanContent], tuple[Block, ...]]
    whole: frozenset[Relation]
    own: frozenset[Relation] = frozenset()

    def gives(self, relation: Relation) -> Gives | None:
        """How much a reader of this relation has of it in its own words; None: nothing."""
        return Gives.WHOLE if relation in self.whole else Gives.OWN if relation in self.own else None


_PARENTS = frozenset({Relation.PARENT, Relation.CHAIR})
_FAMILY = _PARENTS | {Relation.FAMILY_TEAM}
_TEAM, _NETWORK = frozenset({Relation.FAMILY_TEAM}), frozenset({Relation.NETWORK})
_AGENCY = frozenset({Relation.AGENCY})

KINDS: Mapping[type[ItemBase], Kind] = {
    Emergency: Kind("Tonight", blocks.emergency, _FAMILY, _NETWORK),
    Purpose: Kind("Why we have a plan", blocks.purpose, _FAMILY | _NETWORK),
    Danger: Kind(PLAIN.danger_statement, blocks.danger, _FAMILY),
    Goal: Kind(PLAIN.safety_goal, blocks.goal, _FAMILY),
    Scale: Kind(PLAIN.safety_scale, blocks.scale, _FAMILY),
    HarmRow: Kind("What has happened", blocks.harm, _PARENTS),
    MapItem: Kind(PLAIN.makes_harder, blocks.words, _FAMILY),
    PlanRule: Kind("What we do", blocks.rule, _FAMILY),
    SafetyStep: Kind("What others do", blocks.step, _FAMILY, _NETWORK | _AGENCY),
    BottomLine: Kind("What has to be true", blocks.bottom_line, _FAMILY),
    IfThen: Kind("If things go wrong", blocks.if_then, _FAMILY, _NETWORK),
    BackupForChild: Kind("If things go wrong: each child", blocks.backup, _FAMILY),
    Outcome: Kind("What life will look like", blocks.outcome, _PARENTS),
    Action: Kind("Who does what", blocks.action, _PARENTS, _TEAM | _NETWORK | _AGENCY),
    StepDown: Kind("What must change so that we can stop", blocks.words, _PARENTS),
    TimelineRow: Kind("What happens when", blocks.timeline_row, _FAMILY),
    Order: Kind("What the court and the police say", blocks.order, _PARENTS),
    NetworkMember: Kind(PLAIN.safety_circles, blocks.network_member, _PARENTS),
    Need: Kind("What people need", blocks.need, _PARENTS, _TEAM),
    View: Kind(PLAIN.said, blocks.view, _FAMILY),
    PictureStory: Kind(PLAIN.picture_story, blocks.picture_story, _FAMILY),
    SafetyObject: Kind(PLAIN.safety_object, blocks.safety_object, _FAMILY),
    SentenceForChild: Kind("For the children: why the plan changed", blocks.words, _FAMILY),
    WhomToRing: Kind("Whom to ring", blocks.whom_to_ring, _FAMILY),
}


# The same by relation.
GIVES: Mapping[Relation, Mapping[type[ItemBase], Gives]] = {
    relation: {kind: gives for kind, one in KINDS.items() if (gives := one.gives(relation))} for relation in Relation
}


def blocks_of(item: AnyItem, content: PlanContent) -> tuple[Block, ...]:
    """What an item says, in base words."""
    return KINDS[type(item)].reads(item, content)


def plain_words(item: AnyItem, content: PlanContent) -> str:
    """What an item says, a line for each thing, without its layout."""
    lines = [item.title] if isinstance(item, PlanRule) else []
    for block in blocks_of(item, content):
        match block:
            case Paragraph():
                lines.append(block.text)
            case StepCard():
                lines.append(f"{block.who}: {block.act}")
            case Card():
                lines += [block.title, *(f"{row.label}: {row.text}" for row in block.rows)]
    return "\n".join(dict.fromkeys(filter(None, lines)))
