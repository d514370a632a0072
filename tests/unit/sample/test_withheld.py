"""No withheld fact and no child without a connection stands in a copy of v3 or v5; put in, it is seen."""

from collections.abc import Iterator
from datetime import date

import pytest

from kith.core.editions.edition import Edition, Paragraph, Section
from kith.core.editions.scan import scan, scan_edition
from tests.unit.sample.plans import READERS, edition, given, guard, guard_file, naive_hits, plan, texts, told
from tests.unit.sample.withheld import CHILDREN_OF, WITHHELD, Withheld
from tools.sample_plan.keys import id_of

EVERY = [(version, key) for version in (3, 5) for key in READERS]
LATER = (None, date(2026, 7, 1), date(2026, 10, 30))


def _kept_from(key: str) -> Iterator[Withheld]:
    return (one for one in WITHHELD if key not in one.may_hold)


@pytest.mark.rule("SHARE-6", part="v3 and v5: W1 to W16 looked for in every copy, in force or not")
@pytest.mark.parametrize(("version", "key"), EVERY)
def test_no_copy_holds_a_withheld_word(version: int, key: str) -> None:
    held = texts(edition(version, key))
    for one in _kept_from(key):
        assert not list(naive_hits(held, one.words)), f"{one.fact} in {key}'s copy"


@pytest.mark.rule("SHARE-6", part="the scan with the guard of the day finds nothing in any copy")
@pytest.mark.parametrize("today", LATER)
@pytest.mark.parametrize(("version", "key"), EVERY)
def test_the_products_own_scan_finds_nothing_either(version: int, key: str, today: date | None) -> None:
    edition(version, key, today)  # fails on a hit


def test_the_guard_says_what_the_list_says() -> None:
    facts = guard_file().facts
    assert {fact.label.split(":")[0] for fact in facts if fact.together} == {one.fact for one in WITHHELD if one.said}
    for one in WITHHELD:
        for words in one.words:
            held = [fact for fact in facts if words in fact.variants and fact.label.startswith(f"{one.fact}:")]
            assert [fact.may_hold for fact in held] == [frozenset(map(id_of, one.may_hold))], (one.fact, words)
            assert held[0].period.from_on.isoformat() == one.since, one.fact
    listed = {one.fact for one in WITHHELD}
    assert {fact.label.split(":")[0] for fact in facts} == listed == {f"W{number}" for number in range(1, 17)}


def test_who_may_hold_a_word_and_is_given_its_item_does_hold_it() -> None:
    """The list is not just shut: a copy that may hold the words does, where the plan has them."""
    holders = {
        "Bluebird": ("leanne", "elin", "pauline", "shelley", "kirsty", "joan", "graham", "mark"),
        "bolt": ("pauline", "shelley", "kirsty", "joan"),
        "tummy hurts": ("leanne", "elin", "pauline", "shelley"),
        "pillow": ("leanne", "elin", "pauline", "shelley"),
        "Hoot": ("leanne", "elin", "pauline", "shelley", "kirsty", "joan", "graham", "ruby"),
        "Lantern": ("aluko", "graham"),
        "Joan's key": ("pauline", "shelley", "kirsty", "joan"),
    }
    for words, expected in holders.items():
        held = {key for key in READERS if list(naive_hits(texts(edition(5, key)), [words]))}
        assert held == set(expected), words


@pytest.mark.rule("SHARE-5", part="AT-97: no adult sees a child they have no connection to")
@pytest.mark.parametrize(("version", "key"), EVERY)
def test_no_copy_names_a_child_without_a_connection(version: int, key: str) -> None:
    held = texts(edition(version, key))
    others = [child for child in ("Kayden", "Ruby", "Alfie") if child not in CHILDREN_OF.get(key, ())]
    assert not list(naive_hits(held, others))


@pytest.mark.rule(
    "SHARE-6", part="AT-101: Leanne's private plan and how she is reached stand in no copy, hers included"
)
@pytest.mark.parametrize("version", [3, 5])
def test_the_private_plan_and_safe_contact_stand_in_no_copy(version: int) -> None:
    secret = [words for one in WITHHELD if one.fact in {"W5", "W11"} for words in one.words]
    assert len(secret) == 12
    for key in READERS:
        assert not list(naive_hits(texts(edition(version, key)), [*secret, "private plan"])), key


@pytest.mark.rule("SHARE-6", part="AT-102: the owl and the stop-word are two facts, neither in Craig's or Ray's copy")
@pytest.mark.parametrize("version", [3, 5])
def test_owl_and_stop_word(version: int) -> None:
    owl, word = ([one for one in guard_file().facts if one.label.startswith(f"{name}:")] for name in ("W6", "W15"))
    assert len(owl) == len(word) == 1
    assert not set(owl[0].variants) & set(word[0].variants)
    for key in ("craig", "ray"):
        assert not list(naive_hits(texts(edition(version, key)), (*owl[0].variants, *word[0].variants)))


