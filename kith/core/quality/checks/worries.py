"""SOS: danger statements, goals and the map. Scales and their readings are in `scales`."""

import re
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from kith.core.plans.content import Box, Danger, Goal, MapItem, Role, Scale
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import MONTHS, blank, counted


def each_danger_has_its_pair(plan: Indexed) -> Iterator[Finding]:
    """SOS-1: every danger statement has exactly one safety goal and one scale; none stands alone."""
    goals, scales = plan.of(Goal), plan.of(Scale)
    for danger in plan.dangers:
        for word, found in (
            ("safety goal", [goal.id for goal in goals if goal.danger_id == danger.id]),
            ("scale", [scale.id for scale in scales if scale.danger_id == danger.id]),
        ):
            if not found:
                message = f"Write the {word} that belongs to this danger statement."
                mend = "Each worry has one goal, and one scale to say how near it is."
                yield Finding("SOS-1", Severity.BLOCK, danger.id, word.split()[-1], message, mend)
            elif len(found) > 1:
                message = f"This danger statement has {len(found)} {word}s. It needs exactly one."
                yield Finding("SOS-1", Severity.BLOCK, found[1], "danger_id", message, "Merge them, or take one out.")
    known = {danger.id for danger in plan.dangers}
    paired: tuple[Goal | Scale, ...] = (*goals, *scales)
    for item in paired:
        if item.danger_id not in known:
            message = f"This {item.kind} belongs to no danger statement."
            yield Finding("SOS-1", Severity.BLOCK, item.id, "danger_id", message, "Say which worry it answers.")


def few_dangers(plan: Indexed) -> Iterator[Finding]:
    """SOS-1: more danger statements than a family can hold in mind are hinted at (AT-17)."""
    most = plan.limits.dangers
    if len(plan.dangers) > most:
        message = f"There are {counted(len(plan.dangers), 'danger statement')}. {most} is about what a family can hold."
        mend = "Can two of them be one? Keep what worries you most."
        yield Finding("SOS-1", Severity.HINT, plan.dangers[most].id, "behaviour", message, mend)


_PARTS = (
    ("who_is_worried", "Say who is worried, by name.", "“Amara, the school and Nan are worried …”"),
    ("behaviour", "Say what an adult does that worries you.", "What somebody does, not what they are."),
    ("example", "Give an example of what happened.", "One time when it happened, in plain words."),
)


def dangers_are_whole(plan: Indexed) -> Iterator[Finding]:
    """SOS-2: who is worried, behaviour, a dated example, effect on each child now and later, who disagrees."""
    for danger in plan.dangers:
        for field, message, mend in _PARTS:
            if blank(getattr(danger, field).words):
                yield Finding("SOS-2", Severity.BLOCK, danger.id, field, message, mend)
        if danger.example_on is None and not blank(danger.example.words):
            message = "Say on which day the example happened."
            yield Finding("SOS-2", Severity.BLOCK, danger.id, "example_on", message, "The day, or the first day of it.")
        yield from _effects(plan, danger)
        if not danger.disputes and not danger.nobody_disputes:
            message = "Say who does not agree, in their own words, or that nobody disagrees."
            mend = "Ask each parent. A worry that is disputed stands with both wordings."
            yield Finding("SOS-2", Severity.BLOCK, danger.id, "disputes", message, mend)


def _effects(plan: Indexed, danger: Danger) -> Iterator[Finding]:
    now = {child for effect in danger.effects_now if not blank(effect.words) for child in effect.children}
    for child in danger.children:
        if child not in now:
            message = f"Say what could happen to {plan.name(child)}."
            mend = "Each child by name: brothers and sisters may be hurt in different ways."
            yield Finding("SOS-2", Severity.BLOCK, danger.id, "effects_now", message, mend)
    if all(blank(effect.words) for effect in danger.effects_later):
        message = "Say what it could do to the children later if nothing changes."
        yield Finding("SOS-2", Severity.BLOCK, danger.id, "effects_later", message, "“They could grow up …”")


_SERVICES = re.compile(
    r"\b(?:engag|attend|compl|cooperat|co-operat)\w*|\b(?:services?|programmes?|courses?|assessments?|appointments?)\b",
    re.IGNORECASE,
)
_STOPS = re.compile(
    r"\b(?:stop|end|avoid|cease|refrain|reduce)\w*|\b(?:not|never|nobody|no longer|no more)\b", re.IGNORECASE
)
_FOR_HOW_LONG = re.compile(r"\b(?:day|week|month|year|term)s?\b", re.IGNORECASE)


def goals_are_the_childs_life(plan: Indexed) -> Iterator[Finding]:
    """SOS-3: a goal says what will be seen instead, what the child lives, and for how long; no services."""
    names = {plan.name(child).lower() for child in plan.content.children}
    for goal in plan.of(Goal):
        words = goal.words.lower()
        if found := _SERVICES.search(goal.words):
            message = f"“{found[0]}” says what a service does, not how the children live."
            mend = "Say what somebody would see at home when it is well."
            yield Finding("SOS-3", Severity.HINT, goal.id, "words", message, mend, found.span())
        if not blank(words) and not any(re.search(rf"\b{re.escape(name)}\b", words) for name in (*names, "children")):
            message, mend = "This goal names no child.", "Say what each child will live."
            yield Finding("SOS-3", Severity.HINT, goal.id, "words", message, mend)
        sentences = [one for one in re.split(r"[.!?]", goal.words) if one.strip()]
        if sentences and all(_STOPS.search(one) for one in sentences):
            message = "This goal says what stops, not what happens instead."
            yield Finding("SOS-3", Severity.HINT, goal.id, "words", message, "What will somebody see in its place?")
        if blank(goal.how_long) and not _FOR_HOW_LONG.search(goal.words):
            message = "Say for how long it must be seen."
            yield Finding("SOS-3", Severity.HINT, goal.id, "how_long", message, "“We need to see this for 6 months.”")


