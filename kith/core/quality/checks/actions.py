"""CHILD-6: actions, each with one known actor, a seen act, for which outcome, when, and how it is known."""

import re
from collections.abc import Iterator

from kith.core.plans.content import Action, ActionState, Outcome
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank

_PARTS = (
    ("who", "Say who does this: one named person.", "Choose one person, not “the family” or “professionals”."),
    ("act", "Say what they do.", "Something that somebody else could see."),
    ("outcome_id", "Say which outcome this is for.", "Choose the outcome it helps to reach."),
    ("how_known", "Say how somebody knows that it was done.", "Who looks or asks, and where it is written down."),
)
_NO_DATE = re.compile(
    r"\s*(?:a\.?s\.?a\.?p\.?|as soon as (?:possible|practicable)|on-?going|in due course|when (?:possible|able)|soon|"
    r"t\.?b\.?[ca]\.?|as (?:and when )?(?:needed|required)|continuous(?:ly)?|urgent(?:ly)?)\s*",
    re.IGNORECASE,
)


def actions_are_whole(plan: Indexed) -> Iterator[Finding]:
    """CHILD-6: one known actor, an act, the outcome and child it is for, when, and how it is known."""
    outcomes = {outcome.id: outcome for outcome in plan.of(Outcome)}
    for action in plan.of(Action):
        if action.state is ActionState.DONE:
            continue
        for field, message, mend in _PARTS:
            value = getattr(action, field)
            if value is None or (isinstance(value, str) and blank(value)):
                yield Finding("CHILD-6", Severity.BLOCK, action.id, field, message, mend)
        if action.due_on is None and (blank(action.by_when) or _NO_DATE.fullmatch(action.by_when)):
            message, mend = "Say by which day, or how often.", "“Soon” has no date. A day, or “Tuesdays at 10”."
            yield Finding("CHILD-6", Severity.BLOCK, action.id, "by_when", message, mend)
        if action.outcome_id is None:
            continue
        outcome = outcomes.get(action.outcome_id)
        if outcome is None:
            message, mend = "This is for something that is not an outcome.", "Choose the outcome it helps to reach."
            yield Finding("CHILD-6", Severity.BLOCK, action.id, "outcome_id", message, mend)
        elif not set(action.children) & set(outcome.children):
            message = "This action and its outcome are about different children."
            yield Finding("CHILD-6", Severity.BLOCK, action.id, "children", message, "Say which child it is for.")