# Whole editions of 4.5 of v3 and v5: with any withheld word put in, in any spelling, they are stopped (AT-107).
WHOLE = [(3, "craig"), (5, "craig"), (3, "ray"), (5, "ray"), (5, "dean"), (5, "imran")]
SPELLINGS = (
    str, str.upper, lambda words: words.replace(" ", "-"), lambda words: words.replace(" ", "\n  "),
    lambda words: "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in words),
)  # fmt: skip


def _with(made: Edition, words: str) -> Edition:
    """Line ends in the words part them over two fields."""
    first, *rest = words.split("\n")
    blocks = (Paragraph(text=f"One more thing: {first}"), *(Paragraph(text=one) for one in rest))
    return made.model_copy(update={"sections": (*made.sections, Section(heading="More", blocks=blocks))})


@pytest.mark.rule("SHARE-6", part="AT-107: any W-word in any spelling stops the whole editions of 4.5")
@pytest.mark.parametrize(("version", "key"), WHOLE)
def test_any_withheld_word_stops_a_whole_edition(version: int, key: str) -> None:
    file, made = plan(version), given(version, key)
    sought = file.sought_for(file.reader(id_of(key)), guard(version, date(2026, 10, 30)))
    assert not scan_edition(made, sought)
    for one in _kept_from(key):
        for words in one.words:
            for spelling in SPELLINGS:
                assert scan_edition(_with(made, spelling(words)), sought), f"{one.fact}: {spelling(words)}"


@pytest.mark.rule("SHARE-6", part="v3 and v5: a sentence that gives a fact away without a spelling of it is stopped")
@pytest.mark.parametrize(("version", "key"), WHOLE)
def test_any_sentence_that_gives_a_fact_away_stops_a_whole_edition(version: int, key: str) -> None:
    file, made = plan(version), given(version, key)
    sought = file.sought_for(file.reader(id_of(key)), guard(version, date(2026, 10, 30)))
    for one in _kept_from(key):
        ids = {fact.id for fact in guard_file().facts if fact.label.startswith(f"{one.fact}:")}
        for words in one.said:
            for spelling in SPELLINGS:
                held = {hit.sought_id for hit in scan_edition(_with(made, spelling(words)), sought)}
                assert held & ids, f"{one.fact}: {spelling(words)}"


def test_what_each_reader_knows_already_stops_nothing() -> None:
    """Whom the plan tells how to ring for help is not told who rang."""
    file = plan(5)
    held = [text for key in ("pauline", "shelley") for text in texts(edition(5, key))]
    assert any("Ruby knows how to ring 999" in text for text in held)
    for key in ("ruby", "craig", "pauline", "priya"):
        sought = file.sought_for(file.reader(id_of(key)), guard(5))
        line = "This is Ruby’s page. If Mum will not wake, ring 999. The police come."
        assert not [hit for hit in scan([("", line)], sought) if hit.label.startswith("W2")]


@pytest.mark.rule("SHARE-7", part="no words of v3 or v5 for Craig or Ray come from a child or from Leanne")
@pytest.mark.parametrize("version", [3, 5])
def test_nothing_a_child_or_leanne_said_is_told_to_craig_or_ray(version: int) -> None:
    protected = {id_of(key) for key in ("leanne", "kayden", "ruby", "alfie")}
    for telling in plan(version).tellings:
        if telling.reader_id in {id_of("craig"), id_of("ray")}:
            assert telling.sources
            assert not {source.person_id for source in telling.sources} & protected


@pytest.mark.rule("SHARE-7", part="words that came from Leanne or a child are held back until released by two")
@pytest.mark.parametrize("key", ["craig", "ray"])
@pytest.mark.parametrize("speaker", ["leanne", "ruby"])
def test_words_of_hers_are_held_back(key: str, speaker: str) -> None:
    file = plan(5)
    kind = next(one.source.kind for one in file.document.content.items if one.source.person_id == id_of(speaker))
    source = {"kind": kind, "person_id": id_of(speaker)}
    label = "R6"
    words = told(5, key)[label]
    unreleased = {"speaker_asked": False, "released_by": ()}

    def words_reach_them(**release: object) -> bool:
        changed = tuple(
            type(one).model_validate({**one.model_dump(), "sources": (source,), **unreleased, **release})
            if one.reader_id == id_of(key) and one.words == words
            else one
            for one in file.tellings
        )
        made, _ = file.model_copy(update={"tellings": changed}).edition_for(file.reader(id_of(key)), guard(5))
        return words in texts(made)

    assert not words_reach_them()
    assert not words_reach_them(speaker_asked=True, released_by=(id_of("helen"),))
    assert not words_reach_them(released_by=(id_of("helen"), id_of("amara")))
    assert words_reach_them(speaker_asked=True, released_by=(id_of("helen"), id_of("amara")))


def test_the_tests_own_scanner_sees_what_it_is_made_for() -> None:
    assert list(naive_hits(["at Shelleys"], ["Shelley"])) == ["Shelley"]
    assert list(naive_hits(["ring +44 (0)7700-900 150"], ["07700 900150"]))
    assert list(naive_hits(["MÁRAC"], ["MARAC"]))
    assert not list(naive_hits(["Howl's bowl"], ["owl"]))
    assert scan([("", "at Shelleys")], plan(3).sought_for(plan(3).reader(id_of("craig")), guard(3)))
