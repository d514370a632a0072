"""The gates: what stands in the way, in words that say how to put it right. Pure."""

from kith.core.lifecycle.facts import GateFacts
from kith.core.quality.check import check_content
from kith.core.quality.finding import Gate, stands_in_the_way
from kith.kernel.errors import Problem


def gaps_before_proposal(facts: GateFacts) -> tuple[Problem, ...]:
    """What must be written before people are asked about it: every finding of the content checks that refuses it."""
    return _gaps(facts, Gate.PROPOSING)


def gaps_before_live(facts: GateFacts) -> tuple[Problem, ...]:
    """What must hold before a version is in force: its content as of today, and a yes from all it relies on.

    SAFE-3 and NET-2: nobody of the family or the network is leaned on in a live step who has not been told and agreed,
    nor anybody who may not be given their part any more, because of what was recorded since they said yes (SHARE-5).
    """
    missing = (
        Problem(
            f"{person.known_as} has not agreed yet. Tell {person.known_as}, read out the notice and ask.",
            f"person.{person.id}",
            "NET-2",
        )
        for person in facts.content.family_relied_on()
        if person.id not in facts.agreed
    )
    lost = (
        Problem(
            f"{person.known_as} agreed, and may be given nothing of this plan any more. Choose somebody else.",
            f"person.{person.id}",
            "SHARE-5",
        )
        for person in facts.content.family_relied_on()
        if person.id in facts.agreed & facts.without_part
    )
    return (*_gaps(facts, Gate.GOING_LIVE), *missing, *lost)


def _gaps(facts: GateFacts, gate: Gate) -> tuple[Problem, ...]:
    return tuple(
        Problem(finding.message, _place(finding.item_id, finding.field), finding.rule)
        for finding in stands_in_the_way(check_content(facts.content, facts.today), gate)
    )


def _place(item_id: object, field: str) -> str:
    return f"item.{item_id}.{field}" if item_id else field
