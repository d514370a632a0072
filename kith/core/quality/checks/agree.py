"""AGR: agreeing freely. These findings refuse one person's agreement, never the plan, unless they say so."""

from collections.abc import Iterator
from uuid import UUID

from kith.core.plans.content import IfThen, Role, SafetyStep
from kith.core.plans.records import Agreement, NotAgreed
from kith.core.quality.finding import Finding, Gate, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank, day_of, day_words, moment_words, wall_clock


def _yes(plan: Indexed) -> Iterator[tuple[str, Agreement, str]]:
    """(place, agreement, name) of every yes that was taken, spoken or signed."""
    for index, agreement in enumerate(plan.records.agreements):
        yield f"agreements.{index}", agreement, plan.name(agreement.person_id)


def _refuse(rule: str, field: str, message: str, mend: str) -> Finding:
    return Finding(rule, Severity.BLOCK, None, field, message, mend, gate=Gate.AGREEMENT)


def told_before_asked(plan: Indexed) -> Iterator[Finding]:
    """AGR-1: each person was told the contents before being asked: when, by whom, in which format."""
    for place, agreement, name in _yes(plan):
        if agreement.told_on is None or agreement.told_on > day_of(agreement.at):
            message = f"{name} was asked to agree before being told what is in the plan."
            if agreement.told_on is None:
                message = f"It is not recorded that {name} was told what is in the plan before being asked."
            mend = "Tell them first, then ask again. Record the day."
            yield _refuse("AGR-1", f"{place}.told_on", message, mend)
        if agreement.told_by is None:
            message = f"Say who told {name} what is in the plan."
            yield _refuse("AGR-1", f"{place}.told_by", message, "The name of whoever sat down with them.")
        if blank(agreement.format):
            message = f"Say in which form {name} was told: spoken, easy read, large print, which language."
            yield Finding("AGR-1", Severity.HINT, None, f"{place}.format", message, "Choose what was really used.")


def no_open_doubt(plan: Indexed) -> Iterator[Finding]:
    """AGR-5: while a doubt about somebody's capacity is open, no agreement is taken from them."""
    for place, agreement, name in _yes(plan):
        for doubt in plan.records.capacity_doubts:
            opened = wall_clock(doubt.opened_at) <= wall_clock(agreement.at)
            open_then = doubt.settled_at is None or wall_clock(agreement.at) < wall_clock(doubt.settled_at)
            if doubt.person_id == agreement.person_id and opened and open_then:
                message = f"There was a doubt on {moment_words(agreement.at)} whether {name} could decide about this."
                mend = "Take no signature. Ask your manager and get legal advice. Ask again when the doubt is settled."
                yield _refuse("AGR-5", f"{place}.at", message, mend)


_ASKED_APART = (
    ("understands", "Does {name} understand the plan? Ask, and record the answer."),
    ("sees_the_risk", "Does {name} see the risks? Ask this by itself, and record the answer."),
)


def understands_and_sees(plan: Indexed) -> Iterator[Finding]:
    """AGR-6: understanding and seeing the risk are asked apart; a no means no signature before a manager's advice."""
    for place, agreement, name in _yes(plan):
        for field, question in _ASKED_APART:
            answer = getattr(agreement, field)
            if answer is None and plan.role(agreement.person_id) is not Role.CHILD:
                mend = "Two questions, one after the other, in their own words."
                yield _refuse("AGR-6", f"{place}.{field}", question.format(name=name), mend)
            elif answer is False and not plan.decided("AGR-6", person_id=agreement.person_id):
                what = "understand the plan" if field == "understands" else "see the risks"
                message = f"{name} said yes but does not {what}."
                mend = "Take no signature. Talk to your manager and record the advice."
                yield _refuse("AGR-6", f"{place}.{field}", message, mend)


def notice_was_read(plan: Indexed) -> Iterator[Finding]:
    """AGR-7: the notice about saying yes or no was given before agreeing."""
    for place, agreement, name in _yes(plan):
        if agreement.notice_on is None or agreement.notice_on > day_of(agreement.at):
            message = f"{name} agreed before hearing the notice about saying yes or no."
            if agreement.notice_on is None:
                message = f"It is not recorded that {name} heard the notice about saying yes or no."
            mend = "Give or read it to them in the form and language they need, then ask again."
            yield _refuse("AGR-7", f"{place}.notice_on", message, mend)


def asked_alone(plan: Indexed) -> Iterator[Finding]:
    """AGR-8: asked alone and not pressed; otherwise no signature is taken."""
    for place, agreement, name in _yes(plan):
        if agreement.asked_alone is False:
            message = f"{name} was not asked alone, so this yes does not count as free."
            mend = "Take no signature. Ask again alone, with nobody there who presses."
            yield _refuse("AGR-8", f"{place}.asked_alone", message, mend)
        elif agreement.asked_alone is None:
            message = f"Was {name} asked alone? It is not written down."
            yield Finding("AGR-8", Severity.HINT, None, f"{place}.asked_alone", message, "Record yes or no.")


