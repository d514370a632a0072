"""RULE: plan rules made with the network. Whether a rule is tested is in `tested`."""

import re
from collections.abc import Iterator
from datetime import date

from kith.core.plans.content import Danger, IfThen, Order, Owner, PlanRule, Power, Role
from kith.core.quality.finding import Finding, Gate, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import day_of, listed, texts

_PARTS = (
    ("hard_times", "Write the hard times: days and hours when it is most likely."),
    ("triggers", "Write what can set it off."),
    ("first_signs", "Write the first signs: how somebody can tell that it is starting."),
    ("red_flags", "Write the red flags: how somebody can tell that it is happening."),
)


def rules_are_whole(plan: Indexed) -> Iterator[Finding]:
    """RULE-1: hard times, triggers, first signs, red flags and steps."""
    mend = "Ask the family and the network: they know. One short line each will do."
    for rule in plan.rules:
        for field, message in _PARTS:
            if not any(line.strip() for line in getattr(rule, field)):
                yield Finding("RULE-1", Severity.BLOCK, rule.id, field, message, mend)
        if not plan.steps_of(rule):
            message = "This rule has no step yet: write who does what."
            yield Finding("RULE-1", Severity.BLOCK, rule.id, "steps", message, "Add at least one step to this rule.")


_CANNOT_WAKE = re.compile(
    r"\b(?:will not|won[’']t|cannot|can[’']t|does not|doesn[’']t|could not|not)\s+(?:be\s+)?(?:wake|woken)\b"
    r"(?!\s+(?:the|her|him|them|any)\b)"
    r"|\bunconscious\b|\bnot breathing\b|\bbreath(?:es|ing) (?:oddly|badly|strangely)\b|\boverdose\b|\btook tablets\b",
    re.IGNORECASE,
)
_OF_WAKING = ("wak", "woken", "conscious", "breath", "overdose", "tablets")


def _cannot_wake(text: str) -> re.Match[str] | None:
    """The words that say somebody cannot be woken; the cheap question first."""
    low = text.lower()
    return _CANNOT_WAKE.search(text) if any(word in low for word in _OF_WAKING) else None


def ambulance_comes_first(plan: Indexed) -> Iterator[Finding]:
    """RULE-1: where somebody cannot be woken, the steps lead to 999 for an ambulance before anybody else."""
    message = "Somebody who cannot be woken needs an ambulance first, and nothing here says 999."
    mend = "Add: ring 999 for an ambulance, lay them on their side, stay. Then ring the others."
    for rule in plan.rules:
        if any("999" in step.act and "ambulance" in step.act.lower() for step in plan.steps_of(rule)):
            continue
        for field, text in texts(rule, "first_signs", "red_flags"):
            if found := _cannot_wake(text):
                yield Finding("RULE-1", Severity.HINT, rule.id, field, message, mend, found.span())
    others = [*((step.id, "act", step.act) for step in plan.steps)]
    others += [(item.id, field, text) for item in plan.of(IfThen) for field, text in texts(item, "when", "then")]
    said = {item.id for item in plan.of(IfThen) if "999" in item.then}
    for item_id, field, text in others:
        found = _cannot_wake(text)
        if found and "999" not in text and item_id not in said:
            yield Finding("RULE-1", Severity.HINT, item_id, field, message, mend, found.span())


def rules_and_dangers_meet(plan: Indexed) -> Iterator[Finding]:
    """RULE-2: each rule answers a danger statement, and each danger statement has a rule."""
    dangers = {danger.id for danger in plan.dangers}
    for rule in plan.rules:
        if dangers.isdisjoint(rule.answers):
            message = "Say which danger statement this rule answers."
            mend = "Choose one. If there is none, write the worry down first, or leave the rule out."
            yield Finding("RULE-2", Severity.BLOCK, rule.id, "answers", message, mend, gate=Gate.GOING_LIVE)
    answered = {one for rule in plan.rules for one in rule.answers}
    for danger in plan.dangers:
        if danger.id not in answered:
            yield _unanswered(danger)


def _unanswered(danger: Danger) -> Finding:
    message = f"No rule answers {danger.label or 'this danger statement'} yet."
    mend = "Take it to the network: what will each of us do when it starts?"
    return Finding("RULE-2", Severity.BLOCK, danger.id, "behaviour", message, mend, gate=Gate.GOING_LIVE)


