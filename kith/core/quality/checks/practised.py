"""RULE-5: what a practice that was not passed opens."""

from collections.abc import Iterator

from kith.core.plans.records import Result
from kith.core.quality.finding import Finding, Gate, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.tested import since_change
from kith.core.quality.words import blank, day_words


def part_passes_are_mended(plan: Indexed) -> Iterator[Finding]:
    """RULE-5: a practice that was not passed opens an action with a day and an owner (AT-49)."""
    for rule in plan.rules:
        for practice in since_change(plan.document, rule.id, plan.today):
            whole = not blank(practice.fix) and practice.fix_by is not None and practice.fix_due_on is not None
            if practice.result is not Result.PASSED and practice.fix_done_on is None and not whole:
                index = plan.records.practices.index(practice)
                message = f"The practice of {day_words(practice.on)} was {practice.result.value}, and no fix is dated."
                mend = "Say what is put right, by whom and by which day. Until then, who covers for it?"
                place = f"practices.{index}.fix_due_on"
                yield Finding("RULE-5", Severity.BLOCK, rule.id, place, message, mend, gate=Gate.GOING_LIVE)
