"""EMERG and TOOL: what tonight needs, and nothing else. Every check applies only while an emergency part is there."""

from collections.abc import Iterator
from uuid import UUID

from kith.core.plans.content import ChildNow, Emergency, InCharge, WhomToRing
from kith.core.quality.finding import Finding, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank


def _block(rule: str, item: Emergency, field: str, message: str, mend: str) -> Finding:
    return Finding(rule, Severity.BLOCK, item.id, field, message, mend)


def answers_of(item: Emergency) -> dict[UUID, tuple[int, ChildNow]]:
    """The newest answer for each child, with its place; an earlier one stays as what was known then."""
    return {answer.child_id: (index, answer) for index, answer in enumerate(item.children_now)}


def each_child_is_placed(plan: Indexed) -> Iterator[Finding]:
    """EMERG-1: where each child is now."""
    for item in plan.of(Emergency):
        answers = answers_of(item)
        for child in item.children:
            index, answer = answers.get(child, (0, None))
            name = plan.name(child)
            if answer is None:
                message = f"Say where {name} is now."
                yield _block("EMERG-1", item, "children_now", message, "Each child is answered for by name.")
            elif blank(answer.where) and not answer.missing:
                message = f"Say where {name} is now."
                mend = "Write the place, or say that nobody knows: that opens the steps for a missing child."
                yield _block("EMERG-1", item, f"children_now.{index}.where", message, mend)


def somebody_is_named(plan: Indexed) -> Iterator[Finding]:
    """EMERG-1: a named worker, what to do and whom to ring."""
    for item in plan.of(Emergency):
        if item.named_worker is None:
            mend = "The worker who is there tonight, by name."
            yield _block("EMERG-1", item, "named_worker", "Say which worker this is.", mend)
        if not plan.steps:
            mend = "One step will do: who does what, now."
            yield _block("EMERG-1", item, "steps", "Write what to do tonight.", mend)
        if blank(item.ring) and not plan.of(WhomToRing):
            mend = "A name and a number that is answered at this hour; 999 when there is danger."
            yield _block("EMERG-1", item, "ring", "Write whom to ring.", mend)


def manager_was_asked(plan: Indexed) -> Iterator[Finding]:
    """EMERG-1: the manager's spoken decision, or when it was tried to reach them."""
    for item in plan.of(Emergency):
        word = item.managers_word
        if word.decided_at is None and word.tried_at is None:
            message = "Write what the manager decided, or when you tried to reach them."
            mend = "“Tried, at” is enough to go on tonight. Keep trying."
            yield _block("EMERG-1", item, "managers_word", message, mend)
        elif word.decided_at is not None and (word.by is None or blank(word.words)):
            message = "Say which manager decided, and what they said."
            yield _block("EMERG-1", item, "managers_word.words", message, "Their words as you heard them will do.")


_QUALITIES = (("awake", "awake"), ("able", "able to look after the children"), ("sober", "sober"))


def whoever_is_in_charge_can_be(plan: Indexed) -> Iterator[Finding]:
    """EMERG-1: an awake, able, sober adult in charge from an hour until an hour."""
    for item in plan.of(Emergency):
        if not item.in_charge:
            mend = "Name a grown-up, from when until when, and answer: awake, able, sober?"
            yield _block("EMERG-1", item, "in_charge", "Say who is in charge, from when until when.", mend)
        for index, held in enumerate(item.in_charge):
            yield from _in_charge(plan, item, held, f"in_charge.{index}")


def _in_charge(plan: Indexed, item: Emergency, held: InCharge, place: str) -> Iterator[Finding]:
    if held.who is None:
        mend = "One grown-up by name for each stretch of hours."
        yield _block("EMERG-1", item, f"{place}.who", "Say who is in charge in these hours.", mend)
        return
    name = plan.name(held.who)
    for field, words in _QUALITIES:
        answer = getattr(held, field)
        if answer is None:
            message, mend = f"Is {name} {words} in these hours? Answer yes or no.", "Ask; do not guess."
            yield _block("EMERG-1", item, f"{place}.{field}", message, mend)
        elif not answer:
            message, mend = f"{name} is not {words} in these hours.", "Name somebody else for them."
            yield _block("EMERG-1", item, f"{place}.{field}", message, mend)


def each_child_is_answered_for(plan: Indexed) -> Iterator[Finding]:
    """TOOL-4: "safe now and tonight?" per child, by a named worker, with a reason; a missing child is never a yes."""
    for item in plan.of(Emergency):
        for child, (index, answer) in answers_of(item).items():
            yield from _safe_now(plan.name(child), item, answer, f"children_now.{index}")
        unanswered = [child for child in item.children if child not in answers_of(item)]
        for child in unanswered if item.children_now else ():
            message = f"“Safe now and tonight?” is not answered for {plan.name(child)}."
            mend = "One yes for all the children does not count. Look at each child by name."
            yield _block("TOOL-4", item, "children_now", message, mend)


def _safe_now(name: str, item: Emergency, answer: ChildNow, place: str) -> Iterator[Finding]:
    if answer.safe is None:
        message = f"Answer for {name}: safe now and tonight with this plan?"
        yield _block("TOOL-4", item, f"{place}.safe", message, "Yes or no. If you are not sure, it is no.")
    elif answer.safe and answer.missing:
        message = f"{name} is missing, so the answer cannot be yes."
        mend = "Answer no. The paper then says that it is not enough alone, and the steps for a missing child open."
        yield _block("TOOL-4", item, f"{place}.safe", message, mend)
    if answer.answered_by is None:
        yield _block("TOOL-4", item, f"{place}.answered_by", f"Say who answered for {name}.", "A worker by name.")
    if blank(answer.because):
        yield _block("TOOL-4", item, f"{place}.because", f"Say why, for {name}.", "One short sentence is enough.")


def legal_action_is_not_replaced(plan: Indexed) -> Iterator[Finding]:
    """TOOL-2: when the risk needs legal action now, a plan is never the answer to it; it stands only meanwhile."""
    for item in plan.of(Emergency):
        if item.legal_action_needed and not item.interim_until_legal_action:
            message = "The risk needs legal action now. A plan is not the answer to it."
            mend = "Ring the police, the manager and the lawyer now. Say that this plan stands only until they act."
            yield _block("TOOL-2", item, "interim_until_legal_action", message, mend)
        if item.legal_action_needed and item.managers_word.decided_at is None:
            message = "The manager’s decision about legal action is not recorded yet."
            mend = "Keep ringing, and write down what they decide and when."
            yield Finding(
                "TOOL-2", Severity.HINT, item.id, "managers_word.decided_at", message, mend, becomes_duty=True
            )
