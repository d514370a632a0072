"""More right parts: the child's plan, the timeline and what was reached. Name a field to get one thing wrong."""

from datetime import date
from typing import Any

from kith.core.plans import content as c
from kith.core.plans import records as r
from tests.unit.quality.builders import AMARA, CHILDREN, RUBY, SOURCE, WORRY, danger, goal, plan, scale, uid

OUTCOME, ACTION = uid(801), uid(821)


def outcome(number: int = 1, **changes: Any) -> c.Outcome:
    """An outcome that answers the worry; of two, the first one heals."""
    words = {
        "words": f"The children sleep all night {number}.", "found_by": "assessment 6 March",
        "baseline": "2 nights of 7", "measure": "6 nights of 7",
        "if_not_reached": "Amara and Joan meet in 5 working days",
    }  # fmt: skip
    defaults = {
        "id": uid(800 + number), "children": CHILDREN, "source": SOURCE, "answers": (WORRY,), "rank": number,
        "due_on": date(2026, 7, 9), "along_the_way": ("4 nights of 7",), "heals": number == 1, **words,
    }  # fmt: skip
    return c.Outcome(**{**defaults, **changes})


def action(number: int = 1, **changes: Any) -> c.Action:
    """An action with every part."""
    defaults = {
        "id": uid(820 + number), "children": CHILDREN, "source": SOURCE, "who": AMARA, "act": "sees each child alone",
        "outcome_id": OUTCOME, "by_when": "every second Tuesday", "how_known": "visit record",
    }  # fmt: skip
    return c.Action(**{**defaults, **changes})


def step_down(**changes: Any) -> c.StepDown:
    """What must change."""
    words = {"words": "Somebody sober, always. We do it without you."}
    return c.StepDown(**{"id": uid(840), "children": CHILDREN, "source": SOURCE, **words, **changes})


def row(number: int = 1, **changes: Any) -> c.TimelineRow:
    """A row of the timeline, agreed and with an end."""
    words = {"when": "week 2", "task": "Network meeting", "why": "agreed with the family on 24 January"}
    end = {"finish_on": date(2026, 10, 31)}
    return c.TimelineRow(**{"id": uid(850 + number), "children": CHILDREN, "source": SOURCE, **words, **end, **changes})


def progress(on: str, **changes: Any) -> r.Progress:
    """What was written of the outcome at a review."""
    words = {"words": "5 nights of 7", "in_the_childs_life": "Ruby reads in bed"}
    return r.Progress(**{"outcome_id": OUTCOME, "on": date.fromisoformat(on), **words, **changes})


def missed(on: str, **changes: Any) -> r.Progress:
    """A miss that is answered."""
    answer = {"missed": True, "missed_because": "more time", "what_is_done": "Joan comes on Mondays too"}
    return progress(on, **{**answer, **changes})


def childs_plan(*more: Any, **records: Any) -> r.PlanDocument:
    """A child's plan with one outcome, one action, and nothing to find by its own rules."""
    items = (danger(), goal(), scale(), outcome(), action(), step_down())
    kept = [one for one in items if one.id not in {other.id for other in more}]
    return plan(*kept, *more, **records)


def without(*kinds: type[Any]) -> r.PlanDocument:
    """The child's plan without some kinds of items."""
    return plan(*(one for one in childs_plan().content.items if not isinstance(one, kinds)))


def known(document: r.PlanDocument, **changes: Any) -> r.PlanDocument:
    """The document with its version, or its days, changed."""
    return document.model_copy(update=changes)


__all__ = ["ACTION", "OUTCOME", "RUBY"]
