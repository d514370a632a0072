"""The safety plan: purpose, steps, plan rules made with the network, bottom lines, and what courts and police say."""

from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from kith.core.plans.content.base import ItemBase, ItemId, Line, PersonId, SpeakerId, Text
from kith.kernel.kept import kept


class Purpose(ItemBase):
    """SAFE-1: this is the worry, this is what needs to be done."""

    kind: Literal["purpose"] = "purpose"
    worry: Text = ""
    needed: Text = ""


class SafetyStep(ItemBase):
    """SAFE-3: one named person, a thing that can be seen, by when, who steps in if not, who checks and how.

    `rule_id` is the plan rule it belongs to, if any; a step keeps its id when it changes. `advice` says who advised on
    rooms, locks and fire, and when. Several people may be named where a list says who is on (`who_else`).
    """

    kind: Literal["safety_step"] = "safety_step"
    rule_id: ItemId | None = None
    who: PersonId | None = None
    who_else: tuple[PersonId, ...] = ()
    act: Text = ""
    by_when: Line = ""
    steps_in: PersonId | None = None
    then_steps_in: tuple[PersonId, ...] = ()
    if_not: Line = ""
    check_by: PersonId | None = None
    check_how: Line = ""
    advice: Line = ""

    @kept
    def relies_on(self) -> tuple[PersonId, ...]:
        """The people this step leans on, in order, each once; who is not yet chosen is left out."""
        named = (self.who, *self.who_else, self.steps_in, *self.then_steps_in, self.check_by)
        return tuple(dict.fromkeys(person for person in named if person))

    @kept
    def actors(self) -> tuple[PersonId, ...]:
        """Those who act: who does it and who steps in, not who checks."""
        named = (self.who, *self.who_else, self.steps_in, *self.then_steps_in)
        return tuple(dict.fromkeys(person for person in named if person))


class Owner(StrEnum):
    """Whose a rule is (RULE-3)."""

    FAMILY = "family"
    PROFESSIONALS = "professionals"


class PlanRule(ItemBase):
    """RULE-1 to RULE-3: hard times, triggers, first signs, red flags; what it answers; who proposed and owns it.

    Its steps are items of their own. `leans_on` are register entries (SAFE-11). `child_line` is the child's sentence.
    `also` is what else belongs to it: what nobody is asked to do, tonight's list.
    `not_now_because` says why a rule does not apply yet or any more, so that it need not be tried out (RULE-5).
    """

    kind: Literal["plan_rule"] = "plan_rule"
    title: Line = ""
    answers: tuple[ItemId, ...] = ()
    proposed_by: tuple[SpeakerId, ...] = ()
    owner: Owner | None = None
    leans_on: tuple[ItemId, ...] = ()
    hard_times: tuple[Line, ...] = ()
    triggers: tuple[Line, ...] = ()
    first_signs: tuple[Line, ...] = ()
    red_flags: tuple[Line, ...] = ()
    child_line: Line = ""
    not_now_because: Line = ""
    also: tuple[Line, ...] = ()


class Met(StrEnum):
    """Whether a bottom line holds now (BOT-2)."""

    MET = "met"
    NOT_YET = "not yet"
    BROKEN = "broken"


class BottomLine(ItemBase):
    """BOT-1, BOT-2: what is not negotiable, why, what shows it is met, who set it, when the family was told."""

    kind: Literal["bottom_line"] = "bottom_line"
    words: Text = ""
    why: tuple[ItemId, ...] = ()
    shown_by: Line = ""
    set_by: tuple[SpeakerId, ...] = ()
    told_family_on: date | None = None
    about_network: bool = False
    least_in_ring_one: int | None = None
    met: Met | None = None
    evidence: Line = ""


class Power(StrEnum):
    """The power in force: what a rule may name on its day (AT-89)."""

    CUSTODY = "custody"
    POLICE_BAIL = "police bail"
    COURT_BAIL = "court bail"
    COURT_ORDER = "court order"
    FAMILY_COURT_ORDER = "family court order"


class Order(ItemBase):
    """SAFE-11: custody, bail or an order, with dates, conditions and who warns whom."""

    kind: Literal["order"] = "order"
    about: PersonId
    power: Power
    title: Line = ""
    from_at: datetime
    until_at: datetime | None = None
    conditions: tuple[Line, ...] = ()
    warning: Line = ""
