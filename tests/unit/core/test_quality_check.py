"""The content checks: each rule, each missing part, its place and how to mend it (QUAL-2)."""

from datetime import date
from typing import Any

import pytest

from kith.core.plans.content import PlanContent
from kith.core.quality.check import check_content as check
from kith.core.quality.finding import Severity
from tests.unit.core.plain import ALFIE, JOAN, PAULINE, RUBY, TODAY, content, purpose, step


def _found(plan: PlanContent, rule: str) -> list[tuple[object, str, str]]:
    found = check(plan, TODAY)
    assert all(one.severity is Severity.BLOCK for one in found)
    return [(one.item_id, one.field, one.message) for one in found if one.rule == rule]


def test_a_whole_plan_has_no_findings() -> None:
    assert check(content(), TODAY) == ()


@pytest.mark.parametrize("fault", [{"worry": ""}, {"needed": ""}, {"worry": " \n"}, {"needed": "\t"}])
@pytest.mark.rule("SAFE-1", part="the content check")
def test_the_worry_and_what_is_needed_must_both_be_written(fault: dict[str, str]) -> None:
    written = purpose(**fault)
    expected = [(written.id, "purpose", "Write the worry and what needs to be done.")]
    assert _found(content(written, step()), "SAFE-1") == expected


@pytest.mark.rule("SAFE-1", part="the content check")
def test_a_plan_without_a_purpose_is_told_to_write_one() -> None:
    assert _found(content(step()), "SAFE-1") == [(None, "purpose", "Write the worry and what needs to be done.")]


MISSING: dict[str, tuple[Any, str]] = {
    "who": (None, "Say who does this: one named person."),
    "act": (" ", "Say what they do, so that somebody else could see it."),
    "by_when": ("", "Say by when, or how soon."),
    "steps_in": (None, "Say who steps in if they cannot."),
    "check_by": (None, "Say who checks that it happened."),
    "check_how": ("\n", "Say how they check."),
}


@pytest.mark.parametrize("field", MISSING)
@pytest.mark.rule("SAFE-3", part="the content check")
def test_each_part_a_step_lacks_is_named_at_its_field(field: str) -> None:
    empty, message = MISSING[field]
    lacking = step(**{field: empty})
    assert _found(content(purpose(), lacking), "SAFE-3") == [(lacking.id, field, message)]


@pytest.mark.rule("SAFE-3", part="the content check")
def test_all_that_a_step_lacks_is_said_at_once() -> None:
    lacking = step(**{field: empty for field, (empty, _) in MISSING.items()})
    assert [field for _, field, _ in _found(content(purpose(), lacking), "SAFE-3")] == list(MISSING)


@pytest.mark.rule("SAFE-3", part="the content check")
def test_the_one_who_steps_in_must_be_somebody_else() -> None:
    same = step(steps_in=PAULINE)
    expected = [(same.id, "steps_in", "The one who steps in must be a different person.")]
    assert _found(content(purpose(), same), "SAFE-3") == expected


@pytest.mark.rule("SAFE-3", part="the content check")
def test_every_child_of_the_plan_needs_a_step() -> None:
    only_ruby = content(purpose(), step(children=(RUBY,)))
    assert _found(only_ruby, "SAFE-3") == [(None, "steps", "Write at least one step for Alfie.")]
    both = content(purpose(), step(1, children=(RUBY,)), step(2, children=(ALFIE,), who=JOAN, steps_in=PAULINE))
    assert _found(both, "SAFE-3") == []


@pytest.mark.parametrize(
    ("review_on", "message"),
    [
        (None, "Set the date of the next review."),
        (date(2026, 1, 14), "The review date is not ahead any more. Set the next one."),
        (TODAY, "The review date is not ahead any more. Set the next one."),
    ],
)
@pytest.mark.rule("REV-1", part="the content check")
def test_a_plan_without_a_review_ahead_is_told_so(review_on: date | None, message: str) -> None:
    assert _found(content(review_on=review_on), "REV-1") == [(None, "review_on", message)]


@pytest.mark.rule("REV-1", part="the content check")
def test_a_review_tomorrow_will_do() -> None:
    assert check(content(review_on=date(2026, 1, 16)), TODAY) == ()
