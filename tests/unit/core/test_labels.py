"""What the council calls the parts of a plan: on copies, and in no hash (SHARE-4, AGR-12)."""

from collections.abc import Mapping
from datetime import date

import pytest

from kith.core.authority.policy import Policy
from kith.core.editions.compose import compose
from kith.core.editions.edition import Edition
from kith.core.editions.edition_diff import diff_editions
from kith.core.editions.headings import heading_for
from kith.core.editions.kinds import KINDS
from kith.core.editions.labels import PLAIN, Labels, called
from kith.core.editions.reader import ComposeContext, Contact, Relation
from kith.core.plans.content import Box, Danger, Goal, MapItem, Sourced
from tests.unit.core.plain import CONTEXT, LEANNE, RUBY, SOURCE, content, guard, reader, uid

pytestmark = pytest.mark.rule("SHARE-4", part="what the council calls a part makes no copy stale")
COUNCIL = Labels(danger_statement="Our worries for you", safety_goal="Where we are going")
ITEMS = (
    Danger(id=uid(401), children=(RUBY,), source=SOURCE, behaviour=Sourced(words="Craig shouted and hit.")),
    Goal(id=uid(402), children=(RUBY,), source=SOURCE, danger_id=uid(401), words="Grown-ups speak calmly."),
    MapItem(id=uid(403), children=(RUBY,), source=SOURCE, box=Box.GOAL, words="Calm evenings."),
)


def _made(labels: Labels, words: str = "Craig shouted and hit.") -> Edition:
    items = (ITEMS[0].model_copy(update={"behaviour": Sourced(words=words)}), *ITEMS[1:])
    context = CONTEXT.model_copy(update={"labels": labels})
    edition = compose(content(*items), (), guard(), context, reader(LEANNE, relation=Relation.PARENT))
    assert edition is not None
    return edition


def test_every_label_is_a_heading_of_copies_and_a_setting_with_the_same_default() -> None:
    box = {
        box: heading_for(MapItem(id=uid(1), children=(RUBY,), source=SOURCE, box=box), content(), reader(), ())
        for box in Box
    }
    headings = {kind.heading for kind in KINDS.values()} | set(box.values())
    assert set(PLAIN.model_dump().values()) <= headings
    settings = {name.removeprefix("label_"): value for name, value in Policy() if name.startswith("label_")}
    assert settings == PLAIN.model_dump()


def test_a_copy_bears_the_councils_words_and_kiths_own_where_it_has_none() -> None:
    assert [section.heading for section in _made(PLAIN).sections] == [
        "What we are worried about",
        "What we want to see",
    ]
    theirs = _made(COUNCIL)
    assert [section.heading for section in theirs.sections] == ["Our worries for you", "Where we are going"]
    assert len(theirs.sections[1].blocks) == 2, "goals of the map stand there as well"
    read = {text for _, text in theirs.strings()}
    assert read == set(theirs.texts()), "what is scanned is what is read"
    assert "What we are worried about" not in read


def test_other_words_for_a_part_change_no_hash_and_no_agreement_and_other_content_does() -> None:
    assert _made(COUNCIL).hash == _made(PLAIN).hash
    assert _made(COUNCIL).part_hash == _made(PLAIN).part_hash
    assert _made(COUNCIL, "He shouted.").hash != _made(COUNCIL).hash
    assert _made(COUNCIL, "He shouted.").part_hash != _made(COUNCIL).part_hash


def test_two_parts_under_one_word_stay_two_and_change_no_hash() -> None:
    same = Labels(danger_statement="Worries and hopes", safety_goal="Worries and hopes")
    assert [section.heading for section in _made(same).sections] == ["Worries and hopes"] * 2
    assert _made(same).hash == _made(PLAIN).hash


def test_copies_that_differ_in_the_councils_words_alone_differ_in_nothing_that_is_told() -> None:
    assert diff_editions(_made(PLAIN), _made(COUNCIL)) == ()
    (change,) = diff_editions(_made(PLAIN), _made(COUNCIL, "Craig shouted and hit Leanne."))
    assert change.heading == "Our worries for you"


def test_an_edition_stored_before_there_were_labels_reads_and_hashes_as_before() -> None:
    edition = _made(PLAIN)
    stored = edition.model_dump(mode="json")
    for section in stored["sections"]:
        del section["plainly"]
    assert Edition.model_validate(stored).hash == edition.hash


@pytest.mark.parametrize("labels", [{}, {"said": "In their words"}])
def test_only_what_the_council_calls_otherwise_is_called_otherwise(labels: Mapping[str, str]) -> None:
    assert called(Labels(**labels)) == {getattr(PLAIN, name): words for name, words in labels.items()}


@pytest.mark.rule("BACK-3", part="whom to ring out of hours stands on every copy")
def test_whom_to_ring_at_night_stands_between_talking_and_complaining_once_there_is_a_number() -> None:
    night = Contact(name="the emergency duty team", phone="01632 960200")
    with_number = ComposeContext(
        dated_on=date(2026, 1, 15), speak_to=CONTEXT.speak_to, complaints_phone="01632 960230", out_of_hours=night
    )
    edition = compose(content(), (), guard(), with_number, reader())
    assert edition is not None
    assert edition.speak_to_lines[1] == (
        "In the evening, at night or at a weekend, ring the emergency duty team, 01632 960200."
    )
    before = compose(content(), (), guard(), CONTEXT, reader())
    assert before is not None
    assert len(before.speak_to_lines) == 2
    assert before.part_hash == edition.part_hash, "nobody is asked again because of a telephone number"
    assert before.hash != edition.hash, "but the copy with the old number is not the right one any more"
