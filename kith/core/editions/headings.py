"""Under which heading of an edition an item stands. A heading appears only when something stands under it."""

from collections.abc import Container, Mapping
from uuid import UUID

from kith.core.editions.kinds import KINDS
from kith.core.editions.labels import PLAIN
from kith.core.editions.open_to import open_to
from kith.core.editions.reader import Reader
from kith.core.plans.content import AnyItem, Box, MapItem, PlanContent, PlanRule, SafetyStep

YOUR_PART = "What you need to know"
_ON_THE_MAP: Mapping[Box, str] = {
    Box.STRENGTH: PLAIN.works_well,
    Box.EXISTING_SAFETY: PLAIN.works_well,
    Box.GOAL: PLAIN.safety_goal,
    Box.NEXT_STEP: PLAIN.next_steps,
}


def heading_for(item: AnyItem, content: PlanContent, reader: Reader, told: Container[UUID]) -> str:
    """The heading for this reader, to whom `told` are told in words approved for them.

    A rule's title stands over the rule and its steps where they see the rule in its own words; its title is of those.
    """
    kind = type(item)
    if kind not in _OF_ITS_OWN:
        return KINDS[kind].heading
    if isinstance(item, PlanRule):
        return _titled(item) if item.id not in told else KINDS[PlanRule].heading
    if isinstance(item, SafetyStep):
        rule = content.item(item.rule_id) if item.rule_id else None
        if isinstance(rule, PlanRule) and rule.id not in told and open_to(rule, content, reader):
            return _titled(rule)
        return "What you do" if reader.id in (item.who, *item.who_else) else KINDS[SafetyStep].heading
    return _ON_THE_MAP.get(item.box, KINDS[MapItem].heading) if isinstance(item, MapItem) else KINDS[kind].heading


_OF_ITS_OWN = frozenset({PlanRule, SafetyStep, MapItem})


def _titled(rule: PlanRule) -> str:
    return f"{KINDS[PlanRule].heading}: {rule.title}" if rule.title.strip() else KINDS[PlanRule].heading