def rules_have_owners(plan: Indexed) -> Iterator[Finding]:
    """RULE-3: who proposed a rule and that the family own it; else it is labelled as the professionals' requirement."""
    for rule in plan.rules:
        if rule.owner is None:
            message = "Say whose rule this is: the family’s, or what professionals require."
            mend = "Ask the family. A rule they do not own is said to be a requirement, openly."
            yield Finding("RULE-3", Severity.BLOCK, rule.id, "owner", message, mend)
        elif rule.owner is Owner.FAMILY and not rule.proposed_by:
            message = "Say who of the family or the network proposed this rule."
            mend = "If a worker proposed it and the family do not own it, label it as what professionals require."
            yield Finding("RULE-3", Severity.BLOCK, rule.id, "proposed_by", message, mend)
        elif rule.owner is Owner.FAMILY and all(plan.role(one) not in _OF_THE_FAMILY for one in rule.proposed_by):
            message = f"{listed(plan.names(rule.proposed_by))} proposed this rule. Do the family own it?"
            mend = "Ask them in their own words, or label it as what professionals require."
            yield Finding("RULE-3", Severity.HINT, rule.id, "proposed_by", message, mend)


_OF_THE_FAMILY = {Role.FAMILY, Role.CHILD}

_NAMED_POWERS: tuple[tuple[re.Pattern[str], frozenset[Power], str], ...] = (
    (re.compile(r"\bpolice bail\b", re.IGNORECASE), frozenset({Power.POLICE_BAIL}), "police bail"),
    (re.compile(r"\bcourt bail\b", re.IGNORECASE), frozenset({Power.COURT_BAIL}), "court bail"),
    (re.compile(r"\bin custody\b", re.IGNORECASE), frozenset({Power.CUSTODY}), "custody"),
    (
        re.compile(r"\b(?<!police )(?<!court )bail says\b|\bon bail\b", re.IGNORECASE),
        frozenset({Power.POLICE_BAIL, Power.COURT_BAIL}),
        "bail",
    ),
    (
        re.compile(
            r"\bcourt orders?\b|\brestraining order\b|\bthe court (?:says|has|does not|did not|forbids|will not)\b"
            r"|\b(?:a|the) (?:judge|court) (?:said|ordered|decided)\b",
            re.IGNORECASE,
        ),
        frozenset({Power.COURT_ORDER, Power.FAMILY_COURT_ORDER}),
        "a court order",
    ),
)
_OF_POWERS = ("bail", "custody", "court", "restraining", "judge")


def powers_named_are_in_force(plan: Indexed) -> Iterator[Finding]:
    """SAFE-11: a rule names the power that is in force on the day: police bail, court bail, an order (AT-89)."""
    orders = plan.of(Order)
    if not orders:
        return
    in_force = {order.power for order in orders if _in_force(order, plan.today)}
    for one in plan.said:
        if one.rule_id is None or not any(word in one.low for word in _OF_POWERS):
            continue
        for pattern, powers, name in _NAMED_POWERS:
            found = pattern.search(one.text)
            if found and in_force.isdisjoint(powers):
                message = f"This names {name}. On this day what is in force is {_powers(in_force)}."
                mend = "Name the power that is in force now, or put the new order into the register."
                yield Finding("SAFE-11", Severity.HINT, one.item_id, one.field, message, mend, found.span())


def _in_force(order: Order, today: date) -> bool:
    return day_of(order.from_at) <= today and (order.until_at is None or today <= day_of(order.until_at))


def _powers(in_force: set[Power]) -> str:
    return listed(sorted(power.value for power in in_force)) or "nothing that the register knows of"


def order_ended(plan: Indexed) -> Iterator[Finding]:
    """SAFE-11: a rule that leans on an order which has ended is looked at again."""
    for rule in plan.rules:
        for order in (one for one in plan.of(Order) if one.id in rule.leans_on):
            if order.until_at is not None and day_of(order.until_at) < plan.today and not _followed(plan, rule):
                message = f"This rule leans on {order.title or order.power.value}, which has ended."
                mend = "Look at each step: does it still hold? Lean on what is in force now, or change the step."
                yield Finding("SAFE-11", Severity.HINT, rule.id, "leans_on", message, mend)


def _followed(plan: Indexed, rule: PlanRule) -> bool:
    return any(_in_force(order, plan.today) for order in plan.of(Order) if order.id in rule.leans_on)
