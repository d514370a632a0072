"""check: the content rules of a plan, on plain data (DESIGN 2). A rule joins by one function and one line in CHECKS."""

from collections.abc import Callable, Iterator
from datetime import date

from kith.core.plans.content import PlanContent
from kith.core.quality.finding import Finding, Severity

Check = Callable[[PlanContent, date], Iterator[Finding]]


def purpose_is_stated(content: PlanContent, today: date) -> Iterator[Finding]:
    """SAFE-1: the worry and what needs to be done stand first, about every child of the plan."""
    purpose = content.purpose
    if purpose is None or not (purpose.worry.strip() and purpose.needed.strip()):
        message = "Write the worry and what needs to be done."
        yield Finding("SAFE-1", Severity.BLOCK, purpose.id if purpose else None, "purpose", message)


def review_is_set(content: PlanContent, today: date) -> Iterator[Finding]:
    """REV-1, SAFE-2: a plan always has a next review date, and it lies ahead."""
    if content.review_on is None:
        yield Finding("REV-1", Severity.BLOCK, None, "review_on", "Set the date of the next review.")
    elif content.review_on <= today:
        message = "The review date is not ahead any more. Set the next one."
        yield Finding("REV-1", Severity.BLOCK, None, "review_on", message)


def every_child_has_a_step(content: PlanContent, today: date) -> Iterator[Finding]:
    """SAFE-3: a plan without a step for a child does nothing for that child."""
    covered = {child for step in content.steps for child in step.children}
    for child in content.children:
        if child not in covered:
            name = content.person(child).known_as
            yield Finding("SAFE-3", Severity.BLOCK, None, "steps", f"Write at least one step for {name}.")


_STEP_PARTS = (
    ("who", "Say who does this: one named person."),
    ("act", "Say what they do, so that somebody else could see it."),
    ("by_when", "Say by when, or how soon."),
    ("steps_in", "Say who steps in if they cannot."),
    ("check_by", "Say who checks that it happened."),
    ("check_how", "Say how they check."),
)


def steps_are_whole(content: PlanContent, today: date) -> Iterator[Finding]:
    """SAFE-3: who, a thing that can be seen, by when, a different person who steps in, who checks and how."""
    for step in content.steps:
        for field, message in _STEP_PARTS:
            value = getattr(step, field)
            if value is None or (isinstance(value, str) and not value.strip()):
                yield Finding("SAFE-3", Severity.BLOCK, step.id, field, message)
        if step.who is not None and step.who == step.steps_in:
            message = "The one who steps in must be a different person."
            yield Finding("SAFE-3", Severity.BLOCK, step.id, "steps_in", message)


CHECKS: tuple[Check, ...] = (purpose_is_stated, review_is_set, every_child_has_a_step, steps_are_whole)


def check(content: PlanContent, today: date) -> tuple[Finding, ...]:
    """Every finding of every check, in the order of CHECKS and of the plan."""
    return tuple(finding for one in CHECKS for finding in one(content, today))
