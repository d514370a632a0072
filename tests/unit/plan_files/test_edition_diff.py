"""Between two copies of one reader: only what stands in one of them, and all of it."""

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kith.core.editions.edition import Edition, Paragraph, Section
from kith.core.editions.edition_diff import diff_editions, in_words
from kith.core.plans.diff import How
from tests.unit.plan_files.files import guard_file, plan

READERS = [reader.id for reader in plan(5).readers]
NAMES = [reader.name for reader in plan(5).readers]


def copies(index: int) -> tuple[Edition | None, Edition | None]:
    made = []
    for version in (3, 5):
        file = plan(version)
        guard = guard_file().guard(file.days(date(2026, 3, 17)))
        try:
            reader = file.reader(READERS[index])
        except ValueError:
            made.append(None)
            continue
        edition, hits = file.edition_for(reader, guard)
        assert not hits
        made.append(edition)
    return made[0], made[1]


def strings(edition: Edition | None, *, labels: bool = True) -> set[str]:
    held = edition.strings() if edition else ()
    return {text for place, text in held if labels or not place.startswith("labels.")}


@pytest.mark.rule("SHARE-12")
@pytest.mark.parametrize("index", range(len(READERS)), ids=NAMES)
def test_a_reader_is_told_each_change_and_only_from_their_own_copies(index: int) -> None:
    before, after = copies(index)
    changes = diff_editions(before, after)
    theirs = "\n".join((*strings(before), *strings(after)))
    for change in changes:
        assert not change.heading or change.heading in theirs
        for line in f"{change.before}\n{change.after}".splitlines():
            assert line in theirs or any(
                line[: found.start()] in theirs and line[found.end() :] in theirs for found in re.finditer(": ", line)
            ), line
    told = {change.before for change in changes} | {change.after for change in changes}
    for text in strings(before, labels=False) ^ strings(after, labels=False):
        assert any(text in words or text == change.heading for words in told for change in changes), text
    assert diff_editions(before, before) == diff_editions(after, after) == ()
    assert (changes == ()) == (strings(before, labels=False) == strings(after, labels=False))


@pytest.mark.rule("SHARE-12", part="who poses a risk reads of their own part's change and of nothing else")
def test_craig_reads_of_the_order_and_not_of_the_list_for_the_nights() -> None:
    before, after = copies(NAMES.index("Craig Crowe"))
    told = "\n".join(map(in_words, diff_editions(before, after)))
    assert "{+court order+}" in told
    for words in ("Tonight", "Bluebird", "Kirsty", "Shelley", "R2", "Ruby's birthday"):
        assert words not in told


def test_nothing_before_and_nothing_after() -> None:
    before, after = copies(NAMES.index("Imran Sheikh"))
    assert before is None
    assert after is not None
    assert {change.how for change in diff_editions(None, after)} == {How.ADDED}
    assert {change.how for change in diff_editions(after, None)} == {How.DROPPED}
    assert diff_editions(None, None) == ()
    assert any(in_words(change).startswith("No longer under “What you do”") for change in diff_editions(after, None))


words = st.sampled_from(["rings Dev", "rings Dev at 8", "goes home", "texts Ana", "texts Ana and Dev by noon", "stays"])
sections = st.lists(
    st.builds(
        lambda heading, texts: Section(heading=heading, blocks=tuple(Paragraph(text=text) for text in texts)),
        st.sampled_from(["What you do", "What others do", "Whom to ring"]),
        st.lists(words, min_size=1, max_size=5),
    ),
    max_size=3,
    unique_by=lambda section: section.heading,
).map(tuple)


@pytest.mark.rule("SHARE-12", part="any two copies: nothing is told twice, left out or made up")
@settings(max_examples=300, deadline=None)
@given(sections, sections)
def test_any_two_copies(one: tuple[Section, ...], other: tuple[Section, ...]) -> None:
    base = copies(0)[1]
    assert base is not None
    before, after = (base.model_copy(update={"sections": held}) for held in (one, other))
    changes = diff_editions(before, after)
    assert (changes == ()) == (one == other)
    pieces = [sorted((section.heading, block.text) for section in held for block in section.blocks
                     if isinstance(block, Paragraph)) for held in (one, other)]  # fmt: skip
    told = [change for change in changes if change.how is not How.MOVED or change.before != change.after]
    kept = list(pieces[0])
    for change in told:
        if change.how is How.DROPPED:
            kept.remove((change.heading, change.before))
    assert all(in_words(change) for change in changes)
    assert {change.after for change in changes if change.after} <= {text for _, text in pieces[1]}
    assert {change.before for change in changes if change.before} <= {text for _, text in pieces[0]}
