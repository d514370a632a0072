"""What `kith plan check` says: for people by place, each finding with how to mend it; or as JSON for pipes."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from kith.core.editions.scan import Hit
from kith.core.plans.content import PlanContent
from kith.core.plans.reading_aloud import field_words, item_words, names_of
from kith.core.quality.finding import Finding, Gate, Severity

_GATES = {
    Gate.PROPOSING: "before people see it",
    Gate.GOING_LIVE: "before it goes live",
    Gate.AGREEMENT: "before that person agrees",
}


@dataclass(frozen=True, slots=True)
class Leak:
    """A withheld fact in somebody's copy: whose, which, and where; never the words."""

    reader: str
    label: str
    place: str


def leaks_of(reader: str, hits: Sequence[Hit]) -> list[Leak]:
    """Each fact and place once."""
    return list(dict.fromkeys(Leak(reader, hit.label, hit.place) for hit in hits))


def blocking(findings: Sequence[Finding]) -> int:
    """How many refuse a step."""
    return sum(one.severity is Severity.BLOCK for one in findings)


def as_text(name: str, content: PlanContent, findings: Sequence[Finding], leaks: Sequence[Leak]) -> Iterator[str]:
    """Lines for people: the plan itself first, then item by item in the plan's order."""
    blocks = blocking(findings)
    yield f"{name}: {_count(blocks, 'stands', 'stand')} in the way, {len(findings) - blocks} to look at again."
    for leak in leaks:
        yield ""
        yield f"The copy for {leak.reader}"
        yield f"  STOP  SHARE-6: holds “{leak.label}” (at {leak.place})."
        yield "        Mend: take it out of the words approved for them, or out of the item."
    names = names_of(content, content).after
    for item_id, held in _by_place(content, findings):
        yield ""
        yield item_words(content.item(item_id), names) if item_id else "The plan"
        for one in held:
            yield from _lines(one)


def _count(number: int, one: str, more: str) -> str:
    return f"{number} {one if number == 1 else more}"


def _by_place(content: PlanContent, findings: Sequence[Finding]) -> Iterator[tuple[UUID | None, list[Finding]]]:
    for place in (None, *(item.id for item in content.items)):
        if held := [one for one in findings if one.item_id == place]:
            yield place, held


def _lines(one: Finding) -> Iterator[str]:
    sign = "STOP" if one.severity is Severity.BLOCK else "duty" if one.becomes_duty else "look"
    field = f" ({field_words(one.field.split('.')[0])})" if one.item_id and one.field else ""
    when = f" [{_GATES[one.gate]}]" if one.severity is Severity.BLOCK else ""
    yield f"  {sign}  {one.rule}{field}: {one.message}{when}"
    if one.mend:
        yield f"        Mend: {one.mend}"
    if one.overruled:
        yield f"        Overruled: {one.overruled}"


def as_json(content: PlanContent, findings: Sequence[Finding], leaks: Sequence[Leak]) -> dict[str, Any]:
    """The same for pipes."""
    names = names_of(content, content).after
    counted = Counter(one.severity for one in findings)
    return {
        "blocking": counted[Severity.BLOCK],
        "hints": counted[Severity.HINT],
        "leaks": [{"reader": one.reader, "label": one.label, "place": one.place} for one in leaks],
        "findings": [
            {
                "rule": one.rule,
                "severity": one.severity,
                "gate": one.gate if one.severity is Severity.BLOCK else None,
                "item_id": str(one.item_id) if one.item_id else None,
                "item": item_words(content.item(one.item_id), names) if one.item_id else None,
                "field": one.field,
                "span": one.span,
                "message": one.message,
                "mend": one.mend,
                "becomes_duty": one.becomes_duty,
                "overruled": one.overruled,
            }
            for one in findings
        ],
    }
