"""Language of a whole plan: which lists and which reader belong to which place; each finding at its item and field."""

from collections.abc import Collection, Iterator
from dataclasses import replace

from kith.core.plans.content import (
    Action,
    BackupForChild,
    BottomLine,
    Danger,
    Emergency,
    Goal,
    IfThen,
    ItemBase,
    NetworkMember,
    Order,
    Outcome,
    PictureStory,
    PlanContent,
    PlanRule,
    Purpose,
    SafetyStep,
    Scale,
    SentenceForChild,
    StepDown,
    TimelineRow,
    View,
)
from kith.core.plans.records import PlanRecords
from kith.core.quality.finding import Finding
from kith.core.quality.language.finder import find, find_in
from kith.core.quality.language.lists import Kind
from kith.core.quality.language.places import Place
from kith.core.quality.language.reading import ADULT, CHILD
from kith.core.quality.language.section import sentence_findings, word_finding

# Legal titles stand as the court wrote them; the emergency part's weighing and the sources are for workers.
_FOR_WORKERS = {
    (Emergency, "weighed"), (Emergency, "why_this"), (Outcome, "found_by"), (NetworkMember, "asked_by"),
    (SafetyStep, "advice"),
}  # fmt: skip
_ACTS = {
    (SafetyStep, "act"), (SafetyStep, "by_when"), (SafetyStep, "if_not"), (SafetyStep, "check_how"),
    (Action, "act"), (Action, "by_when"), (Action, "how_known"), (IfThen, "then"), (IfThen, "by_when"),
    (Outcome, "words"), (Outcome, "measure"), (Outcome, "if_not_reached"), (TimelineRow, "task"),
    (Purpose, "needed"), (Goal, "words"), (PlanRule, "title"), (StepDown, "words"),
}  # fmt: skip
_FOR_CHILDREN = {
    (PlanRule, "child_line"), (SentenceForChild, "words"), (PictureStory, "panels"), (BackupForChild, "child_can"),
}  # fmt: skip
_READ_BY_FAMILY = (Purpose, SafetyStep, PlanRule, Danger, Goal, Scale, IfThen, BackupForChild, Outcome, StepDown)
_PLAIN = frozenset({Kind.JARGON, Kind.ACRONYM, Kind.LABEL, Kind.PRESSING})
_TOLD_ONCE = frozenset({Kind.JARGON, Kind.ACRONYM})
_VAGUE = frozenset({Kind.VAGUE, Kind.NOBODY})
_DOING = _PLAIN | _VAGUE


def names_of(content: PlanContent) -> frozenset[str]:
    """Every word of everybody's name: left alone, and not counted as hard."""
    return frozenset(
        word.strip("(),.") for person in content.people for word in f"{person.name} {person.known_as}".split()
    )


def of_items(places: Collection[Place], names: frozenset[str]) -> Iterator[Finding]:
    """Every finding about the words of the items; a term that is not known is told once, where it first stands."""
    held = [(*place, (type(place[0]), place[1].split(".")[0])) for place in places if _is_read(place)]
    held = [one for one in held if one[4] not in _FOR_WORKERS]
    told: set[str] = set()
    for index, found_here in find_in([one[2] for one in held], [_kinds(one[4]) for one in held], names):
        item, field, text, _, _ = held[index]
        for found in found_here:
            entry = found.entry
            if entry.kind not in _TOLD_ONCE or entry.say not in told:
                told.add(entry.say)
                yield _placed(word_finding(text, found), entry.kind, item, field)
    for item, field, text, _, place in held:
        reader = CHILD if place in _FOR_CHILDREN else ADULT if isinstance(item, _READ_BY_FAMILY) else None
        if reader is not None:
            for one in sentence_findings(text, names, reader):
                yield replace(one, item_id=item.id, field=field)


def _is_read(place: Place) -> bool:
    """False for somebody's own words, and for what a court wrote."""
    item, _, _, verbatim = place
    return not verbatim and not isinstance(item, Order | View)


def _kinds(place: tuple[type[ItemBase], str]) -> frozenset[Kind]:
    if place == (Outcome, "words"):
        return _DOING | {Kind.SERVICE}
    if place == (BottomLine, "words"):
        return _PLAIN | {Kind.SERVICE}
    return _DOING if place in _ACTS else _PLAIN


_OWN_RULE = {Action: "CHILD-6", Outcome: "CHILD-5"}


def _placed(one: Finding, kind: Kind, item: ItemBase, field: str) -> Finding:
    """The finding at its place, under the rule that this kind of item has for it."""
    if kind in _VAGUE and type(item) in _OWN_RULE:
        return replace(one, rule=_OWN_RULE[type(item)], item_id=item.id, field=field)
    if kind is Kind.PRESSING and isinstance(item, IfThen):
        return replace(one, rule="BACK-4", item_id=item.id, field=field)
    if kind is Kind.SERVICE and isinstance(item, BottomLine):
        message, mend = "A bottom line is a condition, not a task.", "Say instead: what must be so, and what shows it."
        return replace(one, rule="BOT-1", item_id=item.id, field=field, message=message, mend=mend)
    return replace(one, item_id=item.id, field=field)


_OWN = frozenset({"i", "i'm", "i’m", "i'll", "i’ll", "me", "my", "we", "our", "us"})
_JUDGING = frozenset({Kind.LABEL, Kind.PRESSING})


def of_records(records: PlanRecords, names: frozenset[str]) -> Iterator[Finding]:
    """AGR-8: words that press, threaten or label in what was written about agreeing; facts are suggested."""
    for index, record in enumerate(records.not_agreed):
        for field in ("offered", "own_words", "stands_without_them", "rationale"):
            text = getattr(record, field)
            if field == "own_words" and _OWN & set(text.lower().split()):
                continue
            yield from _judged(text, names, f"not_agreed.{index}.{field}")
    for place, texts in (
        ("agreements", [one.how for one in records.agreements]),
        ("decisions", [one.because for one in records.decisions]),
        ("capacity_doubts", [one.because for one in records.capacity_doubts]),
        ("reviews", [one.family_view_not_had_because for one in records.reviews]),
    ):
        field = {"agreements": "how", "reviews": "family_view_not_had_because"}.get(place, "because")
        for index, text in enumerate(texts):
            yield from _judged(text, names, f"{place}.{index}.{field}")


def _judged(text: str, names: frozenset[str], field: str) -> Iterator[Finding]:
    for found in find(text, names, _JUDGING):
        yield replace(word_finding(text, found), rule="AGR-8", field=field)
