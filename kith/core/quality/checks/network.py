"""NET: the network: told, agreed, suitable, and there at all."""

from collections.abc import Iterator
from uuid import UUID

from kith.core.plans.content import (
    BackupForChild,
    IfThen,
    ItemBase,
    NetworkMember,
    Part,
    Role,
    SafetyObject,
    SafetyStep,
)
from kith.core.quality.finding import Finding, Gate, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import day_of, day_words

_ASKED = {Role.FAMILY, Role.CHILD}


def nobody_is_relied_on_unasked(plan: Indexed) -> Iterator[Finding]:
    """NET-2: whoever a step leans on was told the worries and said yes, by the day it is live; by telephone counts."""
    for person, step in plan.relied_on.items():
        if plan.role(person) not in _ASKED:
            continue
        name, field = plan.name(person), _field(step, person)
        if not _agreed(plan, person):
            message = f"{name} has not agreed yet."
            mend = f"Tell {name} what they need to know, and ask. A yes by telephone counts and is confirmed later."
            yield Finding("NET-2", Severity.BLOCK, step.id, field, message, mend, gate=Gate.GOING_LIVE)
        elif not _told(plan, person):
            message = f"{name} has not been told the worries."
            mend = f"Tell {name} as much as they need to know, and ask again."
            yield Finding("NET-2", Severity.BLOCK, step.id, field, message, mend, gate=Gate.GOING_LIVE)


def _field(step: SafetyStep, person: UUID) -> str:
    singles = (field for field in ("who", "steps_in", "check_by") if getattr(step, field) == person)
    return next(singles, "who_else" if person in step.who_else else "then_steps_in")


def _agreed(plan: Indexed, person: UUID) -> bool:
    member = plan.members.get(person)
    in_network = member is not None and member.agreed_on is not None and member.agreed_on <= plan.on
    return in_network or any(day_of(one.at) <= plan.on for one in plan.agreements.get(person, ()))


def _told(plan: Indexed, person: UUID) -> bool:
    member = plan.members.get(person)
    days = [one.told_on for one in plan.agreements.get(person, ())] + [member.told_on if member else None]
    return any(day is not None and day <= plan.on for day in days)


def by_telephone_is_confirmed(plan: Indexed) -> Iterator[Finding]:
    """NET-2: a yes by telephone counts; until it is confirmed, that is said."""
    for index, agreement in enumerate(plan.records.agreements):
        if agreement.by_telephone and agreement.confirmed_at is None:
            name, day = plan.name(agreement.person_id), day_words(day_of(agreement.at))
            message = f"{name} said yes by telephone on {day}, and it is not confirmed yet."
            mend = "Confirm it face to face by the end of the next working day."
            place = f"agreements.{index}.confirmed_at"
            yield Finding("NET-2", Severity.HINT, None, place, message, mend, becomes_duty=True)


def carers_said_yes(plan: Indexed) -> Iterator[Finding]:
    """NET-5: safe carers for a child are asked, and have answered yes."""
    for backup in plan.of(BackupForChild):
        for index, carer in enumerate(backup.carers):
            name = plan.name(carer.person_id)
            if carer.asked_on is None or carer.said_yes_on is None:
                what = "been asked" if carer.asked_on is None else "said yes yet"
                message = f"{name} is named as a carer and has not {what}."
                mend = f"Ask {name}, and record the day and the answer."
                yield Finding("NET-5", Severity.HINT, backup.id, f"carers.{index}.said_yes_on", message, mend)


def unsuitable_people_are_left_out(plan: Indexed) -> Iterator[Finding]:
    """NET-7: somebody found unsuitable has no part in anything people lean on."""
    unsuitable = {one.person_id for one in plan.of(NetworkMember) if one.part is Part.UNSUITABLE}
    for item, field, people in _parts(plan) if unsuitable else ():
        for person in people:
            if person in unsuitable:
                message = f"{plan.name(person)} was considered and found unsuitable."
                yield Finding("NET-7", Severity.BLOCK, item.id, field, message, "Name somebody else.")


def _parts(plan: Indexed) -> Iterator[tuple[ItemBase, str, tuple[UUID, ...]]]:
    for step in plan.steps:
        yield from ((step, _field(step, person), (person,)) for person in step.relies_on)
    for item in plan.of(IfThen):
        yield from ((item, "who", item.who), (item, "steps_in", item.steps_in))
    for backup in plan.of(BackupForChild):
        yield backup, "safe_people", backup.safe_people
        yield backup, "carers", tuple(carer.person_id for carer in backup.carers)
    yield from ((thing, "lookers", thing.lookers) for thing in plan.of(SafetyObject))


def limited_people_keep_to_their_part(plan: Indexed) -> Iterator[Finding]:
    """NET-7, NET-1: somebody with a limited part acts only in what they themselves agreed to (AT-30)."""
    limited = {one.person_id for one in plan.of(NetworkMember) if one.part is Part.LIMITED}
    for step in plan.steps if limited else ():
        for person in step.actors:
            if person in limited and not _in_their_part(plan, step, person):
                message = f"{plan.name(person)} has a limited part, and this is not in it."
                mend = "Name somebody else, or settle first with the network and the manager what their part is."
                yield Finding("NET-7", Severity.BLOCK, step.id, _field(step, person), message, mend)


def _in_their_part(plan: Indexed, step: SafetyStep, person: UUID) -> bool:
    return any({step.id, step.rule_id} & set(one.items) for one in plan.agreements.get(person, ()))


def there_is_a_network(plan: Indexed) -> Iterator[Finding]:
    """NET-8: planning happens with a network; going on without one is a manager's decision, outside an emergency."""
    if plan.lane is not None or not plan.content.items or plan.decided("NET-8"):
        return
    if not any(one.part is not Part.UNSUITABLE for one in plan.of(NetworkMember)):
        message = "There is no network yet."
        mend = "Ask the family the network-finding questions, or record the manager’s decision to go on without one."
        yield Finding("NET-8", Severity.BLOCK, None, "items", message, mend, gate=Gate.GOING_LIVE)