_STANDS_WITHOUT = (
    ("offered", "Write what was offered to {name}."),
    ("own_words", "Write what {name} said, in their own words."),
    ("stands_without_them", "Write why the plan can stand without {name}."),
)
_OVERSIGHT = (
    ("manager", "Say which manager looked at {name} not agreeing."),
    ("rationale", "Write the manager’s reasons about {name}."),
    ("review_on", "Set the day when {name} not agreeing is looked at again."),
)


def stands_without_them(plan: Indexed) -> Iterator[Finding]:
    """AGR-9: who cannot agree is not pressed; the record is whole, and no step leans on them."""
    mend = "Do not press them. Facts are enough: what was offered, what they said, what the manager decided."
    for place, record in _not_agreed(plan):
        if record.reason != "does not agree":
            continue
        yield from _gaps(plan, "AGR-9", place, record, (*_STANDS_WITHOUT, *_OVERSIGHT), mend)
        for step in plan.steps:
            if record.person_id in step.relies_on:
                message = f"{plan.name(record.person_id)} does not agree, and this step leans on them."
                how = "Name somebody else who has agreed. The plan goes live without them only if no step needs them."
                yield Finding("AGR-9", Severity.BLOCK, step.id, "who", message, how, gate=Gate.GOING_LIVE)


def everybody_is_asked(plan: Indexed) -> Iterator[Finding]:
    """AGR-10: everyone with parental responsibility is asked; for who is not, a reason and the manager's view."""
    for place, record in _not_agreed(plan):
        if record.reason != "does not agree":
            mend = "Write what was tried, or what danger sharing would bring, and ask the manager."
            yield from _gaps(plan, "AGR-10", place, record, _OVERSIGHT[:2], mend)
    if not plan.has_safety_part:
        return
    placed = {record.person_id for record in plan.records.not_agreed} | set(plan.agreements)
    for person in plan.content.people:
        if person.responsible_for and person.id not in placed:
            message = f"{person.known_as} has parental responsibility and has not been asked to agree."
            mend = "Ask them, or record why not and the manager’s view."
            yield Finding("AGR-10", Severity.BLOCK, None, f"people.{person.id}", message, mend, gate=Gate.GOING_LIVE)


def _not_agreed(plan: Indexed) -> Iterator[tuple[str, NotAgreed]]:
    for index, record in enumerate(plan.records.not_agreed):
        yield f"not_agreed.{index}", record


def _gaps(
    plan: Indexed, rule: str, place: str, record: NotAgreed, parts: tuple[tuple[str, str], ...], mend: str
) -> Iterator[Finding]:
    for field, message in parts:
        value = getattr(record, field)
        if value is None or (isinstance(value, str) and blank(value)):
            words = message.format(name=plan.name(record.person_id))
            yield Finding(rule, Severity.BLOCK, None, f"{place}.{field}", words, mend, gate=Gate.GOING_LIVE)


def said_back(plan: Indexed) -> Iterator[Finding]:
    """AGR-11: what they told back stands beside the signature; people agree to their own part and no other's."""
    steps = {step.id: step for step in plan.steps}
    for place, agreement, name in _yes(plan):
        if blank(agreement.said_back):
            message = f"Write what {name} told back, in their own words."
            yield _refuse("AGR-11", f"{place}.said_back", message, "Ask: “What will you do, and when?”")
        for index, item in enumerate(agreement.items):
            step = steps.get(item)
            if step is not None and not _own(plan, step, agreement.person_id):
                message = f"{name} agreed to a step that does not name them."
                mend = "People agree to their own part. Take it out, or name them in the step."
                yield _refuse("AGR-11", f"{place}.items.{index}", message, mend)


def _own(plan: Indexed, step: SafetyStep, person: UUID) -> bool:
    """True for a step that names the person; a child of the plan has a part in every step about them."""
    return person in step.relies_on or person in step.children


def changed_parts_are_asked_again(plan: Indexed) -> Iterator[Finding]:
    """AGR-12: whose part changed is asked again, and only they: everybody else's yes carries forward."""
    newest = {person: max(day_of(one.at) for one in yes) for person, yes in plan.agreements.items()}
    acting: tuple[SafetyStep | IfThen, ...] = (*plan.steps, *plan.of(IfThen))
    items = {item.id: item for item in acting}
    for change in plan.records.changed:
        item = items.get(change.item_id)
        for person in _named(item) if item is not None else ():
            agreed = newest.get(person)
            if agreed is not None and agreed < change.on and plan.role(person) is Role.FAMILY:
                message = f"This changed on {day_words(change.on)}, after {plan.name(person)} agreed to it."
                mend = f"Tell {plan.name(person)} what is new, and ask again. Nobody else needs to be asked."
                place = change.item_id
                yield Finding("AGR-12", Severity.BLOCK, place, "who", message, mend, gate=Gate.GOING_LIVE)


def _named(item: SafetyStep | IfThen) -> tuple[UUID, ...]:
    return item.relies_on if isinstance(item, SafetyStep) else tuple(dict.fromkeys((*item.who, *item.steps_in)))
