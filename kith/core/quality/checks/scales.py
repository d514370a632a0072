"""SOS-5 and SOS-6: scales, and what their readings show. Never averaged."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kith.core.plans.content import Scale
from kith.core.plans.records import PlanDocument, Reading
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.limits import DEFAULTS, Limits
from kith.core.quality.words import day_words

_SAFETY = r"child|children|safe\w*|home|hurt\w*|danger\w*|alone|grown-up|family"


def both_ends_are_described(plan: Indexed) -> Iterator[Finding]:
    """SOS-5: both ends are described, in terms of the children's safety."""
    names = "|".join(re.escape(plan.name(child)) for child in plan.content.children)
    safety = re.compile(rf"\b(?:{_SAFETY}|{names})\b", re.IGNORECASE)
    mend = "Write what somebody would see: 10 when we can stop worrying, 0 when a child cannot stay."
    for scale in plan.of(Scale):
        for field, number in (("ten", "10"), ("zero", "0")):
            words = getattr(scale, field)
            if len(words.split()) < plan.limits.words_of_an_end:
                message = f"Describe what {number} looks like for the children."
                yield Finding("SOS-5", Severity.BLOCK, scale.id, field, message, mend)
            elif not safety.search(words):
                message = f"{number} is not described in terms of how safe the children are."
                yield Finding("SOS-5", Severity.HINT, scale.id, field, message, mend)


def read_after_worded(plan: Indexed) -> Iterator[Finding]:
    """SOS-5: a scale cannot have been read before its words were settled."""
    worded = {scale.id: scale.worded_on for scale in plan.of(Scale)}
    for index, reading in enumerate(plan.records.readings):
        since = worded.get(reading.scale_id)
        if since is not None and reading.on < since:
            message = f"This scale is read on {day_words(reading.on)}. Its words are of {day_words(since)}."
            mend = "Correct the day. Nobody can have answered a question that was not written yet."
            yield Finding("SOS-5", Severity.BLOCK, None, f"readings.{index}.on", message, mend)


@dataclass(frozen=True, slots=True)
class Fall:
    """A later reading that fell far, or low: who, on which scale, from what to what."""

    before: Reading
    after: Reading


def falls(document: PlanDocument, limits: Limits = DEFAULTS) -> tuple[Fall, ...]:
    """SOS-6: every later fall of 2, or to 3 or less; a low first reading is none (AT-21)."""
    last: dict[tuple[object, object], Reading] = {}
    found = []
    for reading in sorted(document.records.readings, key=lambda one: one.on):
        who = (reading.scale_id, reading.person_id)
        before = last.get(who)
        fell = before.number - reading.number if before is not None else 0
        if before is not None and (fell >= limits.fall or (fell > 0 and reading.number <= limits.low)):
            found.append(Fall(before, reading))
        last[who] = reading
    return tuple(found)


def falls_are_shown(plan: Indexed) -> Iterator[Finding]:
    """SOS-6: the newest number of somebody fell by 2, or to 3 or less: the lead worker looks at it."""
    newest = {(one.scale_id, one.person_id): one for one in sorted(plan.records.readings, key=lambda one: one.on)}
    scales = {scale.id: scale for scale in plan.of(Scale)}
    for fall in falls(plan.document, plan.limits):
        after = fall.after
        if newest[after.scale_id, after.person_id] is after and after.scale_id in scales:
            name = plan.name(after.person_id)
            message = f"{name}’s number fell from {fall.before.number} to {after.number} on {day_words(after.on)}."
            mend = "Ask what happened, and what would make it one higher. See what the back-up plan says about it."
            yield Finding("SOS-6", Severity.HINT, after.scale_id, "readings", message, mend)
