"""SOS-6: a later fall of 2, or to 3 or less."""

from datetime import date, timedelta

import pytest

from kith.core.plans.records import Reading
from kith.core.quality.checks.scales import falls
from tests.unit.quality.builders import LEANNE, RUBY, SCALE, Severity, found, only, whole

pytestmark = pytest.mark.rule("SOS-6", part="flags from readings")


def read(*numbers: int, person: object = LEANNE) -> tuple[Reading, ...]:
    first = date(2026, 1, 24)
    return tuple(
        Reading(scale_id=SCALE, person_id=person, on=first + timedelta(days=day), number=number)
        for day, number in enumerate(numbers)
    )


@pytest.mark.parametrize(
    ("numbers", "flags"),
    [((3,), 0), ((1,), 0), ((5, 3), 1), ((8, 6), 1), ((4, 3), 1), ((8, 7), 0), ((3, 3), 0), ((2, 3), 0), ((5, 4, 3), 1),
     ((8, 6, 4), 2), ((6, 8, 7), 0), ((8, 6, 6), 1)],
)  # fmt: skip
def test_only_a_later_fall_counts(numbers: tuple[int, ...], flags: int) -> None:
    """AT-21: a low first reading raises nothing."""
    assert len(falls(whole(readings=read(*numbers)))) == flags


def test_each_person_is_compared_with_themselves() -> None:
    assert falls(whole(readings=(*read(8), *read(3, person=RUBY)))) == ()


def test_days_are_put_in_order() -> None:
    assert falls(whole(readings=tuple(reversed(read(3, 8))))) == ()


def test_the_newest_number_is_shown_to_the_worker() -> None:
    one = only(whole(readings=read(5, 3)), "SOS-6")
    assert (one.item_id, one.severity) == (SCALE, Severity.HINT)
    assert one.message == "Leanne’s number fell from 5 to 3 on 25 January 2026."


def test_once_it_has_risen_again_it_is_history() -> None:
    assert found(whole(readings=read(5, 3, 5)), "SOS-6") == []
