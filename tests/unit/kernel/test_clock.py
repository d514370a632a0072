"""The two clocks: what `KITH_AS_OF` moves, and what it never moves (DESIGN 4.9)."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from kith.kernel import clock


def test_without_as_of_both_clocks_are_the_real_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KITH_AS_OF")
    with time_machine.travel(datetime(2026, 7, 1, 12, 30, tzinfo=UTC), tick=False):
        assert clock.instant() == clock.moment() == datetime(2026, 7, 1, 12, 30, tzinfo=UTC)
        assert clock.today() == date(2026, 7, 1)


def test_as_of_moves_the_domain_and_leaves_the_real_instant(as_of: Callable[[str], None]) -> None:
    as_of("2026-01-16")
    with time_machine.travel(datetime(2027, 3, 4, 9, 15, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 1, 16)
        assert clock.moment() == datetime(2026, 1, 16, 9, 15, tzinfo=UTC)
        assert clock.instant() == datetime(2027, 3, 4, 9, 15, tzinfo=UTC)


@pytest.mark.parametrize("value", ["2026-02-31", "2026-13-01", "tomorrow", "16/01/2026", "2026-1-6"])
def test_a_date_that_does_not_exist_is_refused_in_words(value: str, as_of: Callable[[str], None]) -> None:
    as_of(value)
    with pytest.raises(clock.AsOfInvalid, match=f"'{value}', which is not a real date"):
        clock.today()


def test_an_empty_as_of_moves_nothing(as_of: Callable[[str], None]) -> None:
    as_of("  ")
    assert clock.as_of() is None


def test_the_day_changes_at_midnight_in_the_united_kingdom_and_not_in_utc(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("KITH_AS_OF")
    with time_machine.travel(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 7, 1)
    with time_machine.travel(datetime(2026, 1, 31, 23, 30, tzinfo=UTC), tick=False):
        assert clock.today() == date(2026, 1, 31)


@pytest.mark.parametrize(
    ("instant", "local"),
    [
        (datetime(2026, 3, 29, 0, 59, tzinfo=UTC), "2026-03-29 00:59+00:00"),
        (datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "2026-03-29 02:00+01:00"),
        (datetime(2026, 10, 25, 0, 59, tzinfo=UTC), "2026-10-25 01:59+01:00"),
        (datetime(2026, 10, 25, 1, 0, tzinfo=UTC), "2026-10-25 01:00+00:00"),
    ],
)
def test_local_time_follows_summer_time(instant: datetime, local: str) -> None:
    assert clock.local(instant).isoformat(sep=" ", timespec="minutes") == local


def test_a_moment_moved_into_the_missing_hour_is_still_one_instant(as_of: Callable[[str], None]) -> None:
    as_of("2026-03-29")
    with time_machine.travel(datetime(2026, 1, 5, 1, 30, tzinfo=UTC), tick=False):
        assert clock.moment().astimezone(UTC) == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_a_moment_moved_over_summer_time_keeps_the_time_on_the_wall(as_of: Callable[[str], None]) -> None:
    as_of("2026-01-15")
    with time_machine.travel(datetime(2026, 7, 1, 8, 0, tzinfo=UTC), tick=False):
        assert clock.moment().strftime("%H:%M") == "09:00"
        assert clock.moment().utcoffset() == timedelta(0)
