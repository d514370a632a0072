"""Who should reach whom, worked out from plain facts (ACCESS-1)."""

from dataclasses import replace
from datetime import date

import pytest

from kith.core.access.basis import Basis
from kith.core.access.expected import Facts, Span, Staff, StandIn, expected_reach, from_today, joined
from kith.kernel.ids import new_id

pytestmark = pytest.mark.rule("ACCESS-1", part="reach follows from facts")
TODAY = date(2026, 1, 15)
CHILD, TEAM, OTHER_TEAM = new_id(), new_id(), new_id()
LEAD, CO_WORKER, MANAGER, SERVICE, OTHER_MANAGER, STAND_IN = (new_id() for _ in range(6))
STAFF = {
    LEAD: Staff(TEAM, True),
    CO_WORKER: Staff(OTHER_TEAM, True),
    MANAGER: Staff(TEAM, True, Basis.TEAM_MANAGER),
    SERVICE: Staff(None, True, Basis.SERVICE_MANAGER),
    OTHER_MANAGER: Staff(OTHER_TEAM, True, Basis.TEAM_MANAGER),
    STAND_IN: Staff(OTHER_TEAM, True),
}
LEADS = Span(LEAD, CHILD, Basis.LEAD_WORKER, date(2026, 1, 9))
FACTS = Facts(today=TODAY, allocated=(LEADS,), staff=STAFF, managing=((SERVICE, TEAM),))


def _who(facts: Facts, basis: Basis | None = None) -> set[object]:
    return {span.principal_id for span in expected_reach(facts) if basis in (None, span.basis)}


def _cover(absent: object, first: int, last: int) -> StandIn:
    return StandIn(absent, STAND_IN, date(2026, 1, first), date(2026, 1, last))  # type: ignore[arg-type]


def test_a_lead_worker_their_manager_and_service_manager_reach_the_child_and_nobody_else() -> None:
    assert _who(FACTS) == {LEAD, MANAGER, SERVICE}
    assert _who(FACTS, Basis.TEAM_MANAGER) == {MANAGER}
    assert _who(FACTS, Basis.SERVICE_MANAGER) == {SERVICE}


def test_a_manager_who_helps_out_in_another_team_reaches_its_children() -> None:
    assert OTHER_MANAGER in _who(replace(FACTS, managing=((OTHER_MANAGER, TEAM),)))


def test_a_co_workers_manager_reaches_nothing_by_that() -> None:
    beside = Span(CO_WORKER, CHILD, Basis.CO_WORKER, TODAY)
    assert _who(replace(FACTS, allocated=(LEADS, beside))) == {LEAD, MANAGER, SERVICE, CO_WORKER}


def test_a_team_without_a_lead_worker_of_it_gives_nobody_anything() -> None:
    staff = {**STAFF, LEAD: Staff(None, True)}
    assert _who(replace(FACTS, staff=staff)) == {LEAD}


def test_who_cannot_sign_in_or_sees_no_children_reaches_none_but_their_manager_does() -> None:
    beside = Span(CO_WORKER, CHILD, Basis.CO_WORKER, TODAY)
    staff = {**STAFF, CO_WORKER: Staff(OTHER_TEAM, sees_children=False)}
    assert _who(replace(FACTS, allocated=(LEADS, beside), staff=staff)) == {LEAD, MANAGER, SERVICE}
    unknown = {one: held for one, held in STAFF.items() if one != MANAGER}
    assert _who(replace(FACTS, staff=unknown)) == {LEAD, SERVICE}


def test_a_lead_worker_who_cannot_sign_in_keeps_the_row_by_which_the_rota_finds_the_child() -> None:
    """They have no role, and so no sight, until they are let in again; see `principal_of`."""
    staff = {**STAFF, LEAD: Staff(TEAM, sees_children=False)}
    assert _who(replace(FACTS, staff=staff)) == {LEAD, MANAGER, SERVICE}
    restricted = replace(FACTS, staff=staff, restricted=frozenset({CHILD}))
    assert _who(restricted) == set()


def test_who_stands_in_reaches_what_is_the_absent_ones_on_those_days_only() -> None:
    spans = expected_reach(replace(FACTS, stand_ins=(_cover(LEAD, 20, 22),)))
    assert Span(STAND_IN, CHILD, Basis.COVER, date(2026, 1, 20), date(2026, 1, 22)) in spans
    assert len(spans) == 4


def test_a_managers_stand_in_reaches_the_teams_children() -> None:
    assert STAND_IN in _who(replace(FACTS, stand_ins=(_cover(MANAGER, 15, 15),)), Basis.COVER)


def test_standing_in_is_not_passed_on() -> None:
    further = StandIn(STAND_IN, CO_WORKER, TODAY, TODAY)
    facts = replace(FACTS, stand_ins=(_cover(LEAD, 15, 15), further))
    assert _who(facts, Basis.COVER) == {STAND_IN}


@pytest.mark.parametrize("basis", [Basis.PARTNER, Basis.QUALITY])
def test_a_partners_and_a_quality_readers_sight_passes_to_nobody(basis: Basis) -> None:
    beside = Span(CO_WORKER, CHILD, basis, TODAY, TODAY)
    facts = replace(FACTS, allocated=(beside,), stand_ins=(_cover(CO_WORKER, 1, 31),))
    assert expected_reach(facts) == {beside}


def test_what_is_over_gives_nothing_and_what_ends_today_still_does() -> None:
    over = Span(CO_WORKER, CHILD, Basis.CO_WORKER, date(2026, 1, 1), date(2026, 1, 14))
    assert CO_WORKER not in _who(replace(FACTS, allocated=(over,)))
    assert CO_WORKER in _who(replace(FACTS, allocated=(replace(over, until_on=TODAY),)))
    assert _who(replace(FACTS, stand_ins=(_cover(LEAD, 1, 14),)), Basis.COVER) == set()


def test_days_that_meet_or_overlap_are_told_as_one_and_days_apart_as_two() -> None:
    one = Span(LEAD, CHILD, Basis.COVER, date(2026, 1, 10), date(2026, 1, 16))
    meets, apart = (
        replace(one, from_on=date(2026, 1, 17), until_on=date(2026, 1, 18)),
        replace(one, from_on=date(2026, 1, 20), until_on=date(2026, 1, 21)),
    )
    inside = replace(one, from_on=date(2026, 1, 12), until_on=date(2026, 1, 13))
    assert list(joined([apart, one, meets, inside], TODAY)) == [replace(one, until_on=meets.until_on), apart]
    assert list(joined([replace(one, until_on=None), apart], TODAY)) == [replace(one, until_on=None)]


def test_two_tellings_of_the_same_days_are_the_same_from_today() -> None:
    one = Span(LEAD, CHILD, Basis.COVER, date(2026, 1, 1), date(2026, 1, 20))
    assert from_today([one], TODAY) == from_today([replace(one, from_on=TODAY)], TODAY)
    ahead = replace(one, from_on=date(2026, 1, 18))
    assert from_today([ahead], TODAY) == {ahead}
