"""BACK-4: somebody is out, and the plan is not working; written as it is and not as a threat."""

import pytest

from kith.core.plans import content as c
from tests.unit.quality.builders import Severity, backup, found, if_the_plan_fails, if_then, only, plan, purpose

pytestmark = pytest.mark.rule("BACK-4")


def test_both_layers_are_right() -> None:
    assert found(plan(*backup()), "BACK-4") == []


def test_each_layer_that_is_missing_is_named() -> None:
    assert "does not work" in only(plan(if_then()), "BACK-4").message
    assert "cannot do their part" in only(plan(if_the_plan_fails()), "BACK-4").message


def test_a_line_without_a_layer_fills_none() -> None:
    found_here = found(plan(if_then(layer=None), if_the_plan_fails()), "BACK-4")
    assert [one.severity for one in found_here] == [Severity.BLOCK]
    assert len(found(plan(if_then(layer=c.Layer.DANGER)), "BACK-4")) == 2


def test_without_a_back_up_nothing_is_asked() -> None:
    assert found(plan(purpose()), "BACK-4") == []


def test_a_threat_is_pointed_at() -> None:
    then = "The children will be removed if this goes on."
    one = only(plan(if_then(), if_the_plan_fails(then=then)), "BACK-4")
    assert (one.field, one.severity) == ("then", Severity.HINT)
    assert one.span is not None
    assert then[slice(*one.span)] == "children will be removed"


def test_what_comes_next_as_it_is_is_left_alone() -> None:
    then = "manager review. Written to the family as it is: we would ask a lawyer what the law allows"
    assert found(plan(if_then(), if_the_plan_fails(then=then)), "BACK-4") == []
