"""RULE-5: tested or not. A rule is tested by what happened since it last changed; the whole plan when every rule is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from kith.core.plans.content import PlanRule
from kith.core.plans.records import PlanDocument, Practice, Result


class Badge(StrEnum):
    """What stands beside a rule."""

    YES = "tested"
    NO = "not tested"
    DOES_NOT_APPLY = "does not apply"


@dataclass(frozen=True, slots=True)
class Tested:
    """A rule’s badge on a day; `last_on`: its last practice or real use since it changed; `because`: why not."""

    badge: Badge
    last_on: date | None = None
    because: str = ""


def tested(document: PlanDocument, rule_id: UUID, on: date) -> Tested:
    """RULE-5: at least one practice or real use since the rule last changed, passed, and no part-pass open."""
    rule = document.content.item(rule_id)
    if isinstance(rule, PlanRule) and rule.not_now_because.strip():
        return Tested(Badge.DOES_NOT_APPLY, because=rule.not_now_because)
    held = since_change(document, rule_id, on)
    if not held:
        return Tested(Badge.NO, because="not practised or used since it last changed")
    last = held[-1].on
    passes = [practice.on for practice in held if practice.result is Result.PASSED]
    for practice in held:
        if practice.result is not Result.PASSED and _open(practice, on):
            return Tested(Badge.NO, last, f"{practice.result.value}, and what was wrong is not put right")
        if practice.result is not Result.PASSED and not any(day > practice.on for day in passes):
            return Tested(Badge.NO, last, f"{practice.result.value}, and not passed since")
    return Tested(Badge.YES, last)


def since_change(document: PlanDocument, rule_id: UUID, on: date) -> list[Practice]:
    """A rule's practices and real uses after its last change and up to a day, oldest first.

    One on the very day of the change does not count: it may have been the reason for it.
    """
    changed = [one.on for one in document.records.changed if one.item_id == rule_id and one.on <= on]
    held = [
        one
        for one in document.records.practices
        if rule_id in one.rules and one.on <= on and all(one.on > day for day in changed)
    ]
    return sorted(held, key=lambda practice: practice.on)


def _open(practice: Practice, on: date) -> bool:
    return practice.fix_done_on is None or practice.fix_done_on > on


def whole_plan_tested(document: PlanDocument, on: date) -> bool:
    """RULE-5: the whole plan is tried and tested only when every rule that applies is (AT-70)."""
    badges = [tested(document, rule.id, on).badge for rule in document.content.of_kind(PlanRule)]
    return Badge.YES in badges and Badge.NO not in badges
