"""What counts as unusual looking, on plain facts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from kith.core.access.unusual import Finding, Kind, Limits, Looks, shares_surname, unusual
from kith.doors.staff.unusual.presenters import REASONS, TITLES
from kith.kernel.ids import new_id

pytestmark = pytest.mark.rule("ACCESS-2", part="unusual looking is listed")
LIMITS = Limits(many_records=5)
DAY = date(2026, 11, 23)
PLAIN = Looks(
    person_id=new_id(),
    person="Amara Osei",
    child_id=new_id(),
    on=DAY,
    first_at=datetime(2026, 11, 23, 9, 0, tzinfo=UTC),
    times=3,
    at_night=0,
    outside=0,
    on_rota=False,
    restricted=False,
    ended_on=None,
    names=("Ruby Tansley-Crowe", "Tansley, Crowe and Birtles"),
)


def _found(*looks: Looks) -> list[Finding]:
    return list(unusual(looks, LIMITS))


def _of(children: int) -> list[Looks]:
    return [replace(PLAIN, child_id=new_id()) for _ in range(children)]


def test_everyday_looking_is_not_listed() -> None:
    assert _found(*_of(4)) == []


@pytest.mark.parametrize(
    ("changed", "kind", "occasion", "times"),
    [
        ({"outside": 2}, Kind.OUTSIDE, "2026-11-23", 2),
        ({"ended_on": date(2026, 11, 1)}, Kind.AFTER_END, "2026-11-23", 3),
        ({"person": "Lee Crowe"}, Kind.OWN_NAME, "2026-11", 3),
        ({"restricted": True}, Kind.RESTRICTED, "2026-11", 3),
    ],
)
def test_what_is_about_one_child(changed: dict[str, object], kind: Kind, occasion: str, times: int) -> None:
    looked = replace(PLAIN, **changed)  # type: ignore[arg-type]
    (found,) = _found(looked)
    assert (found.kind, found.occasion, found.times) == (kind, occasion, times)
    assert (found.person_id, found.child_id, found.on) == (looked.person_id, looked.child_id, DAY)


@pytest.mark.parametrize(("children", "listed"), [(4, False), (5, True), (6, True)])
def test_many_records_in_one_day(children: int, listed: bool) -> None:
    found = _found(*_of(children))
    assert [(one.kind, one.child_id, one.times) for one in found] == ([(Kind.MANY, None, children)] if listed else [])


def test_many_are_counted_for_one_person_on_one_day() -> None:
    other, tomorrow = new_id(), DAY + timedelta(days=1)
    of_another = [replace(one, person_id=other) for one in _of(3)]
    of_another_day = [replace(one, on=tomorrow) for one in _of(3)]
    assert _found(*_of(3), *of_another, *of_another_day) == []


@pytest.mark.parametrize(("at_night", "on_rota", "listed"), [(0, False, False), (1, False, True), (1, True, False)])
def test_at_night_and_not_on_the_rota(at_night: int, on_rota: bool, listed: bool) -> None:
    looks = [replace(one, at_night=at_night, on_rota=on_rota) for one in _of(2)]
    assert [(one.kind, one.times) for one in _found(*looks)] == ([(Kind.NIGHT, 2)] if listed else [])


@pytest.mark.parametrize(
    ("person", "names", "shares"),
    [
        ("Lee Crowe", ["Ruby Tansley-Crowe"], True),
        ("Lee CROWE", ["ruby crowe"], True),
        ("Ann Tansley-Hope", ["Ruby Tansley"], True),
        ("Zoë Müller", ["Max Muller"], True),
        ("Sean O’Neill", ["Aoife O'Neill"], True),
        ("Amara Osei", ["Ruby Tansley-Crowe", "Tansley, Crowe and Birtles"], False),
        ("Ruby Osei", ["Ruby Crowe"], False),
        ("Kit And", ["Tansley and Crowe"], False),
        ("Crow E", ["Ruby Crowe"], False),
        ("", ["Ruby Crowe"], False),
        ("Lee Crowe", [""], False),
        ("آمنہ نانی", ["علی نانی"], True),
    ],
)
def test_whose_name_is_one_of_the_familys(person: str, names: list[str], shares: bool) -> None:
    assert shares_surname(person, names) is shares


def test_the_same_looks_make_the_same_findings() -> None:
    looks = [replace(one, outside=1, restricted=True) for one in _of(6)]
    assert _found(*looks) == _found(*looks)
    keys = [(one.kind, one.person_id, one.child_id, one.occasion) for one in _found(*looks)]
    assert len(keys) == len(set(keys))


def test_every_kind_says_what_it_is_and_why() -> None:
    assert set(TITLES) == set(REASONS) == set(Kind)
    assert all(isinstance(PLAIN.child_id, UUID) and len(reason) <= 130 for reason in REASONS.values())
