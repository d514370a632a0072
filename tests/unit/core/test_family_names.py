"""What a family is called by: the names of those somebody may see, and never another's (ACCESS-4)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kith.core.people.family_names import name_shown

pytestmark = pytest.mark.rule("ACCESS-4", part="a hidden child’s surname is not in the family’s name")
SURNAMES = ("Tansley", "Crowe", "Birtles", "O’Neill", "van der Berg", "Iqbal-Khan", "Şahin")


@pytest.mark.parametrize(
    ("typed", "names", "shown"),
    [
        ("Tansley, Crowe and Birtles", ["Ruby Tansley-Crowe", "Kayden Birtles"], "Tansley, Crowe and Birtles"),
        ("Tansley, Crowe and Birtles", ["Ruby Tansley-Crowe"], "Tansley and Crowe"),
        ("Tansley, Crowe and Birtles", ["Ruby Crowe"], "Crowe"),
        ("TANSLEY & CROWE", ["Ruby Tansley-Crowe"], "TANSLEY & CROWE"),
        ("TANSLEY/BIRTLES", ["Ruby Tansley"], "TANSLEY"),
        ("Tansley", ["Ruby Crowe"], "Crowe"),
        ("Tansley Birtles", ["Ruby Tansley"], "Tansley"),
        ("Tansley (Kayden’s)", ["Ruby Tansley"], "Tansley"),
        ("Tansley-Birtles", ["Ruby Tansley"], "Tansley"),
        ("van der Berg and Crowe", ["Ruby van der Berg"], "van der Berg"),
        ("Birtles", ["Baby"], "Baby"),
        ("and", ["Ruby Crowe"], "Crowe"),
        ("", ["Ruby Crowe"], "Crowe"),
        ("Alexander", ["Ruby Alexander"], "Alexander"),
        ("Birtles", [], ""),
    ],
)
def test_only_parts_somebody_seen_has(typed: str, names: list[str], shown: str) -> None:
    assert name_shown(typed, names) == shown


@given(st.sets(st.sampled_from(SURNAMES), min_size=1), st.sets(st.sampled_from(SURNAMES), min_size=1), st.data())
def test_no_word_is_shown_that_nobody_seen_has(seen: set[str], hidden: set[str], data: st.DataObject) -> None:
    parts = data.draw(st.permutations(sorted(seen | hidden)))
    typed = data.draw(st.sampled_from([", ", " and ", " & ", "/", " "])).join(parts)
    names = [f"Ruby {one}" for one in sorted(seen)]
    words = set(re.findall(r"[^\W_]+", name_shown(typed, names))) - {"and"}
    assert words
    assert words <= set(re.findall(r"[^\W_]+", " ".join(names)))


@given(st.lists(st.sampled_from(SURNAMES), min_size=1, unique=True), st.sampled_from(SURNAMES))
def test_who_sees_everybody_reads_what_was_typed_and_nobody_hidden_changes_it(parts: list[str], other: str) -> None:
    names = [f"Ruby {one}" for one in parts]
    typed = " and ".join(parts)
    assert name_shown(typed, names) == typed
    if other not in parts:
        assert name_shown(f"{typed} and {other}", names) == name_shown(typed, names) or len(parts) > 2
