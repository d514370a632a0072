"""Dates and times as people type them."""

from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.govuk.dates import date_words, datetime_words, day_words, time_words
from kith.govuk.fields.moments import PARTS, date_problem, faulty_parts
from tests.unit.govuk.forms_for_tests import messages, sent


@pytest.mark.parametrize("month", ["2", "02", "feb", "Feb.", "FEBRUARY", "febr"])
def test_the_month_may_be_a_number_or_a_name(month: str) -> None:
    form = sent(on_month=month)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["on"] == date(2026, 2, 16)


@pytest.mark.parametrize(
    ("day", "month", "year", "message", "goes_to"),
    [
        ("31", "2", "2026", "Review date must be a real date", "day"),
        ("31", "february", "2026", "Review date must be a real date", "day"),
        ("29", "2", "2026", "Review date must be a real date", "day"),
        ("1", "13", "2026", "Review date must be a real date", "month"),
        ("1", "ju", "2026", "Review date must be a real date", "month"),
        ("x", "1", "2026", "Review date must be a real date", "day"),
        ("٣", "1", "2026", "Review date must be a real date", "day"),
        ("1", "", "2026", "Review date must include a month", "month"),
        ("", "", "2026", "Review date must include a day and month", "day"),
        ("1", "1", "26", "Review date must have a year of 4 numbers, like 2026", "year"),
        ("1", "1", "9999", "Review date must have a year between 1900 and 2100", "year"),
        ("9" * 400, "1", "2026", "Review date must be a real date", "day"),
    ],
)
def test_a_date_that_is_none_is_said_and_leads_to_the_part(
    day: str, month: str, year: str, message: str, goes_to: str
) -> None:
    form = sent(on_day=day, on_month=month, on_year=year)
    assert messages(form, "on") == [message]
    assert form.error_items()[0].href == f"#id_on-{goes_to}"
    shown = str(form["on"].as_field_group())
    assert all(f'value="{part}"' in shown for part in (day, month, year) if part)


def test_a_leap_day_is_real() -> None:
    assert sent(on_day="29", on_month="2", on_year="2028").is_valid()


@given(st.tuples(*[st.text(max_size=6)] * 3))
def test_no_typed_date_breaks_the_page_and_wrong_ones_have_a_wrong_part(typed: tuple[str, str, str]) -> None:
    problem = date_problem(typed, "Review date")
    wrong = faulty_parts(typed)
    assert bool(problem) == bool(wrong)
    assert set(wrong) <= set(PARTS)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_real_date_is_taken(day: date) -> None:
    assert date_problem((str(day.day), str(day.month), str(day.year)), "x") == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("5:30pm", time(17, 30)),
        ("5.30 PM", time(17, 30)),
        ("5:30 p.m.", time(17, 30)),
        ("5pm", time(17)),
        ("17:30", time(17, 30)),
        ("17.30", time(17, 30)),
        ("05:30", time(5, 30)),
        ("12:15", time(12, 15)),
        ("12am", time(0)),
        ("12pm", time(12)),
        ("midday", time(12)),
        ("12 noon", time(12)),
        ("Midnight", time(0)),
        ("0:05", time(0, 5)),
    ],
)
def test_times_as_people_write_them(typed: str, meant: time) -> None:
    form = sent(at=typed)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["at"] == meant


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("5:30", "Say if the time is 5:30am or 5:30pm"),
        ("5", "Say if the time is 5am or 5pm"),
        ("12", "Say if the time is midnight or midday"),
        ("17", "The time must be a time with minutes, like 17:30"),
        ("25:00", "The time must be a real time, like 5:30pm or 17:30"),
        ("5:75pm", "The time must be a real time, like 5:30pm or 17:30"),
        ("13pm", "The time must be a real time, like 5:30pm or 17:30"),
        ("after tea", "The time must be a time, like 5:30pm or 17:30"),
        ("٥:٣٠", "The time must be a time, like 5:30pm or 17:30"),
    ],
)
def test_a_time_that_is_none_or_could_be_two_is_asked_about(typed: str, message: str) -> None:
    form = sent(at=typed)
    assert messages(form, "at") == [message]
    assert f'value="{typed}"' in str(form["at"].as_field_group())


def test_dates_and_times_in_words() -> None:
    at = datetime(2026, 7, 9, 16, 30, tzinfo=UTC)
    assert date_words(date(2026, 1, 9)) == "9 January 2026"
    assert day_words(date(2026, 1, 9)) == "Friday 9 January 2026"
    assert datetime_words(at) == "9 July 2026 at 5:30pm"
    assert date_words(datetime(2026, 7, 9, 23, 30, tzinfo=UTC)) == "10 July 2026"
    assert day_words(at) == "Thursday 9 July 2026"
    assert [time_words(time(hour)) for hour in (0, 9, 12, 17)] == ["midnight", "9am", "midday", "5pm"]
    assert time_words(time(0, 5)) == "12:05am"
