"""What must hold before somebody's agreement may be taken. Pure."""

from dataclasses import dataclass

from kith.kernel.errors import Problem


@dataclass(frozen=True, slots=True)
class AskedFacts:
    """How somebody was asked; the three answers are the worker's, about this person and this plan."""

    told: bool
    notice_given: bool
    asked_alone: bool
    understands: bool
    sees_the_risk: bool
    name: str
    typed_name: str
    said_back: str


def problems_before_agreement(facts: AskedFacts) -> tuple[Problem, ...]:
    """Everything that stands against taking this agreement now; empty when it may be taken."""
    found = []
    if not facts.told:
        found.append(Problem("First tell them what stands in their part, and record it.", "told", "AGR-1"))
    if not facts.notice_given:
        found.append(Problem("First read them the notice about saying yes or no.", "notice", "AGR-7"))
    if not facts.asked_alone:
        message = "Do not take a signature. Ask them alone, with nobody there who presses them."
        found.append(Problem(message, "asked_alone", "AGR-8"))
    if not facts.understands:
        message = "Do not take a signature. Talk to your manager about what they do not understand."
        found.append(Problem(message, "understands", "AGR-6"))
    if not facts.sees_the_risk:
        message = "Do not take a signature. Talk to your manager: they do not see the risk."
        found.append(Problem(message, "sees_the_risk", "AGR-6"))
    if not _same_name(facts.typed_name, facts.name):
        message = f"They type their name as it stands here: {facts.name}."
        found.append(Problem(message, "typed_name", "AGR-14"))
    if not facts.said_back.strip():
        found.append(Problem("Write what they told back, in their own words.", "said_back", "AGR-11"))
    return tuple(found)


def _same_name(typed: str, name: str) -> bool:
    return " ".join(typed.split()).casefold() == " ".join(name.split()).casefold()
