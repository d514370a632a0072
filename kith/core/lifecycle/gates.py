"""The gates: what stands in the way, in words that say how to put it right. Pure."""

from kith.core.lifecycle.facts import GateFacts, Yes
from kith.core.quality.check import check_content
from kith.core.quality.finding import Gate, stands_in_the_way
from kith.kernel.errors import Problem


def gaps_before_proposal(facts: GateFacts) -> tuple[Problem, ...]:
    """What must be written before people are asked about it: every finding of the content checks that refuses it."""
    return _gaps(facts, Gate.PROPOSING)


def gaps_before_live(facts: GateFacts) -> tuple[Problem, ...]:
    """What must hold before a version is in force: its content as of today, and a yes from all it relies on.

    SAFE-3 and NET-2: nobody of the family or the network is leaned on in a live step who has not been told and agreed
    to the words that are theirs today (AGR-11, AGR-12), nor anybody who may not be given their part (SHARE-5, SHARE-6).
    """
    relied_on = ((person, facts.yes.get(person.id, Yes.NOT_YET)) for person in facts.content.family_relied_on())
    missing = (
        Problem(message.format(name=person.known_as), f"person.{person.id}", rule)
        for person, yes in relied_on
        for message, rule in _MISSING.get(yes, ())
    )
    return (*_gaps(facts, Gate.GOING_LIVE), *missing)


_MISSING = {
    Yes.NOT_YET: (("{name} has not agreed yet. Tell {name}, read out the notice and ask.", "NET-2"),),
    Yes.TO_OTHER_WORDS: (
        ("{name}’s part has changed since {name} agreed. Tell {name} what stands in it now, and ask again.", "AGR-12"),
    ),
    Yes.STOPPED: (("{name}’s part holds words that {name} must not have. Look at the copy and mend it.", "SHARE-6"),),
    Yes.NO_PART: (
        ("Nothing of this plan may be given to {name}. Write words for {name}, or choose somebody else.", "SHARE-5"),
    ),
}


def _gaps(facts: GateFacts, gate: Gate) -> tuple[Problem, ...]:
    return tuple(
        Problem(finding.message, _place(finding.item_id, finding.field), finding.rule)
        for finding in stands_in_the_way(check_content(facts.content, facts.today), gate)
    )


def _place(item_id: object, field: str) -> str:
    return f"item.{item_id}.{field}" if item_id else field
