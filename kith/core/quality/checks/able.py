"""RULE-4: an actor must be able to act at that hour: hearing at night, hours, being reached at all."""

import re
from collections.abc import Iterator
from datetime import time

from kith.core.plans.content import NetworkMember, SafetyStep
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import hour_words

_TIME = re.compile(r"\b(?:([01]?\d|2[0-3])[:.]([0-5]\d)(?:\s?(am|pm))?|(1[0-2]|[1-9])\s?(am|pm))\b", re.IGNORECASE)
_NIGHT = re.compile(
    r"\b(?:(?:day or|at|by|all|every|each|over|the) night|overnight|any (?:time|hour)|sleeps? in)\b", re.IGNORECASE
)
_BY_DAY = re.compile(r"\bby day\b|\bin the day\b", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|till|to|before)\s+(.{1,8})", re.IGNORECASE)
_HELPED_TO_HEAR = re.compile(r"\b(?:flashing|vibrating|shaking) \w+|\bbell\b", re.IGNORECASE)
_NOON = 12
_THERE = re.compile(r"\b(?:come|go|stay|sleep|drive|fetch|collect|knock|sit|host)(?:s|es)?\b", re.IGNORECASE)


def actors_are_able(plan: Indexed) -> Iterator[Finding]:
    """RULE-4: clashes between a step and whoever acts in it or steps in are hinted at."""
    for step in plan.steps:
        for person in step.actors:
            member = plan.members.get(person)
            if member is not None:
                yield from _clashes(plan, step, member)


def _clashes(plan: Indexed, step: SafetyStep, member: NetworkMember) -> Iterator[Finding]:
    name = plan.name(member.person_id)
    field = _place(step, member)
    if not member.reachable:
        message = f"There is no way to reach {name} yet."
        mend = "Ask how and when to reach them, or choose somebody else."
        yield Finding("RULE-4", Severity.HINT, step.id, field, message, mend)
    if not member.hears_at_night and _at_night(plan, step, field):
        message = f"{name} cannot hear the telephone at night, and this may be needed at night."
        mend = "Find a way that wakes them and try it out, or name somebody else for the night."
        yield Finding("RULE-4", Severity.HINT, step.id, field, message, mend)
    elif (hour := _outside(step, member, field)) is not None:
        message = f"{name} is not there at {hour_words(hour)}."
        mend = "Change the hour, or name somebody who is free then."
        yield Finding("RULE-4", Severity.HINT, step.id, field, message, mend)


def _place(step: SafetyStep, member: NetworkMember) -> str:
    if member.person_id == step.who:
        return "who"
    if member.person_id in step.who_else:
        return "who_else"
    return "steps_in" if member.person_id == step.steps_in else "then_steps_in"


def _at_night(plan: Indexed, step: SafetyStep, field: str) -> bool:
    """True if the step's words reach into the night; a stand-in who is named for the day only is left alone."""
    words = f"{step.act}; {step.by_when}"
    if field in {"steps_in", "then_steps_in"} and _by_day_only(plan, step.if_not):
        return False
    if any(_HELPED_TO_HEAR.search(text) for text in _beside(plan, step)):
        return False
    return bool(_NIGHT.search(words)) or _until_morning(words) or any(asleep(hour, plan) for hour in times_in(words))


def _beside(plan: Indexed, step: SafetyStep) -> Iterator[str]:
    """The words of a step and of the steps beside it: a bell that is fitted in one step helps in the others."""
    yield from (step.act, step.by_when, step.if_not)
    yield from (other.act for other in plan.steps if step.rule_id is not None and other.rule_id == step.rule_id)


def _by_day_only(plan: Indexed, words: str) -> bool:
    hours = [hour for found in _UNTIL.findall(words) for hour in times_in(found)]
    return bool(_BY_DAY.search(words)) or (bool(hours) and not any(asleep(hour, plan) for hour in hours))


def _until_morning(words: str) -> bool:
    """“stays until 07:30” reaches through the night; “at 07:30” does not."""
    return any(hour.hour < _NOON for found in _UNTIL.findall(words) for hour in times_in(found))


def asleep(hour: time, plan: Indexed) -> bool:
    """True for the hours when people sleep."""
    return hour.hour >= plan.limits.night_from or hour.hour < plan.limits.night_until


def _outside(step: SafetyStep, member: NetworkMember, field: str) -> time | None:
    """The hour at which somebody has to be there and is not; messages can be written from anywhere."""
    if member.able_from is None or member.able_until is None or not _THERE.search(step.act):
        return None
    words = step.by_when if field in {"who", "who_else"} else ""
    return next((hour for hour in times_in(words) if not within(hour, member.able_from, member.able_until)), None)


def within(hour: time, start: time, end: time) -> bool:
    """True if an hour lies between two others; from evening to morning goes over midnight."""
    return start <= hour <= end if start <= end else hour >= start or hour <= end


def times_in(text: str) -> Iterator[time]:
    """Every time of day written in a text: 07:30, 7.30pm, 9am."""
    for hour, minute, half, bare, bare_half in _TIME.findall(text):
        number, mark = int(hour or bare), (half or bare_half).lower()
        if mark and number <= 12:
            number = number % 12 + (12 if mark == "pm" else 0)
        yield time(number, int(minute or 0))
