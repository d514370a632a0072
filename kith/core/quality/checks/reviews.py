"""REV: a review that is closed heard the family first, and says when the plan is looked at again."""

from collections.abc import Iterator

from kith.core.quality.finding import Finding, Gate, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank, day_words


def the_family_was_heard(plan: Indexed) -> Iterator[Finding]:
    """REV-2: no review is closed without the family's view, or why it could not be had."""
    for index, review in enumerate(plan.records.reviews):
        if review.closed and blank(review.family_view) and blank(review.family_view_not_had_because):
            message = f"The review of {day_words(review.on)} was closed without the family’s view."
            mend = "Write first what the family say, in their words; or why nobody could hear them, and what was tried."
            yield Finding("REV-2", Severity.BLOCK, None, f"reviews.{index}.family_view", message, mend, gate=_GATE)


def the_next_look_is_set(plan: Indexed) -> Iterator[Finding]:
    """REV-5: a closed review has a next date, after its own; “nothing changed” is an outcome and has one too."""
    for index, review in enumerate(plan.records.reviews):
        if not review.closed or (review.next_on is not None and review.next_on > review.on):
            continue
        closed = f"The review of {day_words(review.on)} was closed"
        message = (
            f"{closed} without a next date." if review.next_on is None else f"{closed} with a next date before it."
        )
        mend = "Say on which day the plan is looked at again. If the plan ends, end it instead."
        yield Finding("REV-5", Severity.BLOCK, None, f"reviews.{index}.next_on", message, mend, gate=_GATE)


_GATE = Gate.GOING_LIVE
