"""BACK: the back-up plan. It exists once a line or a child's part of it is written; until then nothing is asked."""

import re
from collections.abc import Iterator
from itertools import chain
from uuid import UUID

from kith.core.plans.content import BackupForChild, IfThen, Layer, Role, View
from kith.core.quality.finding import Finding, Gate, Severity
from kith.core.quality.indexed import Indexed
from kith.core.quality.words import blank


def each_child_has_a_part(plan: Indexed) -> Iterator[Finding]:
    """BACK-1: once there is a back-up plan, each child of the plan has a part of their own in it."""
    parts = plan.of(BackupForChild)
    if not parts and not plan.of(IfThen):
        return
    own = {part.children[0] for part in parts if len(part.children) == 1}
    shared = {child: part for part in parts if len(part.children) > 1 for child in part.children}
    for child in plan.content.children:
        if child in own:
            continue
        name = plan.name(child)
        mend = "How does trouble show in this child, what calmed things before, and who is safe for them?"
        if child in shared:
            message = f"This part is shared. Write one for {name} alone."
            yield Finding("BACK-1", Severity.BLOCK, shared[child].id, "children", message, mend)
        else:
            message = f"Write {name}’s own part of the back-up plan."
            yield Finding("BACK-1", Severity.BLOCK, None, "items", message, mend)


_PARTS = (
    ("triggers", "what sets it off for {name}"),
    ("noticed", "how somebody notices it in {name}"),
    ("effect", "what it does to {name}"),
    ("calmed", "what calmed things for {name} before"),
    ("safe_people", "who is safe for {name}"),
    ("carers", "who else {name} can be with"),
    ("child_can", "what {name} can do"),
    ("if_parent_changes", "what happens for {name} when things change for a parent"),
    ("if_carer_changes", "what happens for {name} when a carer cannot come"),
)


def no_part_is_empty(plan: Indexed) -> Iterator[Finding]:
    """BACK-2: each child's part is whole; what is empty says why ("carers: …" among `none_because`)."""
    for part in plan.of(BackupForChild):
        name = plan.name(part.children[0])
        excused = {field for line in part.none_because for field in _excused(line)}
        for field, what in _PARTS:
            if field not in excused and _empty(part, field):
                message = f"Say {what.format(name=name)}, or why there is nothing to say."
                mend = "Ask the child, and those who know the child best. If there is none, write “none, because …”."
                yield Finding("BACK-2", Severity.BLOCK, part.id, field, message, mend)


def _empty(part: BackupForChild, field: str) -> bool:
    value = getattr(part, field)
    if field == "triggers":
        return all(blank(trigger.words) for trigger in part.triggers)
    return blank(value) if isinstance(value, str) else not value


def _excused(line: str) -> Iterator[str]:
    """The part that a line of `none_because` speaks of, if it gives a reason."""
    about, _, reason = line.partition(":")
    field = about.strip().lower().replace(" ", "_")
    if not blank(reason):
        yield field


def major_triggers_have_an_answer(plan: Indexed) -> Iterator[Finding]:
    """BACK-2: a trigger that means major concern is named with what is done."""
    for part in plan.of(BackupForChild):
        for index, trigger in enumerate(part.triggers):
            if trigger.major and blank(trigger.response):
                message = f"“{trigger.words}” means great danger. Say what is done then."
                mend = "Who does what at once, and whom they ring."
                yield Finding("BACK-2", Severity.BLOCK, part.id, f"triggers.{index}.response", message, mend)


_LINE = (
    ("when", "Say what sets this off.", "“If …”: something that somebody can see or hear."),
    ("then", "Say what is done.", "What somebody would see them do."),
    ("who", "Say who does it.", "Name the person."),
    ("by_when", "Say by when, or how soon.", "“At once”, “within 1 hour”."),
    ("ring_in_hours", "Say whom to ring in working hours.", "The name and the number."),
    ("ring_out_of_hours", "Say whom to ring at night and at weekends.", "The name and the number of who answers then."),
    ("steps_in", "Say who stands in if they cannot.", "Somebody else, who was asked."),
)


def if_thens_are_whole(plan: Indexed) -> Iterator[Finding]:
    """BACK-3: what sets it off, what is done, by whom, by when, whom to ring at any hour, who stands in for them."""
    for line in plan.of(IfThen):
        for field, message, mend in _LINE:
            value = getattr(line, field)
            if blank(value) if isinstance(value, str) else not value:
                yield Finding("BACK-3", Severity.BLOCK, line.id, field, message, mend)
        if line.steps_in and set(line.steps_in) <= set(line.who):
            message = "The one who stands in must be a different person."
            yield Finding("BACK-3", Severity.BLOCK, line.id, "steps_in", message, "Name somebody else, who was asked.")


