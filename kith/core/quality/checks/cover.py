"""EMERG-3: the lane lapses at a stated hour, cover has no gap, a renewal asks again. EMERG-1: able at night."""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from kith.core.plans.content import Emergency, InCharge
from kith.core.quality.checks.able import asleep
from kith.core.quality.checks.emerg import answers_of
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import counted, day_of, moment_words, wall_clock

Stretch = tuple[datetime, datetime]


def gaps_between(start: datetime, end: datetime, covered: Sequence[Stretch]) -> list[Stretch]:
    """The stretches from `start` to `end` in which nobody is in charge."""
    gaps, reached = [], start
    for begins, ends in sorted(covered):
        if begins > reached:
            gaps.append((reached, min(begins, end)))
        reached = max(reached, ends)
        if reached >= end:
            break
    return [(begin, stop) for begin, stop in [*gaps, (reached, end)] if begin < stop]


def it_lapses(plan: Indexed) -> Iterator[Finding]:
    """EMERG-3: it lapses at a stated hour, says when somebody looks next, and is not in force after its hour."""
    for item in plan.of(Emergency):
        if item.lapses_at is None:
            mend = "A day and an hour, soon: until then, and not longer, this paper holds."
            yield _block(item, "lapses_at", "Say at which hour this ends.", mend)
        elif day_of(item.lapses_at) < plan.today:
            message = f"This ended on {moment_words(item.lapses_at)}."
            mend = "Ask “safe now?” again for each child and renew it, or take the emergency part out."
            yield _block(item, "lapses_at", message, mend)
        if item.next_look_at is None:
            message = "Say when somebody looks next."
            yield _block(item, "next_look_at", message, "A day, an hour and who comes.")
        elif item.lapses_at is not None and wall_clock(item.lapses_at) < wall_clock(item.next_look_at):
            message = f"This ends on {moment_words(item.lapses_at)}, before anybody looks again."
            mend = "Bring the look forward, or let it hold until then."
            yield _block(item, "lapses_at", message, mend)


def cover_has_no_gap(plan: Indexed) -> Iterator[Finding]:
    """EMERG-3: somebody is in charge from now to the next look; gaps are shown in hours. Later ones are hinted at."""
    for item in plan.of(Emergency):
        start = wall_clock(item.from_at)
        look = wall_clock(item.next_look_at) if item.next_look_at else None
        lapse = wall_clock(item.lapses_at) if item.lapses_at else None
        covered = [(wall_clock(one.from_at), wall_clock(one.until_at)) for one in item.in_charge if _holds(one)]
        until = look or lapse
        for begin, stop in gaps_between(start, until, covered) if until else ():
            yield _gap(item, begin, stop, Severity.BLOCK)
        if look and lapse and look < lapse:
            for begin, stop in gaps_between(max(look, start), lapse, covered):
                yield _gap(item, begin, stop, Severity.HINT)


def _holds(held: InCharge) -> bool:
    return held.who is not None and False not in (held.awake, held.able, held.sober)


def _gap(item: Emergency, begin: datetime, stop: datetime, severity: Severity) -> Finding:
    hours = counted(round((stop - begin) / timedelta(hours=1), 2), "hour")
    message = f"{hours} without anybody in charge: {moment_words(begin)} to {moment_words(stop)}."
    mend = "Name somebody for these hours, or bring the next look forward."
    return Finding("EMERG-3", severity, item.id, "in_charge", message, mend)


def renewal_asks_again(plan: Indexed) -> Iterator[Finding]:
    """EMERG-3: renewing asks "safe now?" again for each child; a second renewal is decided by a manager."""
    for item in plan.of(Emergency):
        if item.renewals > plan.limits.renewals_without_manager and item.renewal_decided_by is None:
            message = "This has been renewed before. A manager decides on a second renewal."
            yield _block(item, "renewal_decided_by", message, "Ask the manager, and write who decided.")
        oldest = wall_clock(item.from_at) - timedelta(hours=plan.limits.asked_again_hours)
        for child, (index, answer) in answers_of(item).items() if item.renewals else ():
            if answer.seen_at is None or wall_clock(answer.seen_at) < oldest:
                message = f"Ask again before renewing: is {plan.name(child)} safe now?"
                mend = "See or speak to each child, and write when and by whom."
                yield _block(item, f"children_now.{index}.seen_at", message, mend)


def able_at_night(plan: Indexed) -> Iterator[Finding]:
    """EMERG-1, RULE-4: the only grown-up at night hears and is up to it; in the lane this is a block."""
    for item in plan.of(Emergency):
        for index, held in enumerate(item.in_charge):
            member = plan.members.get(held.who) if held.who else None
            if member is None or member.hears_at_night or not _through_night(plan, held):
                continue
            if not any(_holds(one) and one is not held and _covers(one, held) for one in item.in_charge):
                message = (
                    f"{plan.name(member.person_id)} cannot hear at night, so “able” cannot be yes for these hours."
                )
                mend = "Name somebody for the night who hears and wakes."
                yield Finding("EMERG-1", Severity.BLOCK, item.id, f"in_charge.{index}.able", message, mend)


def _through_night(plan: Indexed, held: InCharge) -> bool:
    begin, stop = wall_clock(held.from_at), wall_clock(held.until_at)
    hours = int((stop - begin) / timedelta(hours=1)) + 1
    touched = (begin + timedelta(hours=n) for n in range(min(hours, 24)))
    return any(asleep(time(one.hour), plan) for one in touched if one < stop)


def _covers(other: InCharge, held: InCharge) -> bool:
    starts = wall_clock(other.from_at) <= wall_clock(held.from_at)
    return starts and wall_clock(held.until_at) <= wall_clock(other.until_at)


def _block(item: Emergency, field: str, message: str, mend: str) -> Finding:
    return Finding("EMERG-3", Severity.BLOCK, item.id, field, message, mend)
