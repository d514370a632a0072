"""CHILD: outcomes of the child's plan, what must change to step down. Nothing is asked before there is an outcome."""

import re
from collections import Counter
from collections.abc import Iterator
from uuid import UUID

from kith.core.plans.content import Action, Danger, HarmRow, MapItem, Need, Outcome, StepDown
from kith.core.quality.finding import Finding, Gate, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank, counted


def outcomes_answer_something(plan: Indexed) -> Iterator[Finding]:
    """CHILD-3: each outcome answers a need or danger and points at the assessment that found it."""
    kinds = {item.id: item for item in plan.content.items}
    for outcome in plan.of(Outcome):
        if not outcome.answers and blank(outcome.need):
            message = "Say which worry or need this answers."
            mend = "Choose the danger statement, or write the need in a few words."
            yield _live("CHILD-3", outcome.id, "answers", message, mend)
        for index, answered in enumerate(outcome.answers):
            if not isinstance(kinds[answered], Danger | Need | HarmRow | MapItem):
                message = "This is neither a worry nor a need."
                mend = "An outcome answers a danger statement or a need, not a step or another outcome."
                yield _live("CHILD-3", outcome.id, f"answers.{index}", message, mend)
        if blank(outcome.found_by):
            message = "Say which assessment found it."
            yield _live("CHILD-3", outcome.id, "found_by", message, "Its name and its day: “assessment 6 March”.")


def _live(rule: str, item_id: UUID, field: str, message: str, mend: str) -> Finding:
    return Finding(rule, Severity.BLOCK, item_id, field, message, mend, gate=Gate.GOING_LIVE)


def dangers_have_outcomes(plan: Indexed) -> Iterator[Finding]:
    """CHILD-3: once there are outcomes, each danger has one."""
    outcomes = plan.of(Outcome)
    answered = {answer for outcome in outcomes for answer in outcome.answers}
    for danger in plan.dangers if outcomes else ():
        if danger.id not in answered:
            message, mend = "No outcome answers this worry.", "Write what the children’s life is like without it."
            yield _live("CHILD-3", danger.id, "answers", message, mend)


def _open_by_child(plan: Indexed) -> Iterator[tuple[UUID, list[Outcome]]]:
    for child in plan.content.children:
        yield child, [one for one in plan.of(Outcome) if one.open and child in one.children]


def few_outcomes(plan: Indexed) -> Iterator[Finding]:
    """CHILD-4: a seventh open outcome of one child asks to merge, park or finish one, or for a reason."""
    most, told = plan.limits.outcomes, set[UUID]()
    for child, held in _open_by_child(plan):
        if len(held) > most and held[most].id not in told and all(blank(one.many_because) for one in held):
            told.add(held[most].id)
            message = f"{plan.name(child)} has {counted(len(held), 'open outcome')}. A family can hold about {most}."
            mend = "Merge two that are one, leave one for later, or finish one. If all are needed, write why."
            yield Finding("CHILD-4", Severity.HINT, held[most].id, "many_because", message, mend)


_TWO_IN_ONE = re.compile(r";|[.!?] +(?=[A-Z])")


def none_is_two_in_one(plan: Indexed) -> Iterator[Finding]:
    """CHILD-4: where a child has as many outcomes as a family can hold, one that holds two is hinted at."""
    told: set[UUID] = set()
    for _, held in _open_by_child(plan):
        for outcome in held if len(held) >= plan.limits.outcomes else ():
            found = _TWO_IN_ONE.search(outcome.words.rstrip(" ;."))
            if found and outcome.id not in told:
                told.add(outcome.id)
                message, mend = "This may be two outcomes in one.", "Say which one matters most now."
                yield Finding("CHILD-4", Severity.HINT, outcome.id, "words", message, mend, found.span())


