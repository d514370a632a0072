"""SAFE: the safety plan's content. Each check looks only at parts that are there."""

import re
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID

from kith.core.plans.content import PlanPerson, Role, SafetyStep
from kith.core.quality.finding import Finding, Gate, Severity
from kith.core.quality.indexed import Indexed, Said
from kith.core.quality.words import blank, counted, listed, texts


def purpose_is_stated(plan: Indexed) -> Iterator[Finding]:
    """SAFE-1: the worry and what needs to be done stand first."""
    purpose = plan.content.purpose
    if plan.has_safety_part and (purpose is None or blank(purpose.worry) or blank(purpose.needed)):
        message = "Write the worry and what needs to be done."
        mend = "One or two sentences each: what could happen, and what will be done so that it does not."
        yield Finding("SAFE-1", Severity.BLOCK, purpose.id if purpose else None, "purpose", message, mend)


def review_is_set(plan: Indexed) -> Iterator[Finding]:
    """REV-1, SAFE-2: a plan always has a next review date, and it lies ahead."""
    review = plan.content.review_on
    mend = "Choose a day, and tell everybody who is on the plan."
    if review is None:
        yield Finding("REV-1", Severity.BLOCK, None, "review_on", "Set the date of the next review.", mend)
    elif review <= plan.today:
        message = "The review date is not ahead any more. Set the next one."
        yield Finding("REV-1", Severity.BLOCK, None, "review_on", message, mend)


def it_is_short(plan: Indexed) -> Iterator[Finding]:
    """SAFE-2: a safety plan is for now; one that runs for long before anybody looks is hinted at."""
    review, longest = plan.content.review_on, timedelta(days=plan.limits.safety_plan_days)
    if plan.has_safety_part and review is not None and review - plan.on > longest:
        message = f"The first look at this safety plan is {counted((review - plan.on).days, 'day')} away."
        mend = (
            f"A safety plan is short. Look at it within {counted(longest.days, 'day')}, or tell your manager why not."
        )
        yield Finding("SAFE-2", Severity.HINT, None, "review_on", message, mend)


def every_child_has_a_step(plan: Indexed) -> Iterator[Finding]:
    """SAFE-3: a plan without a step for a child does nothing for that child."""
    covered = {child for step in plan.steps for child in step.children}
    for child in plan.content.children:
        if plan.has_safety_part and child not in covered:
            message = f"Write at least one step for {plan.name(child)}."
            mend = "Add a step, or add this child to a step that is for them too."
            yield Finding("SAFE-3", Severity.BLOCK, None, "steps", message, mend)


_PARTS = (
    ("who", "Say who does this: one named person.", "Choose one person, not “the family” or “professionals”."),
    ("act", "Say what they do, so that somebody else could see it.", "Write what a camera would show."),
    ("by_when", "Say by when, or how soon.", "A time, a day, or “within 20 minutes”."),
    ("steps_in", "Say who steps in if they cannot.", "Choose somebody else, who has agreed to stand in."),
    ("check_by", "Say who checks that it happened.", "Choose one person who looks or asks."),
    ("check_how", "Say how they check.", "What they look at or whom they ask, and how often."),
)


def steps_are_whole(plan: Indexed) -> Iterator[Finding]:
    """SAFE-3: who, a thing that can be seen, by when, who steps in (or what then), who checks and how."""
    for step in plan.steps:
        for field, message, mend in _PARTS:
            if _missing(step, field):
                yield Finding("SAFE-3", Severity.BLOCK, step.id, field, message, mend)


def _missing(step: SafetyStep, field: str) -> bool:
    value = getattr(step, field)
    if field == "steps_in" and value is None:
        return blank(step.if_not) and not step.then_steps_in
    return value is None or (isinstance(value, str) and blank(value))


def stand_in_is_another(plan: Indexed) -> Iterator[Finding]:
    """SAFE-3: whoever steps in is a different person. Where a list says who is on, those on it may stand in later."""
    message, mend = "The one who steps in must be a different person.", "If they cannot do it, they cannot step in."
    for step in plan.steps:
        if step.who is not None and step.who == step.steps_in:
            yield Finding("SAFE-3", Severity.BLOCK, step.id, "steps_in", message, mend)
        elif step.who is not None and step.who in step.then_steps_in and not step.who_else:
            yield Finding("SAFE-3", Severity.BLOCK, step.id, "then_steps_in", message, mend)


def agencies_are_consulted(plan: Indexed) -> Iterator[Finding]:
    """SAFE-5: an agency that acts or checks in a step was asked about it before the plan is live."""
    for step in plan.steps:
        asked = (step.who, *step.who_else, step.check_by)
        for person in dict.fromkeys(one for one in asked if one and plan.role(one) is Role.AGENCY):
            if not _consulted(plan, step, person):
                field = "check_by" if person == step.check_by else "who"
                message = f"{plan.name(person)} has not been asked about this step."
                mend = "Talk it through with them, by telephone if need be, and record when. Then give them their copy."
                yield Finding("SAFE-5", Severity.BLOCK, step.id, field, message, mend, gate=Gate.GOING_LIVE)


def _consulted(plan: Indexed, step: SafetyStep, person: UUID) -> bool:
    agency = plan.people[person].agency
    return any(
        one.on <= plan.on
        and (not one.items or step.id in one.items or step.rule_id in one.items)
        and (one.person_id == person or (agency and _agency(plan, one.person_id) == agency))
        for one in plan.records.consulted
    )


def _agency(plan: Indexed, person: UUID) -> str:
    found = plan.people.get(person)
    return found.agency if found else ""


