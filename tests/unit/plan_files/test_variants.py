"""What a withheld fact may be written as: proposed for a person to look over, and then found by the scan."""

from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.core.editions.needles import Sought
from kith.core.editions.scan import Hit, scan
from kith.core.editions.variants import MOST, FactKind, variants

pytestmark = pytest.mark.rule("SHARE-6", part="spellings of a withheld fact are proposed")


def found(kind: FactKind, value: str, text: str) -> tuple[Hit, ...]:
    return scan([("text", text)], (Sought(UUID(int=1), "fact", variants(kind, value)),))


@pytest.mark.parametrize(
    "value", ["07700 900118", "+44 7700 900118", "0044 (0)7700900118", "07700-900-118", "(07700) 900118"]
)
def test_a_mobile_however_it_was_given(value: str) -> None:
    proposed = variants(FactKind.PHONE, value)
    assert proposed[0] == value
    assert {
        "07700900118",
        "07700 900118",
        "07700 900 118",
        "+44 7700 900118",
        "+447700900118",
        "0044 7700 900118",
    } <= set(proposed)
    assert "900118" not in proposed
    for text in ("ring 0770 0900 118 now", "+44(0)7700 900118", "7700900118", "07700.900.118"):
        assert found(FactKind.PHONE, value, text), text


def test_a_landline_is_also_written_without_its_area() -> None:
    assert {"960123", "01632960123", "(01632) 960123"} <= set(variants(FactKind.PHONE, "01632 960123"))
    assert found(FactKind.PHONE, "01632 960123", "ring 960 123")
    assert not found(FactKind.PHONE, "01632 960123", "on 9 6 2012 at 3pm")
    assert variants(FactKind.PHONE, "999") == ("999",)
    assert variants(FactKind.PHONE, "+353 1 555 0100")[1] == "35315550100"


@pytest.mark.parametrize(
    "text",
    ["14 Quarry Lane", "at 14, quarry lane", "in Quarry Ln", "quarry la.", "QX49ZB", "qx4 9zb", "fourteen Quarry Lane",
     "number 14 Quarry Ln", "Skelby"],
)  # fmt: skip
def test_an_address_by_any_part_of_it(text: str) -> None:
    assert found(FactKind.ADDRESS, "14 Quarry Lane, Skelby QX4 9ZB", text)


def test_an_address_does_not_cry_wolf() -> None:
    for text in ("on 14 March", "a quarry", "the lane", "9 o'clock", "flat 2"):
        assert not found(FactKind.ADDRESS, "Flat 2, 14 Quarry Lane, QX4 9ZB", text), text


@pytest.mark.parametrize(
    ("value", "proposed"),
    [
        ("3 Heron Court", {"Heron Court", "Heron Ct", "3 Heron Ct", "three Heron Court"}),
        ("Flat 2, 7 St Mark's Road", {"7 St Mark's Rd", "St Mark's Rd", "Saint Mark's Road", "Apartment 2", "Apt 2"}),
        ("12b Mill Rise", {"12b Mill Rise", "12 b Mill Rise", "Mill Rise"}),
        ("21 High St.", {"21 High Street", "High Street", "twenty-one High St."}),
        ("Rose Cottage, Back Lane", {"Rose Cottage", "Back Ln", "Rose Cottage, Back Lane"}),
        ("ab12cd", {"AB1 2CD", "AB12CD"}),
    ],
)  # fmt: skip
def test_addresses(value: str, proposed: set[str]) -> None:
    assert proposed <= set(variants(FactKind.ADDRESS, value))


@pytest.mark.parametrize(
    ("value", "proposed"),
    [
        ("Michelle Dunn", {"Shell Dunn", "Shelley", "M Dunn", "Ms Dunn", "Michelle", "Michelle D"}),
        ("Dunn, Michelle", {"Michelle Dunn", "Shell Dunn"}),
        ("Zoë Müller", {"Zoe Muller", "Zoë", "Z Müller"}),
        ("Jürgen", {"Jurgen", "Juergen"}),
        ("Ruby Tansley-Crowe", {"Ruby Tansley", "Ruby Crowe", "R Tansley-Crowe"}),
        ("Bob", {"Robert", "Rob", "Bobby"}),
        ("Xanthe", {"Xanthe"}),
    ],
)  # fmt: skip
def test_names(value: str, proposed: set[str]) -> None:
    assert proposed <= set(variants(FactKind.NAME, value))


def test_a_surname_alone_is_not_proposed() -> None:
    """A safe person with the same surname must not set it off."""
    assert "Dunn" not in variants(FactKind.NAME, "Michelle Dunn")
    assert not found(FactKind.NAME, "Michelle Dunn", "Gary Dunn fetches them")


@pytest.mark.parametrize(
    ("kind", "value", "proposed"),
    [
        (FactKind.PLACE, "St Aidan's Primary School", {"St Aidan's", "Saint Aidan's", "St Aidan's Primary"}),
        (FactKind.PLACE, "The Beacon Centre", {"The Beacon", "Beacon"}),
        (FactKind.PLACE, "Park & Hill Surgery", {"Park & Hill", "Park and Hill Surgery"}),
        (FactKind.WORDS, "MARAC", {"M.A.R.A.C."}),
        (FactKind.WORDS, "M.A.R.A.C.", {"MARAC"}),
        (FactKind.WORDS, "gin and bitters", {"gin & bitters"}),
        (FactKind.WORDS, "café", {"cafe"}),
        (FactKind.WORDS, "near QX4 9ZB", {"QX49ZB"}),
    ],
)  # fmt: skip
def test_places_and_other_words(kind: FactKind, value: str, proposed: set[str]) -> None:
    assert proposed <= set(variants(kind, value))


@pytest.mark.parametrize("kind", list(FactKind))
@pytest.mark.parametrize("value", ["", "   ", "…", "\n"])
def test_nothing_is_nothing(kind: FactKind, value: str) -> None:
    assert variants(kind, value) == ()


@settings(max_examples=400, deadline=None)
@given(
    st.sampled_from(list(FactKind)),
    st.text(max_size=60) | st.from_regex(r"[0-9]{0,3} ?[A-Z][a-z]{2,8}[ ,.'-]{0,2}[A-Za-z0-9]{0,9}"),
)
def test_whatever_is_given(kind: FactKind, value: str) -> None:
    proposed = variants(kind, value)
    assert proposed == variants(kind, value)
    assert len(set(proposed)) == len(proposed) <= MOST
    assert all(one.strip() == one and any(map(str.isalnum, one)) for one in proposed)
    assert not proposed or " ".join(value.split()) in proposed


@settings(max_examples=200, deadline=None)
@given(
    st.from_regex(r"\A0(7[0-9]{9}|1[0-9]{9}|2[0-9]{9})\Z"),
    st.sampled_from([" ", "-", "", ".", " / "]),
    st.integers(1, 6),
)
def test_a_number_is_found_however_it_is_grouped(digits: str, between: str, size: int) -> None:
    written = between.join(digits[at : at + size] for at in range(0, len(digits), size))
    assert found(FactKind.PHONE, digits, f"ring {written} tonight")
    assert found(FactKind.PHONE, written, f"ring +44 {digits[1:]} tonight")