_BY_CONSENT = re.compile(
    r"\b(?:by|with) (?:her|his|their|\w+[’']s) (?:agreement|consent)\b"
    r"|\bif (?:she|he|they|mum|dad) (?:agrees?|says yes)\b",
    re.IGNORECASE,
)
_SILENCE_IS_YES = re.compile(
    r"\b(?:silence|no answer|not answering|saying nothing) (?:means|is|counts as|is taken as) "
    r"(?:a )?(?:yes|consent|agreement)\b"
    r"|\b(?:assumed?|presumed?) (?:to )?(?:agrees?|consents?|consent|agreement|yes)\b",
    re.IGNORECASE,
)


def someone_decides_if_they_cannot(plan: Indexed) -> Iterator[Finding]:
    """BACK-3, AGR-5 (AT-86): a line that needs a yes says what happens if they cannot say; silence is no yes."""
    for line in plan.of(IfThen):
        asked = _BY_CONSENT.search(line.then)
        if blank(line.if_they_cannot_say) and (line.needs_consent or asked):
            message = "This needs somebody to agree. Say who decides if they cannot."
            mend = (
                "They may be asleep, ill or not sober. Write who keeps the children safe then, and who is told at once."
            )
            place, span = ("then", asked.span()) if asked else ("if_they_cannot_say", None)
            yield Finding("BACK-3", Severity.HINT, line.id, place, message, mend, span)
        for field in ("then", "if_they_cannot_say"):
            if found := _SILENCE_IS_YES.search(getattr(line, field)):
                message = "Somebody who says nothing has not said yes."
                mend = "Write who decides, on which footing, and when the parent is asked again."
                yield Finding("BACK-3", Severity.HINT, line.id, field, message, mend, found.span())


_LAYERS = (
    (Layer.SOMEBODY_IS_OUT, "Say what happens when somebody cannot do their part.", "Who is told, and who steps in."),
    (
        Layer.PLAN_FAILS,
        "Say what happens when the plan does not work by its date.",
        "What the council would do next, as it is and not as a threat.",
    ),
)


def both_layers_are_there(plan: Indexed) -> Iterator[Finding]:
    """BACK-4: a person is out, and the plan is not working: both are answered."""
    lines = plan.of(IfThen)
    if not lines and not plan.of(BackupForChild):
        return
    held = {line.layer for line in lines}
    for layer, message, mend in _LAYERS:
        if layer not in held:
            yield Finding("BACK-4", Severity.BLOCK, None, "items", message, mend)


def everybody_was_asked(plan: Indexed) -> Iterator[Finding]:
    """BACK-7: what is asked of a person was asked of that person."""
    seen: set[UUID] = set()
    for line in plan.of(IfThen):
        for field, people in (("who", line.who), ("steps_in", line.steps_in)):
            for person in people:
                if person not in seen and person not in plan.relied_on and not _was_asked(plan, person):
                    seen.add(person)
                    name = plan.name(person)
                    message = f"{name} is named here and has not been asked."
                    mend = f"Ask {name} whether they can and will, and record the day."
                    yield Finding("BACK-7", Severity.BLOCK, line.id, field, message, mend, gate=Gate.GOING_LIVE)


def _was_asked(plan: Indexed, person: UUID) -> bool:
    """Workers and services are asked by their own; a person whom a safety step leans on is NET-2's."""
    role = plan.role(person)
    if role is Role.AGENCY:
        consulted = any(one.person_id == person and one.on <= plan.on for one in plan.records.consulted)
        return consulted or person in plan.agreements
    if role not in {Role.FAMILY, Role.CHILD}:
        return True
    member = plan.members.get(person)
    in_network = member is not None and member.agreed_on is not None and member.agreed_on <= plan.on
    return in_network or person in plan.agreements


def agreed_as_any_part(plan: Indexed) -> Iterator[Finding]:
    """BACK-10: child, family and agencies agree to the back-up plan as to any part; a yes to other items is not one.

    Whoever acts in it agrees to it; who only stands in was asked (BACK-7).
    """
    lines, parts = plan.of(IfThen), plan.of(BackupForChild)
    if not lines and not parts:
        return
    for person, yes in plan.agreements.items():
        acts = next((line.id for line in lines if person in line.who), None)
        own = {line.id for line in lines if person in (*line.who, *line.steps_in)}
        covered = set(chain.from_iterable(one.items for one in yes))
        if acts is not None and all(one.items for one in yes) and not own & covered:
            message = f"{plan.name(person)} agreed to other parts, and not yet to this."
            mend = "Read it to them and ask. Record what they say beside the rest."
            yield Finding("BACK-10", Severity.BLOCK, acts, "who", message, mend, gate=Gate.GOING_LIVE)
    heard = {view.person_id for view in plan.of(View)} | set(plan.agreements)
    heard |= {record.person_id for record in plan.records.not_agreed}
    for part in parts:
        for child in part.children:
            if child not in heard:
                message = f"Nothing says what {plan.name(child)} thinks of this."
                mend = "Ask, in their way. With a very young child, write what was seen."
                yield Finding("BACK-10", Severity.BLOCK, part.id, "children", message, mend, gate=Gate.GOING_LIVE)
