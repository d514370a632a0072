"""BOT-2: whether each bottom line is met; the one about the network is counted."""

import pytest

from kith.core.plans.content import Met, Part
from kith.core.quality.checks.bottom import ring_one
from kith.core.quality.indexed import Indexed
from tests.unit.quality.builders import (
    JOAN,
    KIRSTY,
    PAULINE,
    RAY,
    SHELLEY,
    TODAY,
    PlanDocument,
    Severity,
    bottom_line,
    content,
    decision,
    found,
    member,
    network,
    of_words,
    only,
    plan,
    purpose,
)  # fmt: skip

pytestmark = pytest.mark.rule("BOT-2", part="state, evidence, count")


def of(*members: object, line: object = None, **records: object) -> PlanDocument:
    return plan(purpose(), *(members or network()), line or bottom_line(), **records)


def test_four_in_the_nearest_ring_meet_four() -> None:
    """AT-28."""
    assert found(of(), "BOT-2") == []
    assert len(ring_one(Indexed(of(member(RAY, ring=2), *network()), TODAY))) == 4


def test_three_do_not() -> None:
    one = only(of(*network()[:3]), "BOT-2")
    assert (one.item_id, one.field, one.severity) == (bottom_line().id, "least_in_ring_one", Severity.HINT)
    assert one.message.startswith("Not met: 3 grown-ups")


@pytest.mark.parametrize("change", [{"ring": 2}, {"part": Part.LIMITED}, {"part": Part.UNSUITABLE}])
def test_who_knows_less_or_may_do_less_is_not_counted(change: dict[str, object]) -> None:
    assert only(of(*network()[:3], member(KIRSTY, **change)), "BOT-2")


def test_three_all_at_one_address() -> None:
    """Bad draft 10."""
    home = [member(one, household=1) for one in (PAULINE, SHELLEY, JOAN)]
    fields = [one.field for one in found(of(*home), "BOT-2")]
    assert fields == ["least_in_ring_one", "about_network"]


def test_one_who_lives_elsewhere_is_enough() -> None:
    homes = [member(one, household=number) for number, one in ((1, PAULINE), (1, SHELLEY), (1, JOAN), (2, KIRSTY))]
    assert found(of(*homes), "BOT-2") == []


@pytest.mark.parametrize(("change", "field"), [({"met": None}, "met"), ({"evidence": " "}, "evidence")])
def test_state_and_evidence_are_asked_for(change: dict[str, object], field: str) -> None:
    assert only(of(line=bottom_line(**change)), "BOT-2").field == field


def test_a_broken_one_goes_to_the_manager_today() -> None:
    """AT-110."""
    broken = bottom_line(met=Met.BROKEN)
    one = only(of(line=broken), "BOT-2")
    assert (one.field, one.becomes_duty) == ("met", True)
    for yes in (True, False):
        answered = decision("BOT-2", yes, item_id=broken.id)
        assert found(of(line=broken, decisions=answered), "BOT-2") == []
    assert only(of(line=broken, decisions=decision("BOT-2", item_id=purpose().id)), "BOT-2")
    assert all(one.rule != "BOT-2" for one in of_words(content(purpose(), broken, *network())))
