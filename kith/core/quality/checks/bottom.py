"""BOT: professional bottom lines."""

from collections.abc import Iterator

from kith.core.plans.content import BottomLine, Met, NetworkMember, Part
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank, counted

_PARTS = (
    ("words", "Write the bottom line: a condition, not a task."),
    ("shown_by", "Say what shows that it is met."),
    ("set_by", "Say who set it."),
    ("told_family_on", "Say when the family were told."),
)


def bottom_lines_are_whole(plan: Indexed) -> Iterator[Finding]:
    """BOT-1: what shows it is met, who set it, when the family was told; one is about the network."""
    lines = plan.of(BottomLine)
    for line in lines:
        for field, message in _PARTS:
            value = getattr(line, field)
            if not value or (isinstance(value, str) and blank(value)):
                mend = "The family must know what cannot be bargained over, and how they can meet it."
                yield Finding("BOT-1", Severity.HINT, line.id, field, message, mend)
    if lines and not any(line.about_network for line in lines):
        message = "No bottom line is about the network."
        mend = "Say how many grown-ups must know all the worries."
        yield Finding("BOT-1", Severity.HINT, lines[0].id, "about_network", message, mend)


def ring_one(plan: Indexed) -> list[NetworkMember]:
    """Those who know all the worries and whose part is not limited (AT-28)."""
    return [one for one in plan.of(NetworkMember) if one.ring == 1 and one.part is Part.FULL]


def enough_in_ring_one(plan: Indexed) -> Iterator[Finding]:
    """BOT-2: the bottom line about the network is counted, and not all of them live under one roof."""
    nearest = ring_one(plan)
    for line in plan.of(BottomLine):
        if not line.about_network:
            continue
        least = line.least_in_ring_one
        if least is not None and len(nearest) < least:
            message = f"Not met: {counted(len(nearest), 'grown-up')} in the nearest ring, and this asks for {least}."
            mend = "Who else could be told all the worries? Try the network-finding questions."
            yield Finding("BOT-2", Severity.HINT, line.id, "least_in_ring_one", message, mend)
        homes = {one.household for one in nearest}
        if len(nearest) > 1 and len(homes) == 1 and None not in homes:
            message = "Not met: everybody in the nearest ring lives under one roof."
            mend = "If one cannot come, none of them may be able to. Find somebody who lives elsewhere."
            yield Finding("BOT-2", Severity.HINT, line.id, "about_network", message, mend)


def states_are_shown(plan: Indexed) -> Iterator[Finding]:
    """BOT-2: whether it is met now, with evidence; one that breaks goes to the manager the same day."""
    for line in plan.of(BottomLine):
        if line.met is None:
            message, mend = "Say whether this is met now.", "Met, not yet, or broken, and what shows it."
            yield Finding("BOT-2", Severity.HINT, line.id, "met", message, mend)
        elif line.met is Met.MET and blank(line.evidence):
            message, mend = "Say what shows that this is met.", "What was seen, by whom, on which day."
            yield Finding("BOT-2", Severity.HINT, line.id, "evidence", message, mend)
        elif line.met is Met.BROKEN and not _manager_answered(plan, line):
            message = "This is broken. Ask the manager today."
            mend = "Record the manager’s decision about this bottom line."
            yield Finding("BOT-2", Severity.HINT, line.id, "met", message, mend, becomes_duty=True)


def _manager_answered(plan: Indexed, line: BottomLine) -> bool:
    """A decision either way is an answer; without the records nothing is known."""
    known = plan.records_known
    return not known or any(one.rule == "BOT-2" and one.item_id == line.id for one in plan.records.decisions)
