"""EMERG-3: it lapses at a stated hour; cover is complete to the next look; a renewal asks again."""

from datetime import date

import pytest

from tests.unit.quality.builders import (
    CHILDREN,
    HELEN,
    NIGHT_OF_E1,
    PAULINE,
    SHELLEY,
    Severity,
    at,
    child_now,
    emergency,
    found,
    in_charge,
    only,
    tonight,
)  # fmt: skip

pytestmark = pytest.mark.rule("EMERG-3", part="hours, cover and renewals")


def test_a_paper_with_its_hours_is_right() -> None:
    assert found(tonight(), "EMERG-3", NIGHT_OF_E1) == []


@pytest.mark.parametrize("field", ["lapses_at", "next_look_at"])
def test_both_hours_must_be_stated(field: str) -> None:
    assert only(tonight(emergency(**{field: None})), "EMERG-3", NIGHT_OF_E1).field == field


def test_after_its_hour_it_is_not_in_force() -> None:
    one = only(tonight(), "EMERG-3", date(2026, 1, 11))
    assert (one.field, one.severity) == ("lapses_at", Severity.BLOCK)
    assert "Saturday 10 January at midday" in one.message


def test_it_does_not_end_before_somebody_looks() -> None:
    assert only(tonight(emergency(lapses_at=at("10 09:00"))), "EMERG-3", NIGHT_OF_E1).field == "lapses_at"


def test_fifteen_hours_without_cover_are_shown() -> None:
    """Bad draft 18, AT-75: Pauline to Sunday 18:00, the next look on Monday at 09:00."""
    cover = (in_charge(SHELLEY, "9 22:00", "10 08:00"), in_charge(PAULINE, "10 08:00", "11 18:00"))
    draft = emergency(in_charge=cover, next_look_at=at("12 09:00"), lapses_at=at("12 09:00"))
    one = only(tonight(draft), "EMERG-3", NIGHT_OF_E1)
    assert (one.field, one.severity) == ("in_charge", Severity.BLOCK)
    assert one.message == ("15 hours without anybody in charge: Sunday 11 January at 6pm to Monday 12 January at 9am.")


def test_a_gap_in_the_middle_is_found() -> None:
    cover = (in_charge(SHELLEY, "9 22:00", "10 06:00"), in_charge(PAULINE, "10 07:30", "10 12:00"))
    assert only(tonight(emergency(in_charge=cover)), "EMERG-3", NIGHT_OF_E1).message.startswith("1.5 hours")


def test_a_gap_at_the_start_is_found() -> None:
    cover = (in_charge(SHELLEY, "9 23:35", "10 12:00"),)
    assert only(tonight(emergency(in_charge=cover)), "EMERG-3", NIGHT_OF_E1).message.startswith("1 hour ")


@pytest.mark.parametrize("change", [{"able": False}, {"who": None}])
def test_whoever_is_not_able_is_no_cover(change: dict[str, object]) -> None:
    cover = (in_charge(**{"who": SHELLEY, "from_at": "9 22:00", "until_at": "10 12:00", **change}),)
    to_the_look, after_it = found(tonight(emergency(in_charge=cover)), "EMERG-3", NIGHT_OF_E1)
    assert to_the_look.message.startswith("11.42 hours")
    assert (to_the_look.severity, after_it.severity) == (Severity.BLOCK, Severity.HINT)


def test_after_the_look_a_gap_is_a_hint() -> None:
    cover = (in_charge(SHELLEY, "9 22:00", "10 10:00"),)
    one = only(tonight(emergency(in_charge=cover)), "EMERG-3", NIGHT_OF_E1)
    assert one.severity is Severity.HINT
    assert one.message.startswith("2 hours")


def test_a_second_renewal_is_a_managers() -> None:
    again = emergency(renewals=2)
    assert only(tonight(again), "EMERG-3", NIGHT_OF_E1).field == "renewal_decided_by"
    assert found(tonight(emergency(renewals=2, renewal_decided_by=HELEN)), "EMERG-3", NIGHT_OF_E1) == []
    assert found(tonight(emergency(renewals=1)), "EMERG-3", NIGHT_OF_E1) == []


def test_a_renewal_asks_again_for_each_child() -> None:
    old = tuple(child_now(child, seen_at=at("8 09:00")) for child in CHILDREN[:1]) + tuple(map(child_now, CHILDREN[1:]))
    one = only(tonight(emergency(renewals=1, children_now=old)), "EMERG-3", NIGHT_OF_E1)
    assert one.field == "children_now.0.seen_at"
    assert "Kayden" in one.message
    assert found(tonight(emergency(children_now=old)), "EMERG-3", NIGHT_OF_E1) == []
