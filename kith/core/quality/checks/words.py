"""WORDS: what the children are told."""

from collections.abc import Iterator

from kith.core.plans.content import SentenceForChild
from kith.core.quality.finding import Finding, Gate, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank


def every_change_has_its_sentence(plan: Indexed) -> Iterator[Finding]:
    """WORDS-5: every version after the first carries one sentence for each child why the plan changed."""
    version = plan.document.version
    if (version is None or version <= 1) and plan.document.version_before_on is None:
        return
    told = {child for one in plan.of(SentenceForChild) if not blank(one.words) for child in one.children}
    for child in plan.content.children:
        if child not in told:
            message = f"Write one sentence for {plan.name(child)}: why the plan changed."
            mend = "Short and true, and nobody’s fault: “It took too long for a grown-up to come.”"
            yield Finding("WORDS-5", Severity.BLOCK, None, "sentence_for_child", message, mend, gate=Gate.GOING_LIVE)
