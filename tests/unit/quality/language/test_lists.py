"""The word lists as data: whole, versioned, ours; and their inflections."""

import pytest

from kith.core.quality.language.lists import Kind, entries, everyday, inflected, plural, versions


def test_each_list_has_its_version() -> None:
    assert set(versions()) == {kind.value for kind in Kind}
    assert all(versions().values())


@pytest.mark.rule("QUAL-2", part="each word of the lists has a better one")
def test_each_word_says_what_to_say_instead() -> None:
    for entry in entries():
        assert entry.say.strip()
        assert not entry.say.endswith(".")
        assert entry.forms


def test_no_word_stands_twice_in_one_list() -> None:
    for kind in Kind:
        forms = [form for entry in entries() if entry.kind is kind for form in set(entry.forms)]
        assert sorted(forms) == sorted(set(forms)), kind


def test_the_swaps_hold_no_word_of_the_lists_themselves() -> None:
    jargon = {form for entry in entries() if entry.kind in {Kind.LABEL, Kind.ACRONYM} for form in entry.forms}
    for entry in entries():
        assert not jargon & set(entry.say.split()), entry.say


@pytest.mark.parametrize(("one", "many"), [("agency", "agencies"), ("day", "days"), ("process", "processes")])
def test_plurals(one: str, many: str) -> None:
    assert plural(one) == many


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("engage", ["engage", "engages", "engaging", "engaged"]),
        ("comply", ["comply", "complies", "complying", "complied"]),
        ("step down", ["step down", "steps down", "stepping down", "stepped down"]),
        ("undertake", ["undertake", "undertakes", "undertaking", "undertook"]),
        (
            "be assessed",
            ["be assessed", "is assessed", "are assessed", "was assessed", "were assessed", "been assessed"],
        ),
    ],
)
def test_inflections(verb: str, forms: list[str]) -> None:
    assert list(inflected(verb)) == forms


def test_everyday_words_are_small_letters() -> None:
    assert {word for word in everyday() if word != word.lower()} == set()
