"""The language checks: each a rule's share of what the word lists and the reader's eye found. Hints only."""

from collections.abc import Iterator

from kith.core.quality.finding import Finding
from kith.core.quality.indexed import Indexed
from kith.core.quality.language.whole_plan import of_records


def _of(plan: Indexed, rule: str) -> Iterator[Finding]:
    yield from (one for one in plan.language if one.rule == rule)


def words_are_plain(plan: Indexed) -> Iterator[Finding]:
    """SAFE-9, QUAL-3: jargon, letters in place of words, and labels, with a better wording."""
    yield from _of(plan, "SAFE-9")


def sentences_can_be_followed(plan: Indexed) -> Iterator[Finding]:
    """QUAL-3: long and hard sentences, and which words make them hard."""
    yield from _of(plan, "QUAL-3")


def acts_can_be_seen(plan: Indexed) -> Iterator[Finding]:
    """QUAL-4: vague acts, with what could be seen instead."""
    yield from _of(plan, "QUAL-4")


def nobody_is_pressed(plan: Indexed) -> Iterator[Finding]:
    """AGR-8: words in the plan that press or threaten."""
    yield from _of(plan, "AGR-8")


def the_record_is_fair(plan: Indexed) -> Iterator[Finding]:
    """AGR-8, AGR-3: words about agreeing that press, threaten or label somebody."""
    yield from of_records(plan.records, plan.name_words)


def what_comes_next_is_no_threat(plan: Indexed) -> Iterator[Finding]:
    """BACK-4: what the authority does next is written honestly and not as a threat."""
    yield from _of(plan, "BACK-4")


def bottom_lines_are_conditions(plan: Indexed) -> Iterator[Finding]:
    """BOT-1: a bottom line is a condition that can be seen, not “comply” or “engage”."""
    yield from _of(plan, "BOT-1")


def outcomes_are_a_life(plan: Indexed) -> Iterator[Finding]:
    """CHILD-5: an outcome is a state of the child's life; task-like wording is flagged."""
    yield from _of(plan, "CHILD-5")


def actions_can_be_seen(plan: Indexed) -> Iterator[Finding]:
    """CHILD-6: vague acts among the actions."""
    yield from _of(plan, "CHILD-6")
