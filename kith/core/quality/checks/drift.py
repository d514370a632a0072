"""CHILD-8 and CHILD-10: what was reached by each review, and what is done when an outcome misses its date."""

from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

from kith.core.plans.content import Outcome
from kith.core.plans.records import Progress
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank, day_words


def progress_is_written(plan: Indexed) -> Iterator[Finding]:
    """CHILD-8: at each review, progress and what it changed in the child's life is written per outcome.

    A review counts if the version was live before it, or if progress of any outcome was written at it.
    """
    written = {(one.outcome_id, one.on) for one in plan.records.progress}
    days = {one.on for one in plan.records.progress}
    live_on = plan.document.went_live_on
    for review in plan.records.reviews:
        of_this_version = live_on is not None and review.on > live_on
        if not review.closed or not (of_this_version or review.on in days):
            continue
        for outcome in plan.of(Outcome):
            if outcome.open and (outcome.id, review.on) not in written:
                message = f"Nothing is written about this at the review of {day_words(review.on)}."
                mend = "What came of it, and what is different in the child’s life? “Nothing yet” is an answer."
                yield Finding("CHILD-8", Severity.BLOCK, outcome.id, "progress", message, mend)


def progress_says_what_changed(plan: Indexed) -> Iterator[Finding]:
    """CHILD-8: progress is words and what is different in the child's life, not one of them."""
    for index, one in enumerate(plan.records.progress):
        for field, message in (
            ("words", "Write how far this has come."),
            ("in_the_childs_life", "Write what is different in the child’s life."),
        ):
            if blank(getattr(one, field)):
                mend = "What does the child do, say or feel now that was not so before?"
                yield Finding("CHILD-8", Severity.BLOCK, None, f"progress.{index}.{field}", message, mend)


def _by_outcome(plan: Indexed) -> dict[UUID, list[tuple[int, Progress]]]:
    held: dict[UUID, list[tuple[int, Progress]]] = defaultdict(list)
    for index, one in sorted(enumerate(plan.records.progress), key=lambda pair: pair[1].on):
        held[one.outcome_id].append((index, one))
    return held


_WHY = (
    ("missed_because", "Say why this was missed.", "More time needed, the wrong action, or more than they can change?"),
    ("what_is_done", "Say what is done about it.", "What will be different from now on, by whom, from which day."),
)


def a_miss_is_answered(plan: Indexed) -> Iterator[Finding]:
    """CHILD-10: an outcome not reached by its date says why and what is done; the second time the manager sees it."""
    for held in _by_outcome(plan).values():
        before = False
        for index, one in held:
            for field, message, mend in _WHY if one.missed else ():
                if blank(getattr(one, field)):
                    yield Finding("CHILD-10", Severity.BLOCK, None, f"progress.{index}.{field}", message, mend)
            if one.missed and before and not one.to_manager:
                message = "This was missed twice in a row, and the manager has not seen it."
                mend = "Show it to the manager today, with why and what is done."
                yield Finding("CHILD-10", Severity.BLOCK, None, f"progress.{index}.to_manager", message, mend)
            before = one.missed


def no_date_slips_by(plan: Indexed) -> Iterator[Finding]:
    """CHILD-10: an open outcome whose date has passed, and nobody has said whether it was reached."""
    progress = _by_outcome(plan)
    for outcome in plan.of(Outcome):
        due = outcome.due_on
        if not outcome.open or due is None or due >= plan.today:
            continue
        if not any(one.met or one.missed for _, one in progress[outcome.id] if one.on >= due):
            message = f"The date of this outcome was {day_words(due)}. Was it reached?"
            mend = "If not: why, and what is done now?"
            yield Finding("CHILD-10", Severity.HINT, outcome.id, "due_on", message, mend, becomes_duty=True)
