"""Every reader gets what the edition matrix gives them, no less and no more (scenario 4.2, 4.6)."""

import re

import pytest

from kith.core.plans.content import AnyItem
from tests.unit.sample.matrix import gets, views
from tests.unit.sample.plans import READERS, block_texts, edition, given, item, plan, texts, told
from tools.sample_plan.keys import id_of

EVERY = [(version, key) for version in (3, 5) for key in READERS]


def base_words(one: AnyItem) -> list[str]:
    """What an item says in its own words, field by field; labels, names and dates of the edition's making are not."""
    fields = {
        "purpose": ("worry", "needed"), "goal": ("words",), "scale": ("ten", "zero"),
        "harm": ("behaviour", "how_often"),
        "plan_rule": ("title", "hard_times", "triggers", "first_signs", "red_flags", "also", "child_line"),
        "safety_step": ("act", "by_when", "check_how"), "bottom_line": ("words", "shown_by", "evidence"),
        "map_item": ("words",),
        "order": ("title", "conditions", "warning"), "if_then": ("when", "then", "by_when", "if_they_cannot_say"),
        "backup_for_child": ("noticed", "effect", "calmed", "child_can", "if_parent_changes"),
        "outcome": ("words", "baseline", "measure", "if_not_reached"), "action": ("act", "by_when", "how_known"),
        "timeline_row": ("when", "task", "meetings", "changes"), "view": ("words",), "sentence_for_child": ("words",),
        "safety_object": ("name", "place", "meaning", "what_they_do"), "step_down": ("words",), "need": ("words",),
        "network_member": ("needs",), "whom_to_ring": ("phone",),
    }  # fmt: skip
    if one.kind == "danger":
        return [*one.sentences(), *(dispute.worked_with for dispute in one.disputes)]
    if one.kind == "picture_story":
        return [line.words for panel in one.panels for line in panel.lines]
    found = [trigger.response for trigger in one.triggers] if one.kind == "backup_for_child" else []
    for name in fields[one.kind]:
        value = getattr(one, name)
        found += [value] if isinstance(value, str) else list(value)
    return [words for words in found if words]


def blocks_expected(one: AnyItem, how: str) -> int:
    if how == "w":
        return 1
    if one.kind == "danger":
        return 1 + len(one.disputes)
    return {"purpose": 2, "picture_story": 5}.get(one.kind, 1)


def test_the_hand_written_matrix_covers_every_reader_of_the_files() -> None:
    for version in (3, 5):
        assert {reader.id for reader in plan(version).readers} == {id_of(key) for key in READERS}


@pytest.mark.rule("SHARE-5", "SHARE-1", part="the sample's readers get what the matrix gives them")
@pytest.mark.parametrize(("version", "key"), EVERY)
def test_no_less(version: int, key: str) -> None:
    held = "\n".join(texts(edition(version, key)))
    words = told(version, key)
    for label, how in gets(version, key).items():
        for expected in [words[label]] if how == "w" else base_words(item(version, label)):
            assert expected in held, f"{key} lacks {label}: {expected}"


@pytest.mark.rule("SHARE-5", part="the sample's readers get nothing beyond the matrix")
@pytest.mark.parametrize(("version", "key"), EVERY)
def test_no_more(version: int, key: str) -> None:
    made, theirs = edition(version, key), gets(version, key)
    if not theirs:
        assert made is None
        return
    assert made is not None
    note = 1 if made.sections[-1].heading == "If somebody asks you for this" else 0
    count = sum(len(section.blocks) for section in made.sections) - note
    assert count == sum(blocks_expected(item(version, label), how) for label, how in theirs.items())
    assert set(told(version, key)) == {label for label, how in theirs.items() if how == "w"}


@pytest.mark.rule("SHARE-5", part="no distinctive words of an item that is not a reader's stand in their copy")
@pytest.mark.parametrize(("version", "key"), EVERY)
def test_no_words_of_what_is_not_theirs(version: int, key: str) -> None:
    theirs = gets(version, key)
    allowed = "\n".join(told(version, key).values())
    allowed += "\n".join(
        words for label, how in theirs.items() if how == "y" for words in base_words(item(version, label))
    )
    held = "\n".join(texts(edition(version, key)))
    for one in plan(version).document.content.items:
        if theirs.get(one.label) != "y":
            strange = [words for words in base_words(one) if len(words) > 14 and words not in allowed]
            assert not [words for words in strange if words in held], f"{key} has {one.label}"


@pytest.mark.rule("SHARE-5", part="every block belongs to something that is the reader's")
@pytest.mark.parametrize(("version", "key"), EVERY)
def test_every_block_belongs_to_something_of_theirs(version: int, key: str) -> None:
    made, theirs = edition(version, key), gets(version, key)
    words = told(version, key)
    people = {person.name for person in plan(version).document.content.people}
    mine = [words[label] for label, how in theirs.items() if how == "w"]
    mine += [said for label, how in theirs.items() if how == "y" for said in base_words(item(version, label))]
    for section in made.sections if made else ():
        for block in section.blocks:
            said = block_texts(block)
            if section.heading == "If somebody asks you for this" or (said[0] in people and len(said) == 1):
                continue
            assert any(one in text for one in mine for text in said), f"{key}: {said}"


@pytest.mark.rule("SHARE-5", part="default deny: who is not a reader of anything gets no copy at all")
@pytest.mark.parametrize("version", [3, 5])
def test_gemma_gaz_and_michelle_get_nothing(version: int) -> None:
    assert [edition(version, key) for key in ("gemma", "gaz", "michelle")] == [None, None, None]


def test_nobody_is_given_anything_before_they_are_asked_or_found() -> None:
    assert [edition(3, key) for key in ("imran", "dean", "diane")] == [None, None, None]


@pytest.mark.rule("VOICE-2", part="in a copy, words stand only for those the speaker chose")
@pytest.mark.parametrize("version", [3, 5])
def test_words_reach_only_those_the_speaker_chose(version: int) -> None:
    for label, chosen in views(version).items():
        words = getattr(item(version, label), "words")  # noqa: B009
        held = {key for key in READERS if words in "\n".join(texts(edition(version, key)))}
        assert held == {*chosen, *(("elin",) if "leanne" in chosen else ())}, label


@pytest.mark.rule("NET-7", part="in copies: who was considered and not suitable stands in none of the family's")
@pytest.mark.parametrize("version", [3, 5])
def test_who_was_not_suitable_stands_in_no_copy_of_the_family(version: int) -> None:
    held = {key for key in READERS if "Gary Holt" in "\n".join(texts(edition(version, key)))}
    assert held == {"graham"}


@pytest.mark.rule("TIME-3", part="copies: that visits are unannounced is said, their dates are in none")
@pytest.mark.parametrize("version", [3, 5])
def test_the_dates_of_visits_stand_in_no_copy(version: int) -> None:
    rows = [one for one in plan(version).document.content.items if one.kind == "timeline_row" and one.unannounced]
    assert rows
    for key in READERS:
        held = "\n".join(texts(edition(version, key)))
        for row in rows:
            assert row.meetings not in held
            assert not any(f"{word} {date}" in held for date in re.findall(r"\d+ [A-Z]\w+", row.meetings)
                           for word in ("visit", "visits", "sees each child"))  # fmt: skip
    assert "Some evening visits are unannounced" in "\n".join(texts(given(version, "leanne")))
