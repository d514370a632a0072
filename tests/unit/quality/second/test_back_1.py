"""BACK-1: each child has a part of their own."""

import pytest

from kith.core.plans import content as c
from tests.unit.quality.builders import (
    ALFIE,
    CHILDREN,
    KAYDEN,
    RUBY,
    Severity,
    backup,
    for_child,
    found,
    if_then,
    only,
    plan,
    purpose,
    step,
)  # fmt: skip

pytestmark = pytest.mark.rule("BACK-1", part="per child; the file it lies on is sharing's")


def test_a_part_for_each_child_is_right() -> None:
    assert found(plan(*backup()), "BACK-1") == []


def test_a_child_without_a_part_is_named() -> None:
    one = only(plan(if_then(), for_child(KAYDEN), for_child(RUBY)), "BACK-1")
    assert "Alfie" in one.message
    assert one.severity is Severity.BLOCK


def test_lines_alone_are_a_back_up_plan_too() -> None:
    assert len(found(plan(if_then()), "BACK-1")) == len(CHILDREN)


def test_one_part_for_two_is_not_their_own() -> None:
    shared = for_child(RUBY, children=(RUBY, ALFIE))
    places = [(one.item_id, one.field) for one in found(plan(for_child(KAYDEN), shared), "BACK-1")]
    assert places == [(shared.id, "children")] * 2


def test_a_plan_without_a_back_up_is_asked_for_none() -> None:
    document = plan(purpose(), step(rule_id=None))
    assert not any(isinstance(item, c.IfThen | c.BackupForChild) for item in document.content.items)
    assert found(document, "BACK-1") == []
