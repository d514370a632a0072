"""What a worker is warned of while a draft is written: it refuses nothing, and stands on no copy. Pure."""

from collections.abc import Iterator
from uuid import UUID

from kith.core.plans.content import PlanContent, SafetyStep
from kith.core.protection.guard import Guard, Standing
from kith.core.quality.finding import Finding, Severity


def leaned_on_though_dangerous(content: PlanContent, guard: Guard) -> Iterator[Finding]:
    """SAFE-3, SHARE-5: a step that leans on somebody who poses a risk, or who passes things on to somebody who does.

    The guard stands outside the plan's content, so no check of the content alone can know it.
    """
    for step in content.steps:
        for field, person in _leaned_on(step):
            standing = guard.standing(person)
            if standing in _WARNED:
                name = content.person(person).known_as
                message = f"{name} {standing.value}. This step leans on {name}."
                mend = "Choose somebody who is safe, or write who makes sure that nothing happens while they do it."
                yield Finding("SAFE-3", Severity.HINT, step.id, field, message, mend)


def checked_by_the_doer(content: PlanContent) -> Iterator[Finding]:
    """SAFE-3: whoever does it should not be the only one who says that it was done.

    Said while a step is written and not of a whole plan: that somebody tells how it went can be right.
    """
    for step in content.steps:
        if step.who is not None and step.who == step.check_by:
            name = content.person(step.who).known_as
            message = f"{name} would check on what {name} does."
            mend = "Choose somebody else to check, who sees or hears it for themselves."
            yield Finding("SAFE-3", Severity.HINT, step.id, "check_by", message, mend)


_WARNED = (Standing.POSES_RISK, Standing.PASSES_ON)


def _leaned_on(step: SafetyStep) -> Iterator[tuple[str, UUID]]:
    for field in ("who", "steps_in", "check_by"):
        person = getattr(step, field)
        if person is not None:
            yield field, person
