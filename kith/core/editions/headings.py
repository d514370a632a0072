"""Under which heading of an edition an item stands. A heading appears only when something stands under it."""

from collections.abc import Container, Mapping
from uuid import UUID

from kith.core.editions.open_to import open_to
from kith.core.editions.reader import Reader
from kith.core.plans.content import (
    Action,
    AnyItem,
    BackupForChild,
    BottomLine,
    Box,
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

YOUR_PART = "What you need to know"
HEADINGS: Mapping[type[ItemBase], str] = {
    Emergency: "Tonight",
    Purpose: "Why we have a plan",
    PlanRule: "What we do",
    Danger: "What we are worried about",
    Goal: "What we want to see",
    Scale: "How safe is it? From 0 to 10",
    HarmRow: "What has happened",
    BottomLine: "What has to be true",
    IfThen: "If things go wrong",
    BackupForChild: "If things go wrong: each child",
    Outcome: "What life will look like",
    Action: "Who does what",
    StepDown: "What must change so that we can stop",
    TimelineRow: "What happens when",
    Order: "What the court and the police say",
    NetworkMember: "The people who help",
    Need: "What people need",
    View: "What people said",
    PictureStory: "The story for the children",
    SafetyObject: "The safety object",
    SentenceForChild: "For the children: why the plan changed",
    WhomToRing: "Whom to ring",
}


_ON_THE_MAP: Mapping[Box, str] = {
    Box.STRENGTH: "What works well",
    Box.EXISTING_SAFETY: "What works well",
    Box.GOAL: "What we want to see",
    Box.NEXT_STEP: "What happens next",
}


def heading_for(item: AnyItem, content: PlanContent, reader: Reader, told: Container[UUID]) -> str:
    """The heading for this reader, to whom `told` are told in words approved for them.

    A rule's title stands over the rule and its steps where they see the rule in its own words; its title is of those.
    """
    if isinstance(item, PlanRule):
        return _titled(item) if item.id not in told else HEADINGS[PlanRule]
    if isinstance(item, SafetyStep):
        rule = content.item(item.rule_id) if item.rule_id else None
        if isinstance(rule, PlanRule) and rule.id not in told and open_to(rule, content, reader):
            return _titled(rule)
        return "What you do" if reader.id in (item.who, *item.who_else) else "What others do"
    if isinstance(item, MapItem):
        return _ON_THE_MAP.get(item.box, "What makes it harder")
    return HEADINGS[type(item)]


def _titled(rule: PlanRule) -> str:
    return f"{HEADINGS[PlanRule]}: {rule.title}" if rule.title.strip() else HEADINGS[PlanRule]