def outcomes_are_ranked(plan: Indexed) -> Iterator[Finding]:
    """CHILD-4: open outcomes are ranked by risk and effect; for one child no two have the same rank."""
    told: set[UUID] = set()
    for child, held in _open_by_child(plan):
        times = Counter(one.rank for one in held)
        for outcome in held:
            if outcome.rank is not None and times[outcome.rank] == 1:
                continue
            if outcome.id not in told:
                told.add(outcome.id)
                message = "Say how much this matters beside the others."
                if outcome.rank is not None:
                    message = f"Two outcomes for {plan.name(child)} stand in the same place."
                mend = "Put the one with the most danger first."
                yield Finding("CHILD-4", Severity.HINT, outcome.id, "rank", message, mend)


_PARTS = (
    ("words", "Write the outcome.", "A state of the child’s life: “Ruby sleeps in her own bed.”"),
    ("baseline", "Say how it is now.", "A number, or what is seen today."),
    ("measure", "Say how somebody will know that it is reached.", "What is seen, how often, for how long."),
    ("due_on", "Say by which day.", "A day that the family knows."),
)


def outcomes_are_whole(plan: Indexed) -> Iterator[Finding]:
    """CHILD-5: words, how it is now, the measure, the date, and steps along the way (its actions count)."""
    acted_on = {action.outcome_id for action in plan.of(Action)}
    for outcome in plan.of(Outcome):
        for field, message, mend in _PARTS:
            value = getattr(outcome, field)
            if value is None or (isinstance(value, str) and blank(value)):
                yield Finding("CHILD-5", Severity.BLOCK, outcome.id, field, message, mend)
        on_the_way = any(not blank(line) for line in outcome.along_the_way)
        if outcome.open and not on_the_way and outcome.id not in acted_on:
            message, mend = "Say what comes on the way to it.", "One or two things that are seen first, or an action."
            yield Finding("CHILD-5", Severity.BLOCK, outcome.id, "along_the_way", message, mend)


def what_must_change(plan: Indexed) -> Iterator[Finding]:
    """CHILD-9: for each child of a child's plan, what must change to step down or close is written."""
    covered = {child for item in plan.of(StepDown) if not blank(item.words) for child in item.children}
    for child in dict.fromkeys(child for outcome in plan.of(Outcome) for child in outcome.children):
        if child not in covered:
            message = f"Write what must change before there is less help for {plan.name(child)}, or none."
            mend = "In words that the family can say to a friend."
            yield Finding("CHILD-9", Severity.BLOCK, None, "step_down", message, mend)


_WHEN = re.compile(
    r"\d|\b(?:at once|straight away|immediately|same day|next day|hours?|days?|weeks?|months?|tonight|tomorrow|"
    r"monday|tuesday|wednesday|thursday|friday|saturday|sunday|one|two|three|five|ten)\b",
    re.IGNORECASE,
)


def there_is_a_way_on(plan: Indexed) -> Iterator[Finding]:
    """CHILD-13: what happens, and when, if an outcome is not reached."""
    for outcome in plan.of(Outcome):
        if not outcome.open:
            continue
        if blank(outcome.if_not_reached):
            message, mend = "Say what happens if this is not reached, and when.", "Who does what, within how many days."
            yield Finding("CHILD-13", Severity.BLOCK, outcome.id, "if_not_reached", message, mend)
        elif not _WHEN.search(outcome.if_not_reached):
            message, mend = "This does not say when.", "Within how many days?"
            yield Finding("CHILD-13", Severity.HINT, outcome.id, "if_not_reached", message, mend)


def there_is_a_chance_to_heal(plan: Indexed) -> Iterator[Finding]:
    """CHILD-13: an outcome gives a chance to heal from past hurt, or the plan says why there is none."""
    outcomes = plan.of(Outcome)
    if outcomes and not any(one.heals or not blank(one.nothing_to_heal_because) for one in outcomes):
        message = "No outcome helps a child to heal from what happened."
        mend = "Mark the one that does, add one, or write why none is needed."
        yield Finding("CHILD-13", Severity.BLOCK, outcomes[0].id, "heals", message, mend)
