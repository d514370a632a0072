"""The numbers the content checks lean on, with their defaults: one place, no literals in the checks."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Each number and the rule it belongs to. An authority may set its own."""

    dangers: int = 3  # SOS-1: one more is hinted at
    safety_plan_days: int = 42  # SAFE-2: a safety plan is short
    words_of_an_end: int = 4  # SOS-5: fewer words do not describe the end of a scale
    fall: int = 2  # SOS-6: a later fall of so many
    low: int = 3  # SOS-6: a later fall to so few
    renewals_without_manager: int = 1  # EMERG-3: the next one is decided by a manager
    asked_again_hours: int = 24  # EMERG-3: "safe now?" is asked again before a renewal
    night_from: int = 22  # RULE-4: from this hour somebody is asleep
    night_until: int = 6  # RULE-4: until this hour
    outcomes: int = 6  # CHILD-4: a seventh open outcome of one child is asked about
    quoted_from_age: int = 5  # VOICE-1: a younger child is seen, never quoted
    words_alike: int = 5  # QUAL-7, VOICE-2: so many words in a row are no accident


DEFAULTS = Limits()
