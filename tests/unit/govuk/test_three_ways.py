"""A form that came too late, three ways: what was typed and what was saved both live on, whoever touched what."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.govuk.three_ways import MOST_MARKS, Outcome, as_text, mark_of, marks_read, marks_written, outcomes

pytestmark = pytest.mark.rule(
    "ACCESS-6", part="a form that came too late loses neither what was typed nor what was saved"
)
NAMES = ("name", "phone", "act", "children", "review_on")
TEXT = st.one_of(st.sampled_from(["", "a", "b", "=1", "Zoë", "ruby, alfie"]), st.text(max_size=20).map(as_text))
VALUES = st.fixed_dictionaries(dict.fromkeys(NAMES, TEXT))


def _marks(values: dict[str, str]) -> dict[str, str]:
    return marks_read(marks_written(values), NAMES)


def _shown(outcome: Outcome, mine: str, theirs: str) -> set[str]:
    """What the page shows of a field: in its input, or beside it."""
    return {Outcome.ALIKE: {mine}, Outcome.ONLY_MINE: {mine}, Outcome.ONLY_THEIRS: {theirs}}.get(
        outcome, {mine, theirs}
    )


@given(VALUES, VALUES, VALUES)
def test_whatever_either_changed_is_shown_and_only_a_clash_is_a_clash(
    began: dict[str, str], mine: dict[str, str], theirs: dict[str, str]
) -> None:
    for name, outcome in outcomes(_marks(began), mine, theirs).items():
        base, typed, saved = began[name], mine[name], theirs[name]
        shown = _shown(outcome, typed, saved)
        assert typed in shown or typed == base, "what was typed is gone"
        assert saved in shown or saved == base, "what was saved is gone"
        assert (outcome is Outcome.BOTH) == (len({base, typed, saved}) == 3)


@given(VALUES, VALUES, VALUES)
def test_who_was_first_changes_nothing(began: dict[str, str], one: dict[str, str], other: dict[str, str]) -> None:
    turned = {Outcome.ONLY_MINE: Outcome.ONLY_THEIRS, Outcome.ONLY_THEIRS: Outcome.ONLY_MINE}
    there, back = outcomes(_marks(began), one, other), outcomes(_marks(began), other, one)
    assert {name: turned.get(outcome, outcome) for name, outcome in there.items()} == back


@given(VALUES, VALUES, st.text(max_size=200))
def test_marks_that_are_none_hide_no_difference(mine: dict[str, str], theirs: dict[str, str], carried: str) -> None:
    """What comes from outside may be anything: then both texts are shown wherever they differ."""
    for name, outcome in outcomes(marks_read(carried, NAMES), mine, theirs).items():
        assert outcome is (Outcome.ALIKE if mine[name] == theirs[name] else Outcome.BOTH)


@given(VALUES)
def test_marks_are_short_however_long_a_value_is_and_hold_none_of_it(values: dict[str, str]) -> None:
    written = marks_written({**values, "act": "Leanne rang 999. " * 5000})
    assert len(written) < len(NAMES) * 40
    assert "999. " not in written
    assert set(marks_read(written, NAMES)) == set(NAMES)


@pytest.mark.parametrize(
    "carried", ["", "=", "act", "act=", "act=x", "act=" + "0" * 17, "other=" + "0" * 16, "\x00=\x00"]
)
def test_what_is_no_mark_is_left_out(carried: str) -> None:
    assert marks_read(carried, NAMES) == {}


def test_far_too_many_marks_are_not_read() -> None:
    good = f"act={mark_of('a')}"
    assert marks_read(good, NAMES)
    assert marks_read(good + " " * MOST_MARKS, NAMES) == {}


@pytest.mark.parametrize(
    ("typed", "saved"),
    [
        (None, ""),
        (False, None),
        (True, True),
        (["b", "a"], ("a", "b")),
        ("two\r\nlines ", "two\nlines"),
        (date(2026, 1, 28), date(2026, 1, 28)),
        (time(17, 30), time(17, 30)),
        (4, "4"),
    ],
)
def test_the_same_value_is_one_text_typed_or_saved(typed: object, saved: object) -> None:
    assert as_text(typed) == as_text(saved)


def test_other_values_are_other_texts() -> None:
    values = [None, True, ["a"], ["a", "b"], "c", date(2026, 1, 28), time(17, 30), 0, 1]
    assert len({as_text(one) for one in values}) == len(values)
