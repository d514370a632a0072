"""Dates as people type them: read in every usual spelling, and what a wrong one may have been meant for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.core.people.asked import asked
from kith.core.people.search_keys import day_keys
from kith.core.people.typed_dates import TypedDate, dated, dates_in
from kith.core.people.wanted import Why

TODAY = date(2026, 1, 9)
BORN = date(2018, 3, 14)


@pytest.mark.parametrize(
    "typed",
    [
        "14/3/18", "14/03/2018", "14.03.2018", "14-3-2018", "14 3 2018", "2018-03-14", "2018/3/14", "14032018",
        "20180314", "14 March 2018", "14th of March 2018", "14th mar 18", "14mar2018", "14 Mar. 2018", "March 14, 2018",
        "March 14th 2018", "14-Mar-2018", "3/14/2018",
    ],
)  # fmt: skip
def test_a_whole_date_is_read_in_every_usual_spelling(typed: str) -> None:
    for words in (typed, f"Ruby {typed}", f"{typed} Ruby"):
        rest, (one,) = dates_in(words, TODAY)
        assert (one.year, one.month, one.day) == (2018, 3, 14)
        assert rest.split() == (["Ruby"] if "Ruby" in words else [])


@pytest.mark.parametrize(
    ("typed", "year", "month", "day"),
    [
        ("14 March", 0, 3, 14), ("14th of March", 0, 3, 14), ("March 14", 0, 3, 14), ("14 mar", 0, 3, 14),
        ("14/3", 0, 3, 14), ("March 2018", 2018, 3, 0), ("Mar, 2018", 2018, 3, 0), ("3/2018", 2018, 3, 0),
        ("2018-03", 2018, 3, 0), ("Sept 2018", 2018, 9, 0), ("2018", 2018, 0, 0), ("1950", 1950, 0, 0),
    ],
)  # fmt: skip
def test_part_of_a_date_is_read(typed: str, year: int, month: int, day: int) -> None:
    rest, (one,) = dates_in(f"Ruby {typed}", TODAY)
    assert (one.year, one.month, one.day, rest.strip()) == (year, month, day, "Ruby")


@pytest.mark.parametrize(
    "typed",
    ["14 Marsh Lane", "3 Decker Street", "9 Junction Road", "5 Mayfield", "999 000 0018", "AB10233", "1066", "2044",
     "12", "M1 2AB", "99999999", "45/3", "Flat 2018a", "Augustine 7"],
)  # fmt: skip
def test_what_is_no_date_stays_as_it_is(typed: str) -> None:
    assert dates_in(typed, TODAY) == (typed, [])


def _why(typed: str, born_on: date) -> Why | None:
    _, (one,) = dates_in(typed, TODAY)
    return dated(one, TODAY).fits(day_keys(born_on))


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("14 3 2018", Why.BORN), ("13 3 2018", Why.NEARLY), ("24 3 2018", Why.NEARLY), ("14 4 2018", Why.NEARLY),
        ("14 3 2016", Why.NEARLY), ("14 3 2019", Why.A_YEAR), ("14 3 2017", Why.A_YEAR), ("14 3 1018", Why.NEARLY),
        ("14 3 2081", Why.NEARLY), ("41 3 2018", Why.NEARLY), ("15 4 2018", None), ("14 3 1978", None),
        ("31 2 2018", None), ("32 3 2018", Why.MONTH_AND_YEAR), ("14 March", Why.DAY_AND_MONTH),
        ("15 March", Why.NEARLY), ("March 2018", Why.MONTH_AND_YEAR), ("March 2017", Why.A_YEAR),
        ("May 2018", Why.YEAR), ("2018", Why.YEAR), ("2019", Why.A_YEAR), ("2021", None),
    ],
)  # fmt: skip
def test_a_date_fits_or_nearly_fits(typed: str, why: Why | None) -> None:
    assert _why(typed, BORN) == why


def test_day_and_month_the_other_way_round() -> None:
    assert _why("12/1/1950", date(1950, 12, 1)) == Why.TURNED
    assert _why("12 January", date(1950, 12, 1)) == Why.TURNED


@pytest.mark.parametrize(
    ("typed", "note"),
    [
        ("31/02/2018", "31/02/2018 is not a real date. Looked for February 2018 and days like it instead."),
        ("45/45/2018", "45/45/2018 is not a real date. Looked for 2018 and days like it instead."),
        ("29 Feb 2019", "29 Feb 2019 is not a real date. Looked for February 2019 and days like it instead."),
        ("30 February", "30 February is not a real date. Looked for days like it instead."),
        ("29 February", ""),
        ("29 Feb 2020", ""),
    ],
)
def test_a_date_that_does_not_exist_is_said_and_looks_for_days_like_it(typed: str, note: str) -> None:
    looked_for = asked(typed, TODAY, {})
    assert looked_for.notes == ((note,) if note else ())
    assert looked_for.wanted[0].keys


@given(born_on=st.dates(date(1930, 1, 1), TODAY))
def test_every_day_finds_itself_however_it_is_typed(born_on: date) -> None:
    for typed in (f"{born_on:%d/%m/%Y}", f"{born_on:%d.%m.%Y}", f"{born_on:%Y-%m-%d}", f"{born_on:%d %B %Y}"):
        assert _why(typed, born_on) == Why.BORN
    assert _why(f"{born_on:%d %B}", born_on) == Why.DAY_AND_MONTH
    assert _why(f"{born_on:%B %Y}", born_on) == Why.MONTH_AND_YEAR


@given(typed=st.text(max_size=100))
def test_whatever_is_typed_is_taken_apart(typed: str) -> None:
    rest, dates = dates_in(typed, TODAY)
    assert len(rest) <= len(typed) + len(dates)
    for one in dates:
        assert isinstance(one, TypedDate)
        assert dated(one, TODAY).exact.keys() | dated(one, TODAY).near.keys()