def agreed_goals_stay(plan: Indexed) -> Iterator[Finding]:
    """SOS-4: change the plan, never the goal; a new wording is an act of its own, with a reason and a manager."""
    now = {goal.id: goal.words for goal in plan.of(Goal)}
    mend = (
        "Put the goal back as it was agreed. To change it, give the reason and ask the manager: both wordings are kept."
    )
    for before in plan.document.goals_before:
        words = now.get(before.goal_id, "")
        if words != before.words and not _changed_openly(plan, before.goal_id, before.words, words):
            message = "An agreed goal was changed." if before.goal_id in now else "An agreed goal was left out."
            place = before.goal_id if before.goal_id in now else None
            yield Finding("SOS-4", Severity.BLOCK, place, "words", message, mend)


def _changed_openly(plan: Indexed, goal: UUID, before: str, after: str) -> bool:
    return any(
        change.goal_id == goal
        and (change.before, change.after) == (before, after)
        and not blank(change.because)
        and change.decided_by is not None
        for change in plan.records.goal_changes
    )


def what_works_stands_beside(plan: Indexed) -> Iterator[Finding]:
    """SOS-7: a plan with only worries is hinted at."""
    works = {Box.STRENGTH, Box.EXISTING_SAFETY}
    if plan.dangers and not any(item.box in works and not blank(item.words) for item in plan.of(MapItem)):
        message = "This plan holds only worries."
        mend = "Write what works well, and what somebody did that kept the children safe when the danger was there."
        yield Finding("SOS-7", Severity.HINT, None, "items", message, mend)


_MONTH = "|".join(f"{month[:3]}(?:{month[3:]})?" for month in MONTHS)
_DAY = re.compile(rf"\b([0-3]?\d)(?:st|nd|rd|th)?\s+({_MONTH})\b", re.IGNORECASE)


def days_in(text: str) -> Iterator[tuple[tuple[int, str], tuple[int, int]]]:
    """Every day and month a text names, with its place; "13 March 2016" and "13 Mar" are the same day of the year."""
    for found in _DAY.finditer(text):
        yield (int(found[1]), found[2][:3].lower()), found.span()


_ENDS = re.compile(r"\b(?:until|till|to|by)\s+$", re.IGNORECASE)


def _is_over(before: str, day: tuple[int, str], on: date) -> bool:
    """True for the end of something that has passed: “on bail until 2 February”. An anniversary comes again."""
    months = [month[:3].lower() for month in MONTHS]
    return bool(_ENDS.search(before)) and (months.index(day[1]) + 1, day[0]) < (on.month, on.day)


def map_reaches_the_rules(plan: Indexed) -> Iterator[Finding]:
    """SOS-9: a date or a person among the map's complicating factors that stands in no rule is hinted at."""
    items = [item for item in plan.of(MapItem) if item.box is Box.COMPLICATING]
    if not items or not plan.rules:
        return
    said = "\n".join(one.text for one in plan.said if one.rule_id is not None)
    days = {day for day, _ in days_in(said)}
    acting = set(plan.relied_on) | {person for rule in plan.rules for person in rule.proposed_by}
    people = [person for person in plan.adults(Role.FAMILY) if person.id not in acting]
    for item in items:
        for day, span in days_in(item.words):
            if day not in days and not _is_over(item.words[: span[0]], day, plan.on):
                message = f"“{item.words[span[0] : span[1]]}” stands on the map and in no rule."
                mend = "Take it to the network: is it a hard time, and who does what on that day?"
                yield Finding("SOS-9", Severity.HINT, item.id, "words", message, mend, span)
        for person in people:
            name = re.compile(rf"\b{re.escape(person.known_as)}\b")
            found = name.search(item.words)
            if found and not name.search(said):
                message = f"{person.known_as} stands on the map and in no rule."
                mend = "Ask the network what this means for the rules."
                yield Finding("SOS-9", Severity.HINT, item.id, "words", message, mend, found.span())


def disputes_are_worked_with(plan: Indexed) -> Iterator[Finding]:
    """SOS-10: a disputed worry says how the dispute is worked with, by whom, and when it is looked at again."""
    for danger in plan.dangers:
        for index, dispute in enumerate(danger.disputes):
            whole = not blank(dispute.worked_with) and dispute.by is not None and dispute.looked_at_on is not None
            if not whole:
                name = plan.name(dispute.person_id)
                message = f"Say how it is worked with that {name} does not agree, by whom, and when you look again."
                mend = "One line: who talks with them, about what, and the day."
                yield Finding("SOS-10", Severity.HINT, danger.id, f"disputes.{index}.worked_with", message, mend)