_HOLDS_BACK = (
    r"(?:not|never|n[’']t|refuses? to|nobody may)\s+(?:let|allow|open|admit)\w*\b[^.;]*?\b{him}\b"
    r"|\b(?:keep|send|throw|put|turn|talk|face|calm)s?\s+{him}\s+(?:out|off|away|down|calm|back)\b"
    r"|\b(?:stop|control|prevent|supervise|manage|monitor|report|confront)s?\s+(?:on\s+)?{him}\b"
    r"|\b(?:make|see|ensure)s?\s+(?:sure\s+)?(?:that\s+)?{him}\s+(?:does|doesn|stay|keep|is|will|leave|never)\w*"
    r"|\b(?:tell|ask|order)s?\s+{him}\s+(?:to\s+)?(?:leave|go|stop|stay)\b"
)
_ASKED_OF = frozenset({"act", "by_when", "if_not", "title"})
_NOT_ASKED = re.compile(
    r"\b(?:nobody asks|not (?:her|his|their|my|your) (?:job|task)|does not have to)\b", re.IGNORECASE
)


def nobody_abused_holds_him_back(plan: Indexed) -> Iterator[Finding]:
    """SAFE-8: no step makes an abused parent the one who stops the person causing harm, unless a manager accepted it.

    As far as a document shows: the person causing harm is one an order is about (or, with no order in the plan, another
    parent); a parent is who has parental responsibility (or, where that is not said, an adult outside the network).
    """
    family = [one for one in plan.adults(Role.FAMILY) if one.id not in plan.feared]
    parents = [one for one in family if one.responsible_for] or [one for one in family if one.id not in plan.members]
    feared = [plan.people[one] for one in plan.feared if one in plan.people] or parents
    for him in feared:
        about_him = [one for one in plan.said if one.field in _ASKED_OF and him.known_as.lower() in one.low]
        pattern = re.compile(_HOLDS_BACK.format(him=f"(?:{re.escape(him.known_as)})"), re.IGNORECASE)
        for one in about_him:
            found = pattern.search(one.text)
            if found and not plan.decided("SAFE-8", item_id=one.item_id) and not _NOT_ASKED.search(one.text):
                others = [parent for parent in parents if parent is not him]
                yield from _held_back(plan, one, found, others)


def _held_back(plan: Indexed, said: Said, found: re.Match[str], parents: list[PlanPerson]) -> Iterator[Finding]:
    actors = _actors(plan, said)
    for parent in parents:
        if parent.id in actors or re.search(rf"\b{re.escape(parent.known_as)}\b", said.text[: found.start()]):
            severity = Severity.BLOCK if plan.records_known else Severity.HINT
            message = f"This makes {parent.known_as} the one who holds back the person causing harm."
            mend = "Say what the network, the police or a worker does instead. Otherwise a manager must accept it."
            yield Finding("SAFE-8", severity, said.item_id, said.field, message, mend, found.span(), Gate.GOING_LIVE)


def _actors(plan: Indexed, said: Said) -> tuple[UUID | None, ...]:
    step = next((one for one in plan.steps if one.id == said.item_id), None)
    if step is None:
        return ()
    return (step.steps_in, *step.then_steps_in) if said.field == "if_not" else (step.who, *step.who_else)


_NO_WAY_OUT = re.compile(
    r"\b(?:lock|hide|shut|shelter|barricade|run|go|wait|stay)\w*\b[^.;:]*?\b(bathroom|toilet|shower room|loo)\b"
    r"|\b(?:lock|hide|shut|barricade)\w*\b[^.;:]*?\b(kitchen|cupboard|cellar|loft)\b",
    re.IGNORECASE,
)
_ROOMS = ("bathroom", "toilet", "shower room", "loo", "kitchen", "cupboard", "cellar", "loft")
_NOT_THERE = re.compile(r"\b(?:not|never|no)\b[^.;:]*$", re.IGNORECASE)


def safe_room_has_two_ways_out(plan: Indexed) -> Iterator[Finding]:
    """SAFE-3: a step that sends people into a room with one way in and no way out is hinted at."""
    for step in plan.steps:
        for field, text in texts(step, "act", "if_not"):
            found = _NO_WAY_OUT.search(text) if any(room in text.lower() for room in _ROOMS) else None
            if found and not _NOT_THERE.search(text[: found.start(found.lastindex or 0)]):
                message = f"The {found[found.lastindex or 0].lower()} has one way in and no way out."
                mend = "Ask the domestic abuse adviser, the sanctuary scheme and the fire service which room, and why."
                place = found.span(found.lastindex or 0)
                yield Finding("SAFE-3", Severity.HINT, step.id, field, message, mend, place)


def one_to_one_messages(plan: Indexed) -> Iterator[Finding]:
    """SAFE-3: somebody who does not know all the worries and writes to a child alone is hinted at."""
    names = [plan.name(child) for child in plan.content.children]
    writes = re.compile(
        rf"\b(?:text|message|write|email|e-mail)(?:s|es)?\b[^.;]*?\b(?:{'|'.join(map(re.escape, names))})\b"
    )
    for step in plan.steps:
        member = plan.members.get(step.who) if step.who else None
        found = writes.search(step.act)
        if member and member.ring > 1 and found and "group" not in step.act.lower():
            message = (
                f"{plan.name(member.person_id)} would write to {listed([found[0].split()[-1]])} with nobody else there."
            )
            mend = "Use a group with another grown-up of the network in it."
            yield Finding("SAFE-3", Severity.HINT, step.id, "act", message, mend, found.span())
